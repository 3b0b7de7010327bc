-- One row is a rule that a person added, with how many texts as written it decides over.
select
    rule.word, rule.written as text, rule.source, rule.channel, rule.found = 'whole' as is_whole,
    rule.added_at, count(texts.text) as texts
from source_rules as rule
left join source_texts as texts on texts.word = rule.word
where removed_at is null
group by all
order by rule.added_at, rule.word
