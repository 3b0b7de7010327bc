-- One row is a line as somebody writes it, to be asked of the phone library.
create or replace temp table new_spellings as
select distinct trim(line_number) as spelling from read_rows
where nullif(trim(line_number), '') is not null
    and trim(line_number) not in (select spelling from spellings where region = $region)
