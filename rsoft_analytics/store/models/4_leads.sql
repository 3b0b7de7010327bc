-- One row is one lead: the rows of one identity, the latest of them speaking.
-- Scope: the identities in lead_scope.
delete from leads where record in (select record from lead_scope);

insert into leads
with in_scope as (
    select
        row_id(import_id, row) as row_id,
        raw_leads.*,
        struct_pack(
            t := coalesce(modified_at, converted_at, contacted_at, created_at, '-infinity'::timestamptz),
            stage := stage_rank(stage),
            text := coalesce(status, ''),
            told := row_id(import_id, row)  -- where nothing else tells, the latest import speaks
        ) as latest
    from raw_leads semi join lead_scope using (record)
)
select
    min(row_id),
    record,
    max(origin),
    max(lead_ref),
    arg_max(name, latest),
    arg_max(name_key, latest),
    arg_max(company, latest),
    arg_max(number, latest),
    list_sort(list_distinct(flatten(list(emails)))),
    coalesce(source_named(arg_max(source, latest)), 'Unknown'),
    coalesce(channel_named(arg_max(source, latest)), 'Unknown'),
    arg_max(campaign, latest),
    arg_max(status, latest),
    arg_max(stage, latest),
    min(created_at),
    min(contacted_at),
    min(converted_at),
    arg_max(value, latest),
    arg_max(currency, latest),
    bool_or(do_not_call),
    arg_max(rep, latest),
    arg_max(note, latest),
    count(*)
from in_scope
group by record, ordinal
