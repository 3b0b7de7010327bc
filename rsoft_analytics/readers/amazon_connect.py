"""Amazon Connect contacts (CSV of its contact search), of which the calls are read.

How a contact was initiated tells its way. Chats and tasks are none, and what was passed on
is the second half of another.
"""

import pyarrow.compute as pc

from rsoft_analytics.telephony.meaning import answered_if, are, are_filled, are_positive, translated
from rsoft_analytics.telephony.tables import CallTable, Named, NotCalls

KIND = "calls"
KNOWN = "from API fields only"
WAYS = {"inbound": "incoming", "callback": "outgoing", "outbound": "outgoing", "api": "outgoing"}


def meant(cells: Named) -> Named:
    """The rows with their way, answered where an agent spoke."""
    return {
        **cells,
        "direction": translated(cells["direction"], WAYS),
        "outcome": answered_if(are_positive(cells["talk"])),
    }


def not_calls(cells: Named) -> NotCalls:
    """Chats, tasks and e-mails, and what was passed on."""
    by_voice = pc.or_(are(cells["channel"], "voice"), pc.invert(are_filled(cells["channel"])))
    passed_on = are(cells["direction"], "transfer|queue_transfer|external_outbound|disconnect")
    return [
        (pc.invert(by_voice), "is no call by voice"),
        (passed_on, "is where a call was passed on to, not one of its own"),
    ]


TABLE = CallTable(
    marks=("Contact ID, Channel, Initiation method, Initiation timestamp, Customer phone number",),
    fields={
        "started": "Initiation timestamp",
        "talk": "Agent interaction duration",
        "direction": "Initiation method",
        "channel": "Channel",
        "party": "Customer phone number",
        "line_number": "System phone number",
        "rep": "Agent",
        "call_ref": "Contact ID",
    },
    meant=meant,
    not_calls=not_calls,
    timezone="UTC",
)

# Certain by how and when a contact was initiated.
claim, read = TABLE.claim, TABLE.reading
