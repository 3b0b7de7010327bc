-- What the phone library says of the new spellings.
insert into spellings by name select * from handed_over
