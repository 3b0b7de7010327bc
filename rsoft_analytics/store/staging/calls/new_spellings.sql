-- What is still to be asked of the phone library: what is not plain, or not as plain as it looks.
create or replace temp table new_spellings as
with asked as (
    select spelling from parties_read where spelling is not null
    union
    select party
    from calls_directed
    semi join doubtful_numbers on doubtful = national
)
select spelling from asked
where spelling not in (select spelling from spellings where region = $region)
