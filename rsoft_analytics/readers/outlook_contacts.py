"""Outlook contacts (CSV).

Some ninety columns in English; of an address book in another language, map the
columns by hand. Outlook writes 0/0/00 where there is no date.
"""

import pyarrow.compute as pc

from rsoft_analytics.files.export import Export
from rsoft_analytics.files.table import Records
from rsoft_analytics.pinned import Header, Pinned, place_of, with_cells
from rsoft_analytics.readers import CERTAIN, NO, contacts_table
from rsoft_analytics.rows import Reading

KIND = "contacts"
KNOWN = "from a parser"
NO_DATE = "0/0/00"
DATES = ("Birthday", "Anniversary")
NUMBERS = (
    "Assistant's Phone", "Business Phone", "Business Phone 2", "Callback", "Car Phone",
    "Company Main Phone", "Home Phone", "Home Phone 2", "Mobile Phone", "Other Phone",
    "Primary Phone", "Radio Phone",
)  # fmt: skip


def without_empty_dates(header: Header, records: Records) -> Records:
    """The records with nothing where Outlook has no date."""
    places = [at for name in DATES if (at := place_of(header, name)) is not None]
    cells = {at: records.columns[at] for at in places}
    return with_cells(
        records, {at: pc.if_else(pc.equal(one, NO_DATE), None, one) for at, one in cells.items()}
    )


FORMAT = Pinned(
    kind=KIND,
    marks=(
        "First Name",
        "Last Name",
        "E-mail Address",
        "E-mail Display Name",
        "Business Street",
        "Business Country/Region|Business Country",
    ),
    fields={
        "Title": "prefix",
        "First Name": "first_name",
        "Middle Name": "middle_name",
        "Last Name": "last_name",
        "Suffix": "suffix",
        "Company": "company",
        "Job Title": "title",
        **dict.fromkeys(NUMBERS, "number"),
        "E-mail Address": "email",
        "E-mail 2 Address": "email",
        "E-mail 3 Address": "email",
        "Birthday": "birthday",
        "Categories": "groups",
        "Notes": "note",
    },
    tidy=without_empty_dates,
)


def claim(export: Export) -> int:
    """Certain by the name shown of an e-mail beside the parts of an address."""
    return CERTAIN if FORMAT.fits(export) else NO


def read(export: Export, columns: dict[str, str] | None) -> Reading:
    """The contacts."""
    return FORMAT.reading(export, columns, contacts_table.batches_of)
