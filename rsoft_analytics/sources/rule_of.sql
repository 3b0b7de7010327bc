-- The rule for a text, where there is one.
select word from source_rules where word = word($text) and removed_at is null
