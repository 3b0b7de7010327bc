"""TradeIndia enquiries (CSV or spreadsheet)."""

from rsoft_analytics.files.export import Export
from rsoft_analytics.pinned import Pinned
from rsoft_analytics.readers import CERTAIN, NO, leads
from rsoft_analytics.rows import Reading

KIND = "web leads"
KNOWN = "from a parser"
FORMAT = Pinned(
    kind=KIND,
    marks=("sender_name", "sender_mobile", "inquiry_id", "inquiry_date"),
    fields={
        "inquiry_id": "lead_ref",
        "inquiry_date": "created",
        "sender_name": "name",
        "sender_company": "company",
        "sender_mobile": "number",
        "sender_email": "email",
        "query_message": "note",
        "status": "status",
        "subject": "",
    },
    always={"source": "TradeIndia"},
)


def claim(export: Export) -> int:
    """Certain by the id of the enquiry beside its sender."""
    return CERTAIN if FORMAT.fits(export) else NO


def read(export: Export, columns: dict[str, str] | None) -> Reading:
    """The enquiries as leads."""
    return FORMAT.reading(export, columns, leads.batches_of)
