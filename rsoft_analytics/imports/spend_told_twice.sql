-- One row is a line of an import that tells of a source as a whole, or of one of its campaigns,
-- while an export of another kind tells of it the other way for the same days: the first such line.
with told_by as (
    select record, max(import_id) as import_id, min(line) as line
    from raw_spend
    semi join (select import_id from imports where undone_at is null) using (import_id)
    group by record
),
known as (
    select spend.*, import_id, line, format, file_name
    from spend join told_by using (record) join imports using (import_id)
    where source <> 'Unknown'
)
select new.line, new.source, old.import_id, old.file_name, old.since, old.until
from (from known where import_id = $import_id) as new
join known as old
    on old.source = new.source and old.currency = new.currency
    and old.import_id <> new.import_id and old.format <> new.format
    and new.since <= old.until and old.since <= new.until
where new.campaign is null or old.campaign is null or word(new.campaign) = word(old.campaign)
order by new.line, old.import_id
limit 1
