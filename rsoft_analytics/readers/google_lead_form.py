"""Google Ads lead form (CSV).

What people filled in below an advertisement, with the id of the click.
"""

from rsoft_analytics.files.export import Export
from rsoft_analytics.pinned import Pinned
from rsoft_analytics.readers import CERTAIN, NO, leads
from rsoft_analytics.rows import Reading

KIND = "web leads"
KNOWN = "from somebody's tests"
FORMAT = Pinned(
    kind=KIND,
    marks=("Lead ID", "GCLID", "Lead Form Name", "Date Submitted"),
    fields={
        "Lead ID": "lead_ref",
        "GCLID": "click_id",
        "Campaign Name": "campaign",
        "Lead Form Name": "form",
        "Date Submitted": "created",
        "User Phone": "number",
        "User Email": "email",
        "User Name": "name",
    },
    always={"source": "Google Ads"},
)


def claim(export: Export) -> int:
    """Certain by the form's name beside the id of a click."""
    return CERTAIN if FORMAT.fits(export) else NO


def read(export: Export, columns: dict[str, str] | None) -> Reading:
    """The forms filled in."""
    return FORMAT.reading(export, columns, leads.batches_of)
