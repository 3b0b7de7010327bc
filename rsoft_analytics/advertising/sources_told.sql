-- One row is a source by a name of ours, not by whatever somebody wrote: only those may leave by
-- name. What no rule knows goes as others, since a text may name a person.
select source from (
    select source, channel from calls
    union
    select source, channel from leads
    union
    select source, channel from spend
)
group by source
having bool_and(channel <> 'Other')
order by source
