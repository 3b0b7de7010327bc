-- What texts for sources mean: the rules that the owner of the store adds, and what follows.

-- One row is what a text means here, said by a person: it goes before the program's own words.
create table source_rules (
    word varchar not null,             -- folded
    written varchar not null,
    source varchar not null,
    channel varchar not null,
    found varchar not null check (found in ('whole', 'name', 'kind')),
    added_at timestamptz not null,
    removed_at timestamptz
);

-- One row is a text for a source, as fields and links write it, and what it was taken for.
create table source_texts (
    text varchar not null,
    medium varchar not null,           -- '' where no link tells one
    campaign varchar not null,         -- what of a campaign's name decides on the channel, or ''
    source varchar not null,
    channel varchar not null,
    decided_by varchar not null,       -- your rule, word, site, ga4, no rule, nothing said
    word varchar                       -- the word that decided
);

-- What a web form or a person tells beside the field for the source.
alter table raw_leads add column utm_source varchar;

alter table raw_leads add column told_source varchar;

-- One row is what one lead record tells of a source: once tracked, and once told by the person.
create table lead_record_touches (
    record ubigint not null,
    ordinal integer not null,
    basis varchar not null,
    is_told boolean not null,
    is_source boolean not null,        -- says which source the record has
    channel varchar not null,
    source varchar not null,
    campaign varchar,
    keyword varchar,
    landing_page varchar,
    source_text varchar not null,
    row_id bigint not null
);
