"""Where a table's header is among its first records, and what its columns are called."""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

from rsoft_analytics.errors import UnreadableExport
from rsoft_analytics.fields import is_known
from rsoft_analytics.files.chunks import Record

HEADER_WITHIN = 25  # records
MOST_COLUMNS = 300
VALUE = re.compile(r"(?=\D*\d)[\d\s.,:/+()*%#₹$€£-]+|[^@]*@[^@]*\.[^@]*|.*://.*", re.DOTALL)
DECLARATION = re.compile(r"\s*sep=", re.IGNORECASE)  # a first line that names the delimiter
TITLE = re.compile(r"[^:]{2,60}:(?:\s.*)?", re.DOTALL)  # as in "Report Time: 1/12/2026"
CELLS_OF_A_TITLE = 2
MANY_KNOWN = 6  # words of headers that no record of values holds
LONGEST_NAME = 200  # characters of a column's name; what follows is cut off
INVISIBLE = dict.fromkeys(map(ord, "\ufeff\u200b\u200e\u200f\u202a\u202c"))


def header_at(records: Sequence[Record]) -> int | None:
    """The place of the header among the records, or None where all are blank.

    The first record that is made of words headers have; else the first that
    looks like names of the columns below it; else simply the first of full width.
    """
    filled = [at for at, record in enumerate(records) if has_text(record)][:HEADER_WITHIN]
    if len(filled) > 1 and DECLARATION.match(records[filled[0]].cells[0]):
        filled.pop(0)
    filled = without_titles(records, filled)
    width = usual_width([records[at] for at in filled])
    for is_header in (is_of_known_words, is_of_names, is_of_width):
        for at in filled:
            if is_header(records[at], width):
                return at
    return next(iter(filled), None)


def without_titles(records: Sequence[Record], filled: Sequence[int]) -> list[int]:
    """The places without those that tell of the report, before wider records begin."""
    for place, at in enumerate(filled):
        cells = [cell for cell in records[at].cells if cell.strip()]
        if len(cells) > CELLS_OF_A_TITLE or not TITLE.fullmatch(cells[0].strip()):
            is_wider = len(cells) > CELLS_OF_A_TITLE
            return list(filled[place:] if is_wider else filled)
    return list(filled)


def has_text(record: Record) -> bool:
    """Whether any cell has something in it."""
    return any(cell.strip() for cell in record.cells)


def usual_width(records: Sequence[Record]) -> int:
    """How many cells most records have; the wider where as many have as many."""
    counted = Counter(len(record.cells) for record in records)
    return max(counted, key=lambda width: (counted[width], width), default=0)


def is_of_known_words(record: Record, width: int) -> bool:
    """Whether at least half of the cells, and two, are words that headers have; or many are."""
    filled = [cell for cell in record.cells if cell.strip()]
    known = sum(map(is_known, filled[:MOST_COLUMNS]))
    return known >= MANY_KNOWN or (known * 2 >= len(filled) and known >= min(2, width))


def is_of_names(record: Record, width: int) -> bool:
    """Whether the cells could be names of columns: most are filled, and none is a value."""
    filled = [cell for cell in record.cells if cell.strip()]
    is_full = len(record.cells) == width and len(filled) * 2 >= width
    return is_full and not any(VALUE.fullmatch(cell[:LONGEST_NAME]) for cell in filled)


def is_of_width(record: Record, width: int) -> bool:
    """Whether the record is as wide as most."""
    return len(record.cells) == width


def column_names(cells: Sequence[str], name: str) -> tuple[str, ...]:
    """The columns' names, cleaned and each different from the others."""
    if len(cells) > MOST_COLUMNS:
        raise UnreadableExport(
            f"{name} has {len(cells):,} columns; at most {MOST_COLUMNS} are read. "
            "Export it again with fewer columns."
        )
    found: list[str] = []
    for number, cell in enumerate(cells, start=1):
        found.append(unused(cleaned(cell) or f"Column {number}", found))
    return tuple(found)


def cleaned(cell: str) -> str:
    """A column's name on one line, without the signs that nobody sees."""
    visible = unicodedata.normalize("NFC", cell[:LONGEST_NAME]).translate(INVISIBLE)
    return " ".join(visible.split())


def unused(name: str, used: Sequence[str]) -> str:
    """The name, with a number behind it where it is taken."""
    candidates = (name, *(f"{name} ({number})" for number in range(2, len(used) + 3)))
    return next(one for one in candidates if one not in used)
