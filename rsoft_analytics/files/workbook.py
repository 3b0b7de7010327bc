"""A workbook as one table.

A team keeps a sheet a month: the sheets that have the columns of the first table
go on with it. Any other sheet with something in it is told of.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from rsoft_analytics.files.chunks import Chunk, Record, joined
from rsoft_analytics.files.header import has_text, header_at, is_of_known_words, usual_width
from rsoft_analytics.files.sheets import Sheet, first_rows, refuse_bombs
from rsoft_analytics.files.text import empty
from rsoft_analytics.rows import SetAside


@dataclass(frozen=True)
class Workbook:
    """The first table of a workbook, and its other sheets."""

    table: Sheet
    others: tuple[Sheet, ...]

    def first_records(self) -> list[Record]:
        """The first rows of the table."""
        return self.table.first_records()

    def chunks(self, after_line: int, width: int) -> Iterator[Chunk]:
        """The rows below a row of the first sheet, then those of the sheets that go on with it."""
        yield from self.table.chunks(after_line, width)
        for sheet in self.others:
            if (order := same_columns(self.table, sheet)) is not None:
                for chunk in sheet.chunks(place_of_header(sheet) + 1, width):
                    yield replace(chunk, columns=[chunk.columns[at] for at in order])

    def passed_over(self) -> tuple[SetAside, ...]:
        """What to tell of the other sheets: their headers, or that they are not read."""
        return tuple(aside for sheet in self.others for aside in self.told_of(sheet))

    def told_of(self, sheet: Sheet) -> Iterator[SetAside]:
        """What to tell of a sheet beside the table."""
        if same_columns(self.table, sheet) is None:
            yield not_read(sheet)
            return
        for record in sheet.first_records()[: place_of_header(sheet) + 1]:
            if has_text(record):
                message = f"Line {record.line}: the sheet '{sheet.title[:60]}' begins here."
                yield SetAside(record.line, "title", message, joined(record.cells))


def workbook(path: Path, name: str) -> Workbook:
    """The workbook by its first sheet that looks like a table."""
    refuse_bombs(path, name)
    sheets = [Sheet(path, name, *one) for one in first_rows(path, name)]
    filled = [sheet for sheet in sheets if any(map(has_text, sheet.first_records()))]
    if not filled:
        raise empty(name)
    table = max(filled, key=likeness)
    return Workbook(table, tuple(sheet for sheet in filled if sheet is not table))


def not_read(sheet: Sheet) -> SetAside:
    """The skip for a sheet that is not part of the table."""
    message = (
        f"Line 1: the sheet '{sheet.title[:60]}' has other columns than the table and is not "
        "read. If it is a table of its own, save it as a file and import that."
    )
    return SetAside(1, "another sheet", message, joined(sheet.first[0]))


def same_columns(table: Sheet, sheet: Sheet) -> list[int] | None:
    """Where a sheet has each column of the table; None where it has others."""
    wanted, found = names_of(table), names_of(sheet)
    if wanted == found:
        return list(range(len(wanted)))
    are_distinct = all(wanted) and len(set(wanted)) == len(wanted)
    if not are_distinct or sorted(wanted) != sorted(found):
        return None
    return [found.index(one) for one in wanted]


def names_of(sheet: Sheet) -> list[str]:
    """The names of a sheet's columns, without case."""
    return [cell.strip().casefold() for cell in sheet.first[place_of_header(sheet)]]


def place_of_header(sheet: Sheet) -> int:
    """The place of a sheet's header among its rows."""
    return header_at(sheet.first_records()) or 0


def likeness(sheet: Sheet) -> int:
    """How much a sheet looks like a table: 2 by known words, 1 by a header and a row, or 0."""
    records = sheet.first_records()
    place = header_at(records)
    if place is None:
        return 0
    if is_of_known_words(records[place], usual_width(records)):
        return 2
    return int(len(records[place].cells) > 1 and len(records) > place + 1)
