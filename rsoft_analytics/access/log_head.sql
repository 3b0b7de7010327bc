-- The last row of the access log; none where it is empty.
select place, link from access_log order by place desc limit 1
