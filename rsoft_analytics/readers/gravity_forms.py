"""Gravity Forms entries (CSV).

With the keys of an entry (date_created, in UTC; fields by number) or with the
labels of an export (Entry Date, in the site's time). A field known by its
number only is understood by what people put in.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

import pyarrow as pa

from rsoft_analytics.columns import table_of
from rsoft_analytics.files.export import Export
from rsoft_analytics.files.table import Table
from rsoft_analytics.pinned import Pinned, place_of
from rsoft_analytics.readers import CERTAIN, NO, leads
from rsoft_analytics.rows import Reading

KIND = "web leads"
KNOWN = "from the exporter's source"
PARTS_OF_A_NAME = {"3": "first_name", "6": "last_name", "First": "first_name", "Last": "last_name"}
PART = re.compile(r"\d+\.([36])|.+\((First|Last)\)")
NUMBERED = re.compile(r"\d+")
EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
PHONE = re.compile(r"\+?[\d\s().-]{7,20}")
ENOUGH = 100  # cells to judge a column by
FORMAT = Pinned(
    kind=KIND,
    marks=("id|Entry Id", "date_created|Entry Date", "source_url|Source Url", "ip|User IP"),
    fields={
        "id": "lead_ref",
        "Entry Id": "lead_ref",
        "form_id": "form",
        "date_created": "created",
        "Entry Date": "created",
        "date_updated": "modified",
        "source_url": "landing_page",
        "Source Url": "landing_page",
        "status": "status",
        "payment_amount": "value",
        "Payment Amount": "value",
        "currency": "currency",
        "created_by": "",
        "ip": "",
        "user_agent": "",
    },
)


def claim(export: Export) -> int:
    """Certain by what every entry has beside its fields."""
    return CERTAIN if FORMAT.fits(export) else NO


def read(export: Export, columns: dict[str, str] | None) -> Reading:
    """The entries as leads."""
    table = table_of(export)
    has_keys = place_of(table.header, "date_created") is not None
    fields = {**FORMAT.fields, **dict(names(table)), **dict(numbered(table))}
    form = replace(FORMAT, fields=fields, timezone="UTC" if has_keys else None)
    return form.reading(export, columns, leads.batches_of)


def names(table: Table) -> Iterator[tuple[str, str]]:
    """The columns with parts of a name, each with its field."""
    for column in table.header:
        if part := PART.fullmatch(column):
            yield column, PARTS_OF_A_NAME[part[1] or part[2]]


def numbered(table: Table) -> Iterator[tuple[str, str]]:
    """The columns that only have a number and hold e-mails or phones, each with its field."""
    records = next(table.batches())
    for column, cells in zip(table.header, records.columns, strict=True):
        if NUMBERED.fullmatch(column) and (field := field_by_content(cells)):
            yield column, field


def field_by_content(cells: pa.StringArray) -> str | None:
    """What most of a column's cells are: e-mails, phones or neither."""
    texts = [text for text in cells.slice(0, ENOUGH).to_pylist() if text]
    for pattern, field in ((EMAIL, "email"), (PHONE, "number")):
        if sum(bool(pattern.fullmatch(text)) for text in texts) * 2 > len(texts):
            return field
    return None
