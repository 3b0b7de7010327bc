"""Sheets of spreadsheets: .xlsx, .xls, .xlsb and .ods, read by a process of their own."""

import csv
import json
import lzma
import sys
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from subprocess import DEVNULL, PIPE, Popen, TimeoutExpired, run

from rsoft_analytics.errors import UnreadableExport
from rsoft_analytics.files import sheet_process
from rsoft_analytics.files.chunks import Chunk, Record, chunk_of

MOST_BYTES = 400 * 1024 * 1024
MOST_ENTRIES = 2_000
HIGHEST_RATIO = 200  # of entries over RATIO_FROM bytes; spreadsheets stay under 50
RATIO_FROM = 1024 * 1024
UNPACKING_FAULTS = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError),
    *(NotImplementedError, RuntimeError, OSError, ValueError),
)
FIRST_RECORDS = 60
PROGRAM = (sys.executable, "-I", "-X", "utf8", str(Path(sheet_process.__file__).resolve()))
ROWS_OF_A_CHUNK = 20_000


@dataclass(frozen=True)
class Sheet:
    """One sheet of a workbook, its cells as text."""

    path: Path
    name: str
    index: int
    title: str
    first: list[list[str]]

    def first_records(self) -> list[Record]:
        """The first rows."""
        return [Record(line, line, cells) for line, cells in enumerate(self.first, start=1)]

    def chunks(self, after_line: int, width: int) -> Iterator[Chunk]:
        """The rows below a row of the sheet, whose number is their line."""
        rows, line = islice(self.rows(), after_line, None), after_line + 1
        while some := list(islice(rows, ROWS_OF_A_CHUNK)):
            yield chunk_of(some, range(line, line + len(some)), width)
            line += len(some)

    def rows(self) -> Iterator[list[str]]:
        """Every row's cells, as the other process writes them."""
        command = command_for("rows", self.path, self.index)
        with Popen(
            command, stdin=DEVNULL, stdout=PIPE, stderr=DEVNULL, encoding="utf-8"
        ) as process:
            assert process.stdout
            try:
                yield from csv.reader(process.stdout)
                failed = process.wait()
            except csv.Error as problem:
                raise unreadable(self.name) from problem
            finally:
                process.kill()  # where nobody wants the rest
        if failed:
            raise unreadable(self.name)


def first_rows(path: Path, name: str) -> list[tuple[int, str, list[list[str]]]]:
    """Each sheet's index, name and first rows; refused where the workbook cannot be read."""
    command = command_for("first", path, FIRST_RECORDS)
    try:
        done = run(
            command,
            stdin=DEVNULL,
            capture_output=True,
            check=False,
            timeout=2 * sheet_process.MOST_SECONDS,
        )
    except TimeoutExpired as problem:
        raise unreadable(name) from problem
    if done.returncode == sheet_process.PROTECTED:
        raise UnreadableExport(
            f"{name} is protected by a password. Save it without one and import that."
        )
    if done.returncode != 0:
        raise unreadable(name)
    return [(index, title, rows) for index, title, rows in json.loads(done.stdout)]


def command_for(task: str, path: Path, number: int) -> list[str]:
    """How the other process is started."""
    return [*PROGRAM, task, str(path.resolve()), str(number)]


def unreadable(name: str) -> UnreadableExport:
    """The refusal of a workbook that makes no sense, or too much of it."""
    return UnreadableExport(
        f"{name} cannot be read as a spreadsheet: it is damaged, protected by a password, or "
        "has cells far outside its table. Save the table alone as CSV and import that."
    )


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
    except UNPACKING_FAULTS as problem:
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
