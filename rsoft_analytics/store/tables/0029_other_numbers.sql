-- A person can have several numbers, as the records of leads tell.

alter table lead_records add column numbers bigint[];

-- Whose the record is: its first number, but for those that are an office's or a family's.
alter table lead_records add column own_number bigint;

-- One row is a number of a person who is known by another one: a lead's phone beside the mobile.
create table other_numbers (
    number bigint not null,
    person bigint not null             -- the number that stands for the person
)
