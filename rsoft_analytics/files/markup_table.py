"""Tables written as markup and saved as .xls: HTML pages, and Excel's own XML of 2003.

Many portals call a page with a table a spreadsheet. Only rows and cells are looked
for; nothing in the page is run or fetched, and each tag is looked at once.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from html import unescape
from pathlib import Path

from rsoft_analytics.errors import UnreadableExport
from rsoft_analytics.files.chunks import Chunk, Record, chunk_of
from rsoft_analytics.files.header import MOST_COLUMNS
from rsoft_analytics.files.text import marked_encoding

MOST_BYTES = 64 * 1024 * 1024  # the whole page is held while it is read
FIRST_RECORDS = 60
ROWS_OF_A_CHUNK = 20_000
BEGINS = re.compile(rb"<table[\s>]|<(?:\w+:)?Workbook[\s>][^<>]*office:spreadsheet", re.IGNORECASE)
DECLARED = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?([A-Za-z0-9._-]{1,40})", re.IGNORECASE)
TAG = re.compile(r"<(/?)(?:\w+:)?(tr|row|td|th|cell|table|html)\b([^<>]*)>", re.IGNORECASE)
ANY_TAG = re.compile(r"<[^<>]*>")
PLACE = re.compile(r"""\bss:index\s*=\s*["']?(\d{1,4})""", re.IGNORECASE)
ROW, CELL = ("tr", "row", "table", "html"), ("td", "th", "cell")


def is_markup_table(head: bytes) -> bool:
    """Whether a page that begins with these bytes has a table."""
    start = plain(head).lstrip()
    return start.startswith(b"<") and bool(BEGINS.search(start))


def plain(head: bytes) -> bytes:
    """First bytes as ASCII would have them, also where each has a NUL beside it."""
    bom, encoding = marked_encoding(head)
    return head[bom:].decode(encoding, "ignore").encode(errors="ignore")


@dataclass(frozen=True)
class MarkupTable:
    """The rows of a page, whichever table they stand in."""

    path: Path
    name: str
    head: bytes

    def first_records(self) -> list[Record]:
        """The first rows."""
        first = self.rows[:FIRST_RECORDS]
        return [Record(line, line, cells) for line, cells in enumerate(first, start=1)]

    def chunks(self, after_line: int, width: int) -> Iterator[Chunk]:
        """The rows below a row, whose number is their line."""
        for begin in range(after_line, len(self.rows), ROWS_OF_A_CHUNK):
            some = self.rows[begin : begin + ROWS_OF_A_CHUNK]
            yield chunk_of(some, range(begin + 1, begin + 1 + len(some)), width)

    @cached_property
    def rows(self) -> list[list[str]]:
        """Every row's cells as text, the last ones empty where a row is shorter than others."""
        size = self.path.stat().st_size
        if size > MOST_BYTES:
            raise UnreadableExport(
                f"{self.name} is a page of {size // 2**20} MB; at most {MOST_BYTES // 2**20} are "
                "read. Open it in a spreadsheet program, save it as CSV and import that."
            )
        found = list(rows_in(without_comments(self.text())))
        width = min(max(map(len, found), default=0), MOST_COLUMNS)
        return [cells + [""] * (width - len(cells)) for cells in found]

    def text(self) -> str:
        """The whole page, in the encoding that it is marked with or declares."""
        content = self.path.read_bytes()
        bom, encoding = marked_encoding(self.head)
        declared = DECLARED.search(self.head)
        if not bom and encoding == "utf-8" and declared:
            encoding = known(declared[1].decode())
        return content[bom:].decode(encoding, "replace")


def known(encoding: str) -> str:
    """An encoding that a page declares, where it is one for pages; else UTF-8."""
    name = encoding.casefold()
    if name in ("iso-8859-1", "latin1", "us-ascii"):
        return "windows-1252"
    return name if name.startswith(("windows-125", "iso-8859-", "shift_jis")) else "utf-8"


def without_comments(text: str) -> str:
    """A page without its comments; one that does not end is none."""
    parts, at = [], 0
    while (begin := text.find("<!--", at)) >= 0 and (end := text.find("-->", begin)) >= 0:
        parts.append(text[at:begin])
        at = end + 3
    return "".join([*parts, text[at:]])


def rows_in(text: str) -> Iterator[list[str]]:
    """The cells of each row."""
    cells: list[str] = []
    begun: int | None = None  # where the text of an open cell begins
    for tag in TAG.finditer(text):
        name, is_end = tag[2].lower(), bool(tag[1])
        if begun is not None:
            cells[-1] = text_of(text[begun : tag.start()])
            begun = None
        if name in CELL and not is_end:
            cells += [""] * (before(tag[3], len(cells)) + 1)
            begun = None if tag[3].endswith("/") else tag.end()
        if name in ROW and cells:
            yield cells
            cells = []
    if cells:
        cells[-1] = cells[-1] if begun is None else text_of(text[begun:])
        yield cells  # the page ends in the middle of it


def before(attributes: str, place: int) -> int:
    """How many empty cells stand before a cell that says where it is, in Excel's XML."""
    told = PLACE.search(attributes)
    return min(max(int(told[1]) - 1 - place, 0), MOST_COLUMNS) if told else 0


def text_of(markup: str) -> str:
    """The text of a cell, its breaks kept as line breaks."""
    broken = re.sub(r"(?i)<br\b[^<>]*>", "\n", markup) if "<" in markup else markup
    bare = unescape(ANY_TAG.sub("", broken)).replace("\xa0", " ").replace("\0", "")
    return "\n".join(line for one in bare.splitlines() if (line := " ".join(one.split())))
