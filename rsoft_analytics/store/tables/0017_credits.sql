-- Credits follow from touches and leads, and can be rebuilt from them at any time. Facts stay in
-- touches: another model or another look-back changes nothing but this table.

-- One row is a touch's part in somebody becoming a lead, or a customer. The parts of one person
-- and goal add up to 1 by each model; whoever has no row was touched by nothing that is known.
create table credits (
    lead_key ubigint not null,
    goal varchar not null,             -- lead or won
    place integer not null,            -- on the path, from 1
    touched_at timestamptz,            -- null where nothing dates it: it stands first
    is_paid boolean not null,
    channel varchar not null,
    source varchar not null,
    campaign varchar,
    first double not null,
    last double not null,
    last_non_direct double not null,
    last_paid double not null,
    linear double not null,
    time_decay double not null,
    position_based double not null
)
