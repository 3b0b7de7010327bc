-- A word means what the program takes it for; said of one format, what it means everywhere.
delete from stage_words_kept where word = word($text) and format = $format
