-- The ledger of consent: what lasts of every act, chained, and apart from it who did it.

-- One row is one act, appended once and never changed; its link proves that (privacy/chain.py).
-- It names nobody: a person stands in it as a keyed hash.
create table consent_ledger (
    place bigint not null,             -- 1, 2, 3 ...
    recorded_at timestamptz not null,
    actor varchar not null,            -- who recorded it: a person, or the import
    person_kind varchar not null check (person_kind in ('user', 'customer')),
    subject varchar not null,          -- the keyed hash of the person
    identifier varchar not null check (identifier in ('number', 'email', 'name')),
    purpose varchar not null,
    channel varchar,                   -- null is all
    act varchar not null check (act in ('granted', 'refused', 'withdrawn', 'disconnected', 'taken back',
        'passed on', 'erased')),
    effective_at timestamptz not null,
    expires_at timestamptz,
    jurisdiction varchar,              -- whose law it falls under, by the number's country
    scope varchar,                     -- the categories of business that it is about; null is all
    wording_hash varchar,              -- keyed, of the wording agreed to
    details_hash varchar not null,     -- keyed, of what stands in consent_details
    import_id integer,                 -- null where somebody recorded it by hand
    line bigint,
    of_event bigint,                   -- the act that this one takes back or says is passed on
    link varchar not null
);

-- One row is who an act is of and what else it says, until the person is erased.
create table consent_details (
    event bigint not null,             -- its place in the ledger
    record ubigint,                    -- what the act is known by among files; null by hand
    person varchar not null,           -- as written
    number bigint,
    email varchar,
    name varchar,
    place varchar,
    wording varchar,
    evidence varchar
);

-- It became a view of the two (store/rules).
drop table consent_events
