-- What each text was taken for, and all of them to be looked at anew.
create or replace temp table texts_before as select * from source_texts;

create or replace temp table texts_asked as select text, medium, campaign from source_texts;

delete from source_texts
