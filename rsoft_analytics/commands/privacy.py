"""What people may ask about what is held of them: to see it, to mend it, to erase it."""

from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import click

from rsoft_analytics import console, terminal
from rsoft_analytics.commands.running import AnyPath, command, main, note_whose, opened
from rsoft_analytics.errors import RsoftError
from rsoft_analytics.privacy import corrections, erasure, requests
from rsoft_analytics.privacy.access_file import held, written
from rsoft_analytics.privacy.persons import Person, persons, the_person
from rsoft_analytics.store import Store

PERSON = click.argument("person")
CHOOSE = click.option(
    "--choose", multiple=True, type=int, metavar="N", help="Which of those found; repeat for more."
)
REQUEST = click.option("--request", type=int, metavar="ID", help="The request that this answers.")


@main.group()
def privacy() -> None:
    """See, mend and erase what is held about a person; keep their requests."""


def whose(store: Store, text: str, chosen: tuple[int, ...]) -> Person:
    """The one person who is meant; whoever is told of is written into the access log before."""
    found = persons(store, text)
    if len(found) > 1 and not chosen:  # who may be meant is told as a list
        for one in found:
            note_each(store, one, people=len(found))
    person = the_person(store, text, chosen)
    note_each(store, person)
    return person


def note_each(store: Store, person: Person, people: int = 1) -> None:
    """Write a person down under all that they may be looked for by, as pages do."""
    for one in person.known_by():
        note_whose(store, one, people=people)


@partial(command, group=privacy, name="access")
@PERSON
@CHOOSE
@click.option("--file", type=AnyPath(), help="Write it to a .zip: a page to read, and JSON.")
def privacy_access(
    store: str | None, as_json: bool, person: str, choose: tuple[int, ...], file: Path | None
) -> None:
    """Tell everything that is held about a person."""
    with opened(store, to_ask=True, notes_whose=True) as open_store:
        told = held(open_store, whose(open_store, person, choose))
    if file:
        written(told, file)
    document = told.as_json() | ({"file": str(file)} if file else {})
    terminal.show(document, as_json, lambda: terminal.held_lines(document))


@partial(command, group=privacy, name="correct")
@PERSON
@click.argument("field", type=click.Choice(corrections.FIELDS))
@click.argument("value")
@CHOOSE
@REQUEST
def privacy_correct(
    store: str | None,
    as_json: bool,
    person: str,
    field: str,
    value: str,
    choose: tuple[int, ...],
    request: int | None,
) -> None:
    """Correct a person's name, firm, e-mail or number; it goes before what exports say."""
    with opened(store, to_ask=True, notes_whose=True) as open_store:
        who = whose(open_store, person, choose)
        made = corrections.correct(open_store, who, field, value, request_id=request)
    listed = [{"field": one.field, "old": one.old_value, "new": one.new_value} for one in made]
    terminal.show({"corrected": listed}, as_json, lambda: terminal.table(listed, ""))


@partial(command, group=privacy, name="erase")
@PERSON
@CHOOSE
@click.option("--with-shared", is_flag=True, help="Also numbers that others have too.")
@REQUEST
@click.option("--dry-run", is_flag=True, help="Show what would be erased, and erase nothing.")
@click.option("--yes", is_flag=True, help="Erase. What is erased cannot be had back.")
def privacy_erase(
    store: str | None,
    as_json: bool,
    person: str,
    choose: tuple[int, ...],
    with_shared: bool,
    request: int | None,
    dry_run: bool,
    yes: bool,
) -> int:
    """Erase a person, by a number, an e-mail or a name."""
    is_done = yes and not dry_run
    with opened(store, to_ask=True, notes_whose=True) as open_store:
        who = whose(open_store, person, choose)
        what = erasure.erasing(open_store, who, with_shared=with_shared)
        if is_done and request is not None:
            requests.one_to_answer(open_store, request)
        impact = erasure.erase(open_store, what) if is_done else erasure.impact(open_store, what)
        if is_done and request is not None:
            requests.close(open_store, request, "done")
        sentences = who.sentences(open_store.settings.region)
    document: dict[str, Any] = {
        "status": "erased" if is_done else "dry run",
        "person": None if is_done else who.as_json(),
        **impact.as_json(),
    }
    terminal.show(document, as_json, lambda: terminal.erasure_lines(document, sentences))
    if not is_done and not dry_run:
        console.current().err("Nothing was erased. Say --yes to erase it.")
    return int(not is_done and not dry_run)


