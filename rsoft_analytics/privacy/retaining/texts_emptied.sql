-- Rejects and skips of imports from long ago keep their line and reason, and lose their text.
update rejects set text = '', message = 'Line ' || line || ': ' || reason || '.'
where text <> '' and import_id in (select import_id from imports where imported_at < $rejects_until);

update skips set text = '', message = 'Line ' || line || ': ' || reason || '.'
where text <> '' and import_id in (select import_id from imports where imported_at < $rejects_until)
