-- The rule for a text ends.
update source_rules set removed_at = $now where word = word($text) and removed_at is null
