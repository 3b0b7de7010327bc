-- A file that is called after somebody who was erased is called otherwise.
update imports set file_name = $without where import_id = $import_id
