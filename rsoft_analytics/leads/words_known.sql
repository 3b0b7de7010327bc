-- One row is a word for a stage whose meaning is known, what it means now and by whose word, and how
-- many leads have it; the most frequent first.
with written as (  -- few ways of writing stand in many records: each is taken for a word once
    select word(status) as word, sum(leads)::bigint as leads
    from (select status, count(*) as leads from lead_records where status is not null group by status)
    group by word
)
select
    word,
    coalesce(kept.stage, own.stage) as stage,
    if(kept.stage is null, 'the program', 'you') as said_by,
    coalesce(leads, 0) as leads
from stage_words as own
full join stage_words_kept as kept using (word)
left join written using (word)
order by leads desc, word
