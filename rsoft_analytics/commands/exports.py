"""Exports: load them, watch for them, list what came in, take it back."""

import json
import signal
from pathlib import Path

import click

from rsoft_analytics import console, terminal
from rsoft_analytics.commands.running import AnyPath, Command, carried_out, command, main, opened
from rsoft_analytics.imports.collect import collected
from rsoft_analytics.imports.importing import import_all
from rsoft_analytics.imports.options import Mapping, Options
from rsoft_analytics.imports.report import Report
from rsoft_analytics.imports.undo import undo as take_back
from rsoft_analytics.readers import all_readers, label_of, strength_of
from rsoft_analytics.settings import store_path
from rsoft_analytics.store import only_name
from rsoft_analytics.watching.folders import Folders
from rsoft_analytics.watching.rounds import Rounds, complain

DATES, DECIMALS = ("day-first", "month-first"), ("point", "comma")
PATHS = click.argument("paths", nargs=-1, required=True, type=AnyPath())


def how_to_read(function: Command) -> Command:
    """The options that say of an export what its bytes do not."""
    mapping = AnyPath()
    options = (
        click.option("--format", "format_", metavar="F", help="Where it is not recognised."),
        click.option("--mapping", type=mapping, help="A JSON file: kind and columns."),
        click.option("--timezone", metavar="Z", help="The zone of times without an offset."),
        click.option("--region", metavar="R", help="Of numbers without a country code."),
        click.option("--rep", metavar="NAME", help="Whose phone the export is from."),
        click.option("--dates", type=click.Choice(DATES), help="Of dates such as 02/03/2026."),
        click.option("--decimals", type=click.Choice(DECIMALS), help="Of amounts such as 1.234."),
    )
    for option in reversed(options):
        function = option(function)
    return function


@command
@PATHS
@how_to_read
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
    dates: str | None,
    decimals: str | None,
    dry_run: bool,
) -> int:
    """Import exports: files, folders and zips."""
    by_hand = Mapping.in_file(mapping) if mapping else None
    day_first = dates == "day-first" if dates else None
    decimal_comma = decimals == "comma" if decimals else None
    options = Options(format_, by_hand, timezone, region, rep, day_first, decimal_comma)
    with (
        terminal.bar_unless(as_json) as bar,
        collected(list(paths)) as found,
        opened(store, to_ask=dry_run) as open_store,
    ):
        far = bar.reached
        reports = import_all(open_store, found, options, dry_run, bar, far, console.is_stopped)
    document = {"files": [one.as_json() for one in reports]}
    terminal.show(document, as_json, lambda: terminal.import_lines(reports))
    return terminal.refusals(reports)


@command
@click.argument("folders", nargs=-1, required=True, type=AnyPath())
@click.option("--every", default=5.0, show_default=True, type=click.FloatRange(0.1, 86_400),
              help="Seconds between two looks.")  # fmt: skip
@click.option("--once", is_flag=True, help="Load what is there, and end.")
@how_to_read
def watch(
    store: str | None,
    as_json: bool,
    folders: tuple[Path, ...],
    every: float,
    once: bool,
    format_: str | None,
    mapping: Path | None,
    timezone: str | None,
    region: str | None,
    rep: str | None,
    dates: str | None,
    decimals: str | None,
) -> int:
    """Load what appears in folders, until it is stopped."""
    Options(format_, Mapping.in_file(mapping) if mapping else None, timezone, region, rep)
    named = {"--store": store, "--format": format_, "--mapping": mapping, "--timezone": timezone,
             "--region": region, "--rep": rep, "--dates": dates,
             "--decimals": decimals}  # fmt: skip
    words = [str(word) for name, given in named.items() if given for word in (name, given)]
    with console.stoppable(signal.SIGINT, signal.SIGTERM):
        seen = Folders(list(folders), only_name(store_path(store)), complain)
        rounds = Rounds(seen, lambda paths: loaded(paths, words), as_json)
        return rounds.until_stopped(every, once)


def loaded(paths: list[Path], words: list[str]) -> list[Report]:
    """What became of some files that `rsoft import` was given."""
    given = [*words, "--json", "--", *map(str, paths)]
    options = main.commands["import"].make_context("import", given).params
    heard = console.Overheard(console.current())
    with console.speaking_to(heard):
        carried_out("import", options)
    return [Report.of_json(one) for one in json.loads(heard.said)["files"]]


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
