"""Microsoft Ads (Bing) campaign, ad group or keyword report (CSV or spreadsheet).

Above the header stand the report's name, its period and how its rows are added up. The period
is the only date where no column names a day; a row for an hour, a week or a month is refused,
since its date is that of its beginning.
"""

import re
from dataclasses import replace

import pyarrow as pa
import pyarrow.compute as pc

from rsoft_analytics.columns import table_of
from rsoft_analytics.errors import UnreadableExport
from rsoft_analytics.files.export import Export
from rsoft_analytics.files.table import Records, Table
from rsoft_analytics.pinned import Header, Pinned, with_cells, with_texts
from rsoft_analytics.readers import CERTAIN, NO
from rsoft_analytics.rows import Reading

KIND = "spend"
KNOWN = "from the vendor's documentation"
NOTHING = pa.array(["-", "--"], pa.string())
OF_ITS_API = frozenset(("campaignname", "gregoriandate", "timeperiod", "accountname"))
MASTHEAD = re.compile(r"(?i)\W*(?:report name|report time|report aggregation)\W*:")
PERIOD = re.compile(
    r"(?i)\W*report time\W*:\W*([\d/.-]+)\W*?(?:(?:,|\s[-–—]|\||\bto\b)\W*([\d/.-]+))?\W*"
)
AGGREGATION = re.compile(r"(?i)\W*report aggregation\W*:\W*(\w+)\W*")
LONGEST_TITLE = 300  # characters; a longer line above the header tells none of it
COARSE = ("hour", "week", "month", "year", "hourly", "weekly", "monthly", "yearly")
FORMAT = Pinned(
    kind=KIND,
    marks=("CampaignName|Campaign name|Campaign", "Spend", "Impressions|Impr.|Clicks"),
    fields={
        **dict.fromkeys(("GregorianDate", "TimePeriod", "Gregorian date", "Time period"), "day"),
        **dict.fromkeys(("Day", "Date"), "day"),
        **dict.fromkeys(("AccountName", "Account name", "Account"), "account"),
        **dict.fromkeys(("CampaignName", "Campaign name", "Campaign"), "campaign"),
        **dict.fromkeys(("CampaignId", "Campaign ID"), "campaign_ref"),
        **dict.fromkeys(("AdGroupName", "Ad group name", "Ad group"), "ad_group"),
        "Keyword": "keyword",
        "Spend": "cost",
        **dict.fromkeys(("CurrencyCode", "Currency code", "Currency"), "currency"),
        **dict.fromkeys(("Impressions", "Impr."), "impressions"),
        "Clicks": "clicks",
        **dict.fromkeys(("Conversions", "Conv."), "conversions"),
    },
    always={"source": "Microsoft Ads"},
)


def without_dashes(header: Header, records: Records) -> Records:
    """The records with null for a dash."""
    cells = {
        at: pc.if_else(pc.is_in(column, NOTHING), None, column)
        for at, column in enumerate(records.columns)
    }
    return with_cells(records, cells)


def claim(export: Export) -> int:
    """Certain by a campaign and its spend, under Microsoft's own words."""
    if not FORMAT.fits(export) or export.table is None:
        return NO
    is_of_api = OF_ITS_API & {column.casefold() for column in export.table.header}
    is_named = any(map(MASTHEAD.match, titles(export.table)))
    return CERTAIN if is_of_api or is_named else NO


def read(export: Export, columns: dict[str, str] | None) -> Reading:
    """The spend, each line for its day or for the whole period of the report."""
    table = table_of(export)
    reading = replace(FORMAT, tidy=without_dashes).reading(export, columns)
    if columns is not None or reading.kind != KIND:
        return reading
    refuse_coarse(table)
    if "day" in reading.conventions.columns.values():
        return reading
    period = period_of(table)
    return replace(reading, batches=(with_texts(one, period) for one in reading.batches))


def titles(table: Table) -> list[str]:
    """The lines above the header, as far as they can be those of a report."""
    return [line for line in table.title_lines if len(line) <= LONGEST_TITLE]


def refuse_coarse(table: Table) -> None:
    """Refuses a report whose rows are for more or less than a day each."""
    told = [found[1] for line in titles(table) if (found := AGGREGATION.fullmatch(line))]
    coarse = [one for one in (*table.header, *told) if one.casefold() in COARSE]
    if coarse:
        raise UnreadableExport(
            f"{table.name} does not say on which days this was spent: its rows are added up by "
            f"'{coarse[0]}'. Download the report again with the unit of time Day."
        )


def period_of(table: Table) -> dict[str, str]:
    """The days that the lines above the header name; refused where none does."""
    found = [match for line in titles(table) if (match := PERIOD.fullmatch(line.strip()))]
    if not found:
        raise UnreadableExport(
            f"{table.name} does not say on which days this was spent: it has no column of days "
            "and no line 'Report Time'. Download the report again with the unit of time Day."
        )
    since, until = found[-1].groups()
    return {"since": since, "until": until or since}
