"""Bitrix24 users (CSV).

The people of a portal, as its own import and export of users write them: NAME
is the first name alone.
"""

from rsoft_analytics.files.export import Export
from rsoft_analytics.pinned import Pinned
from rsoft_analytics.readers import CERTAIN, NO, contacts_table
from rsoft_analytics.rows import Reading

KIND = "contacts"
KNOWN = "from the vendor's documentation"
FORMAT = Pinned(
    kind=KIND,
    marks=("LAST_NAME", "NAME", "PERSONAL_MOBILE", "WORK_PHONE"),
    fields={
        "ID": "uid",
        "NAME": "first_name",
        "SECOND_NAME": "middle_name",
        "LAST_NAME": "last_name",
        "EMAIL": "email",
        "WORK_PHONE": "number",
        "PERSONAL_PHONE": "number",
        "PERSONAL_MOBILE": "number",
        "WORK_COMPANY": "company",
        "WORK_POSITION": "title",
        "PERSONAL_BIRTHDAY": "birthday",
        "PERSONAL_NOTES": "note",
    },
)


def claim(export: Export) -> int:
    """Certain by the portal's own names of columns."""
    return CERTAIN if FORMAT.fits(export) else NO


def read(export: Export, columns: dict[str, str] | None) -> Reading:
    """The users as contacts."""
    return FORMAT.reading(export, columns, contacts_table.batches_of)
