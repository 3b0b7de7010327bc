-- A stage set by hand.
insert into raw_stage_acts by name
select
    $act_id::bigint as act_id, $person::bigint as person, $record::ubigint as record,
    $stage as stage, $value::decimal(18, 2) as value, $currency as currency, $note as note,
    $now::timestamptz as set_at, $by as set_by
