"""The access log: who opened whose record, when, by what way, for what.

A row is written before anything is shown: where it cannot be written, nothing is. Rows are
chained (privacy/chain.py), so that a change of the past shows; of whom a row is stands in it as a
keyed hash. Nothing deletes a row.
"""

import threading
import time
from collections import OrderedDict
from datetime import UTC, datetime
from typing import Any

from rsoft_analytics.access.viewer import Viewer
from rsoft_analytics.errors import RsoftError
from rsoft_analytics.privacy.chain import (
    START,
    Fault,
    Head,
    chained,
    first_fault,
    heads_kept,
    keep_head,
)
from rsoft_analytics.privacy.subjects import key_of, subject_of
from rsoft_analytics.store import Store

CHAIN = "access"  # its name among the heads
LATELY = 600.0  # seconds in which a page that is drawn again opens nothing anew
MOST_REMEMBERED = 10_000
Row = dict[str, Any]


class Remembered:
    """What was noted lately: a page is drawn again at every click."""

    def __init__(self) -> None:
        self._noted: OrderedDict[tuple[Any, ...], float] = OrderedDict()
        self._turn = threading.Lock()

    def has(self, key: tuple[Any, ...]) -> bool:
        """Whether that was noted lately."""
        with self._turn:
            return time.monotonic() - self._noted.get(key, -LATELY) < LATELY

    def add(self, key: tuple[Any, ...]) -> None:
        """That it is noted now."""
        with self._turn:
            self._noted[key] = time.monotonic()
            self._noted.move_to_end(key)
            while len(self._noted) > MOST_REMEMBERED:
                self._noted.popitem(last=False)


LATELY_NOTED = Remembered()


def note(
    store: Store,
    viewer: Viewer,
    way: str,
    what: str,
    *,
    purpose: str | None = None,
    people: int | None = None,
    **whose: Any,
) -> None:
    """Write that somebody opens something; refuses, in words, what cannot be written.

    ``whose`` it is: their number, their email, or the name alone by which they are known.
    """
    try:
        entry = written(store, viewer, way, what, purpose, subject(store, **whose), people)
        keep_head(store.path, CHAIN, Head(entry["place"], entry["link"]))
    except Exception as problem:
        raise RsoftError(
            "The access log cannot be written, so nothing is shown. Most often the disk is full, "
            f"or the store's folder may not be written to ({type(problem).__name__}: {problem})."
        ) from problem


def written(
    store: Store,
    viewer: Viewer,
    way: str,
    what: str,
    purpose: str | None,
    subject: str | None,
    people: int | None,
) -> Row:
    """The row that is written behind the last one."""
    with store.noting() as writing:
        last = writing.rows("access/log_head")
        head = Head(last[0]["place"], last[0]["link"]) if last else START
        row = {
            "opened_at": datetime.now(UTC),
            "who": viewer.who,
            "role": viewer.role,
            "way": way,
            "what": what,
            "purpose": purpose,
            "subject": subject,
            "people": people,
        }
        (entry,) = chained([row], head)
        writing.run("access/log_appended", **entry)
    return entry


def note_once(store: Store, viewer: Viewer, way: str, what: str, **more: Any) -> None:
    """The same of what is drawn again and again: once in a while."""
    key = (str(store.path), viewer.who, viewer.session, way, what, *sorted(more.items()))
    if not LATELY_NOTED.has(key):
        note(store, viewer, way, what, **more)
        LATELY_NOTED.add(key)


def subject(
    store: Store,
    *,
    number: int | None = None,
    email: str | None = None,
    name: str | None = None,
) -> str | None:
    """The keyed hash under which the log has somebody; None where nobody is named.

    Its key is the log's own: what was opened is tied to no act of consent, and where the key was
    lost, as when the store's file alone was moved, the log goes on under another.
    """
    if not (number or email or name):
        return None
    beside = store.path and store.path.with_name(store.path.name + ".log")
    return subject_of(key_of(beside), number=number or None, email=email, name=name)


def entries(
    store: Store,
    *,
    number: int | None = None,
    who: str | None = None,
    way: str | None = None,
    since: datetime | None = None,
    most: int | None = 1000,
) -> list[Row]:
    """The log, the newest first: of one person, by one user, of one way, since a moment."""
    of = subject(store, number=number)
    return store.rows("access/log", subject=of, who=who, way=way, since=since, most=most)


def fault(store: Store) -> Fault | None:
    """The first row that is not what was written; None where all are."""
    kept = heads_kept(store.path).get(CHAIN)
    return first_fault(store.rows("access/log_rows"), kept)
