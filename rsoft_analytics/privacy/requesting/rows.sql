-- One row is a step of a request, in the order in which they were taken.
select * from request_ledger order by place
