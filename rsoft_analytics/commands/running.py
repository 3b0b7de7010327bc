"""How every command runs: its options, whose store it works on, its refusals and exit code."""

import functools
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from rsoft_analytics import __version__, console
from rsoft_analytics.access import LOCAL_OWNER, TELL_NOBODY, note
from rsoft_analytics.errands.sending import sent
from rsoft_analytics.errors import RsoftError
from rsoft_analytics.settings import store_path
from rsoft_analytics.store import Store, only_name
from rsoft_analytics.store.door import door_of

Row = dict[str, Any]
Command = Callable[..., int | None]
DOES: dict[str, Command] = {}  # what each command does, by its name
NEEDS_NO_STORE = {"serve", "formats", "metrics", "watch", "key_new"}  # or asks for it now and then
GIVEN: ContextVar[str] = ContextVar("GIVEN", default="")  # the name of the command at work
LENT: ContextVar[Store | None] = ContextVar("LENT", default=None)  # the dashboard's, in an errand


class AnyPath(click.Path):
    """A path as it was given: click would look for the file, and fault on a zero in its name."""

    def convert(self, value: Any, *_: Any) -> Path:
        """The path that somebody typed."""
        return Path(value)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="rsoft")
def main() -> None:
    """Who is calling, what was said last, and which calls become customers."""


def command(function: Command, group: click.Group = main, name: str = "") -> click.Command:
    """A subcommand with --store and --json whose refusals are sentences and exit code 1."""
    does = function.__name__.removesuffix("_")

    @functools.wraps(function)
    def wrapped(**options: Any) -> None:
        try:
            refuse_what_is_no_text(options)
            sys.exit(carried_out(does, options))
        except RsoftError as problem:
            console.current().err(str(problem))
            sys.exit(1)

    DOES[does] = function
    wrapped = click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")(
        wrapped
    )
    wrapped = click.option("--store", help="The store's file (default: RSOFT_STORE).")(wrapped)
    return group.command(name or does)(wrapped)


def carried_out(name: str, options: dict[str, Any]) -> int:
    """The exit code of a command, done here or by the dashboard that has the store open."""
    if name not in NEEDS_NO_STORE and not LENT.get():
        path = only_name(store_path(options["store"]))
        if door := door_of(path):
            with console.stoppable(signal.SIGINT) as here:
                code = sent(door, path, name, options, here)
            if code is not None:
                return code
    GIVEN.set(name)
    return DOES[name](**options) or 0


def perform(name: str, options: dict[str, Any], store: Store) -> int:
    """Do a command for somebody who gave it elsewhere; its exit code."""
    if name not in DOES or name in NEEDS_NO_STORE:
        raise RsoftError(f"The dashboard does no '{name}'.")
    before, given = LENT.set(store), GIVEN.set(name)
    try:
        return DOES[name](**options) or 0
    except click.ClickException as wrong:
        console.current().err(wrong.format_message())
        return wrong.exit_code
    finally:
        LENT.reset(before)
        GIVEN.reset(given)


def refuse_what_is_no_text(options: dict[str, Any]) -> None:
    """Refuse arguments that are not text; the path of an export may be any bytes."""
    for name, given in options.items():
        for one in given if isinstance(given, tuple) else (given,):
            if "\0" in str(one) or (
                isinstance(one, str) and any("\ud800" <= c <= "\udfff" for c in one)
            ):
                raise RsoftError(
                    f"What is given for {name.replace('_', ' ').strip()} is no text. "
                    "Type it anew in plain letters."
                )


@contextmanager
def opened(
    store: str | None, *, to_ask: bool = False, notes_whose: bool = False
) -> Iterator[Store]:
    """The store that a command works on; merely asking one that is not there makes none.

    A command that ``notes_whose`` record it tells says so itself (``note_whose``), before it does.
    """
    if lent := LENT.get():
        yield lent if notes_whose else noted(lent)
        return
    with opened_here(store_path(store), to_ask) as own:
        yield own if notes_whose else noted(own)


def noted(store: Store) -> Store:
    """The store, once it is written down that the command at work is told of persons."""
    if (name := GIVEN.get()) and name not in TELL_NOBODY:
        note(store, LOCAL_OWNER, "command", told_in_words(name))
    return store


def note_whose(store: Store, person: Row, *, people: int = 1, purpose: str | None = None) -> None:
    """Write that the command at work is told of somebody: by a number, an e-mail, a name."""
    what = told_in_words(GIVEN.get())
    note(store, LOCAL_OWNER, "command", what, purpose=purpose, people=people, **person)


def told_in_words(name: str) -> str:
    """A command as the access log has it."""
    return name.replace("_", " ").strip()


def opened_here(path: Path, to_ask: bool) -> Store:
    """The store at a path, opened in this process."""
    try:
        refuse_what_is_no_store(path)
        return Store(None if to_ask and not path.exists() else path)
    except OSError as problem:
        raise RsoftError(
            f"The store {str(path)[:200]} cannot be opened: {problem.strerror or problem}. "
            "Name another file with --store."
        ) from problem


def refuse_what_is_no_store(path: Path) -> None:
    """Refuse a file of another kind: DuckDB takes a CSV for a database, and locks beside it."""
    if not path.exists():
        return
    mark = b""
    if path.is_file() and path.stat().st_size:
        with path.open("rb") as file:
            mark = file.read(12)[8:]
    elif path.is_file():
        return
    if mark != b"DUCK":
        raise RsoftError(f"{str(path)[:200]} is no store. Name the store's own file with --store.")


def as_day(moment: datetime | None) -> date | None:
    """The day of an option."""
    return moment.date() if moment else None
