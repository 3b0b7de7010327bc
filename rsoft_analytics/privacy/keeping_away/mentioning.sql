-- One row is a text that mentions somebody who was erased, and the text without the mention.
create or replace temp table texts_mentioning as select text, without from handed_over
