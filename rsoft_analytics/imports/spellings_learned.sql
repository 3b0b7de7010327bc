insert into spellings by name select * from handed_over
