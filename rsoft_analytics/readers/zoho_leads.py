"""Zoho CRM leads (CSV or spreadsheet).

The owner is named where the export has the name; the ids of users stay beside.
Dates are in the order that the organisation set, which the file itself has to tell.
"""

from rsoft_analytics.files.export import Export
from rsoft_analytics.pinned import Pinned
from rsoft_analytics.readers import CERTAIN, NO, leads
from rsoft_analytics.rows import Reading

KIND = "leads"
KNOWN = "from a parser"
FORMAT = Pinned(
    kind=KIND,
    marks=(
        "Lead Id|Record Id",
        "Lead Owner Id|Lead Owner.id",
        "Created Time",
        "Lead Source|Lead Status|Company|Industry",
    ),
    fields={
        "Lead Id": "lead_ref",
        "Record Id": "lead_ref",
        "First Name": "first_name",
        "Last Name": "last_name",
        "Email": "email",
        "Phone": "number",
        "Mobile": "number",
        "Company": "company",
        "Lead Source": "source",
        "Lead Status": "status",
        "Lead Owner": "rep",
        "Created Time": "created",
        "Modified Time": "modified",
        "Email Opt Out": "do_not_email",
        "Created By": "",
        "Modified By": "",
    },
)


def claim(export: Export) -> int:
    """Certain by the ids of the lead and of its owner."""
    return CERTAIN if FORMAT.fits(export) else NO


def read(export: Export, columns: dict[str, str] | None) -> Reading:
    """The leads."""
    return FORMAT.reading(export, columns, leads.batches_of)
