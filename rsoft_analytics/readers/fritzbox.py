"""FRITZ!Box call list (CSV).

Lengths are in hours and minutes. Of the types 1 came in, 2 was missed, 4 went out; 3 is
a call that the box rejected, but in older ones it went out, which its length shows.
"""

import pyarrow as pa
import pyarrow.compute as pc

from rsoft_analytics.columns import Cells
from rsoft_analytics.telephony.meaning import are, are_positive, both, either, match, where
from rsoft_analytics.telephony.tables import CallTable, Named

KIND = "calls"
KNOWN = "from a parser"
HOURS_AND_MINUTES = r"^\d+:\d\d$"


def meant(cells: Named) -> Named:
    """The rows with their way, their end and their length, and our line without its network."""
    kind, had_talk = cells["type"], are_positive(cells["length"])
    goes_out = either(are(kind, "4"), both(are(kind, "3"), had_talk))
    came_in = where(are(kind, "1|2|3"), "incoming", kind)
    rejected = where(are(kind, "3"), "declined")
    at_the_end = where(had_talk, "answered", "no answer")
    answered = where(are(kind, "1"), "answered", where(are(kind, "2"), "no answer", rejected))
    return {
        **cells,
        "direction": where(goes_out, "outgoing", came_in),
        "outcome": where(goes_out, at_the_end, answered),
        "duration": in_hours(cells["length"]),
        "line_number": pc.replace_substring_regex(cells["line"], r"^Internet: *", ""),
    }


def in_hours(lengths: Cells) -> Cells:
    """Lengths in hours and minutes with seconds behind them, so that nobody takes them for less."""
    whole = pc.binary_join_element_wise(lengths, pa.scalar("00"), ":")
    return where(match(lengths, HOURS_AND_MINUTES), whole, lengths)


TABLE = CallTable(
    marks=(
        "Typ, Datum, Rufnummer, Nebenstelle, Eigene Rufnummer, Dauer",
        "Type, Date, Telephone Number, Extension, Outgoing Caller ID, Duration",
    ),
    fields={
        "started": "Datum, Date",
        "length": "Dauer, Duration",
        "type": "Typ, Type",
        "party": "Rufnummer, Telephone Number",
        "name": "Name",
        "line": "Eigene Rufnummer, Outgoing Caller ID",
    },
    meant=meant,
)

# Certain by the number of the box itself beside the extension.
claim, read = TABLE.claim, TABLE.reading
