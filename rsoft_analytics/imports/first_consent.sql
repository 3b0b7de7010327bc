-- The first acts of consent of an import as they will be stored.
select person_kind as "Who", person as "Person", purpose as "Purpose", coalesce(channel, 'all') as "Channel",
    act as "Act", strftime(given_at, '%d %b %Y %H:%M') as "When", place as "Where"
from staged_consent order by row limit 5
