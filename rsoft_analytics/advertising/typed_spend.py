"""Spend that somebody types in: a file of the product's own, an import like any other."""

import csv
import io
from collections.abc import Sequence
from dataclasses import astuple, dataclass, fields
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from rsoft_analytics.errors import RsoftError
from rsoft_analytics.files.export import Export
from rsoft_analytics.imports.load import load
from rsoft_analytics.imports.report import Report
from rsoft_analytics.store import Store

HEADER = ("source", "campaign", "from", "until", "cost", "currency", "allocation", "note")
LONGEST = 200  # characters of a field
MOST = 200  # lines typed in at once


@dataclass(frozen=True)
class TypedSpend:
    """What was spent on something in some days."""

    source: str
    campaign: str = ""
    since: str = ""
    until: str = ""
    cost: str = ""
    currency: str = ""
    allocation: str = "evenly"
    note: str = ""

    def __post_init__(self) -> None:
        if not self.source.strip():
            raise RsoftError("Where was this spent? Name a source, such as Newspaper or Hoarding.")
        for one in fields(self):
            text = getattr(self, one.name)
            if len(text) > LONGEST or not text.isprintable():
                raise RsoftError(f"The {one.name} is longer than {LONGEST} characters, or no text.")


def type_in_spend(store: Store, lines: Sequence[TypedSpend], rehearse: bool = False) -> Report:
    """Load typed lines; where one cannot be true, none is loaded and its sentence is raised."""
    if not 0 < len(lines) <= MOST:
        raise RsoftError(f"Type in 1 to {MOST} lines, or load them as a file.")
    with TemporaryDirectory(prefix="rsoft-") as folder:
        path = Path(folder) / "typed.csv"
        path.write_text(as_csv(lines), encoding="utf-8")
        export = Export(path, named(lines))
        found = load(store, export, rehearse=True)
        if found.error or found.rejects:
            raise RsoftError(found.error or found.rejects[0].message)
        return found if rehearse else load(store, export)


def as_csv(lines: Sequence[TypedSpend]) -> str:
    """The lines as a file; the moment in its last column makes it another than the one before."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow((*HEADER, "typed at"))
    now = datetime.now(UTC).isoformat()
    writer.writerows((*astuple(line), now) for line in lines)
    return out.getvalue()


def named(lines: Sequence[TypedSpend]) -> str:
    """What the import is called in the history."""
    first = lines[0]
    more = f" and {len(lines) - 1} more" if len(lines) > 1 else ""
    return f"Typed in: {' '.join(filter(None, (first.source, first.campaign)))}{more}"
