"""The command ``rsoft``: everything the dashboard does that needs no mouse.

Prints a table for people, or with --json one JSON document on standard output
and nothing else there. Leaves with 0 when done, 1 when refused (the sentence is
on standard error), 2 when used wrongly.
"""

import functools
import json
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import replace
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Any

import click

from rsoft_analytics import __version__, console, own_numbers, terminal
from rsoft_analytics import digest as letters
from rsoft_analytics import leads as people
from rsoft_analytics.errands.sending import sent
from rsoft_analytics.errors import RsoftError
from rsoft_analytics.imports.collect import collected
from rsoft_analytics.imports.importing import import_all
from rsoft_analytics.imports.options import Mapping, Options
from rsoft_analytics.imports.report import Report
from rsoft_analytics.imports.undo import undo as take_back
from rsoft_analytics.lookup import lookup as look_up
from rsoft_analytics.metrics import Filters, all_metrics
from rsoft_analytics.metrics import report as tell
from rsoft_analytics.readers import all_readers, label_of, strength_of
from rsoft_analytics.settings import store_path
from rsoft_analytics.store import Store, only_name
from rsoft_analytics.store.checks import findings
from rsoft_analytics.store.door import door_of
from rsoft_analytics.watching.folders import Folders
from rsoft_analytics.watching.rounds import Rounds, complain

Command = Callable[..., int | None]
DOES: dict[str, Command] = {}  # what each command does, by its name
NEEDS_NO_STORE = {"serve", "formats", "metrics", "watch"}  # or asks for it now and then
LENT: ContextVar[Store | None] = ContextVar("LENT", default=None)  # the dashboard's, in an errand
PATHS = click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))


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
    return DOES[name](**options) or 0


def perform(name: str, options: dict[str, Any], store: Store) -> int:
    """Do a command for somebody who gave it elsewhere; its exit code."""
    if name not in DOES or name in NEEDS_NO_STORE:
        raise RsoftError(f"The dashboard does no '{name}'.")
    before = LENT.set(store)
    try:
        return DOES[name](**options) or 0
    except click.ClickException as wrong:
        console.current().err(wrong.format_message())
        return wrong.exit_code
    finally:
        LENT.reset(before)


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


@contextmanager
def opened(store: str | None, *, to_ask: bool = False) -> Iterator[Store]:
    """The store that a command works on; merely asking one that is not there makes none."""
    if lent := LENT.get():
        yield lent
        return
    with opened_here(store_path(store), to_ask) as own:
        yield own


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


def how_to_read(function: Command) -> Command:
    """The options that say of an export what its bytes do not."""
    mapping = click.Path(path_type=Path)
    options = (
        click.option("--format", "format_", metavar="F", help="Where it is not recognised."),
        click.option("--mapping", type=mapping, help="A JSON file: kind and columns."),
        click.option("--timezone", metavar="Z", help="The zone of times without an offset."),
        click.option("--region", metavar="R", help="Of numbers without a country code."),
        click.option("--rep", metavar="NAME", help="Whose phone the export is from."),
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
        far = bar.reached
        reports = import_all(open_store, found, options, dry_run, bar, far, console.is_stopped)
    document = {"files": [one.as_json() for one in reports]}
    terminal.show(document, as_json, lambda: terminal.import_lines(reports))
    return terminal.refusals(reports)


@command
@click.argument("folders", nargs=-1, required=True, type=click.Path(path_type=Path))
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
) -> int:
    """Load what appears in folders, until it is stopped."""
    Options(format_, Mapping.in_file(mapping) if mapping else None, timezone, region, rep)
    named = {"--store": store, "--format": format_, "--mapping": mapping, "--timezone": timezone,
             "--region": region, "--rep": rep}  # fmt: skip
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
@click.option("--window", metavar="DAYS", help="Of leads that old, within so long: 7, 30, 90, all.")
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
    window: str | None,
    as_csv: bool,
) -> None:
    """Tell a number that the pages show."""
    filters = Filters(as_day(since), as_day(until), reps, sources)
    with opened(store, to_ask=True) as open_store:
        told = tell(open_store, metric, filters, by, window)
    if as_csv and not as_json:
        terminal.say(terminal.as_csv(told["rows"]), ends=False)
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
            "windows": list(one.windows),
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


