"""What the commands print: tables and sentences for people, JSON for programs."""

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pandas as pd

from rsoft_analytics import console
from rsoft_analytics.formulas import harmless
from rsoft_analytics.imports.report import Report
from rsoft_analytics.imports.undo import Undone
from rsoft_analytics.own_numbers import Effect
from rsoft_analytics.store.checks import Finding

Row = dict[str, Any]
WIDEST = 48  # characters of a cell


def show(document: Row, as_json: bool, lines: Callable[[], Iterable[str]]) -> None:
    """Print a document as JSON, or as lines for people."""
    if as_json:
        say(as_json_text(document))
        return
    for line in lines():
        say(line)


def say(text: str, *, ends: bool = True) -> None:
    """Say something on the standard output of whoever gave the command."""
    console.current().out(text, ends=ends)


def as_json_text(document: Row) -> str:
    """A document as JSON in letters that the place it is printed to has."""
    text = json.dumps(document, default=plain, ensure_ascii=False, allow_nan=False)
    try:
        text.encode(console.current().encoding)
    except UnicodeEncodeError:
        return json.dumps(document, default=plain, allow_nan=False)
    return text


def plain(value: Any) -> Any:
    """A value that JSON has no word for."""
    if isinstance(value, datetime | date):
        return value.isoformat()
    return float(value) if isinstance(value, Decimal) else str(value)


def table(rows: list[Row], empty: str) -> Iterable[str]:
    """Rows under their column names, or the words for an empty table."""
    if not rows:
        return [empty]
    cells = [list(rows[0])] + [[cell(value) for value in row.values()] for row in rows]
    widths = [max(len(line[place]) for line in cells) for place in range(len(cells[0]))]
    return [
        "  ".join(text.ljust(width) for text, width in zip(line, widths, strict=True)).rstrip()
        for line in cells
    ]


def cell(value: Any) -> str:
    """A value as a table shows it, without the control characters that a file might bring."""
    if value is None or value != value:  # noqa: PLR0124 - a number that is none
        return ""
    if isinstance(value, datetime):
        return value.strftime("%d %b %Y, %H:%M")
    if isinstance(value, float):
        return f"{value:.4g}" if abs(value) < 10_000 else f"{value:,.0f}"
    text = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
    text = "".join(c if c.isprintable() else " " for c in text)
    return text if len(text) <= WIDEST else text[: WIDEST - 1] + "…"


def import_lines(reports: list[Report], *more: str) -> Iterable[str]:
    """A sentence for each file, its first rejects below."""
    for report in reports:
        if report.error:
            continue
        yield cell_safe(report.sentence())
        yield from ("    " + cell_safe(line) for line in understood_lines(report))
        for reject in report.rejects[:10]:
            yield "    " + cell_safe(reject.message)
        if len(report.rejects) > 10:
            yield f"    ... and {report.rejected - 10:,} more; --json lists them."
    if len([one for one in reports if one.status == "dry run"]) > 1:
        yield "Each file is told as if it were loaded alone."
    yield from more


def understood_lines(report: Report) -> Iterable[str]:
    """What of a file was kept without being used, and what was assumed of dates and amounts."""
    if report.details.get("warning"):
        yield report.details["warning"]
    if twice := report.details.get("twice"):
        yield f"{twice:,} of those known already are told twice in this file, and count once."
    kept = [one["column"] for one in report.details.get("understood", []) if one["kept"]]
    if kept and report.status == "dry run":
        yield f"Kept, not used: {', '.join(kept)}."
    assumed = report.details.get("assumed") or ()
    if {"day first", "month first"} & set(assumed):
        first = "day" if report.details["day_first"] else "month"
        yield (
            f"No date tells whether the day or the month comes first{such_as(report, 'order')}: "
            f"read with the {first} first. --dates says otherwise."
        )
    if {"decimal comma", "decimal point"} & set(assumed):
        sign = "comma" if report.details["decimal_comma"] else "point"
        yield (
            f"No amount tells thousands from decimals{such_as(report, 'decimals')}: read with a "
            f"{sign} before decimals. --decimals says otherwise."
        )


def such_as(report: Report, convention: str) -> str:
    """A date or an amount of the file that could be read either way."""
    example = (report.details.get(convention) or {}).get("example")
    return f", as in {example}" if example else ""


def refusals(reports: list[Report]) -> int:
    """Say on standard error which files were refused and why; the exit code that follows."""
    for report in reports:
        if report.error:
            console.current().err(cell_safe(report.sentence()))
    return int(any(report.error for report in reports))


def cell_safe(text: str) -> str:
    """A sentence without control characters."""
    return "".join(c if c.isprintable() else " " for c in text)


