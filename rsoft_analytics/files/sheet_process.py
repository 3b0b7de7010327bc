"""Reads a spreadsheet in a process of its own, where a hostile one can do no harm.

A workbook of five kilobytes can ask for five hundred gigabytes, which ends the
process that opens it. So that process is this one: it runs alone, with little
memory and time, and writes text. It is run as a script and imports nothing of ours.

    sheet_process.py first FILE ROWS     the first rows of each sheet, as JSON
    sheet_process.py rows FILE SHEET     all rows of one sheet, as CSV
"""

import csv
import json
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import Any

from python_calamine import CalamineSheet, CalamineWorkbook, PasswordError, SheetTypeEnum

MOST_MEMORY = 2 * 1024**3  # bytes; a sheet of a million rows takes a tenth of it
MOST_SECONDS = 180
PROTECTED = 3  # what it exits with where a password is needed


def limit() -> None:
    """Binds this process to its memory and time, where the system can do that."""
    with suppress(ImportError):  # Windows cannot
        import resource  # noqa: PLC0415 - not on every system

        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))


def main(task: str, path: str, number: str) -> int:
    """Does the task, and gives what to exit with."""
    try:
        with CalamineWorkbook.from_path(path) as workbook:
            if task == "first":
                write_first(workbook, int(number))
            else:
                write_rows(workbook.get_sheet_by_index(int(number)))
    except PasswordError:
        return PROTECTED
    return 0


def write_first(workbook: CalamineWorkbook, count: int) -> None:
    """Writes each sheet's index, its name and its first rows."""
    found = [
        (index, sheet.name, list(islice(rows(workbook.get_sheet_by_index(index)), count)))
        for index, sheet in enumerate(workbook.sheets_metadata)
        if sheet.typ == SheetTypeEnum.WorkSheet
    ]
    json.dump(found, sys.stdout)


def write_rows(sheet: CalamineSheet) -> None:
    """Writes every row of a sheet."""
    csv.writer(sys.stdout, lineterminator="\n").writerows(rows(sheet))


def rows(sheet: CalamineSheet) -> Iterator[list[str]]:
    """Every row's cells as text, from the sheet's first row."""
    if sheet.width:
        for cells in sheet.iter_rows():
            yield [AS_TEXT.get(type(cell), str)(cell) for cell in cells]


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

if __name__ == "__main__":
    limit()
    sys.exit(main(*sys.argv[1:]))
