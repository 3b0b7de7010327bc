-- One row is a lead as read, with its numbers and e-mails taken apart.
create or replace temp table directed as
select
    *,
    list_filter(
        list_transform(string_split_regex(coalesce(number, ''), ' ::: |[;/,]'), lambda part: trim(part)),
        lambda part: part <> '') as spelled,
    list_filter(
        list_transform(string_split_regex(lower(coalesce(email, '')), ' ::: |[;, ]'), lambda part: trim(part)),
        lambda part: contains(part, '@')) as emails
from read_rows;

create or replace temp table new_spellings as
select distinct spelling from (select unnest(spelled) as spelling from directed)
where spelling not in (select spelling from spellings where region = $region)
