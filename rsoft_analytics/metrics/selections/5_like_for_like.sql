-- A share put together from parts by weights that add up to 1, with Wilson's range for as many
-- calls as it is worth: a part with few calls and much weight makes it worth few.
create or replace macro weighted_ratio(share, calls_worth, n) as {
    'value': share,
    'n': n,
    'low': greatest(wilson(share * calls_worth, calls_worth, -1), 0),
    'high': least(wilson(share * calls_worth, calls_worth, 1), 1)
};
