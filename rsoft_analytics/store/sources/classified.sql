-- One row is a text that was not known yet, and what it is taken for. Each text is looked at once,
-- however many rows have it. Scope: texts_asked (text, medium, campaign).
create or replace temp table texts_new as
with taken_apart as (
    select distinct
        texts_asked.*,
        -- as analysts write it: google / cpc
        medium = '' and regexp_full_match(text, '[^/]{1,60} / [^/]{1,40}') as is_pair
    from texts_asked anti join source_texts using (text, medium, campaign)
)
select
    * exclude (is_pair),
    if(is_pair, trim(split_part(text, ' / ', 1)), text) as said,
    lower(if(is_pair, trim(split_part(text, ' / ', 2)), medium)) as by_medium
from taken_apart;

-- One row is a text and a word, or several words in a row, that a rule may know.
create or replace temp table words_said as
with split as (
    select distinct said, words_of_source(said) as words from texts_new
),
starts as (
    select said, words, unnest(range(1, len(words) + 1)) as place from split
    where not list_has_any(words, ['not', 'non', 'no', 'without', 'except'])
),
runs as (
    select said, words, place, unnest(range(1, least(4, len(words) - place + 1) + 1)) as length
    from starts
)
select said, array_to_string(words[place:place + length - 1], ' ') as word, place, length, false as is_whole
from runs
union all
select distinct said, word(name_said(said)), 0, 0, true from texts_new
union all
select distinct said, word(said), 0, 0, true from texts_new;

-- One row is a text and the rule that decides: the longest that fits, and of two the person's own.
create or replace temp table rules_found as
with in_force as (
    select word, source, channel, found, null as site, null as bought, true as is_own
    from source_rules where removed_at is null
    union all
    select *, false from source_words
)
select words_said.said, in_force.*, is_whole
from words_said join in_force using (word)
where is_whole or found <> 'whole'
qualify row_number() over (
    partition by said
    order by is_whole desc, words_said.length desc, is_own desc, place, length(word) desc, word) = 1;

insert into source_texts by name
with known as (
    select
        texts_new.*,
        rule.* exclude (said),
        of_text.category as category_said,
        coalesce(of_text.category, of_host.category) as category,
        word(texts_new.said) is null or blank(texts_new.said) or coalesce(is_whole and source = 'Unknown', false)
            as is_nothing
    from texts_new left join rules_found as rule on rule.said = texts_new.said
    left join sites as of_text on of_text.site = lower(trim(texts_new.said))
    left join sites as of_host on of_host.site = host_of(texts_new.said)
),
linked as (
    select
        *,
        by_medium <> '' and not (is_nothing and by_medium in ('(not set)', 'not set')) as is_link,
        lower(trim(case when category is not null and category_said is null then host_of(said)
            when category is null and is_whole then coalesce(site, said)
            else said end)) as link_source
    from known
),
grouped as (
    select
        linked.*,
        if(is_link, ga4_group(link_source, trim(by_medium), lower(campaign), sites.category), null) as ga4
    from linked left join sites on sites.site = link_source
),
channelled as (
    select
        *,
        case
            when ga4 <> 'Unassigned' then ga4
            when is_nothing then 'Unknown'
            when channel is not null then channel
            else coalesce(channel_of_site(category), 'Other')
        end as channel_found
    from grouped
)
select
    text, medium, campaign,
    case
        when channel_found = 'Direct' then 'Direct'
        when is_nothing then if(ga4 <> 'Unassigned', by_medium, 'Unknown')
        when source is null or (not is_whole and found = 'kind')
            then tidy_source(if(host_of(said) is null, said, host_of(said)))
        when is_paid_channel(channel_found) then coalesce(bought, source)
        else source
    end as source,
    channel_found as channel,
    case
        when ga4 <> 'Unassigned' then 'ga4'
        when is_nothing then 'nothing said'
        when is_own then 'your rule'
        when source is not null then 'word'
        when category is not null then 'site'
        else 'no rule'
    end as decided_by,
    if(is_nothing, null, word) as word
from channelled
