-- The last step of all requests; none where there was none.
select place, link from request_ledger order by place desc limit 1
