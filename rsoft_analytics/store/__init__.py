"""The store: one DuckDB file, and the only place that speaks to it.

Rows as read last; everything else is derived from them and can be rebuilt
(``store/models``, in the order of their numbers). An import derives again only
the parties, contacts and leads that it touches: the same SQL serves one
caller and all of them, so that what is kept up piece by piece is what a
rebuild would give.

A question that tells of persons (names, numbers, what was written about them) tells them through
the macros ``seen_name``, ``seen_number``, ``seen_text`` and ``seen_emails`` with ``$viewer``, which
the store lays in (``store/sight.py``): nothing is masked later. A test finds every question that
does not.

Three habits, each bought with a measured accident:

- One cursor per query. A DuckDB connection shared by threads hands one
  person's rows to another without an error.
- The process that holds the store holds a lock file of its own. DuckDB's lock
  vanishes when anything in the process reads the database file.
- Time zone is set globally: ``set TimeZone`` does not reach cursors.

No index and no unique constraint is relied upon; ``store/checks`` proves what
they would promise, so that the same SQL runs on a lake format one day.
"""

from rsoft_analytics.store.database import Store, Writing
from rsoft_analytics.store.guard import only_name
from rsoft_analytics.store.sight import EVERYTHING, Sight

__all__ = ["EVERYTHING", "Sight", "Store", "Writing", "only_name"]
