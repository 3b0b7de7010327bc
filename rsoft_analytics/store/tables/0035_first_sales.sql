-- What a customer paid at their first conversion; what was told last stands in value.
alter table leads add column won_value decimal(18, 2);

alter table leads add column won_currency varchar
