-- The leads that are in a file for a CRM.
insert into crm_download_leads by name select * from handed_over
