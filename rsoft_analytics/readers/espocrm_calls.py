"""EspoCRM calls (CSV or Excel).

The record of a call has no phone number, so its calls are known by their own id.
Planned calls are appointments.
"""

from rsoft_analytics.telephony.meaning import PLANNED, are, translated
from rsoft_analytics.telephony.tables import CallTable, Named, NotCalls

KIND = "calls"
KNOWN = "from the exporter's source"
STATES = {"held": "answered", "not held": "no answer"}


def meant(cells: Named) -> Named:
    """The rows with what became of the call."""
    return {**cells, "outcome": translated(cells["outcome"], STATES)}


def not_calls(cells: Named) -> NotCalls:
    """Calls that somebody means to make."""
    return [(are(cells["outcome"], "planned"), PLANNED)]


TABLE = CallTable(
    marks=(
        "name, status, dateStart, dateEnd, duration, direction, assignedUser",
        "name, status, dateStart, dateEnd, duration, direction, assignedUserId",
        "name, status, dateStart, dateEnd, duration, direction, assignedUserName",
    ),
    fields={
        "started": "dateStart",
        "duration": "duration",
        "direction": "direction",
        "outcome": "status",
        "party": "phoneNumber",
        "name": "parentName, parent, account",
        "rep": "assignedUserName, assignedUser",
        "note": "description, name",
        "call_ref": "id",
    },
    meant=meant,
    not_calls=not_calls,
)

# Certain by the fields of its entity Call.
claim, read = TABLE.claim, TABLE.reading
