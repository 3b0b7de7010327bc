-- One row is a day on which somebody in scope called, with a print of what its calls say.
create or replace temp table days_before as
select day, sum(hash(
    party_key, started_at, direction, outcome, seconds, is_conversation, is_first_of_caller,
    rep, line_number, source, channel, campaign)::hugeint) as print
from calls
where party_key in (select party_key from scope)
group by day;

create or replace temp table days_known as select distinct day from calls
