-- What follows from the rows, and can be rebuilt from them at any time.

-- One row is one call: one conversation or attempt with one other party.
create table calls (
    call_id bigint not null,           -- the id of the first row that tells of it
    started_at timestamptz not null,
    day date not null,                 -- in the business's zone
    hour tinyint not null,
    weekday tinyint not null,          -- 1 is Monday
    party_key bigint not null,
    caller bigint,                     -- null where there is no number
    party_kind varchar not null,
    party varchar,
    direction varchar not null,
    outcome varchar not null,
    seconds integer,
    is_conversation boolean not null,
    is_first_of_caller boolean not null,  -- the first incoming call of somebody never rung before
    rep varchar,
    line_number varchar,
    source varchar not null,
    channel varchar not null,
    campaign varchar,
    name varchar,
    note varchar,
    rows integer not null
);

-- One row is a row of an export that tells of a call that several rows tell of.
create table call_rows (call_id bigint not null, row_id bigint not null, party_key bigint not null);

-- One row is one person or firm of the address books.
create table contacts (
    contact_id bigint not null,
    name varchar,
    name_key varchar not null,
    company varchar,
    title varchar,
    emails varchar[] not null,
    groups varchar[] not null,
    note varchar,
    photo varchar,
    rows integer not null
);

-- One row is one number of one contact.
create table contact_numbers (
    contact_id bigint not null,
    text varchar not null,
    label varchar,
    kind varchar not null,
    number bigint
);

-- One row is an entry of an address book that tells of a contact.
create table contact_rows (contact_id bigint not null, row_id bigint not null, name_key varchar not null);

-- One row is one lead.
create table leads (
    lead_id bigint not null,
    record ubigint not null,
    origin varchar not null,
    lead_ref varchar,
    name varchar,
    name_key varchar not null,
    company varchar,
    number bigint,
    emails varchar[] not null,
    source varchar not null,
    channel varchar not null,
    campaign varchar,
    status varchar,
    stage varchar not null,
    created_at timestamptz,
    contacted_at timestamptz,
    converted_at timestamptz,
    value decimal(18, 2),
    currency varchar,
    do_not_call boolean,
    rep varchar,
    note varchar,
    rows integer not null
);

-- One row is one number that called, was called, or is in an address book or a lead.
create table callers (
    caller bigint not null,
    name varchar,
    name_key varchar not null,
    company varchar,
    photo varchar,
    contacts integer not null,
    first_seen_at timestamptz,
    last_spoken_at timestamptz,
    last_attempt_at timestamptz,
    last_call_at timestamptz,
    calls bigint not null,
    conversations bigint not null,
    tries_owed bigint not null,
    owed_since timestamptz,
    source varchar,
    channel varchar,
    campaign varchar,
    lead_stage varchar,
    do_not_call boolean not null
);
