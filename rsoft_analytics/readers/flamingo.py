"""Flamingo messages of Contact Form 7 (CSV).

The columns are the fields of the form, named by whoever built it, and the date
last. In front of a cell that begins with +, as phones do, stands a whole
sentence of warning, in the language of the site.
"""

import re
from dataclasses import replace

import pyarrow.compute as pc

from rsoft_analytics.columns import table_of
from rsoft_analytics.files.export import Export
from rsoft_analytics.files.table import Records
from rsoft_analytics.pinned import Header, Pinned
from rsoft_analytics.readers import CERTAIN, NO, leads
from rsoft_analytics.rows import Reading

KIND = "web leads"
KNOWN = "from the exporter's source"
OWN_NAME = "flamingo-inbound"
NAMELESS = re.compile(r"Column \d+")
USUAL_FIELDS = re.compile(r"your-(?:name|email|message)|(?:tel|email)-\d+")
WARNING = r"^'?\([^()]*contactform7\.com[^()]*\)\s*"


def without_warnings(header: Header, records: Records) -> Records:
    """The records without the sentences of warning."""
    cells = tuple(pc.replace_substring_regex(one, WARNING, "") for one in records.columns)
    return replace(records, columns=cells)


FORMAT = Pinned(
    kind=KIND,
    marks=(),
    fields={
        "your-name": "name",
        "your-email": "email",
        "your-tel": "number",
        "your-mobile": "number",
        "your-message": "note",
    },
    tidy=without_warnings,
)


def claim(export: Export) -> int:
    """Certain by the file's name, or by the fields that a form has unless renamed."""
    if export.table is None:
        return NO
    *fields, last = named(export.table.header)
    usual = sum(bool(USUAL_FIELDS.fullmatch(field)) for field in fields)
    is_own = OWN_NAME in export.name.casefold() and fields
    return CERTAIN if is_own or (usual > 1 and last == "Date") else NO


def read(export: Export, columns: dict[str, str] | None) -> Reading:
    """The messages as leads; their last column is the date, whatever it is called."""
    date = named(table_of(export).header)[-1]
    form = replace(FORMAT, fields={**FORMAT.fields, date: "created"})
    return form.reading(export, columns, leads.batches_of)


def named(header: Header) -> Header:
    """The columns without those at the end that only a program's last delimiter made."""
    last = max((at for at, name in enumerate(header) if not NAMELESS.fullmatch(name)), default=0)
    return header[: last + 1]
