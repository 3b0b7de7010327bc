-- One row is a text that means another source than before.
select text from texts_changed limit 1
