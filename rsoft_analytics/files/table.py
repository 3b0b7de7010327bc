"""A table in a file: a header, and rows of text cells below it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from rsoft_analytics.files.chunks import Chunk, Record, Source, joined
from rsoft_analytics.files.database import (
    A_FILE_BEGINS,
    DatabaseDump,
    DatabaseFile,
    Statements,
    is_database_dump,
)
from rsoft_analytics.files.delimited import Delimited
from rsoft_analytics.files.dialect import delimited
from rsoft_analytics.files.header import column_names, has_text, header_at
from rsoft_analytics.files.kinds import is_no_table, is_spreadsheet
from rsoft_analytics.files.markup_table import MarkupTable, is_markup_table
from rsoft_analytics.files.text import empty, text_file
from rsoft_analytics.files.workbook import Workbook, workbook
from rsoft_analytics.rows import SetAside

TOTAL = (
    r"(?i)^(?:gesamt(?:summe)?|insgesamt|summe|totale|totaal|всего|итого|razem)(?: ?: ?.*)?$|"
    r"^(?:grand |sub[- ]?)?totals?(?: \(?(?:calls?|records?|rows?|leads?|contacts?|duration"
    r"|minutes|amount|count|time)\)?)?[\s\p{Zs}]*(?:[:=].*)?$"
)
FOOTER = (
    r"(?i)^(?:(?:report )?(?:generated|exported|printed|created) (?:on|by|at|from)\b"
    r"|end of (?:report|file)|copyright\b|©|@\d{4} microsoft\b"
    r"|(?:items|selected|всего|выбрано) ?: ?\d[\d /]*$"  # below a list of Bitrix24
    r"|confidential\b|page \d+ of \d+|powered by\b|no statistics match"
    r"|\d[\d,]* (?:records?|rows?|calls?|leads?|contacts?)\b)"
)
LONGEST_RUN = 100  # of blank records that are told one by one; a trap holds millions
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
            table = cls(workbook(path, name), name)
        elif is_markup_table(head):
            table = cls(MarkupTable(path, name, head), name)
        elif head.startswith(A_FILE_BEGINS):
            table = cls(DatabaseFile.at(path, name), name)
        elif is_no_table(head):
            return None
        elif is_database_dump(head):
            table = cls(DatabaseDump.of(text_file(path, name, head)), name)
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
    def header_end(self) -> int:
        """The last line of the header."""
        return self.first[self.header_place].last_line

    @property
    def encoding(self) -> str | None:
        """What the file's text is written in; None for a spreadsheet and the like."""
        if isinstance(self.source, Delimited | DatabaseDump):
            return self.source.text.encoding
        return None

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

    def headless(self, names: tuple[str, ...], *, spaced: bool = False) -> "Headless":
        """The same file as a table that has no header, its columns in the order of the names.

        ``spaced`` where a space can stand before the quotes of a quoted cell.
        """
        source = self.source
        if spaced and isinstance(source, Delimited):
            source = replace(source, spaced=True)
        return Headless(source, self.name, names)

    def batches(self) -> Iterator[Records]:
        """All records below the header, some ten thousand at a time; at least one batch."""
        skips, count = self.above_header(), 0
        for chunk in self.source.chunks(self.header_end, len(self.header)):
            records = self.without_lines_that_are_none(chunk, count, skips)
            count, skips = count + len(records.rows), ()
            yield records
        if skips or not count:
            nothing = pa.array([], pa.string())
            none = pa.array([], pa.int64())
            yield Records(none, none, (nothing,) * len(self.header), (), skips)

    def above_header(self) -> tuple[SetAside, ...]:
        """The skips for the lines above the header, and for what else the file holds."""
        above = tuple(
            skip(record.line, "title" if has_text(record) else "blank", record.cells)
            for record in self.first[: self.header_place]
        )
        source = self.source
        if isinstance(source, Workbook | Statements):
            return (*above, *source.passed_over())
        return above

    def without_lines_that_are_none(
        self, chunk: Chunk, count: int, skips: tuple[SetAside, ...]
    ) -> Records:
        """A chunk's records, with blank lines, totals and repeated headers set aside."""
        first = pc.coalesce(*chunk.columns)
        blank = np.asarray(pc.is_null(first))
        found = self.skipped(chunk, first)
        columns, lines = chunk.columns, chunk.lines
        if found or blank.any():
            keep = ~blank
            keep[list(found)] = False
            mask = pa.array(keep)
            columns, lines = [column.filter(mask) for column in columns], lines.filter(mask)
        rows = pa.array(np.arange(count + 1, count + 1 + len(lines)), pa.int64())
        here = sorted((*found.values(), *blanks(blank, chunk.lines)), key=lambda one: one.line)
        return Records(rows, lines, tuple(columns), chunk.rejects, (*skips, *here))

    def skipped(self, chunk: Chunk, first: pa.StringArray) -> dict[int, SetAside]:
        """The skips by their place in the chunk, judged by the first cell that is filled."""
        found = {}
        ends = (("total", TOTAL), ("footer", FOOTER))
        has_ends = pc.any(pc.match_substring_regex(first, f"{TOTAL}|{FOOTER}")).as_py()
        for reason, words in (*(ends if has_ends else ()), ("header", self.header[0])):
            is_same = pc.equal if reason == "header" else pc.match_substring_regex
            suspects = pc.indices_nonzero(pc.fill_null(is_same(first, words), False))
            for at in suspects.to_pylist():
                cells = [column[at].as_py() for column in chunk.columns]
                if at not in found and self.is_none(reason, cells):
                    what = "repeated header" if reason == "header" else "total"
                    found[at] = skip(chunk.lines[at].as_py(), what, cells)
        return found

    def is_none(self, reason: str, cells: Sequence[str | None]) -> bool:
        """Whether a suspicious record is none indeed."""
        if reason == "header":
            return self.is_header_again(cells)
        filled = sum(cell is not None for cell in cells)
        return reason == "total" or filled <= min(CELLS_OF_A_FOOTER, len(cells) - 1)

    def is_header_again(self, cells: Sequence[str | None]) -> bool:
        """Whether a record repeats the header."""
        is_alike = tuple(cells) == self.header  # at once, where no name was cleaned
        return is_alike or column_names([cell or "" for cell in cells], self.name) == self.header


