-- One row is a person of whom somebody told where they came from, beside what was first tracked.
-- Scope: lead_keys.
delete from told_and_tracked where lead_key in (select lead_key from lead_keys);

insert into told_and_tracked
with who_told as (  -- only records tell, which are far fewer than touches
    select lead_key from lead_keys
    semi join (
        select lead_key from lead_members join lead_record_touches using (record, ordinal)
        where is_told or basis = 'crm field'
    ) using (lead_key)
),
of_person as (
    select
        lead_key,
        is_told or basis = 'crm field' as says_told,
        source,
        -- of two undated tellings the person's own word counts, then the earlier row
        struct_pack(t := coalesce(touched_at, 'infinity'::timestamptz), crm := not is_told, r := row_id) as rank
    from touches semi join who_told using (lead_key)
)
select
    lead_key,
    arg_min(source, rank) filter (says_told) as told,
    arg_min(source, rank) filter (not says_told) as tracked
from of_person
group by lead_key
having told is not null
