-- Whom an erasure touches: the person, nobody, and whoever's rows mention them.
insert into scope
select number from erasing_numbers
union
select key from erasing_numbers
union
select party_key from calls_mentioning
union
select number from raw_contact_numbers join raw_contacts using (import_id, row)
semi join contact_scope using (name_key)
where number is not null
union
select unnest(numbers) from raw_leads semi join lead_scope using (record)
