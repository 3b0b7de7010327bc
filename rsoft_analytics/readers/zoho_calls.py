"""Zoho CRM calls (CSV).

Durations are minutes and seconds without padding: 5:7 is five minutes and seven
seconds. Calls that are only planned are no calls.
"""

from rsoft_analytics.telephony.meaning import PLANNED, are
from rsoft_analytics.telephony.tables import CallTable, Named, NotCalls

KIND = "calls"
KNOWN = "from a parser"


def not_calls(cells: Named) -> NotCalls:
    """Calls that somebody means to make."""
    return [(are(cells["state"], "scheduled|overdue|planned|cancelled"), PLANNED)]


TABLE = CallTable(
    marks=(
        "Call Type, Call Purpose, Subject, Call Start Time, Call Duration, Call Owner",
        "Call Type, Call Purpose, Subject, Call Start Time, Call Duration, Call Owner Id",
        "Call Type, Call Purpose, Subject, Call Start Time, Call Duration, Call Id",
        "Call Type, Call Purpose, Subject, Call Start Time, Call Duration (in seconds), Call Owner",
    ),
    fields={
        "started": "Call Start Time",
        "duration": "Call Duration, Call Duration (in seconds)",
        "direction": "Call Type",
        "state": "Call Status, Outgoing Call Status",
        "party": "Dialled Number, Caller ID, Phone, Mobile",
        "name": "Contact Name",
        "rep": "Call Owner",
        "note": "Description, Subject",
        "call_ref": "Call Id, Record Id, TASKID",
    },
    not_calls=not_calls,
)

# Certain by the columns of its module Calls.
claim, read = TABLE.claim, TABLE.reading
