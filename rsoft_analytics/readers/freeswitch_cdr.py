"""FreeSWITCH call detail records (Master.csv, or as cdr-stats takes them).

One line for each leg of a call, in the order of a template and without a header.
The cause of the hang-up does not tell whether anybody answered: a call that was
given up while it rang ends with NORMAL_CLEARING too.
"""

import re

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
    are_internal,
    are_positive,
    both,
    direction_by_shape,
    either,
    is_incoming,
    match,
    shown_name,
    sides,
    translated,
    where,
    without_blanks,
)
from rsoft_analytics.telephony.tables import CallTable, Named, NotCalls

KIND = "calls"
KNOWN = "from the exporter's source"

CODES = {"1": "incoming", "2": "outgoing", "inbound": "incoming", "outbound": "outgoing"}
BUSY = "user_busy|17"
REJECTED = "call_rejected|21"
STATEMENT = r'(?i)^insert into \S+ values ?\(|"'  # of the template "sql"

TELEPHONE = r"^[A-Za-z][\w.-]*(?:@.*)?$|^\d{2,6}@"  # that has a name, or an address
EPOCH = re.compile(r"\d{10}")
SECONDS = re.compile(r"-?\d+")
CAUSE = re.compile(r"(?!ANSWERED|BUSY|FAILED|CONGESTION)[A-Z][A-Z0-9_]{3,}|\d{2,3}")
ID = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}")
LENGTHS = {"duration": SECONDS, "billsec": SECONDS, "hangup_cause": CAUSE}
STAMPED = {"start_stamp": STAMP, **LENGTHS}
LAYOUTS = (
    Layout(  # the template "example", and those that only add to it
        "caller_id_name, caller_id_number, destination_number, context, start_stamp, "
        "answer_stamp, end_stamp, duration, billsec, hangup_cause, uuid, bleg_uuid, accountcode, "
        "read_codec, write_codec, sip_user_agent, call_clientcode, rtp_received, rtp_sent, file",
        at_least=11,
        cells={**STAMPED, "uuid": ID},
    ),
    Layout(  # the template "asterisk"
        "accountcode, caller_id_number, destination_number, context, caller_id, channel_name, "
        "bridge_channel, last_app, last_arg, start_stamp, answer_stamp, end_stamp, duration, "
        "billsec, hangup_cause, amaflags, uuid, userfield",
        at_least=16,
        cells=STAMPED,
    ),
    Layout(  # what cdr-stats reads from text, in two orders
        "accountcode, extension, destination_number, duration, billsec, hangup_cause, uuid, "
        "start_epoch",
        at_least=8,
        cells={**LENGTHS, "uuid": ID, "start_epoch": EPOCH},
    ),
    Layout(
        "start_stamp, caller_id_number, destination_number, duration, billsec, hangup_cause, "
        "accountcode",
        at_least=6,
        cells=STAMPED,
    ),
)


def meant(cells: Named) -> Named:
    """The rows with their direction, their outcome and the id that their legs share."""
    direction = direction_of(cells)
    return {
        **cells,
        **sides(cells, direction, shown_name(without_statement(cells["shown"]))),
        "direction": direction,
        "outcome": outcome_of(cells, direction),
        "call_ref": pc.min_element_wise(cells["leg"], cells["other_leg"]),
    }


def without_statement(shown: pa.StringArray) -> pa.StringArray:
    """Names without what stands before the first cell in the template for databases."""
    return without_blanks(pc.replace_substring_regex(shown, STATEMENT, ""))


def not_calls(cells: Named) -> NotCalls:
    """Calls that stay in the house: a telephone of it calls, and nothing is a public number."""
    calling, called = cells["calling"], cells["called"]
    is_named = both(match(calling, TELEPHONE), pc.invert(are(calling, NAMELESS)))
    nobody = pc.invert(either(match(calling, LONG), match(called, LONG)))
    from_outside = either(are(cells["context"], "public"), are(cells["said"], "1|inbound"))
    stays = both(nobody, either(match(calling, SHORT), is_named), pc.invert(from_outside))
    return [(either(stays, are_internal(calling, called)), INTERNAL)]


def direction_of(cells: Named) -> pa.StringArray:
    """By the side that is an extension, else as the switch says, by context or by account.

    A call that has an account came from a telephone of the house.
    """
    by_shape = direction_by_shape(cells["calling"], cells["called"])
    public = where(are(cells["context"], "public"), "incoming")
    ours = either(are_filled(cells["accountcode"]), are_filled(cells["extension"]))
    said = translated(cells["said"], CODES)
    return pc.coalesce(by_shape, said, public, where(ours, "outgoing"), cells["context"])


def outcome_of(cells: Named, direction: pa.StringArray) -> pa.StringArray:
    """Answered where there was talk; else what the cause says of it."""
    cause = cells["cause"]
    declined = both(are(cause, REJECTED), is_incoming(direction))
    refused = where(declined, "declined", where(are(cause, BUSY), "busy", "no answer"))
    return where(are_positive(cells["talk"]), "answered", refused)


TABLE = CallTable(
    marks=(
        "switch, cdr_source_type, callid, caller_id_number, destination_number, hangup_cause_id",
        "caller_id_number, destination_number, start_stamp, billsec, hangup_cause",
    ),
    fields={
        "started": "start_stamp, start_epoch, starting_date",
        "duration": "duration",
        "talk": "billsec",
        "calling": "caller_id_number",
        "called": "destination_number",
        "leg": "uuid, callid",
        "other_leg": "bleg_uuid",
        "shown": "caller_id_name",
        "context": "context",
        "cause": "hangup_cause, hangup_cause_id",
        "said": "direction",
        "accountcode": "accountcode",
        "extension": "extension",
    },
    meant=meant,
    not_calls=not_calls,
)


def claim(export: Export) -> int:
    """Certain by the columns, or by what stands where in a file without a header."""
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
