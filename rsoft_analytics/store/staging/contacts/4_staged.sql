-- A firm's entry without a person's name goes by the firm.
update staged_contacts set name = company, name_key = folded(company) where name is null
