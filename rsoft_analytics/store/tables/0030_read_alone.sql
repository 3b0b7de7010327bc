-- What pages read without all the calls and leads that it follows from.

-- Whether an export of a CRM tells of them.
alter table leads add column is_in_crm boolean;

-- One row is a caller whom nobody knew, and to whom somebody spoke in that first call.
create table first_conversations (
    caller bigint not null,
    day date not null,
    hour tinyint not null,
    source varchar not null
);

-- One row is a missed episode after which nobody has spoken with the caller yet.
create table waiting_episodes (
    caller bigint not null,
    first_try_at timestamptz not null,
    last_try_at timestamptz not null,
    tries integer not null,
    day date not null,                 -- as in missed_episodes, as is all above and below
    hour tinyint not null,
    rep varchar,
    source varchar not null,
    is_first_of_caller boolean not null,
    first_attempt_at timestamptz,
    earlier_on date,                   -- the day of the caller's episode of this kind before it
    later_on date,                     -- and of the one after it
    lead_stage varchar,                -- of the lead that they are, but for one of whom only a call tells
    lead_value decimal(18, 2),
    lead_currency varchar
)
