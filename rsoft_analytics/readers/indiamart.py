"""IndiaMART enquiries and calls (CSV or spreadsheet).

QUERY_TYPE tells a purchased lead (B), a direct one (W) and a phone call (P). A call is
one that the buyer made to the number of ours that stands beside it, and is read as that;
where a file has calls among its enquiries, it is of both kinds.
"""

from collections.abc import Iterator
from dataclasses import replace

import pyarrow as pa
import pyarrow.compute as pc

from rsoft_analytics.columns import Cells, Picked, table_of
from rsoft_analytics.files.export import Export
from rsoft_analytics.files.table import Records, Table
from rsoft_analytics.pinned import Pinned, place_of
from rsoft_analytics.readers import CERTAIN, NO, leads
from rsoft_analytics.rows import CALL_FIELDS, LEAD_FIELDS, MIXED_ROWS, TEXT, Batch, Reading

KIND = "mixed"
KNOWN = "from a parser"
NUMBERS = ("SENDER_MOBILE", "SENDER_MOBILE_ALT", "SENDER_PHONE")
IS_CALL = r"(?i)^p(?:hone|ns)?$"
OF_A_CALL = {"line_number": "RECEIVER_MOBILE", "duration": "CALL_DURATION"}
FORMAT = Pinned(
    kind=KIND,
    marks=("UNIQUE_QUERY_ID", "QUERY_TIME", "SENDER_NAME|SENDER_MOBILE", "QUERY_TYPE|SENDER_EMAIL"),
    fields={
        "UNIQUE_QUERY_ID": "lead_ref",
        "QUERY_TIME": "created",
        "SENDER_NAME": "name",
        "SENDER_COMPANY": "company",
        **dict.fromkeys(NUMBERS, "number"),
        "SENDER_EMAIL": "email",
        "SENDER_EMAIL_ALT": "email",
        "QUERY_MESSAGE": "note",
        "SUBJECT": "",
        "RECEIVER_MOBILE": "",  # ours
    },
    always={"source": "IndiaMART"},
)


def claim(export: Export) -> int:
    """Certain by the id of the enquiry beside its sender."""
    return CERTAIN if FORMAT.fits(export) else NO


def read(export: Export, columns: dict[str, str] | None) -> Reading:
    """The enquiries as leads, and the calls among them as calls."""
    if columns is not None or not has_calls(table_of(export)):
        as_leads = replace(FORMAT, kind="web leads")
        return as_leads.reading(export, columns, leads.batches_of)
    return FORMAT.reading(export, None, batches_of)


def has_calls(table: Table) -> bool:
    """Whether any of the enquiries is a call."""
    return any(pc.any(are_calls(table.header, records)).as_py() for records in table.batches())


def are_calls(header: tuple[str, ...], records: Records) -> pa.BooleanArray:
    """Which of the enquiries are calls."""
    at = place_of(header, "QUERY_TYPE")
    if at is None:
        return pa.array([False] * len(records.rows), pa.bool_())
    return pc.fill_null(pc.match_substring_regex(records.columns[at], IS_CALL), False)


def batches_of(table: Table, picks: Picked) -> Iterator[Batch]:
    """The enquiries, each as a call or a lead."""
    every = zip(leads.batches_of(table, picks), table.batches(), strict=True)
    for made, records in every:
        calls = are_calls(table.header, records)
        nothing = pa.nulls(len(calls), TEXT)
        cells = dict.fromkeys(MIXED_ROWS.names, nothing)
        cells |= {name: made.rows.column(name) for name in ("row", "line", *LEAD_FIELDS)}
        as_call = call_cells(table.header, records, cells, nothing)
        for name in dict.fromkeys((*CALL_FIELDS, *LEAD_FIELDS)):
            of_lead = cells[name] if name in LEAD_FIELDS else nothing
            cells[name] = pc.if_else(calls, as_call.get(name, nothing), of_lead)
        cells["is_call"] = calls
        arrays = [cells[name] for name in MIXED_ROWS.names]
        yield replace(made, rows=pa.RecordBatch.from_arrays(arrays, schema=MIXED_ROWS))


def call_cells(
    header: tuple[str, ...], records: Records, cells: dict[str, Cells], nothing: Cells
) -> dict[str, Cells]:
    """The cells of the enquiries as those of calls that came in."""
    told = {
        name: nothing if (at := place_of(header, column)) is None else records.columns[at]
        for name, column in {**OF_A_CALL, "party": NUMBERS[0], "other": NUMBERS[2]}.items()
    }
    is_told = pc.fill_null(pc.match_substring_regex(told["duration"], r"\d"), False)
    has_talk = pc.fill_null(pc.match_substring_regex(told["duration"], "[1-9]"), False)
    outcome = pc.if_else(has_talk, "answered", pc.if_else(is_told, "no answer", None))
    return {
        "started": cells["created"],
        "duration": told["duration"],
        "direction": pc.if_else(pc.is_valid(cells["row"]), pa.scalar("incoming", TEXT), None),
        "outcome": outcome,
        "party": pc.coalesce(told["party"], told["other"]),
        "line_number": told["line_number"],
        "call_ref": cells["lead_ref"],
        **{name: cells[name] for name in ("name", "source", "campaign", "note", "extra")},
    }
