-- One row is a word for a stage whose meaning is known, in the exports of one format that have it:
-- what it means there now and by whose word, and how many leads have it; the most frequent first.
-- Words that no export has stand once, without a format.
with words as (
    select word from stage_words union select word from stage_words_kept
)
select
    word,
    written.format,
    coalesce(theirs.stage, everywhere.stage, own.stage) as stage,
    if(coalesce(theirs.stage, everywhere.stage) is null, 'the program', 'you') as said_by,
    coalesce(sum(written.leads), 0)::bigint as leads
from words
left join words_written() as written using (word)
left join stage_words as own using (word)
left join stage_words_kept as everywhere on everywhere.word = words.word and everywhere.format = ''
left join stage_words_kept as theirs
    on theirs.word = words.word and theirs.format = written.format
where coalesce(theirs.stage, everywhere.stage, own.stage) is not null
group by all
order by leads desc, word, written.format
