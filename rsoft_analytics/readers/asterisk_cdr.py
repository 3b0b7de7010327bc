"""Asterisk call detail records (Master.csv, the table cdr, its dump or SQLite file, a report).

Two modules of Asterisk write a Master.csv, without a header and in different
orders; the table cdr comes without one too, out of a database. No column tells
the direction: it follows from which side is an extension, and where both are
numbers from the context, or from a number that was dialled into the house. The report
of Issabel and Elastix tells less, under names of its own.
"""

import re
from dataclasses import replace

import pyarrow as pa
import pyarrow.compute as pc

from rsoft_analytics.columns import table_of
from rsoft_analytics.files.export import Export
from rsoft_analytics.readers import CERTAIN, NO
from rsoft_analytics.rows import Reading
from rsoft_analytics.telephony.headless import STAMP, Layout, layout_of
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
    without_nulls,
)
from rsoft_analytics.telephony.tables import CallTable, Named, NotCalls

KIND = "calls"
KNOWN = "from a real file"

DISPOSITIONS = {"1": "no answer", "2": "busy", "3": "failed", "4": "answered"}
FROM_INSIDE = r"(?i)internal|outgoing|outbound|outrt|dial-?out|macro-dialout"
FROM_OUTSIDE = r"(?i)trunk|pstn|incoming|inbound|external|-did|from-sip"
ANSWERED_BY_ITSELF = (
    "queue|background|playback|waitexten|musiconhold|hangup|congestion|busy|answer|wait|read"
    "|goto|gotoif|gotoiftime|set|noop|ringing|progress|echo|saydigits|saynumber|sayunixtime"
)
NAMED = r"^[A-Za-z][\w.-]*$"  # a telephone that has a name in place of an extension
NAME = r'^"(?P<name>[^"]*)"\s*<'

SECONDS = re.compile(r"\d+")
DISPOSITION = re.compile(r"ANSWERED|NO ANSWER|BUSY|FAILED|CONGESTION|[1-4]")
LENGTHS = {"duration": SECONDS, "billsec": SECONDS, "disposition": DISPOSITION}
CELLS = {"start": STAMP, **LENGTHS}
LAYOUTS = (
    Layout(
        "accountcode, src, dst, dcontext, clid, channel, dstchannel, lastapp, lastdata, start, "
        "answer, end, duration, billsec, disposition, amaflags, uniqueid, userfield, "
        "peeraccount, linkedid, sequence",
        at_least=16,
        cells=CELLS,
    ),
    Layout(
        "clid, src, dst, dcontext, channel, dstchannel, lastapp, lastdata, start, answer, end, "
        "duration, billsec, disposition, amaflags, accountcode, uniqueid, userfield, sequence",
        at_least=15,
        cells=CELLS,
    ),
    Layout(  # the table cdr; what follows the number dialled differs from one to the next
        "calldate, clid, src, dst, dcontext, channel, dstchannel, lastapp, lastdata, duration, "
        "billsec, disposition, amaflags, accountcode, uniqueid, userfield, did, "
        + ", ".join(f"column {number}" for number in range(18, 31)),
        at_least=12,
        cells={"calldate": STAMP, **LENGTHS},
    ),
)
FIELDS = {
    "started": "start, calldate, start time, datetime",
    "duration": "duration, call time",
    "talk": "billsec, talk time, billable",
    "outcome": "disposition",
    "calling": "src, caller number",
    "called": "dst, callee number",
    "call_ref": "linkedid, uniqueid",
    "shown": "clid, callerid",
    "context": "dcontext, context",
    "app": "lastapp",
    "reached": "dstchannel, dest channel, dstchanurl",
    "did": "did, didnumber",
    "said": "calltype",
}


def meant(cells: Named) -> Named:
    """The rows with the direction, and the outcome for a person who wanted to speak to one."""
    cells = without_nulls(cells)
    direction = direction_of(cells)
    shown = shown_name(found_in(cells["shown"], NAME, "name"))
    return {
        **cells,
        **sides(cells, direction, shown),
        "direction": direction,
        "outcome": outcome_of(cells),
    }


