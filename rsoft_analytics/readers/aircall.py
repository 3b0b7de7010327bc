"""Aircall calls (CSV or Excel, both generations of headers).

The universal time stands beside the local one, and is taken. Numbers are
international without their plus, and a spreadsheet makes 447700900123.0 of them.
"""

import pyarrow.compute as pc

from rsoft_analytics.telephony.meaning import are, are_filled, both, translated, where, with_plus
from rsoft_analytics.telephony.tables import CallTable, Named

KIND = "calls"
KNOWN = "from a parser"
NOBODY = {"[no associated user]": None}


def meant(cells: Named) -> Named:
    """The rows with their numbers whole, and a voicemail where one was left."""
    answered = are(cells["answered"], "yes|answered|true")
    left_a_message = both(pc.invert(answered), are_filled(cells["voicemail"]))
    unanswered = where(left_a_message, "voicemail", "no answer")
    return {
        **cells,
        "outcome": where(answered, "answered", unanswered),
        "from_number": with_plus(cells["from_number"]),
        "to_number": with_plus(cells["to_number"]),
        "rep": translated(cells["rep"], NOBODY),
    }


# One row is one call, known by its line, party and start in both generations; only the
# newer one has an id, which would keep a call of an older file from being known again.
TABLE = CallTable(
    marks=("line, direction, from, to, answered, missed_call_reason, duration (in call)",),
    fields={
        "started": "datetime (UTC), datetime (TZ offset incl.)",
        "date": "date (TZ offset incl.)",
        "time": "time (TZ offset incl.)",
        "duration": "duration (total)",
        "talk": "duration (in call)",
        "direction": "direction",
        "answered": "answered",
        "voicemail": "voicemail",
        "from_number": "from",
        "to_number": "to",
        "line_number": "line",
        "rep": "user",
        "note": "comments, notes",
    },
    meant=meant,
)

# Certain by the columns that both generations have.
claim, read = TABLE.claim, TABLE.reading
