"""Meta Ads report, Facebook and Instagram (CSV or spreadsheet).

The account's currency stands in the name of the column that tells what was spent. A row
without a campaign is the sum of the others.
"""

import re
from dataclasses import replace

import pyarrow as pa
import pyarrow.compute as pc

from rsoft_analytics.columns import table_of
from rsoft_analytics.errors import UnreadableExport
from rsoft_analytics.files.export import Export
from rsoft_analytics.files.table import Records
from rsoft_analytics.pinned import Header, Pinned, place_of, with_texts, without
from rsoft_analytics.readers import CERTAIN, NO
from rsoft_analytics.rows import Reading

KIND = "spend"
KNOWN = "from the vendor's documentation"
SPENT = re.compile(r"amount spent(?: \(([A-Z]{3})\))?", re.IGNORECASE)
FORMAT = Pinned(
    kind=KIND,
    marks=("Reporting starts", "Reporting ends", "Campaign name|Campaign"),
    fields={
        "Day": "day",
        "Reporting starts": "since",
        "Reporting ends": "until",
        "Account name": "account",
        "Campaign name": "campaign",
        "Campaign": "campaign",
        "Campaign ID": "campaign_ref",
        "Ad set name": "ad_group",
        "Ad name": "keyword",
        "Currency": "currency",
        "Impressions": "impressions",
        "Link clicks": "clicks",
        "Results": "conversions",
    },
    always={"source": "Meta Ads"},
)


def claim(export: Export) -> int:
    """Certain by the days that a report is for, a campaign, and what was spent."""
    return CERTAIN if FORMAT.fits(export) and spent_in(table_of(export).header) else NO


def read(export: Export, columns: dict[str, str] | None) -> Reading:
    """The spend, each line for its day or for the days of the report."""
    header = table_of(export).header
    spent = spent_in(header)
    if sum(bool(SPENT.fullmatch(name.strip())) for name in header) > 1:
        raise UnreadableExport(
            f"{export.name} has several columns of what was spent. One account bills in one "
            "currency: download the report of each account by itself."
        )
    form = replace(FORMAT, tidy=without_sums)
    if spent:
        form = replace(form, fields={**FORMAT.fields, spent[0]: "cost"})
    reading = form.reading(export, columns)
    currency = {"currency": spent[1].upper()} if spent and spent[1] else {}
    return replace(reading, batches=(with_texts(one, currency) for one in reading.batches))


def spent_in(header: Header) -> re.Match[str] | None:
    """The column that tells what was spent, and in which currency."""
    return next((found for column in header if (found := SPENT.fullmatch(column.strip()))), None)


def without_sums(header: Header, records: Records) -> Records:
    """The records without those of no campaign, which add up the others."""
    at = place_of(header, "Campaign name", "Campaign")
    assert at is not None
    campaign = records.columns[at]
    is_sum = pc.or_kleene(pc.is_null(campaign), pc.equal(pc.utf8_trim_whitespace(campaign), ""))
    is_sum = pc.fill_null(is_sum, pa.scalar(True))
    return without(records, is_sum, "total", "this is the sum of the lines with a campaign")
