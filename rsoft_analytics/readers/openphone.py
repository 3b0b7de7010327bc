"""OpenPhone (Quo) calls (CSV of its export, or the fields of its API as columns).

Messages stand among the calls. The names of the columns with a time end with its zone,
as in createdAtPT; without one they are in UTC. Without a moment of the answer nobody answered.
"""

import pyarrow.compute as pc

from rsoft_analytics.files.export import Export
from rsoft_analytics.readers import CERTAIN, NO
from rsoft_analytics.rows import Reading
from rsoft_analytics.telephony.meaning import are, are_filled, translated, where
from rsoft_analytics.telephony.tables import CallTable, Named, NotCalls

KIND = "calls"
KNOWN = "from a parser"
ZONES = {
    "": "UTC",
    "PT": "America/Los_Angeles",
    "MT": "America/Denver",
    "CT": "America/Chicago",
    "ET": "America/New_York",
}
STATUSES = {"missed": "no answer", "no-answer": "no answer", "abandoned": "no answer"}
ENDED = "completed|answered|forwarded|in-progress"


def meant(cells: Named) -> Named:
    """The rows with the outcome that the status and the moment of the answer tell."""
    status = translated(cells["status"], STATUSES)
    is_answered = are_filled(cells["answered"])
    unsaid = pc.or_(are(status, ENDED), pc.is_null(status))
    return {**cells, "outcome": where(unsaid, where(is_answered, "answered", "no answer"), status)}


def not_calls(cells: Named) -> NotCalls:
    """Messages."""
    return [(are(cells["type"], "message|sms|mms|text"), "is a text message")]


def table(suffix: str, zone: str) -> CallTable:
    """The export whose times are in a zone."""
    return CallTable(
        marks=(f"createdAt{suffix}, answeredAt{suffix}, direction, from, to, status, duration",),
        fields={
            "started": f"createdAt{suffix}",
            "answered": f"answeredAt{suffix}",
            "duration": "duration",
            "direction": "direction",
            "status": "status",
            "type": "type",
            "from_number": "from",
            "to_number": "to",
            "name": "contactName",
            "rep": "userName, answeredBy, userId",
            "call_ref": "id, callId",
        },
        meant=meant,
        not_calls=not_calls,
        timezone=zone,
    )


TABLES = tuple(table(suffix, zone) for suffix, zone in ZONES.items())


def claim(export: Export) -> int:
    """Certain by the moments of a call, as only it names them together."""
    return CERTAIN if any(one.fits(export) for one in TABLES) else NO


def read(export: Export, columns: dict[str, str] | None) -> Reading:
    """The calls, in the zone that the columns name."""
    found = next((one for one in TABLES if one.fits(export)), TABLES[0])
    return found.reading(export, columns)
