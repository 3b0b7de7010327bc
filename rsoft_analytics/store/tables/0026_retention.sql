-- What was let go of since nothing was heard of it for long.

-- One row is one time that the rules of retention were gone through.
create table retention_runs (
    ran_at timestamptz not null,
    actor varchar not null,
    people bigint not null,
    leads bigint not null,
    rejects bigint not null
)
