-- How many leads there are to hand to a CRM.
select count(*) as leads from new_leads($system, $only_calls, $only_new)
