"""JustDial enquiries (CSV or spreadsheet).

Date and time stand in two columns, mobile and phone in two. Whose company the
column of that name means is not known, so it stays beside.
"""

from rsoft_analytics.files.export import Export
from rsoft_analytics.pinned import Pinned
from rsoft_analytics.readers import CERTAIN, NO, leads
from rsoft_analytics.rows import Reading

KIND = "web leads"
KNOWN = "from a parser"
FORMAT = Pinned(
    kind=KIND,
    marks=("leadid", "mobile", "date", "category", "brancharea"),
    fields={
        "leadid": "lead_ref",
        "name": "name",
        "mobile": "number",
        "phone": "number",
        "email": "email",
        "date": "created",
        "time": "time",
        "company": "",
    },
    always={"source": "JustDial"},
)


def claim(export: Export) -> int:
    """Certain by the category and the area of the branch that was asked for."""
    return CERTAIN if FORMAT.fits(export) else NO


def read(export: Export, columns: dict[str, str] | None) -> Reading:
    """The enquiries as leads."""
    return FORMAT.reading(export, columns, leads.batches_of)
