"""One module per format: it recognises an export and yields its rows.

A new format is one new file here, found without registration. It says:

- its docstring's first line: the format's name, as the person reads it;
- ``KIND``: calls, contacts, leads, web leads, spend or consent;
- ``claim(export)``: how sure it is that the export is of this format, from
  ``NO`` over ``GENERAL`` (columns that mean something) to ``CERTAIN`` (marks that
  only this format has);
- ``read(export, columns)``: the rows. ``columns`` is a person's own mapping of
  column to field, for tables whose header says too little; else None.

A module constant ``KNOWN`` may say where the format is known from.

Discovery is loud: a module without one of these stops the program.
"""

import pkgutil
from collections.abc import Sequence
from functools import cache
from importlib import import_module
from typing import Protocol

from rsoft_analytics.errors import RsoftError, UnreadableExport
from rsoft_analytics.fields import tells_of_consent, tells_of_messages
from rsoft_analytics.files.export import Export
from rsoft_analytics.nearest import MOST_FORMATS, missing_for_calls, nearest
from rsoft_analytics.rows import CERTAIN as CERTAIN
from rsoft_analytics.rows import GENERAL as GENERAL
from rsoft_analytics.rows import NO as NO
from rsoft_analytics.rows import ROWS_OF_KIND, Reading

CONSENT_IS_READ = (
    " Who agreed to what is read from the columns person_kind, person, purpose, channel, act, at, "
    "place, wording, evidence, and is never taken for a list of people."
)
EXPORT_AGAIN = "Export it again in one of the formats that are known"
MAP_BY_HAND = (
    ", or map its columns by hand: drop it on the Imports page and say of each column what it "
    "holds; its like is then recognised"
)


class Reader(Protocol):
    """A format: what a module in this folder offers."""

    __name__: str
    __doc__: str
    KIND: str

    def claim(self, export: Export) -> int:
        """How sure this format is that the export is its own."""

    def read(self, export: Export, columns: dict[str, str] | None) -> Reading:
        """The export's rows; raises UnreadableExport where it is not one after all."""


def name_of(reader: Reader) -> str:
    """The format's short name, as options and reports use it."""
    return reader.__name__.rpartition(".")[2]


def label_of(reader: Reader) -> str:
    """The format's name, as a person reads it."""
    return reader.__doc__.strip().splitlines()[0].rstrip(".")


def strength_of(reader: Reader) -> str:
    """How well the format is known: from a real file, or only from its description."""
    known: str = getattr(reader, "KNOWN", "by the names of its columns")
    return known


@cache
def all_readers() -> dict[str, Reader]:
    """Every format by its short name."""
    found: dict[str, Reader] = {}
    for module in pkgutil.iter_modules(__path__):
        reader = import_module(f"{__name__}.{module.name}")
        for needed in ("__doc__", "KIND", "claim", "read"):
            if not getattr(reader, needed, None):
                raise RuntimeError(f"readers/{module.name}.py has no {needed}")
        if reader.KIND not in ROWS_OF_KIND:
            raise RuntimeError(f"readers/{module.name}.py: KIND {reader.KIND!r} is unknown")
        found[module.name] = reader
    return found


def reader_named(name: str) -> Reader:
    """The format of that short name."""
    if name not in all_readers():
        raise RsoftError(f"No format is called '{name}'. There are: {', '.join(all_readers())}.")
    return all_readers()[name]


def reader_for(export: Export) -> Reader:
    """The format that an export is in; refuses it in words where none claims it."""
    claims = {name: reader.claim(export) for name, reader in all_readers().items()}
    best = max(claims.values(), default=NO)
    if best == NO:
        raise UnreadableExport(refusal(export))
    names = [name for name, sure in claims.items() if sure == best]
    if len(names) > 1:
        raise UnreadableExport(
            f"{export.name} could be any of {', '.join(names)}. "
            f"Name the right one with --format, or map its columns by hand."
        )
    return all_readers()[names[0]]


def refusal(export: Export) -> str:
    """Why an export that no format claims is refused, and what would make it one that is read."""
    columns = export.table.header if export.table else ()
    seen = f" Its columns are: {', '.join(columns[:12])}." if columns else ""
    if tells_of_consent(columns):
        seen += CONSENT_IS_READ
    if tells_of_messages(columns):
        seen += " Messages are never taken for calls."
    by_hand = MAP_BY_HAND if columns else ""
    return (
        f"{export.name} is none of the exports read here.{seen}{likeness(columns)} "
        f"{EXPORT_AGAIN}{by_hand}. rsoft formats lists all that are read."
    )


def likeness(columns: Sequence[str]) -> str:
    """The formats that come nearest, with what is missing for each."""
    if tells_of_consent(columns):
        return ""
    formats = [(label_of(one).split(" (")[0], one) for one in all_readers().values()]
    found = [str(one) for one in nearest(columns, formats)]
    lacks = missing_for_calls(columns)
    if lacks and len(found) < MOST_FORMATS:
        found.append(f"Call log (no column is known as {' or '.join(lacks)})")
    return f" Nearest to it are: {'; '.join(found)}." if found else ""
