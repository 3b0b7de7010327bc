-- The picture of a number's contact, for those who see who it is.
select photo, picture from callers join photos using (photo)
where is_number(caller, $number, $viewer) and struct_extract($viewer, 'sees_names')
