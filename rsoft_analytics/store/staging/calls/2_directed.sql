-- One row is a call as read, with the direction and outcome that its words mean.
create or replace temp table meanings as
with said as (select distinct direction, outcome from read_rows)
select
    said.direction as direction_said,
    said.outcome as outcome_said,
    coalesce(by_direction.direction, by_outcome.direction) as direction,
    coalesce(by_outcome.outcome, by_direction.outcome) as outcome
from said
left join call_words as by_direction on by_direction.word = word(said.direction)
left join call_words as by_outcome on by_outcome.word = word(said.outcome);

create or replace temp table directed as
select
    read_rows.* exclude (direction, outcome, party, line_number, rep),
    read_rows.direction as direction_said,
    read_rows.outcome as outcome_said,
    meanings.direction,
    meanings.outcome,
    coalesce(
        party,
        case when meanings.direction = 'outgoing' then to_number else from_number end, ''
    ) as party,
    coalesce(
        line_number,
        case when meanings.direction = 'outgoing' then from_number else to_number end
    ) as line_number,
    coalesce(nullif(trim(rep), ''), $rep) as rep
from read_rows
join meanings
    on read_rows.direction is not distinct from meanings.direction_said
    and read_rows.outcome is not distinct from meanings.outcome_said;

-- What is still to be asked of the phone library.
create or replace temp table new_spellings as
select distinct party as spelling from directed
where party not in (select spelling from spellings where region = $region)
