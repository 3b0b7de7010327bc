"""What people may ask about what is held of them: to see it, to mend it, to erase it."""

from functools import partial

import click

from rsoft_analytics import console, terminal
from rsoft_analytics.commands.running import command, main, opened
from rsoft_analytics.privacy import erasure
from rsoft_analytics.privacy.persons import the_person

PERSON = click.argument("person")
CHOOSE = click.option(
    "--choose", multiple=True, type=int, metavar="N", help="Which of those found; repeat for more."
)


@main.group()
def privacy() -> None:
    """See, mend and erase what is held about a person."""


@partial(command, group=privacy, name="erase")
@PERSON
@CHOOSE
@click.option("--with-shared", is_flag=True, help="Also numbers that others have too.")
@click.option("--dry-run", is_flag=True, help="Show what would be erased, and erase nothing.")
@click.option("--yes", is_flag=True, help="Erase. What is erased cannot be had back.")
def privacy_erase(
    store: str | None,
    as_json: bool,
    person: str,
    choose: tuple[int, ...],
    with_shared: bool,
    dry_run: bool,
    yes: bool,
) -> int:
    """Erase a person, by a number, an e-mail or a name."""
    with opened(store, to_ask=True) as open_store:
        who = the_person(open_store, person, choose)
        what = erasure.erasing(open_store, who, with_shared=with_shared)
        is_done = yes and not dry_run
        does = erasure.erase if is_done else erasure.impact
        impact = does(open_store, what)
        sentences = who.sentences(open_store.settings.region)
    document = {
        "status": "erased" if is_done else "dry run",
        "person": None if is_done else who.as_json(),
        **impact.as_json(),
    }
    terminal.show(document, as_json, lambda: terminal.erasure_lines(document, sentences))
    if not is_done and not dry_run:
        console.current().err("Nothing was erased. Say --yes to erase it.")
    return int(not is_done and not dry_run)
