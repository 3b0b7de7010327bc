"""RingCentral call log (CSV or Excel of its pages, or the fields of its API as columns).

Rows of one session are legs of one call; faxes stand among the calls. The pages write
a call's legs below it, without its type; in the log of one user only the result and some
actions tell which way a call went: one that comes in is accepted, one that goes out connected.
In its reports a call's length counts from the first ring; it was handled while somebody spoke.
"""

from dataclasses import replace

import pyarrow.compute as pc

from rsoft_analytics.files.export import Export
from rsoft_analytics.readers import CERTAIN, NO
from rsoft_analytics.rows import Reading
from rsoft_analytics.telephony.meaning import (
    INTERNAL,
    SHORT,
    are,
    are_filled,
    is_incoming,
    match,
    no_internal_calls,
    translated,
    where,
)
from rsoft_analytics.telephony.tables import CallTable, Named, NotCalls

KIND = "calls"
KNOWN = "from API fields only"
RESULTS = {
    "accepted": "answered",
    "call accepted": "answered",
    "call connected": "answered",
    "hang up": "no answer",
    "stopped": "no answer",
    "no answer": "no answer",
    "wrong number": "failed",
    "call failure": "failed",
    "international disabled": "failed",
    "international restriction": "failed",
    "restricted number": "failed",
    "account suspended": "failed",
    "internal error": "failed",
    "ip phone offline": "failed",
    "poor line quality": "failed",
    "abandoned": "no answer",
    "unknown": None,
}
PENDING = {"pending": None}  # the call was going on when the log was taken
CAME_IN = "accepted|call accepted|missed|voicemail|reply|rejected|declined|blocked|abandoned"
WENT_OUT = (
    "call connected|no answer|busy|hang up|stopped|wrong number|call failed|call failure"
    "|international disabled|international restriction|restricted number|account suspended"
    "|internal error|ip phone offline|poor line quality"
)
RINGS_OUT, TAKES_IN = "(?i)^ring ?out", "(?i)^(?:find ?me|follow ?me|hunting|accept call|pickup)"


def meant(cells: Named) -> Named:
    """The rows with the name of the other side, and who of the team was on ours."""
    incoming = is_incoming(cells["direction"])
    return {
        **in_words(cells),
        "name": where(incoming, cells["from_name"], cells["to_name"]),
        "rep": where(incoming, cells["to_name"], cells["from_name"]),
    }


def in_words(cells: Named) -> Named:
    """The rows with their results and lengths in the store's words."""
    return {
        **cells,
        "outcome": translated(cells["outcome"], RESULTS),
        "duration": translated(cells["duration"], PENDING),
    }


def of_one_user(cells: Named) -> Named:
    """The rows with the direction that the action tells, or the result."""
    by_action = where(match(cells["action"], TAKES_IN), "incoming")
    went_out = where(are(cells["outcome"], WENT_OUT), "outgoing")
    by_result = where(are(cells["outcome"], CAME_IN), "incoming", went_out)
    direction = where(match(cells["action"], RINGS_OUT), "outgoing", by_action)
    return in_words({**cells, "direction": pc.coalesce(direction, by_result)})


def not_calls_of_one_user(cells: Named) -> NotCalls:
    """Faxes, and calls to an extension."""
    return [*not_calls(cells), (match(cells["party"], SHORT), INTERNAL)]


def not_calls(cells: Named) -> NotCalls:
    """Faxes, and calls in the house."""
    return [(are(cells["type"], "fax"), "is a fax"), *no_internal_calls(cells)]


def not_calls_on_pages(cells: Named) -> NotCalls:
    """The legs of the call above them, faxes, and calls in the house."""
    return [(pc.invert(are_filled(cells["type"])), "is a leg of the call above"), *not_calls(cells)]


API = CallTable(
    marks=("sessionId, startTime, direction, action, result, from.phoneNumber, to.phoneNumber",),
    fields={
        "started": "startTime",
        "duration": "duration",
        "direction": "direction",
        "outcome": "result",
        "type": "type",
        "from_number": "from.phoneNumber, from.extensionNumber",
        "to_number": "to.phoneNumber, to.extensionNumber",
        "from_name": "from.name",
        "to_name": "to.name",
        "call_ref": "sessionId",
    },
    meant=meant,
    not_calls=not_calls,
    timezone="UTC",
)
ACCOUNT = CallTable(
    marks=("Type, Direction, From, To, Extension, Date, Time, Action, Action Result, Duration",),
    fields={
        "date": "Date",
        "time": "Time",
        "duration": "Duration",
        "direction": "Direction",
        "outcome": "Action Result",
        "type": "Type",
        "from_number": "From",
        "to_number": "To",
        "name": "Name",
        "rep": "Extension",
        "call_ref": "SessionId",
    },
    meant=in_words,
    not_calls=not_calls_on_pages,
)
USER = replace(
    ACCOUNT,
    marks=("Type, Phone Number, Name, Date, Time, Action, Action Result, Duration",),
    fields={**ACCOUNT.fields, "party": "Phone Number", "action": "Action"},
    meant=of_one_user,
    not_calls=not_calls_of_one_user,
)

REPORT = CallTable(
    marks=("Session Id, From Name, From Number, To Name, To Number, Call Length, Handle Time",),
    fields={
        "started": "Call Start Time",
        "duration": "Call Length",
        "talk": "Handle Time",
        "direction": "Call Direction",
        "outcome": "Result",
        "from_number": "From Number",
        "to_number": "To Number",
        "from_name": "From Name",
        "to_name": "To Name",
        "call_ref": "Session Id",
    },
    meant=meant,
    not_calls=no_internal_calls,
)
TABLES = (API, ACCOUNT, USER, REPORT)


def claim(export: Export) -> int:
    """Certain by the fields of a record of its API, or by the columns of its pages."""
    return CERTAIN if any(one.fits(export) for one in TABLES) else NO


def read(export: Export, columns: dict[str, str] | None) -> Reading:
    """The calls, by whose log it is."""
    table = next((one for one in TABLES if one.fits(export)), API)
    return table.reading(export, columns)
