-- A number goes on the list. What the list said of it in the same days, and an exception, end.
update own_numbers set removed_at = $now
where number = $number and removed_at is null
    and coalesce(since, date '0001-01-01') <= coalesce($until::date, date '9999-12-31')
    and coalesce(until, date '9999-12-31') >= coalesce($since::date, date '0001-01-01');

update kept_numbers set removed_at = $now where number = $number and removed_at is null;

insert into own_numbers values ($number, $kind, $name, $since, $until, $note, $now, null)
