-- The number of the next request.
select coalesce(max(request_id), 0) + 1 as request_id from request_ledger
