"""Webex Calling detailed call history (CSV, or the fields of its API as columns).

A user's side of a call originates or terminates it. Calls of the type SIP_ENTERPRISE stay
in the house; rows of one correlation are legs of one call.
"""

from rsoft_analytics.telephony.meaning import (
    INTERNAL,
    are,
    no_internal_calls,
    translated,
    where,
)
from rsoft_analytics.telephony.tables import CallTable, Named, NotCalls

KIND = "calls"
KNOWN = "from the vendor's documentation"
WAYS = {"terminating": "incoming", "originating": "outgoing"}
NOTHING = {"na": None}


def meant(cells: Named) -> Named:
    """The rows with their way, and whether they were answered."""
    answered = where(are(cells["answered"], "true|yes"), "answered", "no answer")
    return {
        **cells,
        "direction": translated(cells["direction"], WAYS),
        "outcome": answered,
        "rep": translated(cells["rep"], NOTHING),
    }


def not_calls(cells: Named) -> NotCalls:
    """Calls that stay in the house, and meetings."""
    return [
        (are(cells["type"], "sip_enterprise"), INTERNAL),
        (are(cells["type"], "sip_meeting"), "is a telephone that joined a meeting"),
        *no_internal_calls(cells),
    ]


TABLE = CallTable(
    marks=("Start time, Direction, Answered, Call type, Calling number, Called number, User type",),
    fields={
        "started": "Start time",
        "duration": "Duration",
        "direction": "Direction",
        "answered": "Answered",
        "type": "Call type",
        "from_number": "Calling number",
        "to_number": "Called number",
        "rep": "User",
        "call_ref": "Correlation ID, Call ID",
    },
    meant=meant,
    not_calls=not_calls,
    timezone="UTC",
)

# Certain by the type of its users beside the type of a call.
claim, read = TABLE.claim, TABLE.reading
