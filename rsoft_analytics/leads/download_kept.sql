-- A file for a CRM was made; the leads in it are the table handed over.
insert into crm_downloads by name
select $download_id::bigint as download_id, $system as system, $leads::bigint as leads, $now::timestamptz as made_at
