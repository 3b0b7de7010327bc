-- What people told us beside what was tracked of them follows from touches, as credits do.

-- One row is a person of whom somebody told where they came from: they themselves, or a CRM.
create table told_and_tracked (
    lead_key ubigint not null,
    told varchar not null,             -- the source first told
    tracked varchar                    -- the source first tracked; null where nothing was
)
