"""Numbers as people paste them or keep them in a list, with names where they stand beside them."""

import re
from dataclasses import dataclass

from rsoft_analytics.phones import party
from rsoft_analytics.store.exclusion import KINDS

BETWEEN = re.compile(r"[,;\t]")
MOST_LINES, LONGEST_LINE = 10_000, 500


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
