-- One row is a word for a stage whose meaning is not known, the most frequent first.
select word(status) as word, mode(status) as written, count(*) as leads, mode(stage) as taken_for
from lead_records
where word(status) is not null
    and word(status) not in (select word from stage_words)
    and word(status) not in (select word from stage_words_kept)
group by word(status)
order by leads desc, word
