-- One row is a row of the access log, in order, as it was chained.
select * from access_log order by place
