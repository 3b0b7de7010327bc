-- Texts of an export of calls that mention somebody who was erased lose the mention.
update raw_calls set name = without
from texts_mentioning where import_id = $import_id and name = texts_mentioning.text;

update raw_calls set note = without
from texts_mentioning where import_id = $import_id and note = texts_mentioning.text;

update raw_calls set extra = without
from texts_mentioning where import_id = $import_id and extra = texts_mentioning.text
