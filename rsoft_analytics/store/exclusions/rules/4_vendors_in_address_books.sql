-- Vendors in address books
-- Numbers of contacts in a group of these names.
-- kind: vendor
-- on: yes
-- words: vendor, vendors, supplier, suppliers, service providers
create or replace temp table found as
select number, reason from numbers_in_groups($words)
