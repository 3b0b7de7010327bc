"""Lines of ours with the days in which each stands for a source."""

from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from functools import partial
from typing import Any

import pyarrow as pa

from rsoft_analytics.errors import RsoftError
from rsoft_analytics.imports.typed_in import typed_in
from rsoft_analytics.rows import LINE_ROWS, Batch
from rsoft_analytics.sources.effect import Change
from rsoft_analytics.store import Store, Writing
from rsoft_analytics.store.derive import derive

LONGEST = 200  # characters of a field


@dataclass(frozen=True)
class Line:
    """What somebody says of a line; days that are None are without end."""

    line_number: str  # a number, or the name under which call logs know the line
    source: str
    campaign: str = ""
    place: str = ""
    since: date | None = None
    until: date | None = None
    note: str = ""

    def __post_init__(self) -> None:
        for name, said in asdict(self).items():
            if isinstance(said, str) and (len(said) > LONGEST or "\0" in said):
                what = name.replace("_", " ")
                raise RsoftError(f"The {what} is longer than {LONGEST} characters. Shorten it.")


def lines(store: Store) -> list[dict[str, Any]]:
    """Each line with its days: id, line, source, channel, campaign, place, since, until, calls."""
    return store.rows("sources/lines")


def gaps(store: Store) -> list[dict[str, Any]]:
    """Days between those of a line in which it was called, with how many calls."""
    return store.rows("sources/gaps")


def lines_without_source(store: Store) -> list[dict[str, Any]]:
    """Lines that calls came in on and that stand for no source, with how many calls."""
    return store.rows("sources/lines_without_source")


def adding_line(line: Line) -> Change:
    """Let a line stand for a source; said again of the same first day, the later counts."""
    return partial(add, line)


def add(line: Line, writing: Writing) -> None:
    """Type a line in; refused where its days meet others of the same line."""
    told = {name: str(said).strip() for name, said in asdict(line).items() if said}
    row = {"row": 1, "line": 1, **told}
    batch = Batch(pa.RecordBatch.from_pylist([row], schema=LINE_ROWS))
    typed_in(writing, "lines", batch, f"line {line.line_number.strip()[:60]}")


def removing_line(line_id: str) -> Change:
    """Let a line stand for nothing in the days of one entry."""
    return partial(remove, line_id)


def remove(line_id: str, writing: Writing) -> None:
    """End an entry; refused where there is none of that id."""
    if not writing.rows("sources/line_of", line_id=line_id):
        raise RsoftError(f"There is no line '{line_id[:40]}'. `rsoft lines list` tells the ids.")
    writing.run("sources/line_removed", line_id=line_id, now=datetime.now(UTC))
    writing.run("store/sources/callers_of_lines")
    derive(writing, "lines")


def putting_line_back(writing: Writing) -> None:
    """Put back the line that was removed last; refused where none was."""
    if not writing.rows("sources/line_removed_last"):
        raise RsoftError(
            "No line was removed yet: there is nothing to put back. What was added is an import; "
            "`rsoft undo` takes it back."
        )
    writing.run("sources/line_put_back")
    writing.run("store/sources/callers_of_lines")
    derive(writing, "lines")
