-- The picture of a number's contact.
select picture from callers join photos using (photo) where caller = $number
