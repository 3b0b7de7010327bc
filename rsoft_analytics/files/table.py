"""A table in a file: a header, and rows of text cells below it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from rsoft_analytics.files.chunks import Chunk, Record, Source, joined
from rsoft_analytics.files.dialect import delimited
from rsoft_analytics.files.header import column_names, has_text, header_at
from rsoft_analytics.files.kinds import is_no_table, is_spreadsheet
from rsoft_analytics.files.sheets import best_sheet
from rsoft_analytics.files.text import empty, text_file
from rsoft_analytics.rows import SetAside

TOTAL = (
    r"(?i)^(?:grand |sub[- ]?)?totals?(?: \(?(?:calls?|records?|rows?|leads?|contacts?|duration"
    r"|minutes|amount|count|time)\)?)?[\s\p{Zs}]*(?:[:=].*)?$"
)
FOOTER = (
    r"(?i)^(?:(?:report )?(?:generated|exported|printed|created) (?:on|by|at|from)\b"
    r"|end of (?:report|file)|copyright\b|©|confidential\b|page \d+ of \d+|powered by\b"
    r"|no statistics match|\d[\d,]* (?:records?|rows?|calls?|leads?|contacts?)\b)"
)
CELLS_OF_A_FOOTER = 2  # a record with more cells filled is none, whatever it begins with


@dataclass(frozen=True)
class Records:
    """Consecutive records of a table as columns, in the header's order; cells are text or None."""

    rows: pa.Int64Array  # 1, 2, 3 ... over the records of the file
    lines: pa.Int64Array  # where each begins in the file
    columns: tuple[pa.StringArray, ...]
    rejects: tuple[SetAside, ...] = ()
    skips: tuple[SetAside, ...] = ()


@dataclass(frozen=True)
class Table:
    """A file as a header and records."""

    source: Source
    name: str

    @classmethod
    def opened(cls, path: Path, name: str, head: bytes) -> "Table | None":
        """The file as a table; None where it is none, and refused where it cannot be read."""
        if is_spreadsheet(head, path):
            table = cls(best_sheet(path, name), name)
        elif is_no_table(head):
            return None
        else:
            table = cls(delimited(text_file(path, name, head)), name)
        assert table.header  # read now, so that it is refused now
        return table

    @cached_property
    def header(self) -> tuple[str, ...]:
        """The columns' names, each different from the others."""
        return column_names(self.first[self.header_place].cells, self.name)

    @cached_property
    def header_line(self) -> int:
        """The line that the header begins on."""
        return self.first[self.header_place].line

    @cached_property
    def title_lines(self) -> tuple[str, ...]:
        """What stands above the header."""
        above = self.first[: self.header_place]
        return tuple(joined(record.cells) for record in above if has_text(record))

    @cached_property
    def first(self) -> list[Record]:
        """The file's first records."""
        return self.source.first_records()

    @cached_property
    def header_place(self) -> int:
        """The header's place among the first records."""
        place = header_at(self.first)
        if place is None:
            raise empty(self.name)
        return place

    def batches(self) -> Iterator[Records]:
        """All records below the header, some ten thousand at a time; at least one batch."""
        skips, count = self.above_header(), 0
        after = self.first[self.header_place].last_line
        for chunk in self.source.chunks(after, len(self.header)):
            records = self.without_lines_that_are_none(chunk, count, skips)
            count, skips = count + len(records.rows), ()
            yield records
        if skips or not count:
            nothing = pa.array([], pa.string())
            none = pa.array([], pa.int64())
            yield Records(none, none, (nothing,) * len(self.header), (), skips)

    def above_header(self) -> tuple[SetAside, ...]:
        """The skips for the lines above the header."""
        return tuple(
            skip(record.line, "title" if has_text(record) else "blank", record.cells)
            for record in self.first[: self.header_place]
        )

    def without_lines_that_are_none(
        self, chunk: Chunk, count: int, skips: tuple[SetAside, ...]
    ) -> Records:
        """A chunk's records, with blank lines, totals and repeated headers set aside."""
        suspects = pc.indices_nonzero(self.suspicious(chunk)).to_pylist()
        found = {at: one for at in suspects if (one := self.skipped(chunk, at))}
        columns, lines = chunk.columns, chunk.lines
        if found:
            keep = np.ones(len(lines), dtype=bool)
            keep[list(found)] = False
            mask = pa.array(keep)
            columns, lines = [column.filter(mask) for column in columns], lines.filter(mask)
        rows = pa.array(np.arange(count + 1, count + 1 + len(lines)), pa.int64())
        return Records(rows, lines, tuple(columns), chunk.rejects, (*skips, *found.values()))

    def suspicious(self, chunk: Chunk) -> pa.BooleanArray:
        """Which records may be none, judged by the first cell that is filled."""
        first = pc.coalesce(*chunk.columns)
        doubts = (
            pc.equal(first, self.header[0]),
            pc.match_substring_regex(first, TOTAL),
            pc.match_substring_regex(first, FOOTER),
        )
        doubt = pc.or_(pc.or_(doubts[0], doubts[1]), doubts[2])
        return pc.fill_null(doubt, True)

    def skipped(self, chunk: Chunk, at: int) -> SetAside | None:
        """The skip for a suspicious record, or None where it is a record after all."""
        cells = [column[at].as_py() for column in chunk.columns]
        line = chunk.lines[at].as_py()
        filled = [cell for cell in cells if cell]
        if not filled:
            return skip(line, "blank", cells)
        if pc.match_substring_regex(pa.scalar(filled[0]), TOTAL).as_py():
            return skip(line, "total", cells)
        if self.is_header_again(cells):
            return skip(line, "repeated header", cells)
        is_footer = pc.match_substring_regex(pa.scalar(filled[0]), FOOTER).as_py()
        is_short = len(filled) <= min(CELLS_OF_A_FOOTER, len(cells) - 1)
        return skip(line, "total", cells) if is_footer and is_short else None

    def is_header_again(self, cells: Sequence[str | None]) -> bool:
        """Whether a record repeats the header."""
        return column_names([cell or "" for cell in cells], self.name) == self.header


def skip(line: int, reason: str, cells: Sequence[str | None]) -> SetAside:
    """A line that is no record, with the sentence that says so."""
    what = {
        "blank": "is blank",
        "title": "stands above the header",
        "total": "is a total or a footer",
        "repeated header": "is the header again",
    }[reason]
    return SetAside(line, reason, f"Line {line}: {what}.", joined(cells))
