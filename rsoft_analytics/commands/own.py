"""Own numbers: whose calls are left out as no customer's."""

from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path

import click

from rsoft_analytics import own_numbers, terminal
from rsoft_analytics.commands.running import AnyPath, as_day, command, main, opened
from rsoft_analytics.errors import RsoftError


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
@click.option("--file", type=AnyPath(), help="A text or CSV, a number a line.")
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
