"""What texts for sources mean, and which line stands for which source."""

from collections.abc import Iterable
from datetime import datetime
from functools import partial
from typing import Any

import click

from rsoft_analytics import sources, terminal
from rsoft_analytics.commands.running import as_day, command, main, opened

Row = dict[str, Any]
DRY_RUN = click.option(
    "--dry-run", is_flag=True, help="Show what would change, and change nothing."
)


@main.group(name="sources")
def of_sources() -> None:
    """Tell what the texts of exports mean as sources."""


@partial(command, group=of_sources, name="rules")
@click.option("--all", "with_defaults", is_flag=True, help="The program's own words too.")
def sources_rules(store: str | None, as_json: bool, with_defaults: bool) -> None:
    """List your rules, which go before the program's own words."""
    with opened(store, to_ask=True) as open_store:
        own = sources.rules(open_store)
        words = sources.words_by_default(open_store) if with_defaults else []
    document = {"rules": own} | ({"words": words} if with_defaults else {})
    terminal.show(document, as_json, lambda: rule_lines(own, words))


@partial(command, group=of_sources, name="texts")
@click.option("--unknown", is_flag=True, help="Only those that no rule knows.")
def sources_texts(store: str | None, as_json: bool, unknown: bool) -> None:
    """List the texts as exports write them, and what each is taken for."""
    with opened(store, to_ask=True) as open_store:
        found = sources.texts(open_store, unknown)
    empty = "Every text is known." if unknown else "No export has told a source yet."
    terminal.show({"texts": found}, as_json, lambda: terminal.table(found, empty))


@partial(command, group=of_sources, name="add")
@click.argument("text")
@click.option("--source", required=True, help="The source that it means.")
@click.option("--channel", required=True, help="Its channel, such as Paid Search or Marketplace.")
@click.option("--whole", is_flag=True, help="Only where it is the whole text.")
@DRY_RUN
def sources_add(
    store: str | None,
    as_json: bool,
    text: str,
    source: str,
    channel: str,
    whole: bool,
    dry_run: bool,
) -> None:
    """Let a text mean a source, in what is in and in what comes."""
    change = sources.adding_rule(text, source, channel, whole)
    with opened(store, to_ask=dry_run) as open_store:
        effect = sources.tried(open_store, change, dry_run)
    terminal.show(effect.as_json(), as_json, lambda: moved_lines(effect))


@partial(command, group=of_sources, name="remove")
@click.argument("text")
@DRY_RUN
def sources_remove(store: str | None, as_json: bool, text: str, dry_run: bool) -> None:
    """Let a text mean again what the program takes it for."""
    with opened(store, to_ask=dry_run) as open_store:
        effect = sources.tried(open_store, sources.removing_rule(text), dry_run)
    terminal.show(effect.as_json(), as_json, lambda: moved_lines(effect))


@partial(command, group=of_sources, name="undo")
@DRY_RUN
def sources_undo(store: str | None, as_json: bool, dry_run: bool) -> None:
    """Take the last change of your rules back."""
    with opened(store, to_ask=dry_run) as open_store:
        effect = sources.tried(open_store, sources.putting_rule_back, dry_run)
    terminal.show(effect.as_json(), as_json, lambda: moved_lines(effect))


@main.group(name="lines")
def of_lines() -> None:
    """Tell which number, SIM or hoarding stands for which source, and when."""


@partial(command, group=of_lines, name="list")
def lines_list(store: str | None, as_json: bool) -> None:
    """List the lines with their days, and the calls that no days cover."""
    with opened(store, to_ask=True) as open_store:
        listed, gaps = sources.lines(open_store), sources.gaps(open_store)
        unnamed = sources.lines_without_source(open_store)
    document = {"lines": listed, "gaps": gaps, "without_source": unnamed}
    terminal.show(document, as_json, lambda: line_lines(listed, gaps, unnamed))


@partial(command, group=of_lines, name="add")
@click.argument("line")
@click.option("--source", required=True, help="The source that its callers come from.")
@click.option("--campaign", default="", help="The campaign.")
@click.option("--place", default="", help="Where the number is shown.")
@click.option("--from", "since", type=click.DateTime(["%Y-%m-%d"]), help="The first day.")
@click.option("--to", "until", type=click.DateTime(["%Y-%m-%d"]), help="The last day.")
@click.option("--note", default="", help="What to remember about it.")
@DRY_RUN
def lines_add(
    store: str | None,
    as_json: bool,
    line: str,
    source: str,
    campaign: str,
    place: str,
    since: datetime | None,
    until: datetime | None,
    note: str,
    dry_run: bool,
) -> None:
    """Let a line stand for a source, for good or for some days."""
    said = sources.Line(line, source, campaign, place, as_day(since), as_day(until), note)
    with opened(store, to_ask=dry_run) as open_store:
        effect = sources.tried(open_store, sources.adding_line(said), dry_run)
    terminal.show(effect.as_json(), as_json, lambda: moved_lines(effect))


@partial(command, group=of_lines, name="remove")
@click.argument("line_id")
@DRY_RUN
def lines_remove(store: str | None, as_json: bool, line_id: str, dry_run: bool) -> None:
    """Let a line stand for nothing in the days of one entry."""
    with opened(store, to_ask=dry_run) as open_store:
        effect = sources.tried(open_store, sources.removing_line(line_id), dry_run)
    terminal.show(effect.as_json(), as_json, lambda: moved_lines(effect))


@partial(command, group=of_lines, name="restore")
@DRY_RUN
def lines_restore(store: str | None, as_json: bool, dry_run: bool) -> None:
    """Put back the line that was removed last."""
    with opened(store, to_ask=dry_run) as open_store:
        effect = sources.tried(open_store, sources.putting_line_back, dry_run)
    terminal.show(effect.as_json(), as_json, lambda: moved_lines(effect))


def rule_lines(own: list[Row], words: list[Row]) -> Iterable[str]:
    """The rules that a person added, and the program's own words."""
    empty = "You have no rule. `rsoft sources texts --unknown` lists the texts that wait for one."
    yield from terminal.table(own, empty)
    if words:
        yield from terminal.table(words, "")


def line_lines(listed: list[Row], gaps: list[Row], unnamed: list[Row]) -> Iterable[str]:
    """The lines, the days that none of theirs covers, and the lines without a source."""
    empty = "No line stands for a source yet. `rsoft lines add LINE --source NAME` is the first."
    yield from terminal.table(listed, empty)
    for one in gaps:
        line, calls = terminal.cell_safe(one["line"]), f"{one['calls']:,} calls"
        days = f"from {one['since']} to {one['until']}"
        yield f"{line} had {calls} {days}, days in which it stands for no source."
    for one in unnamed:
        line = terminal.cell_safe(one["line"])
        yield f"{line} had {one['calls']:,} calls and stands for no source."


def moved_lines(effect: sources.Effect) -> Iterable[str]:
    """What a change does to each source."""
    verb = "would have" if effect.is_rehearsed else "has"
    for one in effect.moved:
        source = terminal.cell_safe(one.source)
        yield f"{source} {verb} {one.after:,} {one.what}; it had {one.before:,}."
    if not effect.moved:
        yield "No number changes by it."
