-- One row is a word that a person has given a meaning.
with written as (
    select status, count(*) as leads from lead_records where status is not null group by status
)
select kept.word, kept.stage, coalesce(sum(written.leads), 0)::bigint as leads
from stage_words_kept as kept
left join written on word(status) = kept.word
group by kept.word, kept.stage
order by kept.word
