-- Texts of an export of calls that mention somebody who was erased lose the mention.
update typed set name = without
from texts_mentioning where name = texts_mentioning.text;

update typed set note = without
from texts_mentioning where note = texts_mentioning.text;

update typed set extra = without
from texts_mentioning where extra = texts_mentioning.text
