"""Pipedrive deals and leads (CSV or spreadsheet).

A deal is a lead with a value: open, won or lost; a person of it has the number. What
Pipedrive calls a lead is one that is no deal yet.
"""

from rsoft_analytics.files.export import Export
from rsoft_analytics.pinned import Pinned
from rsoft_analytics.readers import CERTAIN, NO, leads
from rsoft_analytics.rows import Reading

KIND = "leads"
KNOWN = "from the vendor's documentation"
LABELS = ("", " - Work", " - Home", " - Mobile", " - Other")
FORMAT = Pinned(
    kind=KIND,
    marks=(
        "Deal - Title|Lead - Title",
        "Deal - Status|Deal - Stage|Lead - Owner|Lead - Source|Lead - Lead created",
    ),
    fields={
        "Deal - ID": "lead_ref",
        "Person - Name": "name",
        "Deal - Contact person": "name",
        "Organization - Name": "company",
        "Deal - Organization": "company",
        **{f"Person - Phone{label}": "number" for label in LABELS},
        **{f"Person - Email{label}": "email" for label in LABELS},
        "Deal - Status": "status",
        "Deal - Stage": "",
        "Deal - Value": "value",
        "Deal - Currency of Value": "currency",
        "Deal - Currency": "currency",
        "Deal - Deal created": "created",
        "Deal - Update time": "modified",
        "Deal - Won time": "converted_on",
        "Deal - Deal closed on": "",
        "Deal - Lost time": "",
        "Deal - Owner": "rep",
        "Deal - Source channel": "source",
        "Deal - Title": "note",
        "Lead - ID": "lead_ref",
        "Lead - Title": "note",
        "Lead - Value": "value",
        "Lead - Currency of Value": "currency",
        "Lead - Lead created": "created",
        "Lead - Update time": "modified",
        "Lead - Owner": "rep",
        "Lead - Source": "source",
        "Lead - Source channel": "source",
        "Lead - Contact person": "name",
        "Lead - Organization": "company",
    },
)


def claim(export: Export) -> int:
    """Certain by the names of columns that begin with the entity."""
    return CERTAIN if FORMAT.fits(export) else NO


def read(export: Export, columns: dict[str, str] | None) -> Reading:
    """The deals as leads."""
    return FORMAT.reading(export, columns, leads.batches_of)
