"""CallRail calls (the fields of its API, or the labels of its log, as columns).

Where the caller heard of us comes with every call: source, campaign, keywords.
"""

import pyarrow.compute as pc

from rsoft_analytics.telephony.meaning import are, match, translated, where
from rsoft_analytics.telephony.tables import CallTable, Named

KIND = "calls"
KNOWN = "from API fields only"
YES = "true|yes|1"
NOT_OUTGOING = r"(?i)^(?:answered|missed|abandoned|voicemail)"  # what the log calls the rest
STATES = {"answered call": "answered", "missed call": "no answer", "abandoned call": "no answer",
          "voicemail": "voicemail"}  # fmt: skip


def meant(cells: Named) -> Named:
    """The outcome from two columns of yes and no."""
    answered, mailbox = are(cells["answered"], YES), are(cells["voicemail"], YES)
    unanswered = where(mailbox, "voicemail", "no answer")
    is_told = are(cells["answered"], YES + "|false|no|0")
    in_two = where(answered, "answered", where(is_told, unanswered))
    incoming = where(match(cells["state"], NOT_OUTGOING), "incoming")
    return {
        **cells,
        "direction": pc.coalesce(cells["direction"], incoming),
        "outcome": pc.coalesce(in_two, translated(cells["state"], STATES)),
    }


TABLE = CallTable(
    marks=(
        "answered, customer_phone_number, tracking_phone_number, business_phone_number, direction",
        "Call Status, Number Name, Tracking Number, Source, Start Time, Phone Number",
    ),
    fields={
        "started": "start_time",
        "duration": "duration, Duration (seconds)",
        "direction": "direction",
        "answered": "answered",
        "state": "Call Status",
        "voicemail": "voicemail",
        "party": "customer_phone_number, Phone Number",
        "name": "customer_name, Name",
        "line_number": "tracking_phone_number, Tracking Number",
        "source": "source",
        "campaign": "campaign",
        "rep": "agent, agent_email",
        "note": "note",
        "call_ref": "id",
    },
    meant=meant,
)

# Certain by its three kinds of numbers.
claim, read = TABLE.claim, TABLE.reading
