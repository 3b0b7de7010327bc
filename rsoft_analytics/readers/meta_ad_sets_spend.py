"""Meta Ads report of ad sets without their campaigns (CSV or spreadsheet).

It tells of the same money as the report of campaigns, by other names. The two are formats
of their own, so that the days of one are not counted a second time with the other.
"""

from rsoft_analytics.columns import table_of
from rsoft_analytics.files.export import Export
from rsoft_analytics.pinned import Pinned, place_of
from rsoft_analytics.readers import CERTAIN, NO
from rsoft_analytics.readers.meta_ads_spend import AD_SET, CAMPAIGN, DAYS, reading_of, spent_in
from rsoft_analytics.rows import Reading

KIND = "spend"
KNOWN = "from the vendor's documentation"
FORMAT = Pinned(kind=KIND, marks=("|".join(AD_SET), DAYS), fields={})


def claim(export: Export) -> int:
    """Certain by the days that a report is for, an ad set, and what was spent."""
    if not FORMAT.fits(export) or not spent_in(table_of(export).header):
        return NO
    return CERTAIN if place_of(table_of(export).header, *CAMPAIGN) is None else NO


def read(export: Export, columns: dict[str, str] | None) -> Reading:
    """The spend, each line for its day or for the days of the report."""
    return reading_of(export, columns, AD_SET)
