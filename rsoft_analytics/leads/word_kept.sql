-- A word and the stage that a person says it means: in all exports, or in those of one format.
insert into stage_words_kept by name select word($text) as word, $stage as stage, $format as format
