"""Grandstream UCM call detail records (CSV, both generations of headers).

An Asterisk inside, so the rows mean what Asterisk's do; the header is its own. Newer
ones tell the direction, and each leg of a call under the id of its session: that of the
queue or menu that the PBX answered by itself is spoken to by nobody.
"""

from dataclasses import replace

import pyarrow.compute as pc

from rsoft_analytics.files.export import Export
from rsoft_analytics.readers import CERTAIN, NO, asterisk_cdr
from rsoft_analytics.rows import Reading
from rsoft_analytics.telephony.meaning import (
    INTERNAL,
    are,
    are_internal,
    are_positive,
    both,
    either,
    match,
    shown_name,
    sides,
    where,
)
from rsoft_analytics.telephony.tables import CallTable, Named, NotCalls

KIND = "calls"
KNOWN = "from the vendor's documentation"
RANG_SOMEBODY = r"(?i)^dial"
OLDER = replace(
    asterisk_cdr.TABLE,
    marks=("Caller Number, Callee Number, Context, Source Channel, Dest Channel, Disposition",),
)


def meant(cells: Named) -> Named:
    """The rows with both sides, and the outcome for a person who wanted to speak to one."""
    left_alone = both(
        are(cells["outcome"], "answered"),
        pc.invert(match(cells["action"], RANG_SOMEBODY)),
        match(cells["talk"], r"^[0:]*$"),
    )
    mailbox = both(match(cells["action"], r"(?i)^vm|voicemail"), are_positive(cells["talk"]))
    told = where(left_alone, "no answer", cells["outcome"])
    return {
        **cells,
        **sides(cells, cells["direction"], shown_name(cells["shown"])),
        "outcome": where(mailbox, "voicemail", told),
    }


def not_calls(cells: Named) -> NotCalls:
    """Calls that stay in the house."""
    is_inside = are_internal(cells["calling"], cells["called"])
    return [(either(are(cells["direction"], "internal"), is_inside), INTERNAL)]


NEWER = CallTable(
    marks=("Session, Call Type, Caller Number, Callee Number, Start Time, Talk Time, Call Status",),
    fields={
        "started": "Start Time",
        "duration": "Call Time, Call Duration",
        "talk": "Talk Time",
        "direction": "Call Type",
        "outcome": "Call Status",
        "calling": "Caller Number",
        "called": "Callee Number",
        "did": "DID, DID Number",
        "shown": "Caller Name, Source Caller Name",
        "action": "Action Type",
        "call_ref": "Session",
    },
    meant=meant,
    not_calls=not_calls,
)


def claim(export: Export) -> int:
    """Certain by its names for Asterisk's columns, or by the session of each leg."""
    return CERTAIN if OLDER.fits(export) or NEWER.fits(export) else NO


def read(export: Export, columns: dict[str, str] | None) -> Reading:
    """The calls, by the generation of the header."""
    return (OLDER if OLDER.fits(export) else NEWER).reading(export, columns)
