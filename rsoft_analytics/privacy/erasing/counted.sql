-- How much of each kind an erasure takes away or makes nobody's.
select
    (select count(*) from raw_calls where party_key in (select number from numbers_gone)) as call_rows,
    (select count(*) from erasing_entries) as contact_entries,
    (select count(*) from raw_leads semi join erasing_leads using (record, ordinal)) as lead_records,
    (select count(*) from erasing_events) as consent_acts,
    (select count(distinct photo) from raw_contacts semi join erasing_entries using (import_id, row)) as photos,
    (select count(*) from rejects where $pattern <> ''
        and (regexp_matches(text, $pattern) or regexp_matches(message, $pattern))) as rejects,
    (select count(*) from skips where $pattern <> ''
        and (regexp_matches(text, $pattern) or regexp_matches(message, $pattern))) as skips,
    (select count(*) from calls_mentioning where party_key not in (select number from numbers_gone))
        + (select count(*) from entries_mentioning anti join erasing_entries using (import_id, row))
        + (select count(*) from leads_mentioning
            where record not in (select record from erasing_leads)) as mentions,
    (select count(*) from spellings where number in (select number from numbers_gone)) as spellings,
    (select count(*) from imports where $pattern <> '' and regexp_matches(file_name, $pattern)) as file_names,
    (select count(*) from crm_download_leads where person in (select number from numbers_gone)
        or record in (select record from erasing_leads)) as exports,
    (select count(*) from backups) as backups
