-- Whether two shares differ, and from which one may tell.

-- How many standard errors reach as far as 95 % do for one comparison, where so many are made at
-- once (Bonferroni): of all verdicts on a page at most one in twenty is then owed to chance.
-- The upper tail of the normal quantile after P. J. Acklam, right to nine digits.
create or replace macro tail_quantile(q) as
    -(((((-0.007784894002430293 * q - 0.3223964580411365) * q - 2.400758277161838) * q
        - 2.549732539343734) * q + 4.374664141464968) * q + 2.938163982698783)
    / ((((0.007784695709041462 * q + 0.3224671290700398) * q + 2.445134137142996) * q
        + 3.754408661907416) * q + 1);

-- In a macro, what is used often gets a name as the parameter of a lambda: written out each time,
-- a verdict would take longer to understand than to compute.
create or replace macro reach_of(comparisons) as
    if(comparisons <= 1, 1.959964,
        list_transform([sqrt(-2 * ln(0.025 / comparisons))], lambda q: tail_quantile(q))[1]);

-- The range of the difference of two shares by Newcombe's method (metrics.md 2.3); null where
-- one of them is a share of nothing.
create or replace macro difference(k, n, other_k, other_n, z := 1.959964) as
    list_transform(
        [{
            'share': k::double / nullif(n, 0),
            'low': wilson(k, n, -1, z := z),
            'high': wilson(k, n, 1, z := z),
            'other': other_k::double / nullif(other_n, 0),
            'other_low': wilson(other_k, other_n, -1, z := z),
            'other_high': wilson(other_k, other_n, 1, z := z)
        }],
        lambda one: {
            'value': one.share - one.other,
            'low': one.share - one.other
                - sqrt(pow(one.share - one.low, 2) + pow(one.other_high - one.other, 2)),
            'high': one.share - one.other
                + sqrt(pow(one.high - one.share, 2) + pow(one.other - one.other_low, 2))
        })[1];

-- From how many people on a share may be compared at all.
create or replace macro is_enough(n) as n >= 10;

-- A group's share against the rest of all, in words. Groups that are too small are no comparison,
-- and two groups are one: each is the other's rest. Null where there is no rest to compare with,
-- or one that is too small: the group itself is large enough.
create or replace macro verdict(k, n, all_k, all_n, unripe, groups) as
    case
        when not is_enough(n) and unripe > 0 and is_enough(n + unripe) then 'too early'
        when not is_enough(n) then 'too few'
        when not is_enough(all_n - n) then null
        else list_transform(
            [reach_of(if(groups = 2, 1, groups))],
            lambda z: list_transform(
                [difference(k, n, all_k - k, all_n - n, z := z)],
                lambda apart: case when apart.low > 0 then 'better' when apart.high < 0 then 'worse'
                    else 'no clear difference' end)[1])[1]
    end;
