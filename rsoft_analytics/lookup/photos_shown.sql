-- One row is a picture, of those asked for, that may be shown.
select photo from photos_shown_at($at, $lasts_days) where list_contains($photos::varchar[], photo)
