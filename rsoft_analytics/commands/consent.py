"""Consent: who agreed to what, on which day, and proof of it."""

from collections.abc import Iterable
from datetime import UTC, datetime
from functools import partial
from typing import Any

import click

from rsoft_analytics import terminal
from rsoft_analytics.commands.running import command, main, note_whose, opened
from rsoft_analytics.privacy import acts, chain, deadlines, ledger, receipts, verdicts
from rsoft_analytics.privacy.status import status as status_at

Row = dict[str, Any]
PURPOSES = ", ".join((*acts.PERMISSIONS, *acts.PURPOSES))


@main.group()
def consent() -> None:
    """Tell who agreed to what, record what people say, and prove the record."""


@partial(command, group=consent, name="status")
@click.option("--at", "day", metavar="DATE", help="As it stood at the end of this day.")
def consent_status(store: str | None, as_json: bool, day: str | None) -> None:
    """Tell each user's permissions, and how many customers may be contacted."""
    with opened(store, to_ask=True) as open_store:
        told = status_at(open_store, acts.past_day_or_moment(day, open_store) if day else None)
    terminal.show(told, as_json, lambda: status_lines(told))


def status_lines(told: Row) -> Iterable[str]:
    """The permissions and the counts for people."""
    rows = [
        {"user": one["user"], "permission": name, **state}
        for one in told["users"]
        for name, state in one["permissions"].items()
    ]
    yield from terminal.table(
        rows, "No user was asked for a permission. `rsoft consent grant USER call_log` records it."
    )
    for channel, count in told["customers"].items():
        yield f"{channel}: {count['yes']:,} yes, {count['ask']:,} ask, {count['no']:,} no"


@partial(command, group=consent, name="verify")
@click.option("--head", "written", metavar="ROWS:LINK", help="A head that was written down.")
def consent_verify(store: str | None, as_json: bool, written: str | None) -> int:
    """Prove that no act of the past was changed; leaves with 1 where one was."""
    with opened(store, to_ask=True) as open_store:
        proof = ledger.verified(open_store, chain.written_head(written) if written else None)
    terminal.show(proof.as_json(), as_json, lambda: proof_lines(proof))
    return int(proof.fault is not None)


def proof_lines(proof: ledger.Proof) -> Iterable[str]:
    """Whether the ledger holds, and the head to write down."""
    if proof.fault:
        yield f"The ledger does not hold. {proof.fault.message}"
        return
    yield f"The ledger holds: {proof.head.rows:,} rows."
    yield f"Its head, to be kept somewhere else: {proof.head}"


def recording(verb: str, does: str) -> None:
    """A command by which somebody records an act by hand."""

    @click.argument("person")
    @click.argument("purpose", metavar="PURPOSE")
    @click.option("--channel", help="call, sms, whatsapp or email; all if not said.")
    @click.option("--at", "moment", metavar="TIME", help="When it was said; now if not said.")
    @click.option("--until", type=click.DateTime(["%Y-%m-%d"]), help="Its last day, if it ends.")
    @click.option("--place", help="Where it was asked: website, install, popup, or in words.")
    @click.option("--wording", help="What was agreed to, or the version of the text.")
    @click.option("--evidence", help="How one can tell.")
    @click.option("--category", help="Of a block: the categories of business that it is about.")
    def records(
        store: str | None,
        as_json: bool,
        person: str,
        purpose: str,
        channel: str | None,
        moment: str | None,
        until: datetime | None,
        place: str | None,
        wording: str | None,
        evidence: str | None,
        category: str | None,
    ) -> None:
        with opened(store) as open_store:
            act = acts.Act(
                person=person,
                purpose=purpose,
                act=acts.ACTS[verb],
                channel=channel,
                at=acts.moment(moment, open_store) if moment else None,
                until=until.date() if until else None,
                place=place,
                wording=wording,
                evidence=evidence,
                scope=category,
            )
            done = acts.record(open_store, act)
        document = {"event": done.event, "act": act.act, "head": f"{done.event}:{done.link}"}
        terminal.show(document, as_json, lambda: [f"Recorded as row {done.event} of the ledger."])

    records.__name__ = f"consent_{verb}"
    records.__doc__ = f"{does} PURPOSE is one of: {PURPOSES}."
    command(records, group=consent, name=verb)


recording("grant", "Record that a person agreed.")
recording("refuse", "Record that a person was asked and said no.")
recording("withdraw", "Record that a person took their consent back.")


@partial(command, group=consent, name="show")
@click.argument("person")
@click.option("--at", "day", metavar="DATE", help="What one might do at the end of this day.")
def consent_show(store: str | None, as_json: bool, person: str, day: str | None) -> None:
    """Tell all that a person agreed to, refused and took back, and what one may do, or might."""
    with opened(store, to_ask=True, notes_whose=True) as open_store:
        at = acts.past_day_or_moment(day, open_store) if day else datetime.now(UTC)
        whose = receipts.named(person, open_store.settings.region)
        note_whose(open_store, whose)
        found, number = receipts.history(open_store, person), whose["number"]
        decided = verdicts.verdicts_of(open_store, [number], at) if number else []
        may = [
            {"purpose": one["purpose"], "channel": one["channel"]}
            | verdicts.told(one, at, open_store, heeds_hour=day is None)
            for one in decided
        ]
    document = {"person": person, "may": may, "acts": found}
    terminal.show(document, as_json, lambda: person_lines(may, found))


def person_lines(may: list[Row], found: list[Row]) -> Iterable[str]:
    """The verdicts and the acts of one person."""
    for one in may:
        yield f"{one['purpose']}, {one['channel']}: {one['verdict']} ({one['rule']})"
    names = ("event", "given_at", "act", "purpose", "channel", "place", "wording", "evidence")
    yield from terminal.table(
        [{name: one[name] for name in names} for one in found], "Nothing is recorded."
    )


@partial(command, group=consent, name="receipt")
@click.argument("person")
@click.option("--form", default="kantara", show_default=True, type=click.Choice(receipts.FORMS))
def consent_receipt(store: str | None, as_json: bool, person: str, form: str) -> None:
    """Print a receipt of what a person agreed to, as JSON."""
    with opened(store, to_ask=True, notes_whose=True) as open_store:
        note_whose(open_store, receipts.named(person, open_store.settings.region))
        told = receipts.receipt(open_store, person, form)
    terminal.show(told, True, list)


@partial(command, group=consent, name="deadlines")
def consent_deadlines(store: str | None, as_json: bool) -> None:
    """List the deadlines that run, those that are late first."""
    with opened(store, to_ask=True) as open_store:
        found = deadlines.running(open_store)
    terminal.show({"deadlines": found}, as_json, lambda: terminal.table(found, "No deadline runs."))


@partial(command, group=consent, name="passed-on")
@click.argument("events", nargs=-1, required=True, type=click.IntRange(1, 2**62))
def consent_passed_on(store: str | None, as_json: bool, events: tuple[int, ...]) -> None:
    """Say that withdrawals, by their rows, were passed on to your other systems."""
    with opened(store, to_ask=True) as open_store:
        done = deadlines.pass_on(open_store, list(events))
    words = f"{done} of {len(events)} were open, and are passed on now."
    terminal.show({"passed_on": done}, as_json, lambda: [words])


@partial(command, group=consent, name="calls-after")
def consent_calls_after(store: str | None, as_json: bool) -> None:
    """List the calls that were made to people after they had said no."""
    with opened(store, to_ask=True) as open_store:
        found = verdicts.calls_after_no(open_store)
    terminal.show(
        {"calls": found}, as_json, lambda: terminal.table(found, "No such call was made.")
    )
