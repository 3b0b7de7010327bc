"""Asterisk call detail records (Master.csv or the MySQL table cdr).

Two modules of Asterisk write a Master.csv, without a header and in different
orders. No column tells the direction: it follows from which side is an
extension, and from the context where both are numbers.
"""

import re

import pyarrow as pa
import pyarrow.compute as pc

from rsoft_analytics.columns import table_of
from rsoft_analytics.files.export import Export
from rsoft_analytics.readers import CERTAIN, NO
from rsoft_analytics.rows import Reading
from rsoft_analytics.telephony.headless import Layout, layout_of
from rsoft_analytics.telephony.meaning import (
    INTERNAL,
    LONG,
    NAMELESS,
    SHORT,
    are,
    are_filled,
    both,
    direction_by_shape,
    either,
    found_in,
    match,
    shown_name,
    sides,
    translated,
    where,
)
from rsoft_analytics.telephony.tables import CallTable, Named, NotCalls

KIND = "calls"
KNOWN = "from a real file"

DISPOSITIONS = {"1": "no answer", "2": "busy", "3": "failed", "4": "answered"}
FROM_INSIDE = r"(?i)internal|outgoing|outbound|outrt|dial-?out|macro-dialout"
FROM_OUTSIDE = r"(?i)trunk|pstn|incoming|inbound|external|-did|from-sip"
ANSWERED_BY_ITSELF = "queue|background|playback|waitexten|musiconhold|hangup|congestion|busy"
NAMED = r"^[A-Za-z][\w.-]*$"  # a telephone that has a name in place of an extension
NAME = r'^"(?P<name>[^"]*)"\s*<'

TIME = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d")
SECONDS = re.compile(r"\d+")
DISPOSITION = re.compile(r"ANSWERED|NO ANSWER|BUSY|FAILED|CONGESTION|[1-4]")
CELLS = {"start": TIME, "duration": SECONDS, "billsec": SECONDS, "disposition": DISPOSITION}
LAYOUTS = (
    Layout(
        "accountcode, src, dst, dcontext, clid, channel, dstchannel, lastapp, lastdata, start, "
        "answer, end, duration, billsec, disposition, amaflags, uniqueid, userfield",
        at_least=16,
        cells=CELLS,
    ),
    Layout(
        "clid, src, dst, dcontext, channel, dstchannel, lastapp, lastdata, start, answer, end, "
        "duration, billsec, disposition, amaflags, accountcode, uniqueid, userfield, sequence",
        at_least=15,
        cells=CELLS,
    ),
)
FIELDS = {
    "started": "start, calldate, start time",
    "duration": "duration, call time",
    "talk": "billsec, talk time",
    "outcome": "disposition",
    "calling": "src, caller number",
    "called": "dst, callee number",
    "call_ref": "linkedid, uniqueid",
    "shown": "clid, callerid",
    "context": "dcontext, context",
    "app": "lastapp",
    "reached": "dstchannel, dest channel",
    "did": "did",
}


def meant(cells: Named) -> Named:
    """The rows with the direction, and the outcome for a person who wanted to speak to one."""
    direction = direction_of(cells)
    shown = shown_name(found_in(cells["shown"], NAME, "name"))
    return {
        **cells,
        **sides(cells, direction, shown),
        "direction": direction,
        "outcome": outcome_of(cells),
    }


def direction_of(cells: Named) -> pa.StringArray:
    """By the side that is an extension or a name of the dial plan, else by the context."""
    context = cells["context"]
    inside, outside = match(context, FROM_INSIDE), match(context, FROM_OUTSIDE)
    by_context = where(outside, "incoming", where(inside, "outgoing"))
    by_shape = direction_by_shape(cells["calling"], cells["called"])
    return pc.coalesce(by_shape, by_context, context)


def outcome_of(cells: Named) -> pa.StringArray:
    """The disposition; where the PBX answered by itself and reached nobody, nobody did."""
    said = translated(cells["outcome"], DISPOSITIONS)
    alone = pc.invert(are_filled(cells["reached"]))
    left_alone = both(are(said, "answered"), alone, are(cells["app"], ANSWERED_BY_ITSELF))
    mailbox = both(are(said, "answered"), are(cells["app"], "voicemail"))
    return where(mailbox, "voicemail", where(left_alone, "no answer", said))


def not_calls(cells: Named) -> NotCalls:
    """Calls that stay in the house: no side of them is a number, and none came by a trunk."""
    nobody = pc.invert(either(match(cells["calling"], LONG), match(cells["called"], LONG)))
    is_telephone = both(
        match(cells["calling"], NAMED),
        pc.invert(are(cells["calling"], NAMELESS)),
        are_filled(cells["started"]),  # a damaged line is no call of the house
    )
    from_inside = either(match(cells["calling"], SHORT), is_telephone)
    by_trunk = match(cells["context"], FROM_OUTSIDE)
    return [(both(nobody, from_inside, pc.invert(by_trunk)), INTERNAL)]


TABLE = CallTable(
    marks=("src, dst, dcontext, clid, disposition, billsec",),
    fields=FIELDS,
    meant=meant,
    not_calls=not_calls,
)


def claim(export: Export) -> int:
    """Certain by the table's columns, or by what stands where in a file without a header."""
    if export.table is None:
        return NO
    return CERTAIN if TABLE.fits(export) or layout_of(export.table, LAYOUTS) else NO


def read(export: Export, columns: dict[str, str] | None) -> Reading:
    """The calls, in the order of columns that the file is in."""
    layout = None if TABLE.fits(export) else layout_of(table_of(export), LAYOUTS)
    if columns is not None or layout is None:
        return TABLE.reading(export, columns)
    table = layout.over(table_of(export))
    return TABLE.of(table.header, table.batches())
