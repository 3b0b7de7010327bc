insert into settings values ('rules', $print)
