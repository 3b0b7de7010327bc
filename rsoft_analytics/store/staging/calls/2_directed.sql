-- One row is a pair of words for direction and outcome as an export of calls writes them, and
-- what they mean: the outcome for a call with talk, with none, and where no length is told.
create or replace temp table meanings as
with said as (select distinct direction, outcome from read_rows),
understood as (
    select
        said.direction as direction_said,
        said.outcome as outcome_said,
        coalesce(by_direction.direction, by_outcome.direction) as direction,
        coalesce(by_outcome.outcome, by_direction.outcome) as outcome
    from said
    left join call_words as by_direction on by_direction.word = word(said.direction)
    left join call_words as by_outcome on by_outcome.word = word(said.outcome)
),
with_habit as (
    select *, (select coalesce(bool_or(outcome = 'missed'), false) from understood) as has_word_for_missed
    from understood
)
select
    direction_said,
    outcome_said,
    direction,
    outcome_meant(direction, outcome, outcome_said, has_word_for_missed, 1) as with_talk,
    outcome_meant(direction, outcome, outcome_said, has_word_for_missed, 0) as without_talk,
    outcome_meant(direction, outcome, outcome_said, has_word_for_missed, null) as with_talk_untold
from with_habit;

-- One row is a call as read, with the other party that its direction tells.
create or replace temp view calls_directed as
select
    read_rows.* exclude (direction, outcome, party, line_number),
    meanings.*,
    coalesce(
        party,
        case when meanings.direction = 'outgoing' then to_number else from_number end, ''
    ) as party,
    case when party is not null then party_national
        when meanings.direction = 'outgoing' then to_national else from_national end as national,
    coalesce(
        line_number,
        case when meanings.direction = 'outgoing' then from_number else to_number end
    ) as line_number
from read_rows
join meanings
    on read_rows.direction is not distinct from meanings.direction_said
    and read_rows.outcome is not distinct from meanings.outcome_said;

-- One row is a number that is spelled plainly, or a spelling that is not plain.
create or replace temp table parties_read as
select distinct national, if(national is null, party, null) as spelling from calls_directed
