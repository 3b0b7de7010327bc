-- One row is an act as read; a person without @ may be a number.
create or replace temp table directed as
select
    *,
    trim(person) as who,
    word(person_kind) as kind_said,
    replace(word(purpose), ' ', '_') as purpose_said,
    word(channel) as channel_said,
    word(act) as act_said
from read_rows;

create or replace temp table new_spellings as
select distinct who as spelling from directed
where who is not null and not contains(who, '@')
    and who not in (select spelling from spellings where region = $region)
