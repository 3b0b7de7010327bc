-- Macros that everything else is written with.

-- The name of one row of an export among all rows.
create or replace macro row_id(of_import, place) as of_import::bigint * 4294967296 + place;

-- A share with its count and its Wilson 95 % range (metrics.md 2.3); null where nothing was counted.
create or replace macro wilson(k, n, side, z := 1.959964) as
    (k + z * z / 2 + side * z * sqrt(greatest(k * (n - k)::double / n, 0) + z * z / 4))
    / (n + z * z);

create or replace macro ratio(k, n) as {
    'value': k::double / nullif(n, 0),
    'n': n,
    'low': case when n > 0 then if(k = 0, 0.0, wilson(k, n, -1)) end,
    'high': case when n > 0 then if(k = n, 1.0, wilson(k, n, 1)) end
};

-- A name without its accents. In the scripts between Hebrew and Vedic what looks like an accent
-- is a vowel: without them राम and रमा would be one name.
create or replace macro without_accents(text) as
    if(regexp_matches(text, '[\x{0590}-\x{1CFF}]'), text, strip_accents(text));

-- A name folded for matching: no case, no accents, single spaces.
create or replace macro folded(text) as
    trim(regexp_replace(
        lower(without_accents(coalesce(text, ''))), '[^\p{L}\p{M}\p{N}@]+', ' ', 'g'));

-- A word as it stands in the tables of words.
create or replace macro word(text) as
    nullif(trim(regexp_replace(lower(text), '[^\p{L}\p{M}\p{N}]+', ' ', 'g')), '');

-- Whether a folded text holds each word of another.
create or replace macro holds_words(text, words) as
    len(list_filter(string_split(words, ' '), lambda word: not contains(text, word))) = 0;

-- To which powers (1 / reach, reach) a share that is left is raised for the ends of its 95 % band: by
-- Greenwood's variance, on the scale of log(-log). Where all are left or none there is no band.
create or replace macro band_reach(remaining, variance) as
    if(remaining > 1e-9 and remaining < 1, exp(1.959964 * sqrt(variance) / ln(remaining)), null)
