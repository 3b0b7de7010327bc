-- One row is a call as all rows that tell of it tell it: by several of them, or by one alone.
create or replace temp table told_by_several as
select
    min(first_row) as call_id,
    arg_min(started_at, struct_pack(r := resolution, s := started_at)) as started_at,
    any_value(party_key) as party_key,
    any_value(party_kind) as party_kind,
    min(party) as party,
    any_value(direction) as direction,
    arg_max(outcome, outcome_rank(outcome)) as outcome,
    if(bool_or(is_picked_up(outcome)), max(seconds) filter (is_picked_up(outcome)), 0) as seconds,
    arg_max(rep, struct_pack(r := outcome_rank(outcome), rep := rep)) as rep,
    max(line_number) as line_number,
    max(name) as name,
    max(source) as source,
    max(campaign) as campaign,
    max(note) as note,
    sum(rows)::integer as rows,
    cluster
from matched
group by cluster;

-- One row is what a row of an export tells of a call, where no other row tells of it.
create or replace temp view told_alone as
select
    row_id(import_id, row) as call_id, started_at, party_key, party_kind, party, direction,
    outcome, if(is_picked_up(outcome), seconds, 0) as seconds, rep, line_number, name, source,
    campaign, note, 1 as rows, hash(record, ordinal, party_key) as cluster
from rows_in_scope anti join crowded using (party_key)
anti join repeated_identities using (record, ordinal, party_key);

create or replace temp view told as
select * from told_by_several
union all by name
select * from told_alone;

-- One row is a source as rows of calls write it, and what it is called.
create or replace temp table sources_written as
select text as written, source, channel from source_texts
where medium = '' and campaign = '' and source <> 'Unknown';

-- One row is a call that tells by itself where it came from: its line does, or else the export.
create or replace temp view calls_with_source as
select
    told.call_id, told.party_key, told.started_at, of_line.source, of_line.channel,
    coalesce(of_line.campaign, told.campaign) as campaign, 'line' as basis, of_line.written as source_text
from told
join line_periods as of_line
    on of_line.spelling = if(direction = 'incoming', told.line_number, null)
    and started_at >= since_at and started_at < until_at
union all
select
    told.call_id, told.party_key, told.started_at, own.source, own.channel, told.campaign,
    'call details', told.source
from told
join sources_written as own on own.written = told.source
left join line_periods as of_line
    on of_line.spelling = if(direction = 'incoming', told.line_number, null)
    and started_at >= since_at and started_at < until_at
where of_line.spelling is null
