"""Canonical rows: what every reader hands over, whatever the export looked like.

A reader picks cells; it does not interpret them. Each kind of row is a fixed
set of *text* columns in Arrow batches. Times, durations, numbers and words
are understood afterwards, in one place, by the SQL in ``store/staging``.
That keeps readers short, and makes ten million rows a matter of columns.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pyarrow as pa

NO, GENERAL, CERTAIN = 0, 10, 100  # how sure a reader can be that an export is its own
BATCH_CONTACTS = 2_000
BATCH_BYTES = 32 * 1024 * 1024  # a batch of contacts ends here too, for pictures are large

TEXT = pa.string()
POSITION = [
    pa.field("row", pa.int64(), nullable=False),  # 1, 2, 3 ... within the export
    pa.field("line", pa.int64(), nullable=False),  # where the record begins in the file
]

CALL_FIELDS = (
    "started",  # when the call began, as written (date and time joined by a space)
    "duration",  # length of the call as written; of the talk alone where "talk" is absent
    "talk",  # length of the conversation, where the export tells it apart
    "direction",  # words or codes such as Incoming, outbound-dial, 1
    "outcome",  # words or codes such as Missed, ANSWERED, no-answer
    "party",  # the other side's number, where the export has a column for it
    "from_number",  # otherwise both sides, and the direction tells which is the other
    "to_number",
    "name",  # what the exporting phone or system called the other side
    "presentation",  # Android's 1 shown, 2 restricted, 3 unknown, 4 payphone
    "line_number",  # our own line, SIM or tracking number
    "rep",
    "source",  # where the caller heard of us
    "campaign",
    "note",
    "call_ref",  # the system's own id of the call, the same on each of its legs
    "extra",  # a JSON object of the columns that no field stands for, or null
)

LEAD_FIELDS = (
    "lead_ref",  # the CRM's own id
    "name",
    "company",
    "number",  # several are joined by " ::: "
    "email",  # several are joined by " ::: "
    "source",
    "medium",
    "campaign",
    "status",
    "created",
    "modified",
    "contacted",  # when first contacted
    "converted",  # yes/no words, 0/1, or the date of conversion
    "converted_on",  # the date of conversion where a column of its own has it
    "value",
    "currency",
    "do_not_call",
    "do_not_email",
    "rep",
    "note",
    "keyword",  # what was searched for, of an advertisement or a web form
    "click_id",  # gclid:..., fbclid:... or msclkid:...
    "referrer",
    "landing_page",
    "form",  # the web form or lead form that was filled in
    "utm_source",  # what a link carried, where a column of its own has it
    "told_source",  # what the person said when asked how they heard of us
    "extra",
)

SPEND_FIELDS = (
    "day",  # the day of the spend, or else the period that it is for
    "since",
    "until",
    "source",  # google, meta ... as the report or its format says
    "account",
    "campaign",
    "campaign_ref",
    "ad_group",
    "keyword",
    "cost",
    "currency",
    "impressions",
    "clicks",
    "conversions",
    "extra",
)

CONSENT_FIELDS = (
    "person_kind",  # user or customer
    "person",  # an e-mail, a user's name or a number
    "name",
    "purpose",  # contacts, photos, call_log; marketing, service, profiling
    "channel",  # call, sms, whatsapp, email; null for all
    "act",  # granted, refused, withdrawn
    "given",  # when, as written
    "place",
    "wording",
    "evidence",
    "extra",
)

LINE_FIELDS = (
    "line_number",  # a number, or the name under which call logs know a SIM or tracking number
    "source",
    "campaign",
    "place",  # where a hoarding stands, or where the number was printed
    "since",
    "until",
    "note",
    "extra",
)

NUMBER_OF_CONTACT = pa.struct([("text", TEXT), ("label", TEXT)])

CALL_ROWS = pa.schema([*POSITION, *(pa.field(name, TEXT) for name in CALL_FIELDS)])
LEAD_ROWS = pa.schema([*POSITION, *(pa.field(name, TEXT) for name in LEAD_FIELDS)])
SPEND_ROWS = pa.schema([*POSITION, *(pa.field(name, TEXT) for name in SPEND_FIELDS)])
CONSENT_ROWS = pa.schema([*POSITION, *(pa.field(name, TEXT) for name in CONSENT_FIELDS)])
LINE_ROWS = pa.schema([*POSITION, *(pa.field(name, TEXT) for name in LINE_FIELDS)])
# Of a system that writes calls and enquiries in one table: each row is one or the other.
MIXED_ROWS = pa.schema(
    [
        *POSITION,
        pa.field("is_call", pa.bool_(), nullable=False),
        *(pa.field(name, TEXT) for name in dict.fromkeys((*CALL_FIELDS, *LEAD_FIELDS))),
    ]
)
CONTACT_ROWS = pa.schema(
    [
        *POSITION,
        pa.field("uid", TEXT),  # the address book's own id
        pa.field("name", TEXT),
        pa.field("company", TEXT),
        pa.field("title", TEXT),
        pa.field("numbers", pa.list_(NUMBER_OF_CONTACT)),
        pa.field("emails", pa.list_(TEXT)),
        pa.field("groups", pa.list_(TEXT)),
        pa.field("birthday", TEXT),
        pa.field("created", TEXT),  # when the CRM or address book came to know of them, as written
        pa.field("note", TEXT),
        pa.field("photo", pa.binary()),  # the picture's bytes as found, not yet trusted
        pa.field("extra", TEXT),
    ]
)

ROWS_OF_KIND = {
    "calls": CALL_ROWS,
    "contacts": CONTACT_ROWS,
    "leads": LEAD_ROWS,
    "web leads": LEAD_ROWS,
    "spend": SPEND_ROWS,
    "consent": CONSENT_ROWS,
    "lines": LINE_ROWS,
    "mixed": MIXED_ROWS,
}


@dataclass(frozen=True)
class SetAside:
    """A record or line that did not become a row, kept with its place and its text.

    ``reason`` is a short code from a closed list (``REASONS``) for programs;
    ``message`` is the sentence for people, beginning "Line 6: ...".
    """

    line: int
    reason: str
    message: str
    text: str


REASONS = frozenset(
    {
        # rejects: a record that could not be used
        "cut off",  # the file ends in the middle of it
        "malformed",  # its structure is broken
        "wrong width",  # more cells than the header names
        "no time",
        "unreadable time",
        "unreadable number",
        "damaged number",  # a spreadsheet wrote 9.19876E+11
        "unreadable duration",
        "unknown word",  # a direction or outcome that is in no table
        "nothing to know it by",  # a contact or lead with neither name, number nor e-mail
        "unreadable date",
        "unreadable amount",
        "two currencies",  # the sign of an amount is not that of its currency
        "told already",  # of spend: the same days in another period or detail
        "unknown person",  # of a consent: nobody whom one could find
        "unknown purpose",
        "unknown channel",
        "unknown act",
        "no line",  # of a list of lines
        "no source",
        "no such days",
        "overlapping days",
        "future time",
        "day or month",  # of a grant: nothing tells which of them comes first
        # skips: a line that is no record
        "blank",
        "title",
        "total",
        "repeated header",
        "test record",
        "not a call",
        "another sheet",  # of a workbook
    }
)


@dataclass(frozen=True)
class Batch:
    """Some consecutive records of an export: canonical rows, and what was set aside."""

    rows: pa.RecordBatch
    rejects: tuple[SetAside, ...] = ()
    skips: tuple[SetAside, ...] = ()


@dataclass(frozen=True)
class Conventions:
    """How an export writes what its cells leave open; None means found or asked."""

    duration_unit: str = "s"  # s, ms or min, for a bare number
    timezone: str | None = None  # an IANA name, for times written without offset
    day_first: bool | None = None  # 02/03 is 2 March (True) or February 3 (False)
    columns: dict[str, str] = field(default_factory=dict)  # column as read -> field, for preview


@dataclass(frozen=True)
class Reading:
    """One export as understood by its reader."""

    kind: str  # one of ROWS_OF_KIND
    batches: Iterable[Batch]
    conventions: Conventions = Conventions()


def without_empty_columns(rows: pa.RecordBatch) -> pa.RecordBatch:
    """Rows without the columns that have no cell filled: most exports fill few of them."""
    return rows.select(
        [
            name
            for name, cells in zip(rows.schema.names, rows.columns, strict=True)
            if len(cells) > cells.null_count or not len(cells)
        ]
    )


def with_all_columns(rows: pa.RecordBatch, schema: pa.Schema) -> pa.RecordBatch:
    """Rows with the columns that were left out, which share one emptiness."""
    nothing = {kind: pa.nulls(rows.num_rows, kind) for kind in {field.type for field in schema}}
    there = set(rows.schema.names)
    columns = [
        rows.column(field.name) if field.name in there else nothing[field.type] for field in schema
    ]
    return pa.RecordBatch.from_arrays(columns, schema=schema)


def contact_batches(told: Iterable[tuple[dict[str, Any] | SetAside, int]]) -> Iterator[Batch]:
    """Contacts in batches, numbered as they come: each a row, or why none, with its bytes."""
    rows: list[dict[str, Any]] = []
    rejects: list[SetAside] = []
    before = size = 0

    def batch() -> Batch:
        return Batch(pa.RecordBatch.from_pylist(rows, schema=CONTACT_ROWS), tuple(rejects))

    for row, taken in told:
        if isinstance(row, SetAside):
            rejects.append(row)
        else:
            rows.append(row | {"row": before + len(rows) + 1})
        size += taken
        if len(rows) + len(rejects) >= BATCH_CONTACTS or size >= BATCH_BYTES:
            yield batch()
            before, size, rows, rejects = before + len(rows), 0, [], []
    yield batch()
