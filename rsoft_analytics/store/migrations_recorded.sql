-- One row is a migration that this store has been through.
create table if not exists migrations (number integer not null, name varchar not null, done_at timestamptz not null)
