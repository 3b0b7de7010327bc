-- One row is a word for a stage whose meaning is not known, the most frequent first.
select
    word,
    arg_max(status, struct_pack(n := leads, written := status)) as written,
    sum(leads)::bigint as leads,
    arg_max(stage, struct_pack(n := leads, taken := stage)) as taken_for
from words_written() as told
where word is not null
    and word not in (select word from stage_words)
    and not exists (
        from stage_words_kept as kept
        where kept.word = told.word and kept.format in ('', told.format)
    )
group by word
order by leads desc, word
