-- Spend, consent events, and what web forms and lead forms tell of a touch.

alter table raw_leads add column origin varchar default 'CRM export';

alter table raw_leads add column do_not_email boolean;

alter table raw_leads add column keyword varchar;

alter table raw_leads add column click_id varchar;

alter table raw_leads add column referrer varchar;

alter table raw_leads add column landing_page varchar;

alter table raw_leads add column form varchar;

-- One row is one line of an ad report: what was spent on something in some days.
create table raw_spend (
    import_id integer not null,
    row bigint not null,
    line bigint not null,
    record ubigint not null,
    since date not null,
    until date not null,
    source varchar,
    account varchar,
    campaign varchar,
    campaign_ref varchar,
    ad_group varchar,
    keyword varchar,
    cost decimal(18, 2) not null,
    currency varchar not null,
    impressions bigint,
    clicks bigint,
    conversions double,
    extra varchar
);

-- One row is one act of one person about one purpose.
create table raw_consent (
    import_id integer not null,
    row bigint not null,
    line bigint not null,
    record ubigint not null,
    person_kind varchar not null,
    person varchar not null,
    number bigint,
    email varchar,
    name varchar,
    purpose varchar not null,
    channel varchar,
    act varchar not null,
    given_at timestamptz not null,
    place varchar,
    wording varchar,
    evidence varchar,
    extra varchar
);

-- One row is what was spent on one thing in some days, as the latest report says.
create table spend (
    record ubigint not null,
    since date not null,
    until date not null,
    source varchar not null,
    channel varchar not null,
    account varchar,
    campaign varchar,
    ad_group varchar,
    keyword varchar,
    cost decimal(18, 2) not null,
    currency varchar not null,
    impressions bigint,
    clicks bigint,
    conversions double
);

-- One row is one act of one person about one purpose, once however many exports tell of it.
create table consent_events (
    record ubigint not null,
    person_kind varchar not null,
    person varchar not null,
    number bigint,
    email varchar,
    name varchar,
    purpose varchar not null,
    channel varchar,
    act varchar not null,
    given_at timestamptz not null,
    place varchar,
    wording varchar,
    evidence varchar
)
