-- Leads by credit
-- Leads, each shared out over what touched them before they became one: by any model they add up to the leads. Whom nothing is known to have touched is credited to Unknown.
-- unit: leads
-- models: last_non_direct, first, last, last_paid, linear, time_decay, position_based
-- by: source, channel, campaign
from credit_by_model($since, $until, $reps, $sources, $dimension, 'lead', $model)
