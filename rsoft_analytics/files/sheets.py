"""Spreadsheets: .xlsx, .xls, .xlsb and .ods, by calamine."""

import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
)

from rsoft_analytics.errors import UnreadableExport
from rsoft_analytics.files.chunks import Chunk, Record, chunk_of
from rsoft_analytics.files.header import header_at, is_of_known_words, usual_width
from rsoft_analytics.files.text import empty

MOST_BYTES = 400 * 1024 * 1024
MOST_ENTRIES = 2_000
HIGHEST_RATIO = 200  # of entries over RATIO_FROM bytes; spreadsheets stay under 50
RATIO_FROM = 1024 * 1024
FIRST_RECORDS = 60
ROWS_OF_A_CHUNK = 20_000


@dataclass(frozen=True)
class Sheet:
    """One sheet of a workbook, its cells as text."""

    sheet: CalamineSheet

    def first_records(self) -> list[Record]:
        """The first rows."""
        first = islice(self.rows(), FIRST_RECORDS)
        return [Record(line, line, cells) for line, cells in enumerate(first, start=1)]

    def chunks(self, after_line: int, width: int) -> Iterator[Chunk]:
        """The rows below a row of the sheet, whose number is their line."""
        rows, line = islice(self.rows(), after_line, None), after_line + 1
        while some := list(islice(rows, ROWS_OF_A_CHUNK)):
            yield chunk_of(some, range(line, line + len(some)), width)
            line += len(some)

    def rows(self) -> Iterator[list[str]]:
        """Every row's cells as text."""
        for cells in self.sheet.iter_rows():
            yield [AS_TEXT.get(type(cell), str)(cell) for cell in cells]


def best_sheet(path: Path, name: str) -> Sheet:
    """The first sheet that looks like a table."""
    refuse_bombs(path, name)
    try:
        sheets = worksheets(path)
    except PasswordError as problem:
        raise UnreadableExport(
            f"{name} is protected by a password. Save it without one and import that."
        ) from problem
    except (CalamineError, OSError, ValueError) as problem:
        raise UnreadableExport(
            f"{name} cannot be read as a spreadsheet: it is damaged, protected by a password "
            "or something else. Open it, save it as .xlsx or CSV and import that."
        ) from problem
    if not sheets:
        raise empty(name)
    return max(sheets, key=likeness)


def worksheets(path: Path) -> list[Sheet]:
    """The sheets that have cells."""
    with CalamineWorkbook.from_path(path) as workbook:
        names = [one.name for one in workbook.sheets_metadata if one.typ == SheetTypeEnum.WorkSheet]
        sheets = [workbook.get_sheet_by_name(name) for name in names]
    return [Sheet(sheet) for sheet in sheets if sheet.total_height and sheet.width]


def likeness(sheet: Sheet) -> int:
    """How much a sheet looks like a table: 2 by known words, 1 by a header and a row, or 0."""
    records = sheet.first_records()
    place = header_at(records)
    if place is None:
        return 0
    if is_of_known_words(records[place], usual_width(records)):
        return 2
    return int(len(records[place].cells) > 1 and len(records) > place + 1)


def refuse_bombs(path: Path, name: str) -> None:
    """Refuses a zip-based spreadsheet that unpacks to more than any export has.

    What its directory declares is asked first, and what it really unpacks to
    after that: a directory can lie.
    """
    if not zipfile.is_zipfile(path):
        return
    try:
        with zipfile.ZipFile(path) as archive:
            is_bomb = is_too_much(archive.infolist()) or is_too_much(unpacked(archive))
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, ValueError) as problem:
        raise UnreadableExport(
            f"{name} is damaged: its parts cannot be unpacked. Export it again."
        ) from problem
    if is_bomb:
        raise UnreadableExport(
            f"{name} is packed as no spreadsheet is: at most {MOST_ENTRIES:,} parts, "
            f"{MOST_BYTES // 1024 // 1024} MB in all and {HIGHEST_RATIO} times the packed size "
            "are unpacked. Save it as CSV and import that."
        )


def is_too_much(entries: list[zipfile.ZipInfo]) -> bool:
    """Whether parts of a zip file are more, bigger or denser than a spreadsheet has them."""
    return (
        len(entries) > MOST_ENTRIES
        or sum(one.file_size for one in entries) > MOST_BYTES
        or any(
            one.file_size > RATIO_FROM and one.file_size > HIGHEST_RATIO * one.compress_size
            for one in entries
        )
    )


def unpacked(archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    """The parts with the sizes that they really unpack to, counted up to the limit."""
    left = MOST_BYTES
    for entry in archive.infolist():
        entry.file_size = 2**62  # so that reading goes on past a size that is a lie
        size = 0
        with archive.open(entry) as file:
            while left >= 0 and (data := file.read(RATIO_FROM)):
                size, left = size + len(data), left - len(data)
        entry.file_size = size
    return archive.infolist()


def moment(cell: datetime) -> str:
    """A date with time of day; Excel's fractions of a second are rounding."""
    return (cell + timedelta(milliseconds=500)).strftime("%Y-%m-%d %H:%M:%S")


def hours(cell: timedelta) -> str:
    """A length of time as H:MM:SS, the hours counted on past a day."""
    seconds = round(cell.total_seconds())
    sign, seconds = ("-" if seconds < 0 else ""), abs(seconds)
    return f"{sign}{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}"


def time_of_day(cell: time) -> str:
    """A time of day as H:MM:SS."""
    return f"{cell.hour}:{cell.minute:02}:{cell.second:02}"


def number(cell: float) -> str:
    """A number; whole ones without .0, so that a phone number stays one."""
    return str(int(cell)) if cell.is_integer() else repr(cell)


def truth(cell: bool) -> str:
    """A truth value, as true or false."""
    return "true" if cell else "false"


AS_TEXT: dict[type, Callable[[Any], str]] = {
    str: str,
    float: number,
    int: str,
    bool: truth,
    datetime: moment,
    date: date.isoformat,
    time: time_of_day,
    timedelta: hours,
}
