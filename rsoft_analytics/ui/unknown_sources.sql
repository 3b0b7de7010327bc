-- One row is something that would tell where people came from of whom nobody knows it: how many of
-- them, and of what kind it is. Those that would tell most come first.
with new_callers as (
    select line_number, coalesce(rep, 'Unknown') as rep, first_calls
    from selected_totals($since, $until, $reps, $sources, null)
    where first_calls > 0 and source = 'Unknown'
),
suggested as (
    select 'line' as kind, line_number as what, sum(first_calls)::bigint as people
    from new_callers where line_number is not null group by line_number
    union all
    select 'phone', rep, sum(first_calls)::bigint from new_callers where line_number is null group by rep
    union all
    select 'crm', coalesce(rep, 'Unknown'), count(*)
    from selected_leads($since, $until, $reps, $sources, null)
    where source = 'Unknown' and origin <> 'Call' group by all
    union all
    select 'text', source, count(*)
    from selected_leads($since, $until, $reps, $sources, null)
    where channel in ('Other', 'Unassigned') group by source
)
select kind, what, people from suggested order by people desc, kind, what limit 3
