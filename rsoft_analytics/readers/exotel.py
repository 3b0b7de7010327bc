"""Exotel call details report (CSV or Excel).

``DateCreated`` is when the call began; ``StartTime`` is when it was answered. A
click-to-call rings the agent first, who is its ``From``: the customer is ``To``.
"""

import pyarrow.compute as pc

from rsoft_analytics.telephony.tables import CallTable, Named

KIND = "calls"
KNOWN = "from the vendor's documentation"


def meant(cells: Named) -> Named:
    """The outcome of the second leg: only where that was answered did two people speak."""
    return {**cells, "outcome": pc.coalesce(cells["second_leg"], cells["outcome"])}


TABLE = CallTable(
    marks=("CallSid, DateCreated, From, To, PhoneNumberSid, Direction, Status",),
    fields={
        "started": "DateCreated, StartTime",
        "duration": "Duration",
        "talk": "ConversationDuration",
        "direction": "Direction",
        "outcome": "Status",
        "second_leg": "Leg2Status",
        "from_number": "From",
        "to_number": "To",
        "line_number": "PhoneNumberSid",
        "call_ref": "CallSid",
    },
    meant=meant,
)

# Certain by the columns of its report.
claim, read = TABLE.claim, TABLE.reading
