"""HubSpot contacts (CSV or spreadsheet).

A HubSpot contact is a lead: it has a stage, an owner and a source. The columns
are those that the user chose; a person whose stage is Customer has bought.
Dates of two shapes stand in one file; the ids of other records share a cell.
"""

from rsoft_analytics.files.export import Export
from rsoft_analytics.pinned import Pinned
from rsoft_analytics.readers import CERTAIN, NO, leads
from rsoft_analytics.rows import Reading

KIND = "leads"
KNOWN = "from somebody's tests"
FORMAT = Pinned(
    kind=KIND,
    marks=(
        "Record ID",
        "Email|Phone Number|First Name|Last Name",
        "Contact owner|Lifecycle Stage|Create Date",
        "Contact owner|Lifecycle Stage|Original Source|Lead Status|Associated Company IDs",
    ),
    fields={
        "Record ID": "lead_ref",
        "First Name": "first_name",
        "Last Name": "last_name",
        "Email": "email",
        "Phone Number": "number",
        "Company Name": "company",
        "Contact owner": "rep",
        "Lead Status": "status",
        "Lifecycle Stage": "converted",  # Customer, or a stage before it
        "Create Date": "created",
        "Last Modified Date": "modified",
        "Original Source": "source",
        "Unsubscribed from all email": "do_not_email",  # of the e-mail, not of calls
        "Associated Company IDs": "",
        "Associated Deal IDs": "",
    },
)


def claim(export: Export) -> int:
    """Certain by the id and by what HubSpot alone calls an owner, a stage or a date."""
    return CERTAIN if FORMAT.fits(export) else NO


def read(export: Export, columns: dict[str, str] | None) -> Reading:
    """The contacts as leads."""
    return FORMAT.reading(export, columns, leads.batches_of)
