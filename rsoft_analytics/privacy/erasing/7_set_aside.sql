-- What was set aside and holds the person keeps its line and loses its text.
update rejects set text = '', message = 'Line ' || line || ': erased on request.'
where regexp_matches(text, $pattern) or regexp_matches(message, $pattern);

update skips set text = '', message = 'Line ' || line || ': erased on request.'
where regexp_matches(text, $pattern) or regexp_matches(message, $pattern);

-- A file, or a column that somebody mapped, may be called after a person.
update imports
set file_name = regexp_replace(file_name, $pattern, '\1erased\2', 'g'),
    columns = regexp_replace(columns, $pattern, '\1erased\2', 'g'),
    options = regexp_replace(options, $pattern, '\1erased\2', 'g')
where regexp_matches(file_name, $pattern) or regexp_matches(columns, $pattern)
    or regexp_matches(options, $pattern);

delete from mappings where regexp_matches(header, $pattern) or regexp_matches(columns, $pattern);

delete from spellings where regexp_matches(spelling, $pattern)
