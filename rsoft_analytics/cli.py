"""The command ``rsoft``: everything the dashboard does that needs no mouse.

Prints a table for people, or with --json one JSON document on standard output
and nothing else there. Leaves with 0 when done, 1 when refused (the sentence is
on standard error), 2 when used wrongly.
"""

import functools
import sys
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from rsoft_analytics import __version__, terminal
from rsoft_analytics import digest as letters
from rsoft_analytics.errors import RsoftError
from rsoft_analytics.imports.collect import collected
from rsoft_analytics.imports.importing import import_all
from rsoft_analytics.imports.options import Mapping, Options
from rsoft_analytics.imports.undo import undo as take_back
from rsoft_analytics.lookup import lookup as look_up
from rsoft_analytics.metrics import Filters, all_metrics
from rsoft_analytics.metrics import report as tell
from rsoft_analytics.readers import all_readers, label_of, strength_of
from rsoft_analytics.settings import store_path
from rsoft_analytics.store import Store
from rsoft_analytics.store.checks import findings

Command = Callable[..., int | None]
PATHS = click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="rsoft")
def main() -> None:
    """Who is calling, what was said last, and which calls become customers."""


def command(function: Command) -> click.Command:
    """A subcommand with --store and --json whose refusals are sentences and exit code 1."""

    @functools.wraps(function)
    def wrapped(**options: Any) -> None:
        try:
            refuse_what_is_no_text(options)
            sys.exit(function(**options) or 0)
        except RsoftError as problem:
            click.echo(str(problem), err=True)
            sys.exit(1)

    name = function.__name__.removesuffix("_")
    wrapped = click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")(
        wrapped
    )
    wrapped = click.option("--store", help="The store's file (default: RSOFT_STORE).")(wrapped)
    return main.command(name)(wrapped)


def refuse_what_is_no_text(options: dict[str, Any]) -> None:
    """Refuse arguments that are not text; the path of an export may be any bytes."""
    for name, given in options.items():
        for one in given if isinstance(given, tuple) else (given,):
            if isinstance(one, str) and (
                "\0" in one or any("\ud800" <= c <= "\udfff" for c in one)
            ):
                raise RsoftError(
                    f"What is given for {name.replace('_', ' ').strip()} is no text. "
                    "Type it anew in plain letters."
                )


def opened(store: str | None, *, to_ask: bool = False) -> Store:
    """The store that a command works on; merely asking one that is not there makes none."""
    path = store_path(store)
    try:
        refuse_what_is_no_store(path)
        return Store(None if to_ask and not path.exists() else path)
    except OSError as problem:
        raise RsoftError(
            f"The store {str(path)[:200]} cannot be opened: {problem.strerror or problem}. "
            "Name another file with --store."
        ) from problem


@command
@click.option("--port", default=8501, show_default=True, type=click.IntRange(1, 65535))
@click.option("--host", default="localhost", show_default=True)
def serve(store: str | None, as_json: bool, port: int, host: str) -> None:
    """Open the dashboard."""
    from rsoft_analytics.server import serve as run  # Streamlit takes a second to import

    run(port=port, host=host, store=store_path(store))


@command
@click.option("--calls", default=12_000, show_default=True, type=click.IntRange(50, 2_000_000))
@click.option("--seed", default=7, show_default=True)
def demo(store: str | None, as_json: bool, calls: int, seed: int) -> int:
    """Fill an empty store with invented exports, and publish the right answers beside them."""
    from rsoft_analytics.demo.filling import fill

    with terminal.bar_unless(as_json) as bar, opened(store) as open_store:
        folder = store_path(store).parent / "demo"
        reports = fill(open_store, folder, calls, seed, bar)
    answers = folder / "answers.json"
    files = [one.as_json() for one in reports]
    document = {"folder": str(folder), "answers": str(answers), "files": files}
    terminal.show(document, as_json, lambda: terminal.import_lines(reports, f"Answers: {answers}"))
    return terminal.refusals(reports)


@command
@PATHS
@click.option("--format", "format_", metavar="F", help="The format, where it is not recognised.")
@click.option("--mapping", type=click.Path(path_type=Path), help="A JSON file: kind and columns.")
@click.option("--timezone", metavar="Z", help="The zone of times without an offset.")
@click.option("--region", metavar="R", help="The country of numbers without a country code.")
@click.option("--rep", metavar="NAME", help="Whose phone the export is from.")
@click.option(
    "--dry-run", is_flag=True, help="Show what importing each file would do, and load nothing."
)
def import_(
    store: str | None,
    as_json: bool,
    paths: tuple[Path, ...],
    format_: str | None,
    mapping: Path | None,
    timezone: str | None,
    region: str | None,
    rep: str | None,
    dry_run: bool,
) -> int:
    """Import exports: files, folders and zips."""
    by_hand = Mapping.in_file(mapping) if mapping else None
    options = Options(format_, by_hand, timezone, region, rep)
    with (
        terminal.bar_unless(as_json) as bar,
        collected(list(paths)) as found,
        opened(store, to_ask=dry_run) as open_store,
    ):
        reports = import_all(open_store, found, options, dry_run, bar, bar.reached)
    document = {"files": [one.as_json() for one in reports]}
    terminal.show(document, as_json, lambda: terminal.import_lines(reports))
    return terminal.refusals(reports)


