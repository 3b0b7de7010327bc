"""What is done once a day while the dashboard runs: the rules of retention."""

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from rsoft_analytics.errors import RsoftError
from rsoft_analytics.privacy.retention import run_when_due
from rsoft_analytics.store import Store

LOOKS_EVERY = 900.0  # seconds; it runs once a day
log = logging.getLogger(__name__)


@contextmanager
def every_day(store: Callable[[], Store], looks_every: float = LOOKS_EVERY) -> Iterator[None]:
    """Go through the rules once a day, in a thread of its own, for as long as the block lasts."""
    ended = threading.Event()

    def keep_looking() -> None:
        while not ended.wait(looks_every):
            try:
                run_when_due(store(), datetime.now(UTC))
            except RsoftError as problem:  # a full disk: tried again at the next look
                log.warning("Retention did not run: %s", problem)

    thread = threading.Thread(target=keep_looking, name="every day", daemon=True)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()