@main.group()
def own() -> None:
    """Tell whose calls are no customer's: staff, vendors, family, spam."""


@partial(command, group=own, name="list")
def own_list(store: str | None, as_json: bool) -> None:
    """List the numbers that are left out, and why."""
    with opened(store, to_ask=True) as open_store:
        listed, rows = own_numbers.list_of(open_store), own_numbers.left_out(open_store)
    document = {"own_numbers": listed, "left_out": rows}
    terminal.show(document, as_json, lambda: terminal.own_number_lines(listed, rows))


@partial(command, group=own, name="add")
@click.argument("numbers", nargs=-1)
@click.option("--kind", default="staff", show_default=True, type=click.Choice(own_numbers.KINDS))
@click.option("--name", help="Whose number it is.")
@click.option("--note", help="What to remember about it.")
@click.option("--from", "since", type=click.DateTime(["%Y-%m-%d"]), help="The first day.")
@click.option("--to", "until", type=click.DateTime(["%Y-%m-%d"]), help="The last day.")
@click.option("--file", type=click.Path(path_type=Path), help="A text or CSV, a number a line.")
@click.option("--dry-run", is_flag=True, help="Show what would change, and change nothing.")
def own_add(
    store: str | None,
    as_json: bool,
    numbers: tuple[str, ...],
    kind: str,
    name: str | None,
    note: str | None,
    since: datetime | None,
    until: datetime | None,
    file: Path | None,
    dry_run: bool,
) -> int:
    """Leave numbers out: those given, or those that a file lists."""
    text = "\n".join([*numbers, *([own_numbers.text_of(file)] if file else [])])
    with opened(store, to_ask=dry_run) as open_store:
        read = own_numbers.understood(text, open_store.settings.region)
        entries = [replace(one, name=one.name or name) for one in read.entries]
        days = {"since": as_day(since), "until": as_day(until)}
        change = own_numbers.adding(entries, kind, note=note, **days)
        effect = own_numbers.tried(open_store, change, dry_run)
    document = effect.as_json() | {"numbers": len(entries), "faults": list(read.faults)}
    terminal.show(document, as_json, lambda: terminal.effect_lines(effect, read.faults))
    return int(bool(read.faults))


@partial(command, group=own, name="remove")
@click.argument("numbers", nargs=-1, required=True)
@click.option("--dry-run", is_flag=True, help="Show what would change, and change nothing.")
def own_remove(store: str | None, as_json: bool, numbers: tuple[str, ...], dry_run: bool) -> None:
    """Let numbers count again: off the list, and kept in where a rule finds them."""
    with opened(store, to_ask=True) as open_store:
        region = open_store.settings.region
        change = own_numbers.counting_again([own_numbers.number_in(one, region) for one in numbers])
        effect = own_numbers.tried(open_store, change, dry_run)
    terminal.show(effect.as_json(), as_json, lambda: terminal.effect_lines(effect))


@partial(command, group=own, name="rules")
@click.argument("rule", required=False)
@click.option("--on/--off", "is_on", default=None, help="Switch the rule.")
@click.option("--words", help="Its words, separated by commas.")
@click.option("--least", type=int, help="Its least count.")
def own_rules(
    store: str | None,
    as_json: bool,
    rule: str | None,
    is_on: bool | None,
    words: str | None,
    least: int | None,
) -> None:
    """List the rules with what each takes out, or set one."""
    change = None
    if rule is not None:
        listed = words.split(",") if words is not None else None
        change = own_numbers.setting_rule(rule, is_on=is_on, words=listed, least=least)
    elif (is_on, words, least) != (None, None, None):
        raise RsoftError("No rule is named. `rsoft own rules` lists those there are.")
    with opened(store, to_ask=change is None) as open_store:
        if change:
            own_numbers.made(open_store, change)
        rules = own_numbers.rules_told(open_store)
    terminal.show({"rules": rules}, as_json, lambda: terminal.rule_lines(rules))


