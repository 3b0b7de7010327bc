"""Numbers and names that a viewer had shown for a stated purpose, for a while."""

import threading
import time
from typing import Any

from rsoft_analytics.access import log
from rsoft_analytics.access.viewer import Viewer
from rsoft_analytics.errors import RsoftError
from rsoft_analytics.phones import is_masked
from rsoft_analytics.store import EVERYTHING, Store

Row = dict[str, Any]
PURPOSES = (
    "Ring them back",
    "They are on the phone",
    "A complaint of theirs",
    "A request about their data",
    "To check that the data is right",
)
FOR_SO_LONG = 900.0  # seconds


class Revealed:
    """What each viewer had revealed lately: the number behind a masked one."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[str, str, str], tuple[int, float]] = {}
        self._turn = threading.Lock()

    def add(self, viewer: Viewer, masked: str, number: int) -> None:
        """Remember a number for a while."""
        now = time.monotonic()
        with self._turn:
            lasting = {key: one for key, one in self._numbers.items() if one[1] > now}
            self._numbers = {
                **lasting,
                (viewer.who, viewer.session, masked): (number, now + FOR_SO_LONG),
            }

    def number(self, viewer: Viewer, masked: str) -> int | None:
        """The number behind a masked one, while it is revealed."""
        with self._turn:
            number, until = self._numbers.get((viewer.who, viewer.session, masked), (0, 0.0))
        return number if until > time.monotonic() else None


REVEALED = Revealed()


def reveal(store: Store, viewer: Viewer, masked: str, purpose: str) -> None:
    """Let a viewer see whose a masked number is, for a purpose, which is written down first."""
    if purpose not in PURPOSES:
        raise RsoftError(f"Say for what: {', '.join(PURPOSES)}.")
    number = number_behind(store, viewer, masked)
    log.note(store, viewer, "page", "revealed a record", purpose=purpose, number=number, people=1)
    REVEALED.add(viewer, masked, number)


def seen_in_full(store: Store, viewer: Viewer, masked: str | None) -> tuple[Store, int] | None:
    """The whole store and the number to ask it for, where a masked one is revealed."""
    number = REVEALED.number(viewer, masked) if masked else None
    return (store.seen_by(EVERYTHING), number) if number else None


def note_card(store: Store, viewer: Viewer, way: str, card: Row) -> None:
    """Write whose card is opened; of a page, which is drawn again and again, once in a while."""
    number = number_behind(store, viewer, card["number"]) if card["number"] else None
    noted = log.note_once if way == "page" else log.note
    noted(store, viewer, way, "card", number=number, people=1)


def note_search(store: Store, viewer: Viewer, way: str, card: Row, people: int) -> None:
    """Write whose card a search shows, among those of so many people."""
    number = number_behind(store, viewer, card["number"]) if card["number"] else None
    log.note(store, viewer, way, "search", number=number, name=card["name"], people=people)


def number_behind(store: Store, viewer: Viewer, number: str) -> int:
    """The number that a viewer may know masked only; for the log of who sees it."""
    if not is_masked(int(number)):
        return int(number)
    found = store.seen_by(viewer.sight).rows("access/number_behind", masked=int(number))
    if not found:
        raise RsoftError("Nobody has that number any more. Look them up again.")
    return int(found[0]["number"])
