"""Dialpad call logs (CSV).

Of its 49 columns five are known for sure; the others are kept beside. Talk time is
in minutes where it has a decimal point.
"""

import pyarrow as pa
import pyarrow.compute as pc

from rsoft_analytics.columns import Cells
from rsoft_analytics.telephony.meaning import (
    answered_if,
    are,
    are_positive,
    either,
    match,
    where,
)
from rsoft_analytics.telephony.tables import CallTable, Named

KIND = "calls"
KNOWN = "from a parser"
MINUTES = r"^\d+\.\d*$"


def meant(cells: Named) -> Named:
    """The rows with talk time in seconds; without any, or with a mailbox, nobody answered."""
    talk = cells["talk"]
    to_a_mailbox = either(are(cells["category"], "voicemail"), are(cells["mailbox"], "true"))
    outcome = where(to_a_mailbox, "voicemail", answered_if(are_positive(talk)))
    return {**cells, "talk": in_seconds(talk), "outcome": outcome}


def in_seconds(talk: Cells) -> Cells:
    """Talk times, those in minutes as seconds."""
    in_minutes = match(talk, MINUTES)
    minutes = pc.cast(where(in_minutes, talk, "0"), pa.float64())
    seconds = pc.cast(pc.cast(pc.round(pc.multiply(minutes, 60)), pa.int64()), pa.string())
    return where(in_minutes, seconds, talk)


TABLE = CallTable(
    marks=("external_number, date_started, talk_duration, direction, name",),
    fields={
        "started": "date_started",
        "talk": "talk_duration",
        "direction": "direction",
        "category": "category",
        "mailbox": "voicemail",
        "party": "external_number",
        "rep": "name",
        "call_ref": "call_id",
    },
    meant=meant,
)

# Certain by the five columns that are known.
claim, read = TABLE.claim, TABLE.reading
