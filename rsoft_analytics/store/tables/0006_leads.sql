-- Leads as persons: what lasts of them beside the rows of exports, and what follows from all of it.

-- When the row is the earliest proof that somebody here knew of the number: a date that the row
-- itself carries (the end of that day, where it is a day), else the moment of its import.
alter table raw_leads add column known_since timestamptz;

alter table raw_leads add column said_won boolean;

alter table raw_contacts add column created_at timestamptz;

alter table raw_contacts add column known_since timestamptz;

update raw_leads
set known_since = coalesce(
    least(raw_leads.created_at, raw_leads.contacted_at, raw_leads.converted_at) + interval 1 minute,
    imported_at)
from imports where imports.import_id = raw_leads.import_id;

update raw_contacts set known_since = imported_at
from imports where imports.import_id = raw_contacts.import_id;

-- One row is a stage that somebody set by hand, until it is taken back.
create table raw_stage_acts (
    act_id bigint not null,
    person bigint,                     -- the number, or else
    record ubigint,                    -- a record of the lead
    stage varchar not null check (stage in ('new', 'contacted', 'qualified', 'won', 'lost', 'junk')),
    value decimal(18, 2),
    currency varchar,
    note varchar,
    set_at timestamptz not null,
    set_by varchar,
    undone_at timestamptz,
    check (person is not null or record is not null)
);

-- One row is what a word of a CRM means here, said by a person: it goes before the program's own.
create table stage_words_kept (word varchar not null, stage varchar not null);

-- One row is a file of leads that was made for a CRM, until it is taken back.
create table crm_downloads (
    download_id bigint not null,
    system varchar not null,
    leads bigint not null,
    made_at timestamptz not null,
    undone_at timestamptz
);

-- One row is a lead in such a file: its number, or else a record of it.
create table crm_download_leads (download_id bigint not null, person bigint, record ubigint);

-- One row is a lead as one system tells of it: a record of a CRM, a form that was sent.
drop table leads;

create table lead_records (
    lead_id bigint not null,
    record ubigint not null,
    ordinal integer not null,
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
    rows integer not null,
    told_at timestamptz,               -- the latest moment that it tells of
    known_since timestamptz not null
);

-- One row is a step of one such record.
create table lead_record_steps (
    record ubigint not null,
    ordinal integer not null,
    stage varchar not null,
    reached_at timestamptz,            -- null where no export dates it
    value decimal(18, 2),
    currency varchar
);

-- One row is a record and the person whom it tells of.
create table lead_members (
    record ubigint not null,
    ordinal integer not null,
    person bigint,
    lead_key ubigint not null
);

-- One row is one person who may buy.
create table leads (
    lead_id bigint not null,           -- the least row or call that tells of them
    lead_key ubigint not null,
    person bigint,                     -- the number; null where no record has one
    name varchar,
    name_key varchar not null,
    company varchar,
    emails varchar[] not null,
    origin varchar not null,           -- how the lead first came to be
    source varchar not null,
    channel varchar not null,
    campaign varchar not null,
    rep varchar,
    created_at timestamptz,
    day date,                          -- in the business's zone
    contacted_at timestamptz,
    qualified_at timestamptz,
    won_at timestamptz,
    lost_at timestamptz,
    junked_at timestamptz,
    last_won_at timestamptz,
    wins integer not null,
    stage varchar not null,
    is_won boolean not null,
    value decimal(18, 2),
    currency varchar,
    was_known boolean,                 -- when the number first rang; null where it never did
    first_call_at timestamptz,
    first_attempt_at timestamptz,
    first_conversation_at timestamptz,
    answered_at_once boolean not null,
    do_not_call boolean not null,
    rows integer not null
);

-- One row is a lead that reached a stage.
create table stage_events (
    lead_id bigint not null,
    stage varchar not null,
    reached_at timestamptz,            -- null where nothing dates it
    told_by varchar not null,          -- export, call or hand
    value decimal(18, 2),
    currency varchar,
    note varchar
)
