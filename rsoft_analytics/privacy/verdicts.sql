-- One row is a caller, or an e-mail of theirs, a purpose and a channel, with the verdict and its rule.
select * replace (seen_text(email, $viewer) as email) from verdicts_at($at, $lasts_days, $category, $callers, $events)
order by number, email, purpose, list_position(['call', 'sms', 'whatsapp', 'email'], channel)
