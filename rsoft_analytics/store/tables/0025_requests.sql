-- Requests of people about what is held of them, and what was done about each.

-- One row is one step of a request, appended once and never changed; its link proves that
-- (privacy/chain.py). Who asked stands in it as a keyed hash.
create table request_ledger (
    place bigint not null,             -- 1, 2, 3 ...
    recorded_at timestamptz not null,
    actor varchar not null,
    request_id bigint not null,
    act varchar not null check (act in ('opened', 'identity checked', 'extended', 'closed')),
    kind varchar not null,
    regime varchar not null,
    subject varchar not null,          -- the keyed hash of the person
    received_at timestamptz not null,
    due_at timestamptz not null,
    outcome varchar,
    details_hash varchar not null,     -- keyed, of what stands in request_details
    link varchar not null
);

-- One row is what a step says in words, until the person is erased.
create table request_details (
    place bigint not null,
    request_id bigint not null,
    person varchar,                    -- as they named themselves
    contact varchar,                   -- where they get the answer, and who was named to them
    said varchar                       -- how the identity was checked, why it takes longer, why not
);

-- One row is a correction that a person asked for; it goes before what exports say.
create table corrections (
    correction_id bigint not null,
    number bigint,                     -- whose: the number, or else
    email varchar,
    field varchar not null check (field in ('name', 'company', 'email', 'number')),
    old_value varchar,
    new_value varchar,
    corrected_at timestamptz not null,
    corrected_by varchar not null,
    request_id bigint
)
