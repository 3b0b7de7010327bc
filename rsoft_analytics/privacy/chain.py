"""A chain of rows: each row's link is a hash of the row and of the link before it.

A row that is changed, removed, moved or put in between breaks the chain at that
place. Rows cut off the end, or a chain made anew from some place on, show only against a
head that is kept elsewhere: beside the store, and wherever somebody wrote it down.

A chained row has a ``place`` (1, 2, 3 ...) and a ``link``; all that it says besides
is hashed. What is null is not, so that a column may join a ledger later.
"""

import hashlib
import json
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from rsoft_analytics.errors import RsoftError

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Head:
    """The last link of a chain, and how many rows lead to it."""

    rows: int
    link: str

    def __str__(self) -> str:
        """The head as people keep it: 12:4f0c..."""
        return f"{self.rows}:{self.link}"


@dataclass(frozen=True)
class Fault:
    """The first row of a chain that is not what it was, and what is wrong with it."""

    place: int
    message: str


START = Head(0, hashlib.sha256(b"").hexdigest())


def canonical(row: Row) -> bytes:
    """What a row says in one spelling, whatever order, zone or type of number it comes in."""
    said = {name: value for name, value in row.items() if name != "link" and value is not None}
    return json.dumps(
        said, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=spelled
    ).encode()


def spelled(value: object) -> str:
    """A value that JSON has no form for: moments in UTC, so that no zone changes a link."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    return value.isoformat() if isinstance(value, date) else str(value)


def next_link(before: str, row: Row) -> str:
    """The link of a row behind another link."""
    return hashlib.sha256(before.encode() + canonical(row)).hexdigest()


def chained(rows: Iterable[Row], head: Head) -> Iterator[dict[str, Any]]:
    """The rows with their places and links, as they go behind a head."""
    link = head.link
    for place, row in enumerate(rows, head.rows + 1):
        placed = {**row, "place": place}
        link = next_link(link, placed)
        yield {**placed, "link": link}


def head_of(rows: Iterable[Row], start: Head = START) -> Head:
    """The head of some rows that follow a head; the last one decides."""
    head = start
    for row in rows:
        head = Head(row["place"], row["link"])
    return head


def first_fault(rows: Iterable[Row], kept: Head | None = None) -> Fault | None:
    """The first row, in the order of places, that is not what it was; None where all hold.

    With a kept head, also rows that are gone from the end, and a chain that was made anew. A
    chain may have grown since its head was kept.
    """
    link, place, seen = START.link, 0, START.link
    for place, row in enumerate(rows, 1):
        if row["place"] != place:
            message = f"Row {place} is missing: row {row['place']} stands in its place."
            return Fault(place, message)
        link = next_link(link, row)
        if row["link"] != link:
            return Fault(place, f"Row {place} is not what was written: it was changed or replaced.")
        if kept and place == kept.rows:
            seen = link
    if kept and place < kept.rows:
        return Fault(
            place + 1,
            f"Row {place + 1} is missing: the chain ends at row {place}, and had {kept.rows}.",
        )
    if kept and seen != kept.link:
        message = (
            f"Row {kept.rows} is not the one whose link was kept outside: the chain was made anew."
        )
        return Fault(kept.rows, message)
    return None


def heads_file(store: Path) -> Path:
    """The file beside a store that keeps the heads of its chains."""
    return store.with_name(store.name + ".heads")


def heads_kept(store: Path | None) -> dict[str, Head]:
    """The heads that are kept outside a store, by the names of their chains."""
    if store is None or not heads_file(store).exists():
        return {}
    try:
        told = json.loads(heads_file(store).read_text(encoding="utf-8"))
        return {name: Head(int(one["rows"]), str(one["link"])) for name, one in told.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as problem:
        raise RsoftError(
            f"{heads_file(store).name} cannot be read: it was changed by something else. Put the "
            "one from your backup beside the store."
        ) from problem


def keep_head(store: Path | None, chain: str, head: Head) -> None:
    """Keep a chain's head outside the store: at once, and for its owner alone."""
    if store is None:
        return
    told = {name: asdict(one) for name, one in {**heads_kept(store), chain: head}.items()}
    file = heads_file(store)
    new = file.with_name(file.name + ".new")
    new.unlink(missing_ok=True)
    descriptor = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as out:
        json.dump(told, out)
    new.replace(file)


def written_head(text: str) -> Head:
    """A head as somebody wrote it down; refused where it is none.

    >>> str(written_head("12:4F0C" + "0" * 60))[:7]
    '12:4f0c'
    """
    rows, _, link = text.strip().partition(":")
    if rows.isascii() and rows.isdecimal() and len(link) == 64:
        return Head(int(rows), link.lower())
    raise RsoftError(
        f"'{text[:80]}' is no head. A head is what `rsoft consent verify` prints: a number "
        "of rows, a colon and 64 letters and digits."
    )
