-- One row is a channel, a verdict about marketing and the rule that decides it, with how many
-- numbers (e-mails for mail) it is the verdict of. Own numbers are nobody's customers.
select channel, verdict, rule, count(*) as people
from verdicts_at($at, $lasts_days, $category, null, null)
where purpose = 'marketing' and own_kind is null
group by channel, verdict, rule
order by channel, people desc, rule
