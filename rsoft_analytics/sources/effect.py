"""What a change of rules or lines does to calls, callers and leads by source."""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any

from rsoft_analytics.metrics import Filters
from rsoft_analytics.store import Store, Writing

Change = Callable[[Writing], None]
TOLD = {"calls": "calls", "unique_callers": "callers", "leads": "leads"}  # metric -> its word


@dataclass(frozen=True)
class Moved:
    """A source whose numbers change, before and after."""

    source: str
    what: str  # calls, callers, leads or touches
    before: int
    after: int


@dataclass(frozen=True)
class Effect:
    """What a change does to each source that it moves."""

    moved: tuple[Moved, ...]
    is_rehearsed: bool

    def as_json(self) -> dict[str, Any]:
        """The effect as a command tells it."""
        status = "dry run" if self.is_rehearsed else "done"
        return {"status": status, "moved": [asdict(one) for one in self.moved]}


def tried(store: Store, change: Change, rehearse: bool = False) -> Effect:
    """Make a change, or only rehearse it, and tell which sources it moves."""
    with store.writing(rehearse) as writing:
        before = by_source(writing)
        change(writing)
        after = by_source(writing)
    moved = [
        Moved(source, what, before.get((source, what), 0), after.get((source, what), 0))
        for source, what in sorted(before.keys() | after.keys())
    ]
    return Effect(tuple(one for one in moved if one.before != one.after), rehearse)


def by_source(writing: Writing) -> dict[tuple[str, str], int]:
    """How many calls, callers, leads and touches each source has, of all days."""
    asked = Filters().parameters() | {"dimension": "source"}
    told = {
        (row["key"], word): row["value"]
        for metric, word in TOLD.items()
        for row in writing.rows(f"metrics/{metric}", **asked)
    }
    touched = writing.rows("sources/touches_by_source")
    return told | {(row["key"], "touches"): row["value"] for row in touched}
