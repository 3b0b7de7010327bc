-- A word and the stage that a person says it means.
insert into stage_words_kept select word($text), $stage
