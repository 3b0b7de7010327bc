-- Lines of ours, and whose source a call on one has.

-- What a line is known by: its number, or its name folded.
create or replace macro line_key(kind, number, text) as
    if(kind = 'number', '+' || number, word(text));

-- Whether two spans of days, of which null is without end, have a day in common.
create or replace macro days_meet(since, until, other_since, other_until) as
    coalesce(since, date '0001-01-01') <= coalesce(other_until, date '9999-12-31')
    and coalesce(until, date '9999-12-31') >= coalesce(other_since, date '0001-01-01');

-- What is said of lines and counts: what was said last of a line and its first day.
create or replace macro lines_said() as table
select * from raw_lines
where removed_at is null
qualify row_number() over (
    partition by record order by import_id desc, row desc) = 1;
