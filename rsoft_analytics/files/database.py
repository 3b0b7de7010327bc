"""Databases: the rows of one table, out of the statements that would write it anew.

Nothing of a dump is run. A dump can hold many tables: the one of calls is read, with those
that have its columns, as where each month has its own; any other that has rows is told of.
"""

import io
import re
import sqlite3
from collections.abc import Collection, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from rsoft_analytics.errors import UnreadableExport
from rsoft_analytics.fields import is_known, kind_of
from rsoft_analytics.files.chunks import Chunk, Record, chunk_of
from rsoft_analytics.files.text import TextFile, marked_encoding
from rsoft_analytics.rows import SetAside

DISTRUSTED = Path(__file__).with_name("distrusted.sql").read_text(encoding="utf-8")
# Python's dump takes for granted that each table has a text for its name.
SPOILT = (sqlite3.Error, ValueError, TypeError, AttributeError)
FIRST_RECORDS = 60
ROWS_OF_A_CHUNK = 20_000
NAME = r"[`\"\[]?(?:\w+[`\"\]]?\.[`\"\[]?)?(?P<table>\w+)[`\"\]]?"
INTO = rf"[ \t]*INSERT\s+(?:IGNORE\s+)?INTO\s+{NAME}\s*(?:\((?P<columns>[^()]*)\)\s*)?VALUES\s*"
INSERT = re.compile(rf"{INTO}(?=\(|$)", re.IGNORECASE)
CREATE = re.compile(rf"[ \t]*CREATE\s+TABLE\s+(?:IF\s+NOT\s+EXISTS\s+)?{NAME}\s*\(", re.IGNORECASE)
COPY = re.compile(
    rf"[ \t]*COPY\s+{NAME}\s*(?:\((?P<columns>[^()]*)\)\s*)?FROM\s+stdin\b", re.IGNORECASE
)
END_OF_COPY = "\\."
BEGINS = re.compile(
    r"\s*(?:--|/\*|#|SET\b|USE\b|BEGIN\b|START\b|PRAGMA\b|DROP\b|CREATE\b|LOCK\b|INSERT\b|COPY\b)",
    re.IGNORECASE,
)
A_FILE_BEGINS = b"SQLite format 3\0"
# In double quotes stand the cells of a log that only looks like a statement.
HAS_ROWS = re.compile(
    rf"^(?:{INTO}\(\s*['\dN-]|CREATE\s+TABLE\b|COPY\s[^\n]*FROM\s+stdin\b)",
    re.IGNORECASE | re.MULTILINE,
)
OF_SQLITE = re.compile(r"\s*(?:PRAGMA\b|BEGIN TRANSACTION)", re.IGNORECASE)
OF_POSTGRESQL = "PostgreSQL database dump"  # stands in the first lines
FIRST_LINES = 300  # characters
NO_COLUMN = frozenset("primary key unique constraint index fulltext spatial check foreign".split())
MEANT = {"n": "\n", "r": "\r", "t": "\t", "0": "", "Z": ""}
MEANT_IN_COPY = {**MEANT, "b": "", "f": " ", "v": " "}


@dataclass(frozen=True)
class Dialect:
    """How a database writes a row: what can stand in a string, and what stands for a sign."""

    sign: str
    escape: str

    @cached_property
    def row(self) -> "re.Pattern[str]":
        """A row, its cells in one."""
        return re.compile(rf"[\s,]*\(((?:'(?:{self.sign})*+'|[^'()])*+)\)", re.DOTALL)

    @cached_property
    def cell(self) -> "re.Pattern[str]":
        """A cell with the comma behind it, or with the end of the row."""
        string = rf"(?:_\w+\s*|[xXnNbB])?'((?:{self.sign})*+)'"
        return re.compile(rf"\s*(?:{string}|([^',]*+))\s*(,|\Z)", re.DOTALL)


MYSQL = Dialect(r"[^'\\]++|\\.|''", r"\\(.)|''")
STANDARD = Dialect(r"[^']++|''", "''()")  # to which a backslash is a sign like others


class Inserted(NamedTuple):
    """Rows that a statement writes, or some of them, as they stand there."""

    line: int
    table: str
    columns: tuple[str, ...]
    rows: str
    is_copied: bool = False  # one row, as PostgreSQL copies it


@dataclass
class Known:
    """A table of a dump."""

    columns: tuple[str, ...] = ()
    first_line: int = 0  # of its rows

    @property
    def likeness(self) -> int:
        """How many of its columns are known, where they are those of calls or have no names."""
        if self.columns and kind_of(self.columns) != "calls":
            return 0
        return 1 + sum(map(is_known, self.columns))


def is_database_dump(head: bytes) -> bool:
    """Whether a file that begins with these bytes writes the rows of a database's tables."""
    bom, encoding = marked_encoding(head)
    start = head[bom:].decode(encoding, errors="ignore")
    return bool(BEGINS.match(start) and HAS_ROWS.search(start))


