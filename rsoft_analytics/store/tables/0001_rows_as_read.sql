-- What lasts: the ledger of imports, the rows as read, what was set aside, the pictures,
-- what each spelling of a number stands for, remembered column mappings, and the settings.
-- Every other table can be rebuilt from these.

-- One row is one reading of one export.
create table imports (
    import_id integer not null,
    file_name varchar not null,
    content varchar not null,          -- sha-256 of the file's bytes
    bytes bigint not null,
    format varchar not null,
    kind varchar not null,
    options varchar not null,          -- the JSON of what the person chose: rep, region, zone, mapping
    system varchar not null,           -- exports of one system share identities (calls.sql says how)
    rep varchar,
    region varchar not null,
    timezone varchar not null,
    day_first boolean not null,
    columns varchar not null,          -- the JSON of column as read -> field
    data_from timestamptz,
    data_until timestamptz,
    imported_at timestamptz not null,
    read bigint not null,
    added bigint not null,
    updated bigint not null,
    unchanged bigint not null,
    rejected bigint not null,
    skipped bigint not null,
    undone_at timestamptz
);

-- One row is one record of a call log. (import_id, row) names it.
create table raw_calls (
    import_id integer not null,
    row bigint not null,
    line bigint not null,
    record ubigint not null,           -- the identity of the call within its system
    ordinal integer not null,          -- the how-many-th of that identity in its export
    system varchar not null,
    resolution integer not null,       -- seconds; 0 is milliseconds, 60 minutes, 86400 days
    party_key bigint not null,         -- the caller, or a negative key where there is no number
    party_kind varchar not null,
    party varchar,                     -- as written
    started_at timestamptz not null,
    direction varchar not null,
    outcome varchar not null,
    seconds integer,                   -- talk time; null where the export does not say
    name varchar,
    line_number varchar,
    rep varchar,
    source varchar,
    campaign varchar,
    note varchar,
    extra varchar
);

-- One row is one entry of an address book.
create table raw_contacts (
    import_id integer not null,
    row bigint not null,
    line bigint not null,
    uid varchar,
    name varchar,
    name_key varchar not null,         -- folded for matching: no case, no accents
    company varchar,
    title varchar,
    emails varchar[] not null,
    groups varchar[] not null,
    birthday varchar,
    note varchar,
    photo varchar,                     -- sha-256 of the picture
    extra varchar
);

-- One row is one number of one entry of an address book.
create table raw_contact_numbers (
    import_id integer not null,
    row bigint not null,
    position integer not null,
    text varchar not null,
    label varchar,
    kind varchar not null,
    number bigint
);

-- One row is one lead of a CRM export.
create table raw_leads (
    import_id integer not null,
    row bigint not null,
    line bigint not null,
    record ubigint not null,
    ordinal integer not null,
    lead_ref varchar,
    name varchar,
    name_key varchar not null,
    company varchar,
    number bigint,
    numbers bigint[] not null,
    number_text varchar,
    emails varchar[] not null,
    source varchar,
    medium varchar,
    campaign varchar,
    status varchar,
    stage varchar not null,
    created_at timestamptz,
    modified_at timestamptz,
    contacted_at timestamptz,
    is_won boolean,
    converted_at timestamptz,
    value decimal(18, 2),
    currency varchar,
    do_not_call boolean,
    rep varchar,
    note varchar,
    extra varchar
);

-- One row is one record that could not be used.
create table rejects (
    import_id integer not null,
    line bigint not null,
    reason varchar not null,
    message varchar not null,
    text varchar not null
);

-- One row is one line of an export that is no record.
create table skips (
    import_id integer not null,
    line bigint not null,
    reason varchar not null,
    message varchar not null,
    text varchar not null
);

-- One row is one picture, made small and safe.
create table photos (photo varchar not null, picture blob not null);

-- One row is what one spelling of a number stands for in one region.
create table spellings (
    spelling varchar not null,
    region varchar not null,
    kind varchar not null,
    number bigint
);

-- One row is a person's mapping of the columns of one header.
create table mappings (
    header varchar not null,
    kind varchar not null,
    columns varchar not null,
    saved_at timestamptz not null
);

-- One row is a setting that differs from its default.
create table settings (name varchar not null, value varchar not null);
