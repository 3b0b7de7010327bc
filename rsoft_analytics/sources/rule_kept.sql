-- A text means a source from now on; what was said of it before ends.
update source_rules set removed_at = $now where word = word($written) and removed_at is null;

insert into source_rules values (word($written), $written, $source, $channel, $found, $now, null)
