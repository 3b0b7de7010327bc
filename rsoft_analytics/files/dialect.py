"""Which character separates the cells of a text file."""

import re
from collections import Counter

from rsoft_analytics.errors import UnreadableExport
from rsoft_analytics.fields import is_known
from rsoft_analytics.files.chunks import Record
from rsoft_analytics.files.delimited import FIRST_BYTES, Delimited
from rsoft_analytics.files.header import HEADER_WITHIN, MOST_COLUMNS
from rsoft_analytics.files.text import TextFile, empty

DELIMITERS = ",;\t|"
DECLARED = re.compile(r'\A\s*"?sep=(.)"?\s*$', re.IGNORECASE | re.MULTILINE)


def delimited(text: TextFile) -> Delimited:
    """The file with the delimiter that makes most sense of its first records."""
    sample = next(text.blocks(FIRST_BYTES), b"").decode(errors="replace").removeprefix("\ufeff")
    if not sample.strip(DELIMITERS + '" \n'):
        raise empty(text.name)
    if declared := DECLARED.match(sample.partition("\n")[0]):
        return Delimited(text, checked(declared[1], text.name), False)
    readings = [Delimited(text, one, is_spaced(sample, one)) for one in DELIMITERS]
    return max(readings, key=lambda reading: sense(reading.first_records()))


def checked(delimiter: str, name: str) -> str:
    """A delimiter that the file itself declares, where it can be one."""
    if delimiter.isascii() and not delimiter.isalnum() and delimiter not in '"\\ ':
        return delimiter
    raise UnreadableExport(
        f"{name} begins with sep={delimiter}, which separates no cells. "
        "Export it again with commas, semicolons or tabs."
    )


def is_spaced(sample: str, delimiter: str) -> bool:
    """Whether every delimiter has a space after it."""
    all_of_them = sample.count(delimiter)
    return all_of_them > 0 and all_of_them == sample.count(delimiter + " ")


def sense(records: list[Record]) -> tuple[int, float, int]:
    """How much sense a delimiter makes: words that a header has, then evenness, then width."""
    filled = [record.cells for record in records if any(record.cells)]
    if not filled:
        return 0, 0.0, 0
    known = max(sum(map(is_known, cells[:MOST_COLUMNS])) for cells in filled[:HEADER_WITHIN])
    counted = Counter(map(len, filled))
    width = max(counted, key=lambda one: (counted[one], one))  # the wider, where as many have it
    return known, counted[width] / len(filled) if width > 1 else 0.0, width