def undone_lines(undone: Undone, dry_run: bool) -> Iterable[str]:
    """What taking an import back changed."""
    verb = "would be taken back" if dry_run else "was taken back"
    yield f"Import {undone.import_id} ({undone.file}) {verb}: {undone.rows:,} rows."
    for name, before in undone.before.items():
        yield f"  {name}: {before:,} -> {undone.after[name]:,}"


def match_lines(found: Row) -> Iterable[str]:
    """The callers found, each with what a rep needs first."""
    if not found["matches"]:
        yield f"Nobody is known by '{found['query']}'."
    for one in found["matches"]:
        yield f"{one['number'] or 'no number'}  {cell_safe(one['name'] or 'no name')}"
        calls = f"{one['calls']:,} call{'' if one['calls'] == 1 else 's'}"
        yield f"    last spoken {to_the_minute(one['last_spoken_at']) or 'never'}; {calls}"
        yield f"    source {one['source'] or 'unknown'}; lead {one['lead_stage'] or 'none'}"
        yield f"    may call: {one['may_call']['verdict']} ({one['may_call']['rule']})"
        if one["owed_callback_since"]:
            yield f"    a call is owed since {to_the_minute(one['owed_callback_since'])}"


def to_the_minute(moment: str | None) -> str | None:
    """An instant of the business's clock as people read one in a terminal.

    >>> to_the_minute("2026-11-25T14:45:46.667000+05:30")
    '2026-11-25 14:45'
    """
    return f"{datetime.fromisoformat(moment):%Y-%m-%d %H:%M}" if moment else None


def report_lines(told: Row) -> Iterable[str]:
    """A metric's title, meaning and rows."""
    yield f"{told['title']} ({told['unit']})"
    yield told["meaning"]
    rows = [
        {name: value for name, value in row.items() if value is not None} for row in told["rows"]
    ]
    names = list(dict.fromkeys(name for row in rows for name in row))
    yield from table(
        [{name: row.get(name) for name in names} for row in rows],
        "There is nothing of that in this period.",
    )


def leads_lines(told: Row) -> Iterable[str]:
    """What went out to a CRM: where the file is, or else the file itself; and who did not go."""
    count = f"{told['leads']:,} lead{'' if told['leads'] == 1 else 's'}"
    out = f" {told['left_out']:,} who opted out of marketing are left out." * bool(told["left_out"])
    if told["status"] == "dry run":
        return [f"{count} would go out for {told['for']}.{out}"]
    if not told["leads"]:
        again = "--again has all, --all has every origin."
        return [f"No lead is new for {told['for']}. {again}{out}"]
    if told["file"]:
        return [f"{count} for {told['for']} in {cell_safe(told['file'])}.{out}"]
    console.current().err(f"{count} for {told['for']}, as file {told['export_id']}.{out}")
    return str(told["content"]).splitlines()


def word_lines(unknown: list[Row], kept: list[Row]) -> Iterable[str]:
    """The words that nobody has explained, and those that somebody has."""
    yield from table(unknown, "Every word for a stage is understood.")
    if kept:
        yield ""
        yield from table(kept, "")


def check_lines(found: list[Finding]) -> Iterable[str]:
    """Every claim with its verdict, and the offenders of those that do not hold."""
    for one in found:
        yield f"{'holds' if not one.offenders else f'{one.offenders:,} offend':<12}{one.claim}"
        if one.offenders:
            yield from ("    " + line for line in table(records_of(one.rows.head(5)), ""))


def own_number_lines(listed: list[Row], left_out: list[Row]) -> Iterable[str]:
    """The numbers that are left out, and how many calls that takes out."""
    empty = "No number is left out. `rsoft own add NUMBER` is the first step."
    shown = ("number", "kind", "name", "since", "until", "why", "calls")
    yield from table([{name: one[name] for name in shown} for one in listed], empty)
    for one in left_out:
        yield f"{one['calls']:,} calls of {one['numbers']:,} numbers are left out: {one['title']}."


def effect_lines(effect: Effect, faults: Iterable[str] = ()) -> Iterable[str]:
    """What leaving numbers out, or letting them count again, changes."""
    yield from (cell_safe(fault) for fault in faults)
    verb = "would change" if effect.is_rehearsed else "changed"
    for name, before in asdict(effect.before).items():
        after = asdict(effect.after)[name]
        if after != before:
            yield f"{verb}: {name.replace('_', ' ')} {cell(before)} -> {cell(after)}"
    if effect.before == effect.after:
        yield "No number changes by it."


