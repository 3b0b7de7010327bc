-- Touches follow from calls and lead records, and can be rebuilt from them at any time.

-- One row is one dated contact of a person with a source.
create table touches (
    touch_id bigint not null,
    lead_key ubigint not null,         -- as in leads; of a caller who is no lead, that of the number
    touched_at timestamptz,            -- null where nothing dates it
    basis varchar not null,            -- line, call details, utm, click id, referrer, landing page,
                                       -- web form, marketplace, crm field, told us
    is_told boolean not null,          -- what the person said, against what was tracked
    is_paid boolean not null,          -- of a channel whose touches are bought
    channel varchar not null,
    source varchar not null,
    campaign varchar,
    keyword varchar,
    landing_page varchar,
    source_text varchar,               -- as written
    call_id bigint,                    -- the call that is the touch, or else
    record ubigint,                    -- the lead record that tells of it
    ordinal integer,
    row_id bigint not null             -- a row of an export that tells of it
)