def best_of(tables: dict[str, Known], name: str) -> str:
    """The table of calls that is read; refused where a database has none."""
    best = max(tables, key=lambda one: tables[one].likeness, default=None)
    if best is None or not tables[best].likeness:
        found = ", ".join(list(tables)[:12]) or "none into which rows are inserted"
        raise UnreadableExport(
            f"{name} is a database without a table of calls: none has the columns of one such as "
            f"Asterisk's cdr (its tables: {found}). Save the table that you mean as CSV and "
            "import that."
        )
    return best


def others(tables: dict[str, Known], read: Collection[str]) -> tuple[SetAside, ...]:
    """What to tell of the tables that are not read."""
    return tuple(
        SetAside(
            known.first_line,
            "another sheet",
            f"Line {known.first_line}: the table '{name[:60]}' has other columns than that of the "
            "calls and is not read.",
            ", ".join(known.columns),
        )
        for name, known in tables.items()
        if name not in read
    )


@dataclass(frozen=True)
class Statements:
    """The table of calls among the statements of a dump, and what else they write."""

    name: str
    dialect: Dialect

    def lines(self) -> Iterator[str]:
        """The statements' lines, each with its end."""
        raise NotImplementedError

    def first_records(self) -> list[Record]:
        """The names of the columns, where the dump tells them, and the first rows."""
        names = self.tables[self.table].columns
        found = [Record(0, 0, list(names))] if names else []
        for line, cells in self.rows():
            found.append(Record(line, line, cells or []))
            if len(found) >= FIRST_RECORDS:
                break
        return found

    def chunks(self, after_line: int, width: int) -> Iterator[Chunk]:
        """The table's rows; what is no whole row is rejected."""
        rows: list[list[str]] = []
        lines: list[int] = []
        rejects: list[SetAside] = []
        for line, cells in self.rows():
            if cells is None:
                message = f"Line {line}: here stands a row that is not whole."
                rejects.append(SetAside(line, "malformed", message, ""))
                continue
            rows.append(cells)
            lines.append(line)
            if len(rows) >= ROWS_OF_A_CHUNK:
                yield chunk_of(rows, lines, width, rejects)
                rows, lines, rejects = [], [], []
        yield chunk_of(rows, lines, width, rejects)

    def passed_over(self) -> tuple[SetAside, ...]:
        """What to tell of the tables that are not read."""
        return others(self.tables, self.read)

    @cached_property
    def table(self) -> str:
        """The table that is read."""
        return best_of(self.tables, self.name)

    @cached_property
    def read(self) -> set[str]:
        """That table, and those with the same columns."""
        columns = self.tables[self.table].columns
        return {name for name, one in self.tables.items() if sorted(one.columns) == sorted(columns)}

    @cached_property
    def tables(self) -> dict[str, Known]:
        """The tables that have rows, by their names."""
        found: dict[str, Known] = {}
        for one in self.inserted():
            known = found.setdefault(one.table, Known(one.columns, one.line))
            known.columns = known.columns or one.columns
        return found

    def rows(self) -> Iterator[tuple[int, list[str] | None]]:
        """The line and the cells of each row of the table; None for one that is not whole."""
        names = self.tables[self.table].columns
        for one in self.inserted():
            if one.table not in self.read:
                continue
            order, at = places(names, one.columns), 0
            if one.is_copied:
                cells = copied(one.rows)
                is_whole = not names or len(cells) == len(names)
                yield one.line, arranged(cells, order) if is_whole else None
                continue
            while found := self.dialect.row.match(one.rows, at):
                line = one.line + one.rows.count("\n", 0, found.start(1))
                yield line, arranged(self.cells_of(found[1]), order)
                at = found.end()
            if one.rows[at:].strip(" \t\r\n;,"):
                yield one.line + one.rows.count("\n", 0, at), None

    def cells_of(self, row: str) -> list[str] | None:
        """The cells of a row, None where they cannot be told apart; what is NULL is empty."""
        found, at = [], 0
        while one := self.dialect.cell.match(row, at):
            quoted, bare, comma = one.groups()
            found.append(without_null(bare) if quoted is None else self.text_in(quoted))
            at = one.end()
            if not comma:
                return found
        return None

    def text_in(self, quoted: str) -> str:
        """What a string says."""
        if "\\" not in quoted and "'" not in quoted:
            return quoted
        return re.sub(self.dialect.escape, meant, quoted, flags=re.DOTALL)

    def inserted(self) -> Iterator[Inserted]:
        """What is inserted, by lines that end with a row, with the columns of its table."""
        columns: dict[str, tuple[str, ...]] = {}
        lines = enumerate(self.lines(), start=1)
        for line, text in lines:
            if begun := CREATE.match(text):
                parts = [text[begun.end() :]]
                while not ends(parts, ";") and (more := next(lines, None)):
                    parts.append(more[1])
                columns[begun["table"]] = columns_of("".join(parts))
            elif begun := INSERT.match(text):
                told = names_in(begun["columns"] or "") or columns.get(begun["table"], ())
                of_table = (begun["table"], told)
                for place, rows in in_pieces(line, text[begun.end() :], lines):
                    yield Inserted(place, *of_table, rows)
            elif begun := COPY.match(text):
                told = names_in(begun["columns"] or "") or columns.get(begun["table"], ())
                for place, row in copied_lines(lines):
                    yield Inserted(place, begun["table"], told, row, is_copied=True)


