"""Answers: a caller, a number, whether the data holds, a week."""

from datetime import datetime
from pathlib import Path
from typing import Any

import click

from rsoft_analytics import digest as letters
from rsoft_analytics import terminal
from rsoft_analytics.access import LOCAL_OWNER, note_card, note_search
from rsoft_analytics.commands.running import AnyPath, as_day, command, opened
from rsoft_analytics.lookup import lookup as look_up
from rsoft_analytics.metrics import Filters, all_metrics
from rsoft_analytics.metrics import report as tell
from rsoft_analytics.store import Store
from rsoft_analytics.store.checks import findings


@command
@click.argument("query")
def lookup(store: str | None, as_json: bool, query: str) -> None:
    """Find a caller by a number in any spelling, a part of one, or a name."""
    with opened(store, to_ask=True) as open_store:
        found = look_up(open_store, query)
        looked_up(open_store, found["matches"])
    terminal.show(found, as_json, lambda: terminal.match_lines(found))


def looked_up(store: Store, matches: list[dict[str, Any]]) -> None:
    """Write into the access log whose record is told, before it is."""
    if len(matches) == 1:
        note_card(store, LOCAL_OWNER, "command", matches[0])
        return
    for one in matches:
        note_search(store, LOCAL_OWNER, "command", one, people=len(matches))


@command
@click.argument("metric")
@click.option("--from", "since", type=click.DateTime(["%Y-%m-%d"]), help="The first day.")
@click.option("--to", "until", type=click.DateTime(["%Y-%m-%d"]), help="The last day.")
@click.option("--source", "sources", multiple=True, help="Only this source; repeat for several.")
@click.option("--rep", "reps", multiple=True, help="Only this rep; repeat for several.")
@click.option("--by", metavar="X", help="A row for each day, rep, source ...")
@click.option("--window", metavar="DAYS", help="Of leads that old, within so long: 7, 30, 90, all.")
@click.option("--model", metavar="M", help="Of credit: first, last, linear, ...")
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
    model: str | None,
    as_csv: bool,
) -> None:
    """Tell a number that the pages show."""
    filters = Filters(as_day(since), as_day(until), reps, sources)
    with opened(store, to_ask=True) as open_store:
        told = tell(open_store, metric, filters, by, window, model)
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
            "models": list(one.models),
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
@click.option("--file", type=AnyPath(), help="Write it to a .html or .txt file.")
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
