-- The span of time of which calls are derived again: what an import of calls alone may tell of,
-- since what is a call is decided among rows that are near in time.
create or replace temp table span as
select min(day)::timestamptz as since, (max(day) + 1)::timestamptz as until from days_told;

create or replace temp table few_outside as
select few_calls.* from few_calls, span where not (started_at >= since and started_at < until);

insert into touches_kept
select party_key, touched_at, touches.source, touches.channel, touches.campaign
from touches join few_outside using (call_id);

-- Calls outside stay as they are, but where something of theirs may follow from what came: a call
-- of theirs lies across the border, nobody had rung or been rung before the span, or the first
-- source that is known of somebody comes now.
update span set since = '-infinity', until = 'infinity'
where exists (
        from few_calls
        where rows > 1 and (abs(epoch(started_at) - epoch(since)) < 86400
            or abs(epoch(started_at) - epoch(until)) < 86400))
    or exists (
        select party_key from few_outside group by party_key having min(started_at) >= span.since)
    or exists (
        select party_key
        from raw_calls semi join few_outside using (party_key)
        where import_id = (select max(import_id) from raw_calls)
            and (raw_calls.source is not null
                or line_number in (select spelling from line_periods))
            and party_key not in (select party_key from touches_kept where touched_at < span.since));

delete from touches_kept where (select since from span) = '-infinity';

insert into parties_met
select distinct party_key from few_outside where (select since from span) <> '-infinity'