@dataclass(frozen=True)
class DatabaseDump(Statements):
    """A dump in a file of text."""

    text: TextFile

    @classmethod
    def of(cls, text: TextFile) -> "DatabaseDump":
        """The dump that is in a file, in the dialect of the database that wrote it."""
        start = next(text.blocks(), b"").decode(errors="replace")
        is_standard = OF_SQLITE.match(start) or OF_POSTGRESQL in start[:FIRST_LINES]
        return cls(text.name, STANDARD if is_standard else MYSQL, text)

    def lines(self) -> Iterator[str]:
        """The file's lines."""
        for block in self.text.blocks():
            yield from io.StringIO(block.decode(errors="replace"))


@dataclass(frozen=True)
class DatabaseFile(Statements):
    """A file of SQLite, as a telephone system and a phone keep their calls; it is dumped."""

    path: Path

    @classmethod
    def at(cls, path: Path, name: str) -> "DatabaseFile":
        """The file, under the name that the person knows it by."""
        return cls(name, STANDARD, path)

    def lines(self) -> Iterator[str]:
        """The lines of its dump. It is opened to be read alone, and no program in it is run."""
        uri = f"{self.path.absolute().as_uri()}?mode=ro&immutable=1"
        with closing(sqlite3.connect(uri, uri=True)) as file:
            file.text_factory = lambda raw: raw.decode("utf-8", "replace")
            try:
                file.execute(DISTRUSTED)
                for statement in file.iterdump():
                    yield from io.StringIO(statement + "\n")
            except SPOILT as problem:
                raise UnreadableExport(
                    f"{self.name} is a file of SQLite that is damaged, or was copied while its "
                    "program wrote to it. Close the program and copy the file again, or save its "
                    "table of calls as CSV and import that."
                ) from problem


def copied_lines(lines: Iterator[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """The rows that are copied, up to the line that ends them."""
    for line, text in lines:
        row = text.rstrip("\r\n")
        if row == END_OF_COPY:
            return
        yield line, row


def copied(row: str) -> list[str]:
    """The cells of a row as PostgreSQL copies it; what is null is empty."""
    cells = row.split("\t")
    return ["" if cell == "\\N" else re.sub(r"\\(.)", meant_in_copy, cell) for cell in cells]


def meant_in_copy(escape: "re.Match[str]") -> str:
    """The sign that an escape in a copied cell stands for."""
    return MEANT_IN_COPY.get(escape[1], escape[1])


def in_pieces(line: int, begun: str, lines: Iterator[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """The rows of a statement by lines that end with one, and the line where each piece begins.

    The statement's further lines are taken from those that follow.
    """
    parts = [begun]
    while True:
        is_end = ends(parts, ";")
        if is_end or ends(parts, (")", "),")):
            yield line, "".join(parts)
            parts = []
        more = None if is_end else next(lines, None)
        if more is None:
            break
        line = line if parts else more[0]
        parts.append(more[1])
    if parts:
        yield line, "".join(parts)  # the file ends in the middle of it


def ends(parts: Sequence[str], sign: str | tuple[str, ...]) -> bool:
    """Whether what was read so far ends with a sign."""
    return bool(parts) and parts[-1].rstrip().endswith(sign)


def columns_of(definition: str) -> tuple[str, ...]:
    """The names of the columns that a table is defined with."""
    bare = re.sub(r"'(?:[^'\\]|\\.|'')*+'", "", definition)
    while (flat := re.sub(r"\([^()]*\)", "", bare)) != bare:
        bare = flat
    words = (part.split() for part in bare.partition(")")[0].split(","))
    names = (found[0].strip('`"[]') for found in words if found)
    return tuple(name for name in names if name.casefold() not in NO_COLUMN)


def names_in(listed: str) -> tuple[str, ...]:
    """The names in a list of columns."""
    return tuple(name for part in listed.split(",") if (name := part.strip(' \t\n`"[]')))


def places(names: Sequence[str], told: Sequence[str]) -> list[int] | None:
    """Where a statement that names the columns otherwise has each of them."""
    if tuple(names) == tuple(told) or sorted(names) != sorted(told):
        return None
    return [told.index(name) for name in names]


def arranged(cells: list[str] | None, order: list[int] | None) -> list[str] | None:
    """A row's cells in the order of the table's columns."""
    if cells is None or order is None or len(order) != len(cells):
        return cells
    return [cells[at] for at in order]


def without_null(bare: str) -> str:
    """What stands in no quotes, which is nothing where it is NULL."""
    return "" if bare.strip().upper() == "NULL" else bare.strip()


def meant(escape: "re.Match[str]") -> str:
    """The sign that an escape in a string stands for."""
    return MEANT.get(escape[1], escape[1]) if escape[1] else "'"
