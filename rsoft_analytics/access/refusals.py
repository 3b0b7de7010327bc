"""Refusals that are written down: a row a minute of each kind, so that no flood fills a disk."""

import threading
import time
from dataclasses import dataclass

from rsoft_analytics.access import log
from rsoft_analytics.access.viewer import Viewer
from rsoft_analytics.errors import RsoftError
from rsoft_analytics.store import Store

EVERY = 60.0  # seconds between two rows of one kind
NEVER = float("-inf")


@dataclass
class Counted:
    """How often somebody was refused since it was last written down, and when that was."""

    times: int = 0
    written_at: float = NEVER


class Refusals:
    """What was refused to whom: the first at once, the others of a minute together."""

    def __init__(self, way: str) -> None:
        self.way = way
        self._counted: dict[tuple[Viewer, str], Counted] = {}
        self._turn = threading.Lock()

    def add(self, viewer: Viewer, why: str) -> None:
        """Count a refusal."""
        with self._turn:
            self._counted.setdefault((viewer, why), Counted()).times += 1

    def write(self, store: Store) -> None:
        """Write down what is due. Nothing was shown: what cannot be written stays counted."""
        for (viewer, why), times in self.due().items():
            often = "" if times == 1 else f", {times} times"
            try:
                log.note(store, viewer, self.way, f"refused: {why}{often}")
            except RsoftError:
                with self._turn:
                    self._counted[viewer, why].times += times

    def due(self) -> dict[tuple[Viewer, str], int]:
        """How often each kind was refused that is to be written now; from here on others count."""
        now = time.monotonic()
        with self._turn:
            found = {
                kind: one.times
                for kind, one in self._counted.items()
                if one.times and now - one.written_at >= EVERY
            }
            self._counted |= {kind: Counted(0, now) for kind in found}
        return found