@main.group()
def leads() -> None:
    """Hand leads to a CRM, and say what a CRM's words for stages mean."""


@partial(command, group=leads, name="export")
@click.option(
    "--for",
    "system",
    default="csv",
    show_default=True,
    metavar="CRM",
    help=f"One of: {', '.join(people.CRMS)}.",
)
@click.option("--all", "everything", is_flag=True, help="Not only leads that calls made.")
@click.option("--again", is_flag=True, help="Also those that went out before.")
@click.option("--file", type=click.Path(path_type=Path), help="Write to this file.")
@click.option("--dry-run", is_flag=True, help="Only tell how many would go out.")
def leads_export(
    store: str | None,
    as_json: bool,
    system: str,
    everything: bool,
    again: bool,
    file: Path | None,
    dry_run: bool,
) -> None:
    """Make a file of leads that a CRM can import; what went out is remembered."""
    wanted = people.Wanted(system, only_calls=not everything, only_new=not again)
    with opened(store, to_ask=dry_run) as open_store:
        if dry_run:
            made = people.rehearsed(open_store, wanted)
        else:
            made = people.download(open_store, wanted)
        if file and not dry_run:
            people.kept_in_file(open_store, made, file)
    document = {
        "export_id": made.download_id or None,
        "for": system,
        "leads": made.leads,
        "file": str(file) if file and not dry_run else None,
        "content": None if file or dry_run else made.text,
        "status": "dry run" if dry_run else "exported",
    }
    terminal.show(document, as_json, lambda: terminal.leads_lines(document))


@partial(command, group=leads, name="exports")
def leads_exports(store: str | None, as_json: bool) -> None:
    """List the files of leads that were made, newest first."""
    with opened(store, to_ask=True) as open_store:
        listed = people.downloads(open_store)
    empty = "No file was made yet. `rsoft leads export --for zoho` makes one."
    terminal.show({"exports": listed}, as_json, lambda: terminal.table(listed, empty))


@partial(command, group=leads, name="take-back")
@click.argument("export_id", type=click.IntRange(1, 2**62))
def leads_take_back(store: str | None, as_json: bool, export_id: int) -> None:
    """Forget that a file was made: its leads go out again with the next."""
    with opened(store, to_ask=True) as open_store:
        people.take_back_download(open_store, export_id)
    document = {"export_id": export_id, "status": "taken back"}
    terminal.show(document, as_json, lambda: [f"The leads of file {export_id} are new again."])


@partial(command, group=leads, name="words")
@click.argument("word", required=False)
@click.option("--means", "stage", metavar="STAGE", help=f"One of: {', '.join(people.STAGES)}.")
@click.option("--forget", is_flag=True, help="Let the word mean what it did.")
def leads_words(
    store: str | None, as_json: bool, word: str | None, stage: str | None, forget: bool
) -> None:
    """List the CRM's words that nobody has explained, or say what one means."""
    if word is not None and bool(stage) == forget:
        raise RsoftError("Say what the word means with --means STAGE, or --forget it.")
    with opened(store, to_ask=word is None) as open_store:
        if word is not None and stage:
            people.keep_word(open_store, word, stage)
        elif word is not None:
            people.forget_word(open_store, word)
        unknown, kept = people.words_unknown(open_store), people.words_kept(open_store)
    document = {"unknown": unknown, "kept": kept}
    terminal.show(document, as_json, lambda: terminal.word_lines(unknown, kept))


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
