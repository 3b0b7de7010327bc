-- Texts of an export of consent that mention somebody who was erased lose the mention.
update staged_consent set name = without
from texts_mentioning where name = texts_mentioning.text;

update staged_consent set evidence = without
from texts_mentioning where evidence = texts_mentioning.text;

update staged_consent set extra = without
from texts_mentioning where extra = texts_mentioning.text
