"""Leads for a CRM, and what a CRM's words mean."""

from functools import partial
from pathlib import Path

import click

from rsoft_analytics import leads as people
from rsoft_analytics import terminal
from rsoft_analytics.commands.running import AnyPath, command, main, opened
from rsoft_analytics.errors import RsoftError
from rsoft_analytics.readers import reader_named


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
@click.option("--file", type=AnyPath(), help="Write to this file.")
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
        "left_out": made.left_out,
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
@click.option("--in", "of_format", metavar="FORMAT", help="Only in exports of a format.")
@click.option("--forget", is_flag=True, help="Let the word mean what it did.")
@click.option("--all", "everything", is_flag=True, help="List what every word means.")
def leads_words(
    store: str | None,
    as_json: bool,
    word: str | None,
    stage: str | None,
    of_format: str | None,
    forget: bool,
    everything: bool,
) -> None:
    """List the CRM's words that nobody has explained, or say what one means."""
    if word is not None and bool(stage) == forget:
        raise RsoftError("Say what the word means with --means STAGE, or --forget it.")
    if of_format:
        reader_named(of_format)  # refuses one that there is not, in words
    with opened(store, to_ask=word is None) as open_store:
        if word is not None and stage:
            people.keep_word(open_store, word, stage, of_format)
        elif word is not None:
            people.forget_word(open_store, word, of_format)
        unknown = people.words_unknown(open_store)
        listed = (people.words_known if everything else people.words_kept)(open_store)
    document = {"unknown": unknown, "known" if everything else "kept": listed}
    terminal.show(document, as_json, lambda: terminal.word_lines(unknown, listed))
