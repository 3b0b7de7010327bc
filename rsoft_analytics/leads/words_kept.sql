-- One row is a word that a person has given a meaning.
select kept.word, kept.stage, count(lead_records.record) as leads
from stage_words_kept as kept
left join lead_records on word(status) = kept.word
group by kept.word, kept.stage
order by kept.word
