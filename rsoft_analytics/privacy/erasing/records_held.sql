-- One row is a record of a lead, and the lead that it tells of.
select distinct record::varchar as record, lead_key from lead_members
