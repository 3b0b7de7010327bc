-- Texts of an export of leads that mention somebody who was erased lose the mention.
update staged_leads set name = without, name_key = folded(without)
from texts_mentioning where name = texts_mentioning.text;

update staged_leads set company = without
from texts_mentioning where company = texts_mentioning.text;

update staged_leads set note = without
from texts_mentioning where note = texts_mentioning.text;

update staged_leads set extra = without
from texts_mentioning where extra = texts_mentioning.text
