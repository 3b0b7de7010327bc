"""Spoilt files that are each taken apart alone, and whose rows are then understood together.

A child with the product's own limits reads every file to its end. What is left of a file then
are rows of text, each of which the store judges by itself: so those of many files are one import,
which costs what that of one file does. Where it fails, each of them is imported alone.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path
from typing import Any

import pyarrow as pa

from rsoft_analytics.files.export import Export
from rsoft_analytics.imports.load import load
from rsoft_analytics.imports.options import Options
from rsoft_analytics.imports.recognise import recognised
from rsoft_analytics.imports.report import Report
from rsoft_analytics.parsing.parser import Parser
from rsoft_analytics.rows import Batch, Conventions, Reading
from rsoft_analytics.store import Store


@dataclass(frozen=True)
class Taken:
    """One export as its child handed it over, whole."""

    format: str
    kind: str
    conventions: Conventions
    batches: tuple[Batch, ...]

    @property
    def alike(self) -> tuple[str, str]:
        """What exports have in common whose rows can be understood together."""
        return self.kind, repr(replace(self.conventions, columns={}))

    @property
    def records(self) -> int:
        """How many records it holds."""
        return sum(one.rows.num_rows + len(one.rejects) for one in self.batches)


def taken(store: Store, export: Export, parser: Parser) -> Taken:
    """An export, read to its end by the child; raises UnreadableExport as an import does."""
    known = recognised(store, export, Options(), parser)
    batches = tuple(known.reading.batches)
    return Taken(known.format, known.kind, known.reading.conventions, batches)


@dataclass(frozen=True)
class Joined:
    """Several exports of one kind as if they were one; it reads as a parser does."""

    parts: tuple[Taken, ...]

    def look(self, export: Export) -> dict[str, Any]:
        """They have no columns in common."""
        return {"header": "", "columns": [], "first": []}

    def read(
        self, export: Export, format_named: str | None, mapping: dict[str, Any] | None
    ) -> tuple[str, Reading]:
        """All their rows, numbered through."""
        first = self.parts[0]
        return first.format, Reading(first.kind, self.batches(), first.conventions)

    def batches(self) -> Iterator[Batch]:
        """The batches one after the other."""
        before = 0
        for part in self.parts:
            for batch in part.batches:
                count = batch.rows.num_rows
                numbers = pa.array(range(before + 1, before + count + 1), pa.int64())
                at = batch.rows.schema.get_field_index("row")
                field = batch.rows.schema.field(at)
                yield replace(batch, rows=batch.rows.set_column(at, field, numbers))
                before += count


def understood(
    store: Store, found: Iterable[Taken], marker: Path, rehearse: bool
) -> Iterator[tuple[Report, int]]:
    """The report of each import that some exports make together, and the records it should hold."""
    in_order = sorted(found, key=lambda one: one.alike)
    for number, (_, alike) in enumerate(groupby(in_order, key=lambda one: one.alike)):
        parts = tuple(alike)
        marker.write_text(f"{marker.name} {number}")
        report = load(store, Export(marker, marker.name), Options(), rehearse, reads=Joined(parts))
        yield report, sum(one.records for one in parts)
    marker.unlink(missing_ok=True)
