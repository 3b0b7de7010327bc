"""Salesforce tasks (CSV of its data export), of which the calls are read.

Most tasks are no calls: letters, messages, reminders. A call is known by its subtype
or by having a call type; the column Type is not to be relied on.
"""

import pyarrow.compute as pc

from rsoft_analytics.telephony.meaning import (
    INTERNAL,
    PLANNED,
    are,
    are_filled,
    both,
    either,
)
from rsoft_analytics.telephony.tables import CallTable, Named, NotCalls

KIND = "calls"
KNOWN = "from the vendor's documentation"
TO_BE_DONE = "not started|open|deferred|waiting on someone else"


def not_calls(cells: Named) -> NotCalls:
    """Tasks of other kinds, calls still to be made, and calls in the house."""
    told = are_filled(cells["direction"])
    is_call = either(are(cells["subtype"], "call"), told)
    was_made = either(told, are_filled(cells["duration"]))
    planned = both(are(cells["state"], TO_BE_DONE), pc.invert(was_made))
    internal = are(cells["direction"], "internal")
    return [(pc.invert(is_call), "is a task, not a call"), (planned, PLANNED), (internal, INTERNAL)]


# ActivityDate is a mere day, so the moment of logging the call is the better time.
TABLE = CallTable(
    marks=(
        "WhoId, Subject, ActivityDate, TaskSubtype",
        "WhoId, Subject, ActivityDate, CallType",
    ),
    fields={
        "started": "CompletedDateTime, CreatedDate, ActivityDate",
        "duration": "CallDurationInSeconds",
        "direction": "CallType",
        "outcome": "CallDisposition",
        "subtype": "TaskSubtype",
        "state": "Status",
        "note": "Description, Subject",
        "call_ref": "Id",
    },
    not_calls=not_calls,
)

# Certain by the API names of a task's columns.
claim, read = TABLE.claim, TABLE.reading
