-- One row is an act that files tell of now, by the first of them: files of consent, and the columns
-- by which address books and lists of leads say who opted out.
create or replace temp table acts_told as
with opted_out as (
    select import_id, row, line, unnest(numbers) as number, null::varchar as email,
        coalesce(modified_at, raw_leads.created_at) as said_at
    from raw_leads where do_not_call
    union all
    select import_id, row, line, null, lower(unnest(emails)), coalesce(modified_at, raw_leads.created_at)
    from raw_leads where do_not_email
    union all
    select import_id, row, line, number, null, null
    from raw_contacts join raw_contact_numbers using (import_id, row)
    where extra is not null and number is not null and says_yes(extra, ['donotcall', 'do not call'])
    union all
    select import_id, row, line, null, lower(unnest(emails)), null
    from raw_contacts
    where extra is not null and says_yes(extra, [
        'hasoptedoutofemail', 'email opt out', 'unsubscribed from all email', 'do not email'])
),
acts as (
    select
        import_id, row, line, record, person_kind, person, number, email, name, purpose, channel, act,
        given_at as effective_at, place, wording, evidence
    from raw_consent
    where person <> 'erased'
    union all
    select
        import_id, row, line, hash('opted out', number, email), 'customer',
        coalesce('+' || number, email), number, email, null, 'marketing',
        if(number is null, 'email', 'call'), if(number is null, 'withdrawn', 'refused'),
        coalesce(said_at, imported_at), kind || ' export', null, file_name || ', line ' || line
    from opted_out join imports using (import_id)
    where not coalesce(is_nobody(number), false) and not coalesce(ends_with(email, '@erased.invalid'), false)
)
select
    record,
    min(struct_pack(import_id := import_id, place := row)) as first,
    arg_min(struct_pack(
        line := line, person_kind := person_kind, person := person, number := number, email := email,
        name := name, purpose := purpose, channel := channel, act := act,
        effective_at := effective_at, place := place, wording := wording, evidence := evidence),
        struct_pack(import_id := import_id, place := row)) as told
from acts
group by record
