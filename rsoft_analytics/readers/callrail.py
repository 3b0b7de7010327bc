"""CallRail calls (the fields of its API as columns).

Where the caller heard of us comes with every call: source, campaign, keywords.
"""

from rsoft_analytics.files.export import Export
from rsoft_analytics.readers import CERTAIN, NO
from rsoft_analytics.rows import Reading
from rsoft_analytics.telephony.meaning import are, where
from rsoft_analytics.telephony.tables import CallTable, Named

KIND = "calls"
KNOWN = "from API fields only"
YES = "true|yes|1"


def meant(cells: Named) -> Named:
    """The outcome from two columns of yes and no."""
    answered, mailbox = are(cells["answered"], YES), are(cells["voicemail"], YES)
    unanswered = where(mailbox, "voicemail", "no answer")
    is_told = are(cells["answered"], YES + "|false|no|0")
    return {
        **cells,
        "outcome": where(answered, "answered", where(is_told, unanswered)),
    }


TABLE = CallTable(
    marks=(
        "answered, customer_phone_number, tracking_phone_number, business_phone_number, direction",
    ),
    fields={
        "started": "start_time",
        "duration": "duration",
        "direction": "direction",
        "answered": "answered",
        "voicemail": "voicemail",
        "party": "customer_phone_number",
        "name": "customer_name",
        "line_number": "tracking_phone_number",
        "source": "source",
        "campaign": "campaign",
        "note": "note",
        "call_ref": "id",
    },
    meant=meant,
)


def claim(export: Export) -> int:
    """Certain by its three kinds of numbers."""
    return CERTAIN if TABLE.fits(export) else NO


def read(export: Export, columns: dict[str, str] | None) -> Reading:
    """The calls of the export."""
    return TABLE.reading(export, columns)
