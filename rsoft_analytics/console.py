"""Where what a command says goes: the terminal of this process, or that of who asked for it."""

import os
import signal
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, NoReturn, Protocol

import click

if TYPE_CHECKING:
    from click._termui_impl import ProgressBar  # click names this type nowhere else


UNHEARD = 141  # what a shell tells of a program that SIGPIPE ended


class Bar(Protocol):
    """How far an import is: what is being done, and the bytes read of all that there are."""

    def __call__(self, doing: str, done: int) -> None:
        """Tell what is being done, and how many records are read."""

    def reached(self, done: int, of_all: int) -> None:
        """Tell how many bytes are read."""

    def close(self) -> None:
        """Leave the line, so that what is said next begins a new one."""


class Console:
    """The terminal, or the pipe, that this process was started on."""

    @property
    def encoding(self) -> str:
        """The letters that standard output has."""
        return sys.stdout.encoding or "utf-8"

    @property
    def is_watched(self) -> bool:
        """Whether a person sees what is told on the way."""
        return sys.stderr.isatty()

    @property
    def is_stopped(self) -> bool:
        """Whether nothing more is to be begun."""
        return False

    def variable(self, name: str) -> str | None:
        """A variable of the environment that the command was given in."""
        return os.environ.get(name)

    def waited(self, seconds: float) -> bool:
        """Wait, no longer than until nothing more is to be begun; whether that is so."""
        time.sleep(seconds)
        return self.is_stopped

    def out(self, text: str, *, ends: bool = True) -> None:
        """Say something on standard output; the end where nobody reads it any more."""
        try:
            click.echo(text, nl=ends)
        except BrokenPipeError:
            leave_unheard()

    def err(self, text: str) -> None:
        """Say something on standard error."""
        click.echo(text, err=True)

    def bar(self, is_shown: bool) -> Bar:
        """How far an import is, to be told."""
        return DrawnBar(is_shown and self.is_watched)


def leave_unheard() -> NoReturn:
    """End without a word, as tools do whose reader has seen enough (``rsoft ... | head``)."""
    # what is still to be written at the end of the program shall find a reader
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    sys.exit(UNHEARD)


HERE = Console()
CURRENT: ContextVar[Console] = ContextVar("CURRENT", default=HERE)


def current() -> Console:
    """Where what the command at work says goes; each of several has its own."""
    return CURRENT.get()


def is_stopped() -> bool:
    """Whether whoever gave the command wants nothing more begun."""
    return current().is_stopped


@contextmanager
def speaking_to(console: Console) -> Iterator[None]:
    """Let what is said within the block go to a console."""
    before = CURRENT.set(console)
    try:
        yield
    finally:
        CURRENT.reset(before)


class Stoppable(Console):
    """The same terminal, on which somebody may ask that nothing more is begun."""

    def __init__(self) -> None:
        self.stopping = threading.Event()

    @property
    def is_stopped(self) -> bool:
        """Whether somebody asked."""
        return self.stopping.is_set()

    def waited(self, seconds: float) -> bool:
        """Wait, no longer than until somebody asks; whether somebody did."""
        return self.stopping.wait(seconds)

    def asked(self, *_: object) -> None:
        """Note that somebody asks; who asks twice does not want to wait."""
        if self.stopping.is_set():
            raise KeyboardInterrupt
        self.stopping.set()


class Overheard(Console):
    """What a command says to a program, which may stop it as the person may."""

    encoding = "utf-8"
    is_watched = False

    def __init__(self, person: Console) -> None:
        self.person = person
        self.said = ""

    @property
    def is_stopped(self) -> bool:
        """Whether the person wants nothing more begun."""
        return self.person.is_stopped

    def out(self, text: str, *, ends: bool = True) -> None:
        """Keep what is said on standard output."""
        self.said += text + "\n" * ends

    def err(self, text: str) -> None:
        """Let go what is said on standard error: the document says it too."""


@contextmanager
def stoppable(*signals: signal.Signals) -> Iterator[Console]:
    """Let signals only ask to begin nothing more within the block, unless that is so already."""
    console = Stoppable()
    # only there can signals be heard
    is_main = threading.current_thread() is threading.main_thread()
    heard = signals if is_main and type(current()) is Console else ()
    before = {one: signal.signal(one, console.asked) for one in heard}
    try:
        with speaking_to(console if heard else current()):
            yield current()
    finally:
        for one, handler in before.items():
            signal.signal(one, handler)


class DrawnBar:
    """A bar on standard error, drawn anew as it moves."""

    def __init__(self, is_shown: bool) -> None:
        self.is_shown = is_shown
        self.doing = ""
        self.drawn: ProgressBar[int] | None = None

    def __call__(self, doing: str, done: int) -> None:
        """Tell what is being done, and how many records are read."""
        self.doing = f"{doing}, {done:,} records"
        if self.drawn:
            self.drawn.render_progress()
        elif self.is_shown:
            click.echo(f"\r\033[K{self.doing}", nl=False, err=True)

    def reached(self, done: int, of_all: int) -> None:
        """Tell how many bytes are read."""
        if self.is_shown and of_all and not self.drawn:
            self.drawn = self.begun(of_all)
        if self.drawn:
            self.drawn.update(done - self.drawn.pos)

    def begun(self, of_all: int) -> "ProgressBar[int]":
        """The bar, drawn for the first time."""
        bar: ProgressBar[int] = click.progressbar(
            length=of_all,
            label="Importing",
            item_show_func=lambda _: self.doing,
            width=30,
            file=sys.stderr,
        )
        bar.render_progress()
        return bar

    def close(self) -> None:
        """Leave the line, so that what is said next begins a new one."""
        if self.drawn:
            self.drawn.render_finish()
        elif self.is_shown and self.doing:
            click.echo(err=True)
