-- One row is a setting that differs from its default.
select name, value from settings where name <> 'rules'
