"""Atomic CRM contacts (CSV).

Its status (cold, warm, hot, in-contract) is how well one knows a person, not how
far a lead has come: these are contacts.
"""

from rsoft_analytics.files.export import Export
from rsoft_analytics.pinned import Pinned
from rsoft_analytics.readers import CERTAIN, NO, contacts_table
from rsoft_analytics.rows import Reading

KIND = "contacts"
KNOWN = "from a real file"
FORMAT = Pinned(
    kind=KIND,
    marks=("first_name", "last_name", "background", "first_seen", "last_seen", "phone_work"),
    fields={
        "first_name": "first_name",
        "last_name": "last_name",
        "title": "title",
        "company": "company",
        "background": "note",
        "first_seen": "created",
        "tags": "groups",
        **{f"phone_{label}": "number" for label in ("work", "home", "other")},
        **{f"email_{label}": "email" for label in ("work", "home", "other")},
        "status": "",
    },
)


def claim(export: Export) -> int:
    """Certain by what it alone notes of a person."""
    return CERTAIN if FORMAT.fits(export) else NO


def read(export: Export, columns: dict[str, str] | None) -> Reading:
    """The contacts."""
    return FORMAT.reading(export, columns, contacts_table.batches_of)
