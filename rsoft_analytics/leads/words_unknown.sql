-- One row is a word for a stage whose meaning is not known, the most frequent first.
with written as (  -- few ways of writing stand in many records: each is taken for a word once
    select status, stage, count(*) as leads from lead_records where status is not null group by status, stage
),
read as (
    select word(status) as word, * from written
)
select
    word,
    arg_max(status, struct_pack(n := leads, written := status)) as written,
    sum(leads)::bigint as leads,
    arg_max(stage, struct_pack(n := leads, taken := stage)) as taken_for
from read
where word is not null
    and word not in (select word from stage_words)
    and word not in (select word from stage_words_kept)
group by word
order by leads desc, word
