"""Thunderbird address book (CSV).

The day of birth stands in three columns, and the header ends with an empty one.
"""

import pyarrow.compute as pc

from rsoft_analytics.files.export import Export
from rsoft_analytics.files.table import Records
from rsoft_analytics.pinned import Header, Pinned, place_of, with_cells
from rsoft_analytics.readers import CERTAIN, NO, contacts_table
from rsoft_analytics.rows import Reading

KIND = "contacts"
KNOWN = "from a real file"


def with_one_birthday(header: Header, records: Records) -> Records:
    """The records with the whole day of birth in the column of its year."""
    names = ("Birth Year", "Birth Month", "Birth Day")
    places = [at for name in names if (at := place_of(header, name)) is not None]
    if len(places) < len(names):
        return records
    year, month, day = (records.columns[at] for at in places)
    two = {"width": 2, "padding": "0"}
    whole = pc.binary_join_element_wise(
        pc.coalesce(year, "-"), pc.utf8_lpad(month, **two), pc.utf8_lpad(day, **two), "-"
    )
    lone = {at: pc.if_else(pc.is_valid(whole), None, records.columns[at]) for at in places[1:]}
    return with_cells(records, {places[0]: pc.coalesce(whole, year), **lone})


FORMAT = Pinned(
    kind=KIND,
    marks=(
        "Display Name",
        "Primary Email",
        "Mobile Number",
        "Pager Number",
        "Birth Year",
        "Birth Month",
        "Birth Day",
    ),
    fields={
        "Display Name": "name",
        "First Name": "first_name",
        "Last Name": "last_name",
        "Nickname": "nickname",
        "Primary Email": "email",
        "Secondary Email": "email",
        "Work Phone": "number",
        "Home Phone": "number",
        "Mobile Number": "number",
        "Organization": "company",
        "Job Title": "title",
        "Birth Year": "birthday",
        "Notes": "note",
    },
    tidy=with_one_birthday,
)


def claim(export: Export) -> int:
    """Certain by the three columns of the day of birth."""
    return CERTAIN if FORMAT.fits(export) else NO


def read(export: Export, columns: dict[str, str] | None) -> Reading:
    """The contacts."""
    return FORMAT.reading(export, columns, contacts_table.batches_of)
