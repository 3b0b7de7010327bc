-- The picture of a number's contact.
select photo, picture from callers join photos using (photo) where caller = $number
