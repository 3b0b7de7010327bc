-- Customers by credit
-- People who became customers, by the day on which they became a lead, each shared out over what touched them before: by any model they add up to those won. Whoever nothing is known to have touched is credited to Unknown.
-- unit: leads
-- models: last_non_direct, first, last, last_paid, linear, time_decay, position_based, markov, shapley
-- by: source, channel, campaign
from credit_by_model($since, $until, $reps, $sources, $dimension, 'won', $model)
