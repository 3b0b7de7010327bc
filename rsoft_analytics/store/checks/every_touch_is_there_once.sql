-- Every touch is there once.
select touch_id, count(*) as times from touches group by touch_id having count(*) > 1
