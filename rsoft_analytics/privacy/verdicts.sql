-- One row is a caller, or an e-mail of theirs, a purpose and a channel, with the verdict and its rule.
select * from verdicts_at($at, $lasts_days, $category, $callers)
order by number, email, purpose, list_position(['call', 'sms', 'whatsapp', 'email'], channel)
