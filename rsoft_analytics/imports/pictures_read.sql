select row, photo from read_rows where photo is not null
