-- One row is a source that a call tells which is not derived again: a party's later calls go by it.
create or replace temp table touches_kept as
select 0::bigint as party_key, touched_at, source, channel, campaign from touches limit 0;

-- One row is a party that called or was called before all calls that are derived again.
create or replace temp table parties_met as select 0::bigint as party_key limit 0
