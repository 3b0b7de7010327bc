"""Pipedrive activities (CSV or spreadsheet), of which the calls are read.

An activity is planned first and marked as done later; only what was done is a call.
No column tells who rang whom, or whether anybody answered: a call of the team's own.
"""

import pyarrow.compute as pc

from rsoft_analytics.telephony.meaning import PLANNED, are, match, where
from rsoft_analytics.telephony.tables import CallTable, Named, NotCalls

KIND = "calls"
KNOWN = "from the vendor's documentation"
DONE = "done|yes|true|1"
NO_CALL = "is an activity of another type, not a call"
FIRST_OF_SEVERAL = r"\s*[,;].*$"


def meant(cells: Named) -> Named:
    """The rows as calls that the team made, with the first of the person's numbers."""
    return {
        **cells,
        "direction": where(are(cells["done"], DONE), "outgoing"),
        "party": pc.replace_substring_regex(cells["party"], FIRST_OF_SEVERAL, ""),
        "note": pc.coalesce(cells["note"], cells["subject"]),
    }


def not_calls(cells: Named) -> NotCalls:
    """Meetings, tasks and the like; and calls that somebody means to make."""
    is_call = match(cells["type"], r"(?i)^(?:phone )?call\b")
    return [(pc.invert(is_call), NO_CALL), (pc.invert(are(cells["done"], DONE)), PLANNED)]


TABLE = CallTable(
    marks=("Activity - Type, Activity - Subject, Activity - Due date, Activity - Done",),
    fields={
        "started": "Activity - Marked as done time",
        "date": "Activity - Due date",
        "time": "Activity - Due time",
        "type": "Activity - Type",
        "done": "Activity - Done",
        "subject": "Activity - Subject",
        "party": "Person - Phone, Person - Phone - Work, Person - Phone - Mobile",
        "name": "Person - Name, Activity - Contact person",
        "rep": "Activity - Assigned to user, Activity - Owner",
        "note": "Activity - Note, Activity - Public description",
        "call_ref": "Activity - ID",
    },
    meant=meant,
    not_calls=not_calls,
)

# Certain by the names of columns that begin with the entity.
claim, read = TABLE.claim, TABLE.reading
