-- Whom somebody tried to reach was not reached by that, and a bad moment is no junk.
update raw_leads set stage = 'new'
where stage = 'contacted' and not coalesce(said_won, false)
    and trim(regexp_replace(lower(status), '[^\p{L}\p{M}\p{N}]+', ' ', 'g'))
        in ('attempted to contact', 'attempted', 'ringing', 'not reachable', 'no answer');

update raw_leads set stage = 'lost'
where stage = 'junk' and not coalesce(said_won, false)
    and trim(regexp_replace(lower(status), '[^\p{L}\p{M}\p{N}]+', ' ', 'g')) = 'bad timing'
