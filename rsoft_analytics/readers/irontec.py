"""IvozProvider (irontec) calls (CSV).

No column tells how a call went: one without length was not answered.
"""

from rsoft_analytics.telephony.meaning import answered_if, are_positive, no_internal_calls
from rsoft_analytics.telephony.tables import CallTable, Named

KIND = "calls"
KNOWN = "from the vendor's documentation"


def meant(cells: Named) -> Named:
    """The rows with the outcome that their length tells."""
    return {**cells, "outcome": answered_if(are_positive(cells["duration"]))}


TABLE = CallTable(
    marks=("callid, startTime, duration, caller, callee, direction, ddiId, endpointType",),
    fields={
        "started": "startTime",
        "duration": "duration",
        "direction": "direction",
        "from_number": "caller",
        "to_number": "callee",
        "rep": "endpointName",
        "call_ref": "callid",
    },
    meant=meant,
    not_calls=no_internal_calls,
)

# Certain by the columns of its export.
claim, read = TABLE.claim, TABLE.reading
