-- The pictures that are new to the store, and which row has which.
insert into photos
select picture_id, any_value(picture) from handed_over
where picture_id not in (select photo from photos)
group by picture_id;

create or replace temp table pictures as select row, picture_id from handed_over
