-- One row is a word that a person has given a meaning, in all exports (no format) or in those of one.
select kept.word, nullif(kept.format, '') as format, kept.stage,
    coalesce(sum(written.leads), 0)::bigint as leads
from stage_words_kept as kept
left join words_written() as written
    on written.word = kept.word and kept.format in ('', written.format)
group by kept.word, kept.format, kept.stage
order by kept.word, kept.format
