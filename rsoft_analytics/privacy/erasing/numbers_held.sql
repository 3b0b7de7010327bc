-- One row is a number that the store holds anything about.
select party_key as number from raw_calls where party_key > 0
union
select number from raw_contact_numbers where number is not null
union
select unnest(numbers) from raw_leads
union
select number from raw_consent where number is not null
union
select number from spellings where number is not null