def blanks(blank: "np.ndarray[Any, np.dtype[np.bool_]]", lines: pa.Int64Array) -> list[SetAside]:
    """The skips for blank records: one for each, or for a long run of them."""
    places = np.flatnonzero(blank)
    runs = np.split(places, np.flatnonzero(np.diff(places) > 1) + 1)
    numbers = lines.to_numpy()
    found = []
    for run in runs:
        if len(run) <= LONGEST_RUN:
            found += [skip(int(numbers[at]), "blank", ()) for at in run]
        else:
            line, last = int(numbers[run[0]]), int(numbers[run[-1]])
            message = f"Line {line}: is blank, and so are the records to line {last}."
            found.append(SetAside(line, "blank", message, ""))
    return found


@dataclass(frozen=True)
class Headless(Table):
    """A table whose first line is a record already, and whose columns its format names."""

    names: tuple[str, ...] = ()
    header_line = header_place = header_end = 0

    @property
    def header(self) -> tuple[str, ...]:
        """The columns' names."""
        return self.names


def skip(line: int, reason: str, cells: Sequence[str | None]) -> SetAside:
    """A line that is no record, with the sentence that says so."""
    what = {
        "blank": "is blank",
        "title": "stands above the header",
        "total": "is a total or a footer",
        "repeated header": "is the header again",
    }[reason]
    return SetAside(line, reason, f"Line {line}: {what}.", joined(cells))
