-- To whom it was handed on
select system as recipient, made_at as at, undone_at as taken_back_at
from crm_download_leads join crm_downloads using (download_id)
where list_contains($numbers::bigint[], person)
order by made_at
