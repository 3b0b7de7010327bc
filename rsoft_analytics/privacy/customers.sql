-- One row is a channel, a verdict about marketing and the rule that decides it, with how many
-- numbers (e-mails for mail) it is the verdict of. Own numbers are nobody's customers. Of most
-- numbers nothing is known: they are counted, and their verdict is found once.
with told as (
    select channel, rule, count(*) as people
    from verdicts_at($at, $lasts_days, $category, null, null, only_told := true)
    where purpose = 'marketing' and own_kind is null
    group by channel, rule
),
untold as (
    select
        channel,
        deciding_rule(
            'marketing', channel, said, null, null, false, false, null, $at, $lasts_days) as rule,
        people
    from (select count(*) as people from callers
        where caller not in (select number from numbers_told_of($at, $category)))
    cross join (
        select
            unnest(['call', 'sms', 'whatsapp']) as channel,
            null::struct(act varchar, given_at timestamptz, expires_at timestamptz) as said) as nothing
    where people > 0
)
select channel, verdict_of(rule) as verdict, rule, sum(people)::bigint as people
from (from told union all by name from untold)
group by channel, verdict, rule
order by channel, people desc, rule
