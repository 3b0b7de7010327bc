"""IndiaMART enquiries (CSV or spreadsheet).

QUERY_TYPE tells a purchased lead (B), a direct one (W) and a phone call (P);
the length of a call stays beside the lead.
"""

from rsoft_analytics.files.export import Export
from rsoft_analytics.pinned import Pinned
from rsoft_analytics.readers import CERTAIN, NO, leads
from rsoft_analytics.rows import Reading

KIND = "web leads"
KNOWN = "from a parser"
NUMBERS = ("SENDER_MOBILE", "SENDER_MOBILE_ALT", "SENDER_PHONE")
FORMAT = Pinned(
    kind=KIND,
    marks=("UNIQUE_QUERY_ID", "QUERY_TIME", "SENDER_NAME|SENDER_MOBILE", "QUERY_TYPE|SENDER_EMAIL"),
    fields={
        "UNIQUE_QUERY_ID": "lead_ref",
        "QUERY_TIME": "created",
        "SENDER_NAME": "name",
        "SENDER_COMPANY": "company",
        **dict.fromkeys(NUMBERS, "number"),
        "SENDER_EMAIL": "email",
        "SENDER_EMAIL_ALT": "email",
        "QUERY_MESSAGE": "note",
        "SUBJECT": "",
        "RECEIVER_MOBILE": "",  # ours
    },
    always={"source": "IndiaMART"},
)


def claim(export: Export) -> int:
    """Certain by the id of the enquiry beside its sender."""
    return CERTAIN if FORMAT.fits(export) else NO


def read(export: Export, columns: dict[str, str] | None) -> Reading:
    """The enquiries as leads."""
    return FORMAT.reading(export, columns, leads.batches_of)