@command
def imports(store: str | None, as_json: bool) -> None:
    """List the imports, newest first."""
    with opened(store, to_ask=True) as open_store:
        ledger = open_store.rows("imports/ledger")
    empty = "Nothing was imported yet. `rsoft import FILE` is the first step."
    terminal.show({"imports": ledger}, as_json, lambda: terminal.table(ledger, empty))


@command
@click.argument("import_id", type=int)
@click.option("--dry-run", is_flag=True, help="Show what would change, and change nothing.")
def undo(store: str | None, as_json: bool, import_id: int, dry_run: bool) -> None:
    """Take an import back."""
    with opened(store, to_ask=True) as open_store:
        undone = take_back(open_store, import_id, dry_run)
    document = {
        "import_id": undone.import_id,
        "file": undone.file,
        "status": "dry run" if dry_run else "undone",
        "rows": undone.rows,
        "before": undone.before,
        "after": undone.after,
    }
    terminal.show(document, as_json, lambda: terminal.undone_lines(undone, dry_run))


@command
def formats(store: str | None, as_json: bool) -> None:
    """List the exports that are recognised."""
    listed = [
        {
            "format": name,
            "label": label_of(reader),
            "kind": reader.KIND,
            "known": strength_of(reader),
        }
        for name, reader in all_readers().items()
    ]
    terminal.show({"formats": listed}, as_json, lambda: terminal.table(listed, ""))


@command
@click.argument("query")
def lookup(store: str | None, as_json: bool, query: str) -> None:
    """Find a caller by a number in any spelling, a part of one, or a name."""
    with opened(store, to_ask=True) as open_store:
        found = look_up(open_store, query)
    terminal.show(found, as_json, lambda: terminal.match_lines(found))


@command
@click.argument("metric")
@click.option("--from", "since", type=click.DateTime(["%Y-%m-%d"]), help="The first day.")
@click.option("--to", "until", type=click.DateTime(["%Y-%m-%d"]), help="The last day.")
@click.option("--source", "sources", multiple=True, help="Only this source; repeat for several.")
@click.option("--rep", "reps", multiple=True, help="Only this rep; repeat for several.")
@click.option("--by", metavar="X", help="A row for each day, rep, source ...")
@click.option("--csv", "as_csv", is_flag=True, help="Print the rows as CSV.")
def report(
    store: str | None,
    as_json: bool,
    metric: str,
    since: datetime | None,
    until: datetime | None,
    sources: tuple[str, ...],
    reps: tuple[str, ...],
    by: str | None,
    as_csv: bool,
) -> None:
    """Tell a number that the pages show."""
    filters = Filters(as_day(since), as_day(until), reps, sources)
    with opened(store, to_ask=True) as open_store:
        told = tell(open_store, metric, filters, by)
    if as_csv and not as_json:
        click.echo(terminal.as_csv(told["rows"]), nl=False)
        return
    terminal.show(told, as_json, lambda: terminal.report_lines(told))


@command
def metrics(store: str | None, as_json: bool) -> None:
    """List the numbers that can be told."""
    listed = [
        {
            "metric": one.name,
            "title": one.title,
            "unit": one.unit,
            "by": list(one.by),
            "meaning": one.meaning,
        }
        for one in all_metrics().values()
    ]
    terminal.show({"metrics": listed}, as_json, lambda: terminal.table(listed, ""))


@command
def check(store: str | None, as_json: bool) -> int:
    """Run every check of the data; leaves with 1 where one finds an offender."""
    with opened(store, to_ask=True) as open_store:
        found = findings(open_store)
    listed = [{"check": one.name, "claim": one.claim, "offenders": one.offenders} for one in found]
    terminal.show({"checks": listed}, as_json, lambda: terminal.check_lines(found))
    return int(any(one.offenders for one in found))


@command
@click.option("--week", metavar="YYYY-Www", help="Which week; the last whole one if not said.")
@click.option("--file", type=click.Path(path_type=Path), help="Write it to a .html or .txt file.")
@click.option("--smtp", metavar="HOST:PORT", help="Send it by this mail server.")
@click.option("--from", "sender", metavar="ADDRESS", help="Who sends it.")
@click.option("--to", "receivers", multiple=True, metavar="ADDRESS", help="Who gets it; repeat.")
@click.option(
    "--user", help="Who signs in at the mail server; the password is RSOFT_SMTP_PASSWORD."
)
def digest(
    store: str | None,
    as_json: bool,
    week: str | None,
    file: Path | None,
    smtp: str | None,
    sender: str | None,
    receivers: tuple[str, ...],
    user: str | None,
) -> None:
    """Tell a week in numbers: on the screen, to a file, or by e-mail."""
    post = letters.post_of(smtp, sender, receivers, user)
    with opened(store, to_ask=True) as open_store:
        today = datetime.now(open_store.settings.zone).date()
        told = letters.composed(
            open_store, letters.week_named(week) if week else letters.last_whole_week(today)
        )
    if file:
        letters.written(told, file)
    if post:
        letters.posted(post, told)
    sentences = letters.done(told, file, post)
    terminal.show(told.as_json(), as_json, lambda: sentences or letters.as_text(told).splitlines())


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


if __name__ == "__main__":
    main()
