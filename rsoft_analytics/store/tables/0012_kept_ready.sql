-- What pages open with, kept ready: it follows from the calls and the leads.

-- One row is the calls of one hour that agree in all that they can be told by, own numbers left out.
create table call_totals (
    day date not null,
    hour tinyint not null,
    rep varchar,
    line_number varchar,
    source varchar not null,
    channel varchar not null,
    campaign varchar,
    direction varchar not null,
    outcome varchar not null,
    is_conversation boolean not null,
    calls bigint not null,
    talk_seconds bigint not null,
    first_calls bigint not null        -- of those who had never rung or been rung before
);

-- The only row says from when until when the store tells, and of how many calls.
create table extent (
    first_call_at timestamptz,
    last_call_at timestamptz,
    first_day date,
    last_day date,
    calls bigint not null,
    conversations bigint not null,
    told_until timestamptz             -- the newest call, lead or step of one
);

-- One row is a rep or a source that a filter offers, and how many calls and leads are theirs.
create table filter_names (filter varchar not null, name varchar not null, times bigint not null);
