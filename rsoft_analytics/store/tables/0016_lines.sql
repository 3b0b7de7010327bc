-- Lines of ours with the days in which each stood for a source.

-- One row is what an upload, or somebody by hand, says of a line: a number, SIM, hoarding or tracking
-- number, and the source that callers of it come from.
create table raw_lines (
    import_id integer not null,
    row bigint not null,
    line bigint not null,
    record ubigint not null,           -- the line and the first day: said again, the later counts
    called varchar not null,           -- the line as written
    line_key varchar not null,         -- its number, or its name folded
    source varchar not null,           -- as written
    campaign varchar,
    place varchar,
    since date,                        -- null is from ever
    until date,                        -- the last day; null is for good
    note varchar,
    added_at timestamptz not null,
    removed_at timestamptz,
    extra varchar
);
