"""What can be told of a batch of calls while the rest of the export is read.

Nearly all cells of a log are written as this program would write them: a time as
2026-03-02 18:05:00, a length as whole seconds, a number of the region as digits alone. What such
a cell means needs no look at the rest of the export, and whole columns of them are understood at
once. All others wait for the SQL of ``store/staging``, which gives the same answers: a test holds
the two to each other.
"""

import pyarrow as pa
import pyarrow.compute as pc

from rsoft_analytics.phones.plain import Plain, nationals
from rsoft_analytics.rows import CALL_ROWS

NUMBERS = {"party": "party_national", "from_number": "from_national", "to_number": "to_national"}
CLOCK = pa.timestamp("us")
TOLD = [
    *(pa.field(name, pa.int64()) for name in NUMBERS.values()),
    pa.field("clock", CLOCK),  # when the call began, of a time that proves how it reads
    pa.field("lasted_whole", pa.int32()),
]
CALLS_TOLD = pa.schema([*CALL_ROWS, *TOLD])
BEGIN, END = pa.scalar("1980-01-01").cast(CLOCK), pa.scalar("2100-01-01").cast(CLOCK)
DAY = len("2026-03-02")
MOMENT = len("2026-03-02 18:05:00")
MOST_DIGITS = 9  # of a length that surely is a whole number of the store


def told_at_once(rows: pa.RecordBatch, form: Plain) -> pa.RecordBatch:
    """Calls with what their own cells tell; a time that a clock repeats is not kept as text."""
    clock = clocks(rows.column("started"))
    lasted = pc.coalesce(rows.column("talk"), rows.column("duration"))
    place = rows.schema.get_field_index("started")
    others = pc.if_else(pc.is_null(clock), rows.column("started"), None)
    rows = rows.set_column(place, rows.schema.field("started"), others)
    numbers = [nationals(rows.column(name), form) for name in NUMBERS]
    told = [*numbers, clock, whole_seconds(lasted)]
    return pa.RecordBatch.from_arrays([*rows.columns, *told], schema=CALLS_TOLD)


def clocks(texts: pa.StringArray) -> pa.TimestampArray:
    """The time that each text is, written as this program writes one; null for any other text."""
    is_so = pc.and_(
        pc.equal(pc.binary_length(texts), MOMENT), pc.equal(pc.find_substring(texts, " "), DAY)
    )
    try:
        found = pc.if_else(is_so, texts, None).cast(CLOCK)
    except pa.ArrowInvalid:  # one of them is no time
        return pa.nulls(len(texts), CLOCK)
    return pc.if_else(
        pc.and_(pc.greater_equal(found, BEGIN), pc.less(found, END)), found, pa.scalar(None, CLOCK)
    )


def whole_seconds(texts: pa.StringArray) -> pa.Int32Array:
    """The whole number that each text is; null where it is not digits alone."""
    is_so = pc.and_(pc.ascii_is_decimal(texts), pc.less_equal(pc.binary_length(texts), MOST_DIGITS))
    return pc.if_else(is_so, texts, None).cast(pa.int32())
