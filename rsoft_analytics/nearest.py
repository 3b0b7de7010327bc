"""Which formats a table is nearest to, by the columns that it has and those that it lacks."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rsoft_analytics.fields import matched
from rsoft_analytics.pinned import Pinned
from rsoft_analytics.telephony.tables import CallTable, squeezed

MOST_FORMATS, MOST_COLUMNS = 3, 4
LEAST_COLUMNS, LEAST_SHARE = 2, 1 / 3  # that a table has of what a format is known by
# What any log of calls tells, by the fields of which one is enough.
NEEDED = {
    "a time": ("started", "date", "time"),
    "a number": ("party", "from_number", "to_number"),
    "a direction, an outcome or a length": ("direction", "outcome", "duration", "talk"),
}


@dataclass(frozen=True)
class Near:
    """A format that a table is near to: what it is called, and the columns that are missing."""

    label: str
    share: float
    has: int
    lacks: tuple[str, ...]

    def __str__(self) -> str:
        """The format with what is missing for it."""
        named = [f"'{column}'" for column in self.lacks[:MOST_COLUMNS]]
        more = len(self.lacks) - len(named)
        rest = f" and {more} more" if more else ""
        return f"{self.label} (it lacks {', '.join(named)}{rest})"


def nearest(header: Sequence[str], formats: Iterable[tuple[str, object]]) -> list[Near]:
    """The few formats of which a table has most, the nearest first."""
    there = set(map(squeezed, header))
    found: dict[str, Near] = {}
    for label, module in formats:
        for marks in marks_of(module):
            one = near(label, there, marks)
            if one and (label not in found or rank(one) < rank(found[label])):
                found[label] = one
    return sorted(found.values(), key=rank)[:MOST_FORMATS]


def rank(one: Near) -> tuple[float, int, str]:
    """What the nearest has least of."""
    return -one.share, -one.has, one.label


def near(label: str, there: set[str], marks: Sequence[Sequence[str]]) -> Near | None:
    """How near a table is to one that is known by some marks; None where it is far."""
    lacks = tuple(mark[0] for mark in marks if not there.intersection(map(squeezed, mark)))
    has = len(marks) - len(lacks)
    if not lacks or has < LEAST_COLUMNS or has < LEAST_SHARE * len(marks):
        return None
    return Near(label, has / len(marks), has, lacks)


def marks_of(module: object) -> Iterator[list[list[str]]]:
    """What each table of a format is known by: columns, of some of which one is enough."""
    for value in vars(module).values():
        for one in value if isinstance(value, tuple) else (value,):
            if isinstance(one, CallTable):
                yield from ([[column.strip()] for column in mark.split(",")] for mark in one.marks)
            elif isinstance(one, Pinned):
                yield [mark.split("|") for mark in one.marks]


def missing_for_calls(header: Sequence[str]) -> list[str]:
    """What a table lacks to be a log of calls; nothing where it is too far from one."""
    call = matched("calls", header)
    lacks = [what for what, fields in NEEDED.items() if not call.keys() & set(fields)]
    return lacks if len(lacks) < len(NEEDED) - 1 else []
