"""Tables of one system, pinned down: how to know them, and what their columns mean.

A format says what only it has (its marks), its own words for its columns, and
what every row of it means without saying so. The general aliases of ``fields``
help out with columns that a format says nothing of.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeAlias

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from rsoft_analytics.columns import (
    Picked,
    batch,
    conventions,
    extra,
    only_the_first,
    picked,
    table_of,
)
from rsoft_analytics.fields import COLLECTING, FIELDS, matched
from rsoft_analytics.files.chunks import joined
from rsoft_analytics.files.export import Export
from rsoft_analytics.files.table import Records, Table
from rsoft_analytics.rows import ROWS_OF_KIND, Batch, Reading, SetAside

Header: TypeAlias = tuple[str, ...]
Tidy: TypeAlias = Callable[[Header, Records], Records]
BatchesOf: TypeAlias = Callable[[Table, Picked], Iterator[Batch]]

WRITTEN_LIKE = {"web leads": "leads", "mixed": "leads"}  # whose aliases a kind shares
TIMED = ("started", "created", "time", "date", "given", "day")


def as_it_is(header: Header, records: Records) -> Records:
    """The records of a system that glues nothing on."""
    return records


@dataclass(frozen=True)
class Pinned:
    """The tables that one system writes.

    A mark is a column, or several between bars of which one is enough. A field
    named "" keeps a column beside, whatever the general aliases would make of it.
    """

    kind: str
    marks: tuple[str, ...]
    fields: Mapping[str, str]  # the system's word for a column -> the field
    always: Mapping[str, str] = field(default_factory=dict)  # a field that is empty -> its text
    tidy: Tidy = as_it_is  # takes off what only this system glues on
    timezone: str | None = None
    day_first: bool | None = None

    def fits(self, export: Export) -> bool:
        """Whether an export has every mark."""
        if export.table is None:
            return False
        header = {plain(column) for column in export.table.header}
        return all(any(plain(one) in header for one in mark.split("|")) for mark in self.marks)

    def columns(self, header: Sequence[str]) -> dict[str, str]:
        """The field of each column that has one: the system's own words, then the general ones."""
        own = {plain(column): name for column, name in self.fields.items()}
        found = {column: name for column in header if (name := own.get(plain(column)))}
        unsaid = ["" if plain(column) in own else column for column in header]
        kind = WRITTEN_LIKE.get(self.kind, self.kind)
        for name, places in (matched(kind, unsaid) if kind in FIELDS else {}).items():
            if name in COLLECTING or name not in found.values():
                found |= {header[at]: name for at in (places if name in COLLECTING else places[:1])}
        return found

    def picks(self, header: Header, columns: dict[str, str] | None = None) -> Picked:
        """The columns by the format, or as a person mapped them."""
        told = self.columns(header) if columns is None else columns
        kind = WRITTEN_LIKE.get(self.kind, self.kind)
        if kind in FIELDS:
            return only_the_first(picked(kind, header, told), tuple(COLLECTING))
        return Picked(header, {name: [header.index(column)] for column, name in told.items()})

    def reading(
        self, export: Export, columns: dict[str, str] | None, batches_of: BatchesOf | None = None
    ) -> Reading:
        """The export's rows, made of the tidied table as the kind's own reader does."""
        table = table_of(export)
        tidied = Tidied(table.source, table.name, self.tidy)
        picks = self.picks(table.header, columns)
        batches = (batches_of or plain_rows(self.kind))(tidied, picks)
        told = conventions(picks, TIMED)
        return Reading(
            self.kind,
            (with_texts(one, self.always) for one in batches),
            replace(told, timezone=self.timezone or told.timezone, day_first=self.day_first),
        )


@dataclass(frozen=True)
class Tidied(Table):
    """A table whose records are put right before anybody reads them."""

    tidy: Tidy = as_it_is

    def batches(self) -> Iterator[Records]:
        """All records below the header, put right."""
        for records in super().batches():
            yield self.tidy(self.header, records)


def plain(column: str) -> str:
    """A column's name without case, typographic quotes and the star of a column to be filled in.

    >>> plain("Caller’s Phone Number"), plain(" Person - Name*")
    ("caller's phone number", 'person - name')
    """
    return column.replace("’", "'").strip(" *").casefold()


def place_of(header: Sequence[str], *columns: str) -> int | None:
    """The place of the first of some columns that is there."""
    plainly = [plain(column) for column in header]
    return next((plainly.index(plain(one)) for one in columns if plain(one) in plainly), None)


def plain_rows(kind: str) -> BatchesOf:
    """How a table becomes rows of a kind that takes its cells as they are."""
    schema = ROWS_OF_KIND[kind]

    def rows(table: Table, picks: Picked) -> Iterator[Batch]:
        others = picks.others()
        for records in table.batches():
            cells = {name: picks.cells(records, name) for name in picks.fields}
            yield batch(schema, records, cells, extra(table.header, records, others))

    return rows


def with_texts(made: Batch, always: Mapping[str, str]) -> Batch:
    """A batch whose empty cells say what every row of the format means."""
    rows = made.rows
    for name, text in always.items():
        at = rows.schema.get_field_index(name)
        filled = pc.coalesce(rows.column(at), pa.scalar(text, pa.string()))
        rows = rows.set_column(at, rows.schema.field(at), filled)
    return replace(made, rows=rows)


def with_cells(records: Records, cells: Mapping[int, pa.StringArray]) -> Records:
    """The records with other cells in some columns."""
    columns = tuple(cells.get(at, column) for at, column in enumerate(records.columns))
    return replace(records, columns=columns)


def without(records: Records, at_all: pa.BooleanArray, reason: str, why: str) -> Records:
    """The records without those that are none, which are set aside as skips."""
    gone = np.asarray(pc.fill_null(at_all, False))
    if not gone.any():
        return records
    skips = tuple(skip(records, int(at), reason, why) for at in np.flatnonzero(gone))
    keep = pa.array(~gone)
    return Records(
        records.rows.filter(keep),
        records.lines.filter(keep),
        tuple(column.filter(keep) for column in records.columns),
        records.rejects,
        (*records.skips, *skips),
    )


def skip(records: Records, at: int, reason: str, why: str) -> SetAside:
    """A record that is none, with the sentence that says so."""
    line = records.lines[at].as_py()
    text = joined([column[at].as_py() for column in records.columns])
    return SetAside(line, reason, f"Line {line}: {why}.", text)
