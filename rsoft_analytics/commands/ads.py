"""What ad accounts and agencies are told, and what was spent on whatever writes no report."""

from functools import partial
from pathlib import Path
from typing import Any

import click

from rsoft_analytics import advertising, terminal
from rsoft_analytics.commands.running import AnyPath, command, main, opened
from rsoft_analytics.leads import downloads, kept_in_file, take_back_download
from rsoft_analytics.privacy.small_cells import OUTSIDE


@main.group()
def ads() -> None:
    """Tell ad accounts who became a customer, agencies how many did, and type spend in."""


@partial(command, group=ads, name="conversions")
@click.option(
    "--for",
    "account",
    default="google calls",
    show_default=True,
    metavar="ACCOUNT",
    help=f"One of: {', '.join(advertising.ACCOUNTS)}.",
)
@click.option("--stage", default="won", show_default=True, help="Who is told of: won or qualified.")
@click.option("--name", "conversion", default="", help="What the account calls the conversion.")
@click.option("--again", is_flag=True, help="Also those that went out before.")
@click.option("--file", type=AnyPath(), help="Write to this file.")
@click.option("--dry-run", is_flag=True, help="Only tell how many would go out.")
def ads_conversions(
    store: str | None,
    as_json: bool,
    account: str,
    stage: str,
    conversion: str,
    again: bool,
    file: Path | None,
    dry_run: bool,
) -> None:
    """Make a file for an ad account of who became a customer; only of those who agreed to it."""
    wanted = advertising.Wanted(account, stage, conversion, only_new=not again)
    with opened(store, to_ask=dry_run) as open_store:
        found = advertising.rehearsed(open_store, wanted)
        made = found.made if dry_run else advertising.hand_over(open_store, found)
        writes = bool(file and made.leads and not dry_run)  # nothing never takes a file's place
        if file and writes:
            kept_in_file(open_store, made, file)
    document = {
        "export_id": made.download_id or None,
        "for": account,
        "stage": stage,
        "conversions": made.leads,
        "not_agreed": found.not_agreed,
        "opted_out": found.opted_out,
        "file": str(file) if writes else None,
        "content": None if file or dry_run else made.text,
        "status": "dry run" if dry_run else "exported",
    }
    terminal.show(document, as_json, lambda: conversion_lines(document))


def conversion_lines(document: dict[str, Any]) -> list[str]:
    """What became of a file for an ad account, for people."""
    left = [
        f"{document[key]:,} {words}"
        for key, words in (("not_agreed", "did not agree to it"), ("opted_out", "opted out"))
        if document[key]
    ]
    told = f"{document['conversions']:,} conversions for {document['for']}."
    said = f"{told} Left out: {', '.join(left)}." if left else told
    return [said, *([document["content"].rstrip()] if document["content"] else [])]


@partial(command, group=ads, name="files")
def ads_files(store: str | None, as_json: bool) -> None:
    """List the files for ad accounts that were made, newest first."""
    with opened(store, to_ask=True) as open_store:
        listed = [
            one
            for one in downloads(open_store)
            if one["system"].partition(", ")[0] in advertising.ACCOUNTS
        ]
    empty = "No file was made yet. `rsoft ads conversions --file FILE` makes one."
    terminal.show({"files": listed}, as_json, lambda: terminal.table(listed, empty))


@partial(command, group=ads, name="take-back")
@click.argument("file_id", type=click.IntRange(1, 2**62))
def ads_take_back(store: str | None, as_json: bool, file_id: int) -> None:
    """Forget that a file was made: its conversions go out again with the next."""
    with opened(store, to_ask=True) as open_store:
        take_back_download(open_store, file_id)
    document = {"file_id": file_id, "status": "taken back"}
    terminal.show(document, as_json, lambda: [f"The conversions of file {file_id} are new again."])


@partial(command, group=ads, name="agency")
@click.option("--months", type=click.IntRange(1, 60), default=12, show_default=True)
@click.option(
    "--least",
    type=click.IntRange(OUTSIDE),
    default=OUTSIDE,
    show_default=True,
    help="People that a number must be of.",
)
@click.option("--file", type=AnyPath(), help="Write a workbook, or CSV where it ends so.")
def ads_agency(
    store: str | None, as_json: bool, months: int, least: int, file: Path | None
) -> None:
    """Tell numbers by source and month that may leave: none of a person, none of few people."""
    with opened(store, to_ask=True) as open_store:
        told = advertising.numbers_for_agency(open_store, months, least)
    if file:
        advertising.kept(told, file)
    document = {
        "months": told.months,
        "least": told.least,
        "rows": told.rows,
        "withheld": told.withheld,
        "file": str(file) if file else None,
    }
    header, cells = advertising.table(told)
    rows = [dict(zip(header, row, strict=True)) for row in cells]
    empty = "No month is over yet: numbers for an agency are of whole months."
    terminal.show(document, as_json, lambda: terminal.table(rows, empty))


@partial(command, group=ads, name="spend")
@click.argument("source")
@click.argument("cost")
@click.option("--campaign", default="")
@click.option("--from", "since", required=True, help="The first day.")
@click.option("--until", default="", help="The last day (default: the first).")
@click.option("--currency", default="", help="Default: the setting's.")
@click.option("--first-day", is_flag=True, help="It belongs to the first day, not to all alike.")
@click.option("--note", default="")
@click.option("--dry-run", is_flag=True, help="Only tell whether it can be kept.")
def ads_spend(
    store: str | None,
    as_json: bool,
    source: str,
    cost: str,
    campaign: str,
    since: str,
    until: str,
    currency: str,
    first_day: bool,
    note: str,
    dry_run: bool,
) -> None:
    """Type in what was spent: rsoft ads spend Newspaper 45000 --from 2026-10-01."""
    allocation = "first day" if first_day else "evenly"
    line = advertising.TypedSpend(source, campaign, since, until, cost, currency, allocation, note)
    with opened(store) as open_store:
        report = advertising.type_in_spend(open_store, [line], rehearse=dry_run)
    terminal.show(report.as_json(), as_json, lambda: [report.sentence()])
