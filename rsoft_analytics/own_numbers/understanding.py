"""Numbers as people paste them or keep them in a list, with names where they stand beside them."""

import re
from dataclasses import dataclass
from pathlib import Path

from rsoft_analytics.errors import RsoftError
from rsoft_analytics.phones import party
from rsoft_analytics.store.exclusion import KINDS

BETWEEN = re.compile(r"[,;\t]")
MOST_LINES, LONGEST_LINE = 10_000, 500
MOST_BYTES = 2**20


@dataclass(frozen=True)
class Entry:
    """A number for the list, with the name and the kind that stand beside it."""

    number: int
    name: str | None = None
    kind: str | None = None


@dataclass(frozen=True)
class Understood:
    """What a text names: its numbers, each once, and a sentence for each line without one."""

    entries: tuple[Entry, ...]
    faults: tuple[str, ...]


def understood(text: str, region: str) -> Understood:
    r"""The numbers in a text: one a line or several, each in any spelling.

    >>> understood("Number,Name\n55000 00001,Ravi\nbanana", "IN").entries
    (Entry(number=915500000001, name='Ravi', kind=None),)
    >>> understood("55000 00001\nbanana", "IN").faults
    ("Line 2: 'banana' holds no phone number.",)
    """
    entries: dict[int, Entry] = {}
    faults = []
    for number, line in enumerate(text.splitlines()[:MOST_LINES], 1):
        found = entries_in(line[:LONGEST_LINE], region)
        entries |= {one.number: one for one in found}
        is_header = number == 1 and not any(character.isdigit() for character in line)
        if line.strip() and not found and not is_header:
            faults.append(f"Line {number}: '{line.strip()[:60]}' holds no phone number.")
    return Understood(tuple(entries.values()), tuple(faults))


def entries_in(line: str, region: str) -> list[Entry]:
    """The numbers of a line; what else stands in it names them, or says their kind."""
    cells = [cell.strip().strip('"').strip() for cell in BETWEEN.split(line)]
    read = {cell: party(cell, region).number for cell in cells if cell}
    words = [cell for cell, number in read.items() if number is None]
    kind = next((word.lower() for word in words if word.lower() in KINDS), None)
    name = " ".join(word for word in words if word.lower() not in KINDS) or None
    return [Entry(number, name, kind) for number in read.values() if number is not None]


def number_in(text: str, region: str) -> int:
    """The one number that a text is; refused where it is none."""
    number = party(text, region).number
    if number is None:
        raise RsoftError(f"'{text[:60]}' is no phone number. Numbers such as 55000 00001 are.")
    return number


def text_of(path: Path) -> str:
    """The text of a list in a file; refused where it is none."""
    try:
        with path.open("rb") as file:
            return decoded(file.read(MOST_BYTES + 1), path.name)
    except (OSError, ValueError) as problem:  # a name may be none that a file can have
        reason = getattr(problem, "strerror", None) or problem
        raise RsoftError(
            f"{path.name[:200]!r} cannot be read: {reason}. "
            "Name a text or CSV file with a number a line."
        ) from problem


def decoded(content: bytes, name: str) -> str:
    """The bytes of a list as text; refused where they are none, or too many."""
    if len(content) > MOST_BYTES:
        raise RsoftError(f"{name} is longer than 1 MB. A list of own numbers is shorter.")
    if content[:4] in {b"PK\x03\x04", b"\xd0\xcf\x11\xe0"}:
        raise RsoftError(f"{name} is a spreadsheet. Save it as CSV, and give that.")
    encoding = "utf-16" if content[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8-sig"
    return content.decode(encoding, errors="replace")
