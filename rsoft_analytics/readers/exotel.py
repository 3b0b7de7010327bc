"""Exotel call details report (CSV or Excel).

``DateCreated`` is when the call began; ``StartTime`` is when it was answered. A
click-to-call rings the agent first, who is its ``From``: the customer is ``To``.
"""

import re

import pyarrow.compute as pc

from rsoft_analytics.files.export import Export
from rsoft_analytics.readers import CERTAIN, NO
from rsoft_analytics.telephony.tables import CallTable, Named, squeezed

KIND = "calls"
KNOWN = "from the vendor's documentation"
ID = re.compile(r"[0-9a-f]{24,}")


def meant(cells: Named) -> Named:
    """The outcome of the second leg: only where that was answered did two people speak."""
    return {**cells, "outcome": pc.coalesce(cells["second_leg"], cells["outcome"])}


TABLE = CallTable(
    marks=(
        "CallSid, DateCreated, From, To, PhoneNumberSid, Direction, Status",
        "Sid, DateCreated, From, To, PhoneNumberSid, Direction, Status",  # of its API
    ),
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
        "call_ref": "CallSid, Sid",
    },
    meant=meant,
)

read = TABLE.reading


def claim(export: Export) -> int:
    """Certain by the columns of its report; those of its API have Twilio's names too."""
    is_own = TABLE.fits(export) and (place_of_id(export, "callsid") or are_of_exotel(export))
    return CERTAIN if is_own else NO


def are_of_exotel(export: Export) -> bool:
    """Whether the ids of calls are as Exotel gives them: Twilio's begin with CA."""
    place = place_of_id(export, "sid")
    if place is None or export.table is None:
        return False
    below = export.table.first[export.table.header_place + 1 :]
    ids = [record.cells[place - 1].strip() for record in below if len(record.cells) >= place]
    return bool(ids) and all(map(ID.fullmatch, filter(None, ids)))


def place_of_id(export: Export, name: str) -> int | None:
    """The number of the column of that name, from 1."""
    header = [squeezed(column) for column in export.table.header] if export.table else []
    return header.index(name) + 1 if name in header else None
