"""Spend (CSV or spreadsheet).

The product's own file of what was spent on whatever writes no report: a newspaper, a hoarding,
a fair. A line has its source, its period or day or month, and what it cost. An amount belongs
to all days of its period alike, unless the column allocation says first day.
"""

from calendar import monthrange
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime

import pyarrow as pa
import pyarrow.compute as pc

from rsoft_analytics.fields import kind_of, matched
from rsoft_analytics.files.export import Export
from rsoft_analytics.pinned import Pinned
from rsoft_analytics.readers import CERTAIN, GENERAL, NO
from rsoft_analytics.rows import Batch, Reading

KIND = "spend"
KNOWN = "from the exporter's source"
PERIOD = "From|Since|Start|Start date|From date|Day|Date|Month"
COST = "Cost|Spend|Spent|Amount spent|Ad spend|Expense|Expenses"
FORMAT = Pinned(
    kind=KIND,
    marks=("Source|Medium|Channel|Platform|Advertised in", PERIOD, COST),
    fields={
        **dict.fromkeys(("Source", "Medium", "Channel", "Platform", "Advertised in"), "source"),
        **dict.fromkeys(("From", "Since", "Start", "Start date", "From date"), "since"),
        **dict.fromkeys(("Until", "To", "End", "End date", "To date"), "until"),
        **dict.fromkeys(("Day", "Date", "Month"), "day"),
        **dict.fromkeys(COST.split("|"), "cost"),
        "Campaign": "campaign",
        "Campaign name": "campaign",
        "Currency": "currency",
        "Impressions": "impressions",
        "Clicks": "clicks",
    },
)
OF_OTHERS = frozenset(("Reporting starts", "Reporting ends", "Campaign type", "Cost / conv."))
MONTHS = ("%Y-%m", "%B %Y", "%b %Y", "%m/%Y", "%b-%y", "%B-%Y", "%b-%Y")
FIRST_DAY = r"(?i)\s*(?:first day|at once|on the first day)\s*"


def claim(export: Export) -> int:
    """Sure by a source, a period and a cost, where no column tells of a person or call."""
    if not FORMAT.fits(export) or export.table is None:
        return NO
    header = export.table.header
    tells_of_people = kind_of(header) == "calls" or any(
        name in matched("leads", header) for name in ("name", "number", "email", "status")
    )
    if tells_of_people or OF_OTHERS & set(header):
        return NO
    is_ours = {"source", "from", "until", "cost"} <= {column.casefold() for column in header}
    return CERTAIN if is_ours else CERTAIN // 2 + GENERAL


def read(export: Export, columns: dict[str, str] | None) -> Reading:
    """The spend, a month as the days from its first to its last."""
    reading = FORMAT.reading(export, columns)
    return replace(reading, batches=finished(reading.batches))


def finished(batches: Iterable[Batch]) -> Iterator[Batch]:
    """The batches with months as periods, and amounts that belong to their first day."""
    for one in batches:
        yield replace(one, rows=on_first_days(with_months(one.rows)))


def with_months(rows: pa.RecordBatch) -> pa.RecordBatch:
    """The rows, whose days that are months are periods."""
    days = rows.column("day").to_pylist()
    months = {text: found for text in set(days) if text and (found := month_of(text))}
    periods = zip(
        days, rows.column("since").to_pylist(), rows.column("until").to_pylist(), strict=True
    )
    told = [(None, *months[day]) if day in months else (day, *others) for day, *others in periods]
    for place, name in enumerate(("day", "since", "until")):
        rows = with_column(rows, name, pa.array([one[place] for one in told], pa.string()))
    return rows


def with_column(rows: pa.RecordBatch, name: str, cells: pa.Array) -> pa.RecordBatch:
    """The rows with other cells in one column."""
    at = rows.schema.get_field_index(name)
    return rows.set_column(at, rows.schema.field(at), cells)


def month_of(text: str) -> tuple[str, str] | None:
    """The first and the last day of a month; None where the text names none.

    >>> month_of("February 2028"), month_of("2028-02-01")
    (('2028-02-01', '2028-02-29'), None)
    """
    for form in MONTHS:
        try:
            first = datetime.strptime(text.strip(), form).date()  # noqa: DTZ007 - a month
        except ValueError:
            continue
        return first.isoformat(), first.replace(
            day=monthrange(*first.timetuple()[:2])[1]
        ).isoformat()
    return None


def on_first_days(rows: pa.RecordBatch) -> pa.RecordBatch:
    """The rows, with a period of one day where the amount belongs to its first."""
    said = pc.struct_field(
        pc.extract_regex(rows.column("extra"), '(?i)"allocation": "(?P<how>[^"]*)"'), "how"
    )
    at_once = pc.fill_null(pc.match_substring_regex(said, f"^{FIRST_DAY}$"), pa.scalar(False))
    return with_column(
        rows, "until", pc.if_else(at_once, rows.column("since"), rows.column("until"))
    )
