"""Twilio calls (the fields of its API as columns).

A call that is passed on has two rows: the call itself, and its child that dials on.
Twilio calls the first completed as soon as its own machine takes it; whether a
person did is told by the child.
"""

from dataclasses import replace

import pyarrow as pa
import pyarrow.compute as pc

from rsoft_analytics.columns import table_of
from rsoft_analytics.files.export import Export
from rsoft_analytics.readers import CERTAIN, NO
from rsoft_analytics.readers.exotel import are_of_exotel
from rsoft_analytics.rows import Reading
from rsoft_analytics.telephony.meaning import are, are_filled, both, where
from rsoft_analytics.telephony.tables import CallTable, Named, NotCalls

KIND = "calls"
KNOWN = "from API fields only"
TABLE = CallTable(
    marks=(
        "sid, parent_call_sid, from, to, status, start_time, direction",
        "Call SID, Parent Call SID, From, To, Status, Start Time, Direction",
    ),
    fields={
        "started": "start_time, date_created",
        "duration": "duration",
        "direction": "direction",
        "outcome": "status",
        "from_number": "from",
        "to_number": "to",
        "name": "caller_name",
        "sid": "sid, Call SID",
        "parent": "parent_call_sid",
    },
    timezone="UTC",
)


class PassedOn:
    """Which of the calls that came in were passed on, and of these which were answered."""

    def __init__(self, table: CallTable, export: Export) -> None:
        """Goes through the file once, for the ids alone."""
        came_in, dialled, answered, talked = [], [], [], []
        header = table_of(export).header
        for records in table_of(export).batches():
            cells = table.named(records, table.picks(header))
            came_in.append(cells["sid"].filter(are(cells["direction"], "inbound")))
            dialled.append(cells["parent"].drop_null())
            spoke = both(are_filled(cells["parent"]), are(cells["outcome"], "completed"))
            answered.append(cells["parent"].filter(spoke))
            talked.append(cells["duration"].filter(spoke))
        self.came_in, self.dialled = pa.concat_arrays(came_in), pa.concat_arrays(dialled)
        self.answered, self.talked = pa.concat_arrays(answered), pa.concat_arrays(talked)

    def legs(self, cells: Named) -> NotCalls:
        """The children of calls that came in: our own side of a call that has a row already."""
        inside = pc.is_in(cells["parent"], self.came_in)
        return [(inside, "is a leg of an incoming call that another line tells of")]

    def meant(self, cells: Named) -> Named:
        """The rows, those that nobody took when they were passed on unanswered."""
        passed_on = pc.is_in(cells["sid"], self.dialled)
        came_in = are(cells["direction"], "inbound")
        taken = pc.index_in(cells["sid"], self.answered)
        unanswered = both(came_in, passed_on, pc.is_null(taken))
        return {
            **cells,
            "talk": where(came_in, self.talked.take(taken)),
            "outcome": where(unanswered, "no answer", cells["outcome"]),
            "call_ref": pc.coalesce(cells["parent"], cells["sid"]),
        }


def claim(export: Export) -> int:
    """Certain by the fields of a call of its API, and no ids as Exotel gives them."""
    return CERTAIN if TABLE.fits(export) and not are_of_exotel(export) else NO


def read(export: Export, columns: dict[str, str] | None) -> Reading:
    """The calls, after a first look at which belong together."""
    if columns is not None:
        return TABLE.reading(export, columns)
    passed_on = PassedOn(TABLE, export)
    return replace(TABLE, meant=passed_on.meant, not_calls=passed_on.legs).reading(export)
