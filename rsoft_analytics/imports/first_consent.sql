-- The first acts of consent of an import as they will be stored.
select strftime(given_at, '%d %b %Y %H:%M') as "When", person_kind as "Who", person as "Person",
    act as "Act", purpose as "Purpose", coalesce(channel, 'all') as "Channel", place as "Where"
from staged_consent order by row limit 5
