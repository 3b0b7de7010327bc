"""Zoom Phone call log (the fields of its API as columns).

A call through a queue has several rows under one id.
"""

from rsoft_analytics.telephony.meaning import is_incoming, no_internal_calls, translated, where
from rsoft_analytics.telephony.tables import CallTable, Named

KIND = "calls"
KNOWN = "from API fields only"
RESULTS = {
    "call connected": "answered",
    "auto recorded": "answered",
    "recorded": "answered",
    "call missed": "no answer",
    "missed": "no answer",
    "call cancel": "cancelled",
    "call failed": "failed",
    "rejected": "declined",
}


def meant(cells: Named) -> Named:
    """The rows with the name of the other side, and who of the team was on ours."""
    incoming = is_incoming(cells["direction"])
    return {
        **cells,
        "outcome": translated(cells["outcome"], RESULTS),
        "name": where(incoming, cells["caller_name"], cells["callee_name"]),
        "rep": where(incoming, cells["callee_name"], cells["caller_name"]),
        "line_number": where(incoming, cells["callee_line"], cells["caller_line"]),
    }


TABLE = CallTable(
    marks=(
        "call_id, date_time, direction, caller_number, callee_number, caller_did_number",
        "call_id, start_time, direction, caller_number, callee_number, caller_did_number",
    ),
    fields={
        "started": "start_time, date_time",
        "duration": "duration",
        "direction": "direction",
        "outcome": "result, call_result",
        "from_number": "caller_number",
        "to_number": "callee_number",
        "caller_name": "caller_name",
        "callee_name": "callee_name",
        "caller_line": "caller_did_number",
        "callee_line": "callee_did_number",
        "call_ref": "call_id",
    },
    meant=meant,
    not_calls=no_internal_calls,
    timezone="UTC",
)

# Certain by the fields of a record of its API.
claim, read = TABLE.claim, TABLE.reading
