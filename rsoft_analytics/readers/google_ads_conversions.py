"""Google Ads conversions from calls (CSV).

The file that tells Google which callers bought. A first line names the time
zone. Such a list holds buyers alone, so it does not say when a lead came in:
nobody's share of buyers can be counted from it.
"""

import re
from dataclasses import replace
from zoneinfo import ZoneInfo

import pyarrow as pa
import pyarrow.compute as pc

from rsoft_analytics.columns import table_of
from rsoft_analytics.errors import UnreadableExport
from rsoft_analytics.files.export import Export
from rsoft_analytics.files.table import Records, Table
from rsoft_analytics.pinned import Header, Pinned, place_of, with_cells
from rsoft_analytics.readers import CERTAIN, NO, leads
from rsoft_analytics.rows import Reading

KIND = "leads"
KNOWN = "from somebody's tests"
ZONE = re.compile(r"Parameters:.*?TimeZone=\s*([^\s;,]+)", re.IGNORECASE)
OFFSET = re.compile(r"([+-]?)(\d\d):?(\d\d)")
HAS_ZONE = r"(?i)(?:[+-]\d\d:?\d\d|Z|[a-z]+/[a-z_]+)$"
TIMES = ("Call Start Time", "Conversion Time")
FORMAT = Pinned(
    kind=KIND,
    marks=("Caller's Phone Number", *TIMES, "Conversion Name"),
    fields={
        "Caller's Phone Number": "number",
        "Call Start Time": "contacted",
        "Conversion Time": "converted_on",
        "Conversion Value": "value",
        "Conversion Currency": "currency",
    },
    always={"source": "Google Ads"},
)


def claim(export: Export) -> int:
    """Certain by the columns that Google asks for."""
    return CERTAIN if FORMAT.fits(export) else NO


def read(export: Export, columns: dict[str, str] | None) -> Reading:
    """The callers who bought as leads, their times in the zone of the first line."""
    zone = zone_of(table_of(export))
    offset = OFFSET.fullmatch(zone or "")
    if not offset:
        return replace(FORMAT, timezone=zone).reading(export, columns, leads.batches_of)
    written = f"{offset[1] or '+'}{offset[2]}:{offset[3]}"

    def with_offset(header: Header, records: Records) -> Records:
        """The records with the file's offset behind times that have none."""
        places = [at for name in TIMES if (at := place_of(header, name)) is not None]
        return with_cells(records, {at: zoned(records.columns[at], written) for at in places})

    return replace(FORMAT, tidy=with_offset).reading(export, columns, leads.batches_of)


def zone_of(table: Table) -> str | None:
    """The time zone that the first line names; refused where it is none."""
    found = [match[1] for line in table.title_lines if (match := ZONE.search(line))]
    if not found or OFFSET.fullmatch(found[0]):
        return next(iter(found), None)
    try:
        return ZoneInfo(found[0]).key
    except (ValueError, OSError, LookupError) as problem:
        raise UnreadableExport(
            f"{table.name} says TimeZone={found[0][:40]}, which is no time zone. Zones such as "
            "Asia/Kolkata or +0530 are. Put the right one there, and import it again."
        ) from problem


def zoned(times: pa.StringArray, offset: str) -> pa.StringArray:
    """Times with an offset behind those without."""
    with_it = pc.binary_join_element_wise(times, offset, " ")
    return pc.if_else(pc.match_substring_regex(times, HAS_ZONE), times, with_it)
