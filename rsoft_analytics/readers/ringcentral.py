"""RingCentral call log (the fields of its API as columns).

Rows of one session are legs of one call; faxes stand among the calls.
"""

from rsoft_analytics.telephony.meaning import (
    are,
    is_incoming,
    no_internal_calls,
    translated,
    where,
)
from rsoft_analytics.telephony.tables import CallTable, Named, NotCalls

KIND = "calls"
KNOWN = "from API fields only"
RESULTS = {
    "accepted": "answered",
    "call connected": "answered",
    "hang up": "no answer",
    "stopped": "no answer",
    "no answer": "no answer",
    "wrong number": "failed",
    "unknown": None,
}
PENDING = {"pending": None}  # the call was going on when the log was taken


def meant(cells: Named) -> Named:
    """The rows with the name of the other side, and who of the team was on ours."""
    incoming = is_incoming(cells["direction"])
    return {
        **cells,
        "outcome": translated(cells["outcome"], RESULTS),
        "duration": translated(cells["duration"], PENDING),
        "name": where(incoming, cells["from_name"], cells["to_name"]),
        "rep": where(incoming, cells["to_name"], cells["from_name"]),
    }


def not_calls(cells: Named) -> NotCalls:
    """Faxes, and calls in the house."""
    return [(are(cells["type"], "fax"), "is a fax"), *no_internal_calls(cells)]


TABLE = CallTable(
    marks=("sessionId, startTime, direction, action, result, from.phoneNumber, to.phoneNumber",),
    fields={
        "started": "startTime",
        "duration": "duration",
        "direction": "direction",
        "outcome": "result",
        "type": "type",
        "from_number": "from.phoneNumber, from.extensionNumber",
        "to_number": "to.phoneNumber, to.extensionNumber",
        "from_name": "from.name",
        "to_name": "to.name",
        "call_ref": "sessionId",
    },
    meant=meant,
    not_calls=not_calls,
    timezone="UTC",
)

# Certain by the fields of a record of its API.
claim, read = TABLE.claim, TABLE.reading
