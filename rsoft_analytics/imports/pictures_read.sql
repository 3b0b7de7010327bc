-- One row is an entry with a picture, not yet trusted.
select row, photo from read_rows where photo is not null
