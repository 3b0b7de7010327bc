-- What a person's requests say in words goes; that they asked, and what came of it, stays.
delete from request_details
where request_id in (
    select request_id from request_ledger where list_contains($subjects::varchar[], subject));

delete from corrections
where list_contains($numbers::bigint[], number) or list_contains($emails::varchar[], email)
