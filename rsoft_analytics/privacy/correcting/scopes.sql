-- Whom corrections may touch beside what an import made the scope of.
create temp table if not exists contact_scope (name_key varchar);

create temp table if not exists lead_scope (record ubigint);

create temp table if not exists scope (party_key bigint)
