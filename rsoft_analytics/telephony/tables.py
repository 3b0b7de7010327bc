"""Tables of calls that one system writes: described by its columns, and by what they mean.

A format names the columns that only it has (its marks), which column stands for
which field, and in one function over whole columns what the system's own codes
mean. Columns compare without case, spaces and signs: ``datetime (UTC)`` is
``DateTime UTC`` too.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

import pyarrow as pa
import pyarrow.compute as pc

from rsoft_analytics.columns import (
    Cells,
    Picked,
    batch,
    conventions,
    date_and_time,
    extra,
    only_the_first,
    picked,
    table_of,
)
from rsoft_analytics.fields import folded
from rsoft_analytics.files.export import Export
from rsoft_analytics.files.table import Records
from rsoft_analytics.pinned import without
from rsoft_analytics.rows import (
    CALL_FIELDS,
    CALL_ROWS,
    CERTAIN,
    NO,
    TEXT,
    Batch,
    Conventions,
    Reading,
)

Named: TypeAlias = dict[str, Cells]  # the cells of each field that a format names
NotCalls: TypeAlias = list[tuple[pa.BooleanArray, str]]  # which rows are none, and why not

KIND = "calls"
TIMED = ("started", "time", "date")
KEPT_AS_THEY_ARE = (*CALL_FIELDS, "date", "time")


def as_named(cells: Named) -> Named:
    """The meaning of a system whose words are everybody's."""
    return cells


def all_calls(cells: Named) -> NotCalls:
    """For systems that write nothing but calls."""
    return []


@dataclass(frozen=True)
class CallTable:
    """The tables of calls that one system writes.

    Each of the ``marks`` lists columns that only this system has together. ``fields``
    names for each field the columns it can stand in, the best first; a field that rows
    of calls do not have is for ``meant`` and ``not_calls`` to look at.
    """

    marks: Sequence[str]
    fields: Mapping[str, str]
    meant: Callable[[Named], Named] = as_named
    not_calls: Callable[[Named], NotCalls] = all_calls
    timezone: str | None = None
    duration_unit: str = "s"

    def fits(self, export: Export) -> bool:
        """Whether the export has all columns of one of the marks."""
        there = set(map(squeezed, export.table.header if export.table else ()))
        return any(there.issuperset(listed(mark)) for mark in self.marks)

    def claim(self, export: Export) -> int:
        """Certain where the export has all columns of one of the marks."""
        return CERTAIN if self.fits(export) else NO

    def reading(self, export: Export, columns: dict[str, str] | None = None) -> Reading:
        """The export's calls, by the format or exactly as a person mapped its columns."""
        table = table_of(export)
        if columns is None:
            return self.of(table.header, table.batches())
        as_mapped = replace(self, fields={}, meant=as_named, not_calls=all_calls, timezone=None)
        return as_mapped.of_picked(
            only_the_first(picked(KIND, table.header, columns), ()), table.batches()
        )

    def of(self, header: Sequence[str], batches: Iterable[Records]) -> Reading:
        """The calls among records under a header."""
        return self.of_picked(self.picks(tuple(header)), batches)

    def of_picked(self, picks: Picked, batches: Iterable[Records]) -> Reading:
        """The calls among records, with the columns of each field."""
        told = conventions(self.plain(picks), TIMED)
        unit = told.duration_unit if self.duration_unit == "s" else self.duration_unit
        zone = self.timezone or told.timezone
        return Reading(
            KIND,
            (self.rows(records, picks) for records in batches),
            Conventions(duration_unit=unit, timezone=zone, columns=told.columns),
        )

    def picks(self, header: tuple[str, ...]) -> Picked:
        """The places of each field's columns, the best first."""
        places = {squeezed(column): at for at, column in reversed(list(enumerate(header)))}
        found = {
            name: [places[one] for one in listed(words) if one in places]
            for name, words in self.fields.items()
        }
        return Picked(header, {name: at for name, at in found.items() if at})

    def plain(self, picks: Picked) -> Picked:
        """The columns that are a field of calls as they stand."""
        kept = {name: at[:1] for name, at in picks.fields.items() if name in KEPT_AS_THEY_ARE}
        return Picked(picks.header, kept)

    def rows(self, records: Records, picks: Picked) -> Batch:
        """Some records as calls, those that are none set aside."""
        records = only_calls(records, self.not_calls(self.named(records, picks)))
        cells = self.meant(self.named(records, picks))
        rest = extra(picks.header, records, self.plain(picks).others())
        return batch(CALL_ROWS, records, {name: cells[name] for name in CALL_FIELDS}, rest)

    def named(self, records: Records, picks: Picked) -> Named:
        """The cells of each field; of several columns the first that is filled."""
        nothing = pa.nulls(len(records.rows), TEXT)
        cells = dict.fromkeys((*CALL_FIELDS, *self.fields), nothing)
        cells |= {name: pc.coalesce(*picks.all_cells(records, name)) for name in picks.fields}
        both = date_and_time(picks.cells(records, "date"), picks.cells(records, "time"))
        if both is not None:
            cells["started"] = pc.coalesce(cells["started"], both)
        return cells


def only_calls(records: Records, not_calls: NotCalls) -> Records:
    """The records that are calls; a record is set aside for the first reason that it meets."""
    while not_calls:
        (which, why), *rest = not_calls
        records = without(records, which, "not a call", why)
        kept = pc.invert(which)
        not_calls = [(mask.filter(kept), reason) for mask, reason in rest]
    return records


def squeezed(column: str) -> str:
    """A column's name without case, spaces and signs.

    >>> squeezed("datetime (UTC)"), squeezed("CallSid"), squeezed("hs_call_duration")
    ('datetimeutc', 'callsid', 'hscallduration')
    """
    return folded(column).replace(" ", "")


def listed(words: str) -> list[str]:
    """Columns that are written one behind the other, as they are compared."""
    return [squeezed(word) for word in words.split(",")]
