-- A setting takes another value.
delete from settings where name = $name;

insert into settings values ($name, $value)
