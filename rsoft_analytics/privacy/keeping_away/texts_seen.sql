-- One row is a text of something that an export's reader or its understanding set aside.
select distinct text, message from set_aside
union
select distinct text, message from staged_rejects where reason <> $reason
