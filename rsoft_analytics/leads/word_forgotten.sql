-- A word means what the program takes it for.
delete from stage_words_kept where word = word($text)
