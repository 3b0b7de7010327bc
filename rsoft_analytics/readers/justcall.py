"""JustCall calls (CSV).

Date and time stand in two columns; the conversation is told apart from the ringing.
"""

from rsoft_analytics.files.export import Export
from rsoft_analytics.readers import CERTAIN, NO
from rsoft_analytics.rows import Reading
from rsoft_analytics.telephony.tables import CallTable

KIND = "calls"
KNOWN = "from a parser"
TABLE = CallTable(
    marks=("Call ID, Contact Number, JustCall Number, Call Date, Call Time, Direction",),
    fields={
        "date": "Call Date",
        "time": "Call Time",
        "duration": "Duration (sec), Duration",
        "talk": "Conversation Time (sec), Conversation Time",
        "direction": "Direction",
        "outcome": "Type",
        "party": "Contact Number",
        "name": "Contact Name",
        "line_number": "JustCall Number",
        "rep": "Agent Name",
        "note": "Notes",
        "call_ref": "Call ID",
    },
)


def claim(export: Export) -> int:
    """Certain by the column that names JustCall, among those of its calls."""
    return CERTAIN if TABLE.fits(export) else NO


def read(export: Export, columns: dict[str, str] | None) -> Reading:
    """The calls of the export."""
    return TABLE.reading(export, columns)
