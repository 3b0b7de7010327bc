-- One row is a rep whose calls or leads are in the store.
select distinct rep from calls where rep is not null
union
select distinct rep from leads where rep is not null
order by rep
