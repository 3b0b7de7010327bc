-- Texts of an export of contacts that mention somebody who was erased lose the mention.
update staged_contacts set name = without, name_key = folded(without)
from texts_mentioning where name = texts_mentioning.text;

update staged_contacts set company = without
from texts_mentioning where company = texts_mentioning.text;

update staged_contacts set title = without
from texts_mentioning where title = texts_mentioning.text;

update staged_contacts set note = without
from texts_mentioning where note = texts_mentioning.text;

update staged_contacts set extra = without
from texts_mentioning where extra = texts_mentioning.text
