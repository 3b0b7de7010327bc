-- What keeps erased people away, the backups that may still hold them, and fresh copies owed.

-- One row is something by which an erased person would be known again: a keyed hash, of nobody
-- who can be read.
create table tombstones (
    kind varchar not null,             -- as in privacy/tombstones.py
    hash varchar not null,
    erased_at timestamptz not null
);

-- One row is something that was erased, after which the store's file is written anew.
create table renewals (owed_at timestamptz not null, reason varchar not null, renewed_at timestamptz);

-- One row is a backup that was made.
create table backups (
    made_at timestamptz not null,
    file varchar not null,
    bytes bigint not null,
    is_encrypted boolean not null
)
