-- A rule is set: what is not said stays as it was.
create or replace temp table rule_before as select * from own_number_rules where rule = $rule;

delete from own_number_rules where rule = $rule;

insert into own_number_rules
select
    $rule,
    coalesce($is_on::boolean, before.is_on),
    coalesce($words::varchar[], before.words),
    coalesce($least::integer, before.least)
from (select 1) as once left join rule_before as before on true