@partial(command, group=privacy, name="requests")
def privacy_requests(store: str | None, as_json: bool) -> int:
    """List the requests, what is late first; leaves with 1 where their record was changed."""
    with opened(store, to_ask=True) as open_store:
        rows, fault = requests.listed(open_store), requests.first_bad_step(open_store)
    document = {"requests": rows, "fault": fault.message if fault else None}
    terminal.show(document, as_json, lambda: terminal.request_lines(rows))
    if fault:
        console.current().err(f"The record of requests does not hold. {fault.message}")
    return int(fault is not None)


@partial(command, group=privacy, name="open")
@click.argument("kind", type=click.Choice(list(requests.KINDS)))
@PERSON
@click.option("--regime", type=click.Choice(list(requests.REGIMES)), help="Under whose law.")
@click.option("--received", type=click.DateTime(["%Y-%m-%d"]), help="The day on which it came.")
@click.option("--contact", help="Where the answer goes.")
def privacy_open(
    store: str | None,
    as_json: bool,
    kind: str,
    person: str,
    regime: str | None,
    received: datetime | None,
    contact: str | None,
) -> None:
    """Note what somebody asks, and until when it has to be answered."""
    with opened(store) as open_store:
        since = received.replace(tzinfo=open_store.settings.zone) if received else None
        row = requests.open_request(
            open_store, kind, person, regime=regime, contact=contact, received=since
        )
    terminal.show(row, as_json, lambda: terminal.request_lines([row]))


@partial(command, group=privacy, name="check-identity")
@click.argument("request", type=int)
@click.option("--how", required=True, help="How it was made sure that it is the person.")
def privacy_check_identity(store: str | None, as_json: bool, request: int, how: str) -> None:
    """Note how it was made sure that a request comes from the person."""
    with opened(store, to_ask=True) as open_store:
        row = requests.check_identity(open_store, request, how)
    terminal.show(row, as_json, lambda: terminal.request_lines([row]))


@partial(command, group=privacy, name="extend")
@click.argument("request", type=int)
@click.option("--why", required=True, help="Why it takes longer; the person is told.")
def privacy_extend(store: str | None, as_json: bool, request: int, why: str) -> None:
    """Take the longer time that the law allows, once."""
    with opened(store, to_ask=True) as open_store:
        row = requests.extend(open_store, request, why)
    terminal.show(row, as_json, lambda: terminal.request_lines([row]))


@partial(command, group=privacy, name="close")
@click.argument("request", type=int)
@click.option("--outcome", default="done", show_default=True, type=click.Choice(requests.OUTCOMES))
@click.option("--reason", help="Why it was refused, or what else is to be said.")
@click.option("--contact", help="Whom the answer names for questions.")
def privacy_close(
    store: str | None,
    as_json: bool,
    request: int,
    outcome: str,
    reason: str | None,
    contact: str | None,
) -> None:
    """Note what came of a request."""
    with opened(store, to_ask=True) as open_store:
        row = requests.close(open_store, request, outcome, reason=reason, contact=contact)
    terminal.show(row, as_json, lambda: terminal.request_lines([row]))


@partial(command, group=privacy, name="allow")
@click.argument("person")
def privacy_allow(store: str | None, as_json: bool, person: str) -> None:
    """Let a number or an e-mail that was erased be loaded again: the person came back."""
    with opened(store, to_ask=True) as open_store:
        count = erasure.allow(open_store, person)
    words = f"{count} of what kept them away is gone: exports may tell of them again."
    terminal.show({"allowed": count}, as_json, lambda: [words])


@partial(command, group=privacy, name="retain")
@click.option("--dry-run", is_flag=True, help="Show what would go, and change nothing.")
def privacy_retain(store: str | None, as_json: bool, dry_run: bool) -> None:
    """Let go of people of whom nothing was heard for as long as the settings say."""
    from rsoft_analytics.privacy import retention

    with opened(store, to_ask=True) as open_store:
        if not dry_run and not open_store.settings.retention:
            raise RsoftError(
                "Retention is off, so nothing goes. --dry-run shows what would; the settings page "
                "switches it on."
            )
        told = retention.retained(open_store, datetime.now(UTC), rehearse=dry_run)
    terminal.show(told.as_json(), as_json, lambda: terminal.retention_lines(told.as_json()))
