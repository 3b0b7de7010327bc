"""Yeastar call detail records (CSV of its pages, or the fields of its API as columns).

An extension stands with its name, as in Asha<101>. Rows under one id are legs of one call.
"""

import pyarrow.compute as pc

from rsoft_analytics.telephony.meaning import (
    INTERNAL,
    LONG,
    are,
    found_in,
    is_incoming,
    match,
    no_internal_calls,
    shown_name,
    where,
)
from rsoft_analytics.telephony.tables import CallTable, Named, NotCalls

KIND = "calls"
KNOWN = "from the vendor's documentation"
NAME_BEFORE = r"^\s*(?P<name>[^<>]*?)\s*<(?P<number>[^<>]*)>\s*$"


def meant(cells: Named) -> Named:
    """The rows with the number of each side, the other's name, and who of the team was on ours."""
    incoming = is_incoming(cells["direction"])
    written = (cells["from_number"], cells["to_number"])
    names = [shown_name(found_in(side, NAME_BEFORE, "name")) for side in written]
    calling, called = (pc.coalesce(found_in(side, NAME_BEFORE, "number"), side) for side in written)
    line = pc.coalesce(cells["did"], where(match(called, LONG), called))
    return {
        **cells,
        "from_number": calling,
        "to_number": called,
        "name": where(incoming, names[0], names[1]),
        "rep": where(incoming, names[1], names[0]),
        "line_number": where(incoming, line, cells["dod"]),
    }


def not_calls(cells: Named) -> NotCalls:
    """Calls that stay in the house."""
    return [(are(cells["direction"], "internal"), INTERNAL), *no_internal_calls(cells)]


TABLE = CallTable(
    marks=(
        "Time, Call From, Call To, Talk Duration(s), Status, Communication Type",
        "callid, timestart, callfrom, callto, talkduraction, status, type",
    ),
    fields={
        "started": "Time, timestart",
        "duration": "Call Duration(s), callduraction",
        "talk": "Talk Duration(s), talkduraction",
        "direction": "Communication Type, type",
        "outcome": "Status",
        "from_number": "Call From",
        "to_number": "Call To",
        "did": "DID, didnumber",
        "dod": "DOD",
        "call_ref": "ID, callid",
    },
    meant=meant,
    not_calls=not_calls,
)

# Certain by the columns of its pages, or by a word that its API spells wrongly.
claim, read = TABLE.claim, TABLE.reading
