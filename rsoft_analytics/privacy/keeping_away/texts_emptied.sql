-- What was set aside and holds somebody who was erased keeps its line and loses its text.
update set_aside set text = '', message = 'Line ' || line || ': ' || $reason || '.', reason = $reason
where list_contains($texts::varchar[], text);

update staged_rejects set text = '', message = 'Line ' || line || ': ' || $reason || '.', reason = $reason
where list_contains($texts::varchar[], text)