def direction_of(cells: Named) -> pa.StringArray:
    """By the side that is an extension or a name of the dial plan, else by the context.

    A number of the house that was dialled stands only on calls that came by it.
    """
    context = cells["context"]
    inside, outside = match(context, FROM_INSIDE), match(context, FROM_OUTSIDE)
    by_context = where(outside, "incoming", where(inside, "outgoing"))
    by_shape = direction_by_shape(cells["calling"], cells["called"])
    by_number = where(are_filled(cells["did"]), "incoming")
    said = where(are(cells["said"], "inbound|outbound"), cells["said"])
    return pc.coalesce(said, by_shape, by_context, by_number, context)


def outcome_of(cells: Named) -> pa.StringArray:
    """The disposition; where the PBX answered by itself and reached nobody, nobody did."""
    said = translated(cells["outcome"], DISPOSITIONS)
    alone = pc.invert(are_filled(cells["reached"]))
    left_alone = both(are(said, "answered"), alone, are(cells["app"], ANSWERED_BY_ITSELF))
    mailbox = both(are(said, "answered"), are(cells["app"], "voicemail"))
    return where(mailbox, "voicemail", where(left_alone, "no answer", said))


def not_calls(cells: Named) -> NotCalls:
    """Calls that stay in the house: no side of them is a number, and none came by a trunk."""
    cells = without_nulls(cells)
    nobody = pc.invert(either(match(cells["calling"], LONG), match(cells["called"], LONG)))
    is_telephone = both(
        match(cells["calling"], NAMED),
        pc.invert(are(cells["calling"], NAMELESS)),
        are_filled(cells["started"]),  # a damaged line is no call of the house
    )
    from_inside = either(match(cells["calling"], SHORT), is_telephone)
    by_trunk = match(cells["context"], FROM_OUTSIDE)
    stays = both(nobody, from_inside, pc.invert(by_trunk))
    return [(either(stays, are(cells["said"], "internal")), INTERNAL)]


TABLE = CallTable(
    marks=(
        "src, dst, dcontext, clid, disposition, billsec",
        "src, dst, dcontext, clid, disposition, billable, calltype",  # of a PBX built on it
    ),
    fields=FIELDS,
    meant=meant,
    not_calls=not_calls,
)


def meant_in_report(cells: Named) -> Named:
    """The rows of a report, where what answered and reached nobody was no person.

    Older ones tell a length twice, as in 65s (1m 5s).
    """
    by_itself = where(pc.invert(are_filled(cells["reached"])), "answer")
    talk = pc.replace_substring_regex(cells["talk"], r"\s*\([^()]*\)$", "")
    return meant({**cells, "app": by_itself, "talk": talk})


REPORT = replace(
    TABLE,
    marks=("Date, Source, Destination, Src. Channel, Dst. Channel, Status, Duration",),
    fields={
        **FIELDS,
        "started": "Date",
        "talk": "Duration",
        "outcome": "Status",
        "calling": "Source",
        "called": "Destination",
        "reached": "Dst. Channel",
    },
    meant=meant_in_report,
)


def claim(export: Export) -> int:
    """Certain by the table's columns, or by what stands where in a file without a header."""
    if export.table is None:
        return NO
    fits = TABLE.fits(export) or REPORT.fits(export) or layout_of(export.table, LAYOUTS)
    return CERTAIN if fits else NO


def read(export: Export, columns: dict[str, str] | None) -> Reading:
    """The calls, in the order of columns that the file is in."""
    if REPORT.fits(export):
        return REPORT.reading(export, columns)
    layout = None if TABLE.fits(export) else layout_of(table_of(export), LAYOUTS)
    if columns is not None or layout is None:
        return TABLE.reading(export, columns)
    table = layout.over(table_of(export))
    return TABLE.of(table.header, table.batches())
