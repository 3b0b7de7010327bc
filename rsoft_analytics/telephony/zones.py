"""The time zone that a column tells of each call, written behind its time."""

import re
from collections.abc import Sequence
from datetime import datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

import pyarrow as pa

from rsoft_analytics.columns import Cells
from rsoft_analytics.fields import folded

COLUMNS = frozenset(("time zone", "timezone", "tz", "zone", "number timezone", "call timezone"))
OFFSET = re.compile(r"(?:utc|gmt)?\s*([+-])(\d{1,2}):?([0-5]\d)?", re.IGNORECASE)
SHORT_NAMES = {"ist": "+05:30", "utc": "+00:00", "gmt": "+00:00", "z": "+00:00"}
TELLS_ITS_OWN = re.compile(r"(?i)(?:z|[+-]\d\d:?\d\d|ist|utc|gmt)$|^\d+$")
WINTER, SUMMER = datetime(2026, 1, 1), datetime(2026, 7, 1)  # noqa: DTZ001 - of any zone


def column_of(header: Sequence[str]) -> int | None:
    """The place of the column that names the zone of each call, where there is one."""
    return next((at for at, name in enumerate(header) if folded(name) in COLUMNS), None)


def with_zones(times: Cells, zones: Cells) -> Cells:
    """Times with the offset of their zone, as far as that is known and they have none."""
    pairs = zip(times.to_pylist(), zones.to_pylist(), strict=True)
    found = [with_zone(time, zone) if time and zone else time for time, zone in pairs]
    return pa.array(found, pa.string())


def with_zone(time: str, zone: str) -> str:
    """A time with the offset of a zone.

    >>> with_zone("2026-07-02 10:00:00", "America/New_York"), with_zone("02/07/2026 10:00", "IST")
    ('2026-07-02 10:00:00-04:00', '02/07/2026 10:00+05:30')
    """
    if TELLS_ITS_OWN.search(time.strip()):
        return time
    return time.strip() + offset_of(zone.strip(), time.strip())


@lru_cache(maxsize=65_536)
def offset_of(zone: str, time: str) -> str:
    """The offset of a zone at a time on its own clocks; nothing where it is not known."""
    if told := OFFSET.fullmatch(zone):
        return f"{told[1]}{int(told[2]):02}:{told[3] or '00'}"
    if short := SHORT_NAMES.get(zone.casefold()):
        return short
    try:
        clock = ZoneInfo(zone)
    except (ValueError, OSError, KeyError):
        return ""
    moments = moment_in(time)
    offsets = {f"{one.replace(tzinfo=clock):%z}" for one in moments}
    (offset,) = offsets if len(offsets) == 1 else ("",)
    return f"{offset[:3]}:{offset[3:5]}" if offset else ""


def moment_in(time: str) -> tuple[datetime, ...]:
    """The moment of a time as ISO writes it; of another, one in winter and one in summer."""
    try:
        return (datetime.fromisoformat(time),)
    except ValueError:
        return WINTER, SUMMER
