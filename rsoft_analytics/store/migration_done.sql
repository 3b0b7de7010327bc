-- A migration that this store has been through, with its moment.
insert into migrations values ($number, $name, now())
