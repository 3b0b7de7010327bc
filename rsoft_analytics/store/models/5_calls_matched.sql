-- One row is one identity of one system, and the call (cluster) it belongs to.
-- Scope: the parties in scope.
--
-- Within a system a call is known by line, rep, other party, direction and start, counted as
-- a multiset (record, ordinal). Between systems, calls of one party are matched one to one by
-- nearness: the n-th of one system is the n-th of the other within 5 seconds, or within the
-- minute or day where one of them tells no more. Rows of one export are of one system and so
-- never become one call. All of it is a function of the set of rows: order does not matter.
create or replace temp table records as
select
    record, ordinal, party_key,
    any_value(system) || ' ' || min(resolution) as system,
    any_value(direction) as direction,
    any_value(party_kind) as party_kind,
    min(party) as party,
    min(started_at) as started_at,
    min(resolution) as resolution,
    arg_max(outcome, outcome_rank(outcome)) as outcome,
    -- a row that says it was missed tells nothing of how long somebody else spoke
    if(bool_or(is_picked_up(outcome)), max(seconds) filter (is_picked_up(outcome)), 0) as seconds,
    arg_max(rep, struct_pack(r := outcome_rank(outcome), rep := rep)) as rep, max(line_number) as line_number, max(name) as name,
    max(source) as source, max(campaign) as campaign, max(note) as note,
    min(row_id(import_id, row)) as first_row,
    count(*) as rows
from rows_entangled
group by record, ordinal, party_key;

create or replace temp table matched as
with shared as (
    select party_key from records where party_key > 0
    group by party_key having count(distinct system) > 1
),
near as (
    select
        records.*,
        max(resolution) over (partition by party_key, direction, timezone($business_zone, started_at)::date) as in_day,
        max(resolution) over (partition by party_key, direction, epoch_ms(started_at) // 60000) as in_minute,
        -- in milliseconds: the difference of two instants goes through a calendar, 20 times as slow
        epoch_ms(started_at)
            - lag(epoch_ms(started_at)) over (partition by party_key, direction order by started_at)
            > 5000 as is_apart
    from records semi join shared using (party_key)
),
bucketed as (
    select
        *,
        case
            when in_day >= 86400 then 'd' || timezone($business_zone, started_at)::date
            when in_minute >= 60 then 'm' || epoch_ms(started_at) // 60000
            -- those that follow each other closely are named by the first of them
            else 'i' || max(epoch_ms(started_at)) filter (coalesce(is_apart, true)) over (
                partition by party_key, direction order by started_at
                range between unbounded preceding and current row)
        end as bucket
    from near
),
apart as (
    select
        *,
        -- two reps who dial, or who are rung within a minute, make two calls
        if(direction = 'outgoing' or bucket not like 'i%',
            coalesce(rep, min(rep) over (partition by party_key, direction, bucket)), null) as one_rep
    from bucketed
),
counted as (
    select
        *,
        row_number() over (
            partition by party_key, direction, bucket, one_rep, system
            order by started_at, ordinal, record) as place
    from apart
)
select
    records.*,
    if(counted.place is null,
        hash(record, ordinal, records.party_key),
        hash(counted.bucket, counted.one_rep, counted.place, records.party_key, records.direction)
    ) as cluster
from records
left join counted using (record, ordinal, party_key);

-- A minute's call and a finer one a breath beyond that minute: clocks differ. They are one where
-- each has no other candidate.
create or replace temp table borders as
with clusters as (
    select
        cluster, party_key, direction,
        min(resolution) as resolution, min(started_at) as started_at,
        list_sort(list(distinct system)) as systems, max(rep) as rep
    from matched where party_key > 0
    group by cluster, party_key, direction
),
coarse as (  -- by minutes, so that a number of a hundred thousand calls is no square of them
    select *, unnest([epoch_ms(started_at) // 60000 - 1, epoch_ms(started_at) // 60000 + 1]) as minute
    from clusters where resolution = 60
),
fine as (
    select *, epoch_ms(started_at) // 60000 as minute from clusters where resolution < 60
),
pairs as (
    select coarse.cluster as coarse, fine.cluster as fine
    from coarse
    join fine using (party_key, direction, minute)
    where epoch_ms(fine.started_at) - epoch_ms(coarse.started_at) between -5000 and 65000
        and not list_has_any(coarse.systems, fine.systems)
        and coalesce(coarse.rep, fine.rep, '') = coalesce(fine.rep, coarse.rep, '')
)
select * from pairs
where coarse in (select coarse from pairs group by coarse having count(*) = 1)
    and fine in (select fine from pairs group by fine having count(*) = 1);

update matched set cluster = borders.coarse from borders where matched.cluster = borders.fine;

-- Two rows of one export are never one call. They can meet where exports of one system tell the
-- time finely here and coarsely there; then nothing of that cluster is matched.
update matched set cluster = hash(record, ordinal, party_key)
where cluster in (
    select matched.cluster
    from matched
    join rows_entangled using (record, ordinal, party_key)
    where matched.cluster in (select cluster from matched group by cluster having count(*) > 1)
    group by matched.cluster, import_id
    having count(distinct struct_pack(r := record, o := ordinal)) > 1
)