def rule_lines(rules: list[Row]) -> Iterable[str]:
    """The rules, each with how many numbers and calls it takes out or would."""
    for one in rules:
        verb = "leaves out" if one["on"] else "is off, would leave out"
        yield f"{one['rule']} {verb} {one['calls']:,} calls of {one['numbers']:,} numbers"
        yield f"    {one['title']}. {one['meaning']}"
        if one["words"]:
            yield "    words: " + cell_safe(", ".join(one["words"]))
        if one["least"]:
            yield f"    least: {one['least']}"


def backup_lines(made: Row) -> Iterable[str]:
    """Where a backup is, and what it holds."""
    kind = "encrypted under the store's key" if made["encrypted"] else "not encrypted"
    yield f"{cell_safe(made['file'])}: {made['bytes'] / 2**20:,.1f} MB, {kind}."
    yield f"It holds {made['holds']['calls']:,} calls and {made['holds']['contacts']:,} contacts."


def restored_lines(done: Row) -> Iterable[str]:
    """What a store holds after a restore, and how that is proved."""
    holds = done["holds"]
    yield (
        f"The store is what {cell_safe(done['file'])} was: {holds['calls']:,} calls and "
        f"{holds['contacts']:,} contacts. All {done['checks']} checks of it hold."
    )
    if done["erased_again"]:
        yield f"{done['erased_again']:,} numbers that were erased since are erased from it too."
    if done["forbidden_again"]:
        yield f"{done['forbidden_again']:,} refusals and withdrawals made since stand in it too."


def erasure_lines(told: Row, sentences: list[str]) -> Iterable[str]:
    """What an erasure takes away, kind by kind, and what it cannot reach."""
    verb = "erased" if told["status"] == "erased" else "would be erased"
    yield from (cell_safe(one) for one in sentences)
    for name, count in told["counts"].items():
        if count and name != "backups":
            yield f"{verb}: {count:,} {name.replace('_', ' ')}"
    yield "Calls, leads and consent still count in past totals, as nobody's."
    for name in told["namesakes"]:
        yield f"Others are called {cell_safe(name)} too: mentions of that name stay."
    for one in told["backups"]:
        yield f"A backup still holds it: {cell_safe(one['file'])}. Delete it, or restore it once."
    for name, rows in told["left_over"].items():
        yield f"Still found in {rows:,} rows of {name}."


def held_lines(told: Row) -> Iterable[str]:
    """How much of each kind is held about a person, and where all of it is."""
    yield cell_safe(", ".join(filter(None, (told["person"]["name"], *told["person"]["numbers"]))))
    yield from (cell_safe(note) for note in told["notes"])
    for name, rows in told["held"].items():
        yield f"  {name.replace('_', ' ')}: {len(rows):,}"
    yield f"  pictures: {told['pictures']:,}"
    if file := told.get("file"):
        yield f"All of it is in {cell_safe(file)}."
    else:
        yield "--file NAME.zip writes all of it, to read and for programs."


def request_lines(rows: list[Row]) -> Iterable[str]:
    """The requests, each in one line."""
    shown = (
        "request_id",
        "kind",
        "person",
        "regime",
        "received_at",
        "due_at",
        "standing",
        "outcome",
    )
    empty = "Nobody has asked for anything. `rsoft privacy open access PERSON` notes a request."
    yield from table([{name: one[name] for name in shown} for one in rows], empty)


def retention_lines(told: Row) -> Iterable[str]:
    """What goes by the rules of retention, or would."""
    verb = "would become nobody's" if told["status"] == "dry run" else "became nobody's"
    yield f"{told['people']:,} numbers {verb}: silent since {told['calls_until']}."
    yield f"{told['leads']:,} leads {verb}: nothing heard since {told['leads_until']}."
    emptied = "would be emptied" if told["status"] == "dry run" else "were emptied"
    yield f"{told['rejects']:,} rejects and skips {emptied}: older than {told['rejects_until']}."
    yield "Calls and leads still count in past totals."


def records_of(rows: pd.DataFrame) -> list[Row]:
    """The rows of a frame as dictionaries."""
    return [{str(name): value for name, value in row.items()} for row in rows.to_dict("records")]


def as_csv(rows: list[Row]) -> str:
    """Rows as CSV, with cells that a spreadsheet could take for a formula made text."""
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]) if rows else ["value"])
    writer.writeheader()
    writer.writerows({name: harmless(value) for name, value in row.items()} for row in rows)
    return out.getvalue()


@contextmanager
def bar_unless(as_json: bool) -> Iterator[console.Bar]:
    """A bar that tells how far an import is, on a terminal and only there."""
    bar = console.current().bar(is_shown=not as_json)
    try:
        yield bar
    finally:
        bar.close()
