"""Pipedrive persons (CSV or spreadsheet).

Each column is named "Entity - Field"; several phones share a cell, and notes
are HTML. A field of the user's own is called whatever the user called it.
"""

import html
import re

import pyarrow as pa

from rsoft_analytics.files.export import Export
from rsoft_analytics.files.table import Records
from rsoft_analytics.pinned import Header, Pinned, place_of, with_cells
from rsoft_analytics.readers import CERTAIN, NO, contacts_table
from rsoft_analytics.rows import Reading

KIND = "contacts"
KNOWN = "from the vendor's documentation"
NOTES = ("Person - Notes", "Note - Content")
BREAK = re.compile(r"<(?:br|/p|/div|/li)\b[^<>]*>", re.IGNORECASE)
TAG = re.compile(r"</?[a-z][^<>]*>", re.IGNORECASE)
OTHER_LISTS = ("Activity - ", "Deal - ", "Lead - ")  # they name a person too
LABELS = ("", " - Work", " - Home", " - Mobile", " - Other")


def with_plain_notes(header: Header, records: Records) -> Records:
    """The records with what their notes say, without the HTML."""
    at = place_of(header, *NOTES)
    if at is None:
        return records
    notes = [None if note is None else said(note) for note in records.columns[at].to_pylist()]
    return with_cells(records, {at: pa.array(notes, pa.string())})


def said(note: str) -> str | None:
    """What a piece of HTML says."""
    return html.unescape(TAG.sub("", BREAK.sub("\n", note))).replace("\xa0", " ").strip() or None


FORMAT = Pinned(
    kind=KIND,
    marks=("Person - Name",),
    fields={
        "Person - ID": "uid",
        "Person - Name": "name",
        "Organization - Name": "company",
        "Person - Organization": "company",
        **{f"Person - Phone{label}": "number" for label in LABELS},
        **{f"Person - Email{label}": "email" for label in LABELS},
        "Person - Label": "groups",
        "Person - Job title": "title",
        "Person - Person created": "created",
        **dict.fromkeys(NOTES, "note"),
    },
    tidy=with_plain_notes,
)


def claim(export: Export) -> int:
    """Certain by the names of columns that begin with the entity."""
    header = export.table.header if export.table else ()
    is_of_others = any(column.startswith(OTHER_LISTS) for column in header)
    return CERTAIN if FORMAT.fits(export) and not is_of_others else NO


def read(export: Export, columns: dict[str, str] | None) -> Reading:
    """The persons as contacts."""
    return FORMAT.reading(export, columns, contacts_table.batches_of)
