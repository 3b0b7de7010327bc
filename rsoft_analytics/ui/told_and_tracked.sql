-- One row is what people told us, or a CRM says, beside what was first tracked of them: how many.
with who_told as (
    select distinct lead_key from touches where call_id is null and (is_told or basis = 'crm field')
),
per_person as (
    select
        lead_key,
        arg_min(touches.source, struct_pack(t := coalesce(touched_at, 'infinity'::timestamptz), s := touches.source))
            filter (is_told or basis = 'crm field') as told,
        arg_min(touches.source, struct_pack(t := coalesce(touched_at, 'infinity'::timestamptz), s := touches.source))
            filter (not is_told and basis <> 'crm field') as tracked
    from selected_leads($since, $until, $reps, $sources, null) as lead
    semi join who_told using (lead_key)
    join (select * from touches semi join who_told using (lead_key)) as touches using (lead_key)
    group by lead_key
)
select told, tracked, count(*) as people
from per_person
where told is not null
group by all
order by told, tracked
