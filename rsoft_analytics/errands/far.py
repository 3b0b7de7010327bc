"""Those whose errands are being done: what they are told, and how they are stopped."""

import asyncio
import secrets
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import FrameType
from typing import Any

from rsoft_analytics.console import Console

Told = dict[str, Any]
TOLD_EVERY = 0.1  # seconds between two words about how far it is


class FarConsole(Console):
    """The terminal of somebody whose errand is done here."""

    def __init__(self, encoding: str, variables: dict[str, str]) -> None:
        self.name = secrets.token_hex(8)
        self.stopping = threading.Event()
        self.work: threading.Thread | None = None
        self.words: asyncio.Queue[Told] = asyncio.Queue()
        self._encoding = encoding
        self._variables = variables
        self._loop = asyncio.get_running_loop()
        self._told_at = 0.0

    @property
    def encoding(self) -> str:
        """The letters that the person's standard output has."""
        return self._encoding

    @property
    def is_stopped(self) -> bool:
        """Whether the person stopped the command, or is gone."""
        return self.stopping.is_set()

    def variable(self, name: str) -> str | None:
        """A variable of the person's environment, where it is one that commands ask for."""
        return self._variables.get(name)

    def out(self, text: str, *, ends: bool = True) -> None:
        """Say something on the person's standard output."""
        self.tell({"out": text, "ends": ends})

    def err(self, text: str) -> None:
        """Say something on the person's standard error."""
        self.tell({"err": text})

    def bar(self, is_shown: bool) -> "FarBar":
        """How far an import is, to be told."""
        return FarBar(self, is_shown)

    def tell(self, told: Told) -> None:
        """Send a word, from whatever thread."""
        with suppress(RuntimeError):  # the server has ended, and nobody listens
            self._loop.call_soon_threadsafe(self.words.put_nowait, told)

    def tell_now_and_then(self, told: Told) -> None:
        """Send a word of which most may be missed."""
        if time.monotonic() - self._told_at > TOLD_EVERY:
            self._told_at = time.monotonic()
            self.tell(told)


class FarBar:
    """A bar that is drawn elsewhere."""

    def __init__(self, console: FarConsole, is_shown: bool) -> None:
        self.console = console
        self.is_shown = is_shown

    def __call__(self, doing: str, done: int) -> None:
        """Tell what is being done, and how many records are read."""
        if self.is_shown:
            self.console.tell_now_and_then({"doing": [doing, done]})

    def reached(self, done: int, of_all: int) -> None:
        """Tell how many bytes are read."""
        if self.is_shown:
            tell = self.console.tell if done >= of_all else self.console.tell_now_and_then
            tell({"reached": [done, of_all]})

    def close(self) -> None:
        """Nothing is drawn here."""


RUNNING: dict[str, FarConsole] = {}


def stop_all() -> None:
    """Begin nothing more of any errand."""
    for console in list(RUNNING.values()):
        console.stopping.set()


async def finished() -> None:
    """Stop every errand after the file that it is at, and wait until they have ended."""
    stop_all()
    for console in list(RUNNING.values()):
        if console.work:
            await asyncio.to_thread(console.work.join)


@contextmanager
def stopped_by(*signals: signal.Signals) -> Iterator[None]:
    """Let what ends the server stop the errands first: it waits for those that it answers."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {one: signal.getsignal(one) for one in signals}

    def heard(number: int, frame: FrameType | None) -> None:
        stop_all()
        ends = before[signal.Signals(number)]
        if callable(ends):
            ends(number, frame)

    for one in signals:
        signal.signal(one, heard)
    try:
        yield
    finally:
        for one, handler in before.items():
            signal.signal(one, handler)
