"""What the team and its customers agreed to, as the product's own file of consent.

Every rep was asked for three permissions where the app asks; some cancelled, and one took
hers back. Of the customers some agreed to be rung or written to, a few said no, and a
few took back what they had agreed to. Whoever the CRM says must not be called is asked nothing.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

from rsoft_analytics.demo.exports import Written
from rsoft_analytics.demo.people import BUYERS, Caller
from rsoft_analytics.demo.seasons import DAYS_TOLD
from rsoft_analytics.demo.team import TEAM, Phone, Rep
from rsoft_analytics.demo.world import World

FORMAT = "consent_csv"
HEADER = "person_kind,person,purpose,channel,act,at,place,wording,evidence".split(",")
WORDINGS = {"website": "policy 2", "install": "app 2.4", "popup": "app 2.5"}
PERMISSIONS = ("contacts", "photos", "call_log")
CANCELS = {  # (rep, permission) -> where they cancelled; asked again later, some go on
    ("Suresh", "photos"): "install",
    ("Lakshmi", "contacts"): "website",
    ("Meena", "call_log"): "popup",
}
AGREED_LATER = {("Lakshmi", "contacts"): "popup"}
WITHDREW = ("Divya", "photos")
ASKED, AGREES, LEAVES = 0.30, 0.82, 0.12  # of customers, of the asked, of who agreed
CHANNELS = ("call", "call", "call", "whatsapp", "sms")
WORDS_TO_CUSTOMERS = "You may ring me about offers."


@dataclass(frozen=True)
class Said:
    """One act of somebody."""

    kind: str
    person: str
    purpose: str
    act: str
    at: datetime
    channel: str = ""
    place: str = ""
    wording: str = ""

    @property
    def cells(self) -> tuple[str, ...]:
        """The act as a line of the file."""
        at = self.at.isoformat(timespec="seconds")
        first = (self.kind, self.person, self.purpose, self.channel, self.act, at)
        return (*first, self.place, self.wording, "")


def consents(folder: Path, world: World) -> list[Written]:
    """Write the file of consent."""
    acts = everything_said(world)
    with (folder / "consent.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(HEADER)
        writer.writerows(one.cells for one in acts)
    return [Written("consent.csv", FORMAT, "consent", len(acts))]


def everything_said(world: World) -> list[Said]:
    """All acts, in order of time."""
    acts = [*said_by_the_team(world), *said_by_customers(world)]
    return sorted(acts, key=lambda one: one.at)


def said_by_the_team(world: World) -> Iterator[Said]:
    """What each rep answered when the app asked."""
    begins = (world.closes_at - timedelta(days=DAYS_TOLD)).replace(hour=9, minute=0, second=0)
    for place, rep in enumerate(TEAM):
        for later, permission in enumerate(PERMISSIONS):
            at = begins - timedelta(days=9 - place, minutes=-later)
            yield from answers_of(rep, permission, at, world.closes_at)


def answers_of(rep: Rep, permission: str, at: datetime, closes_at: datetime) -> Iterator[Said]:
    """What one rep answered about one permission, first and later."""
    key = (rep.name, permission)
    where = CANCELS.get(key) or ("website" if rep.phone is Phone.DESK else "install")
    first = "refused" if key in CANCELS else "granted"
    yield answer(rep, permission, first, at, where)
    if key in AGREED_LATER:
        yield answer(rep, permission, "granted", at + timedelta(days=3), AGREED_LATER[key])
    if key == WITHDREW:
        yield answer(rep, permission, "withdrawn", closes_at - timedelta(days=4), "popup")


def answer(rep: Rep, permission: str, act: str, at: datetime, place: str) -> Said:
    """One answer to the app."""
    wording = WORDINGS[place]
    return Said("user", rep.name, permission, act, at, place=place, wording=wording)


def said_by_customers(world: World) -> Iterator[Said]:
    """What customers agreed to, each by one channel; a few take it back or say no at once."""
    rng = Random(world.seed + 6)
    barred = {lead.caller for lead in world.leads if lead.do_not_call}
    for caller, at in first_calls_of(world):
        if caller in barred or rng.random() > ASKED:
            continue
        channel, agrees = rng.choice(CHANNELS), rng.random() < AGREES
        asked_at = at + timedelta(hours=1)
        act = "granted" if agrees else "refused"
        yield Said("customer", caller.number, "marketing", act, asked_at, channel,
                   "by phone", WORDS_TO_CUSTOMERS)  # fmt: skip
        yield from said_by_mail(caller, asked_at, rng)
        left_at = asked_at + timedelta(days=rng.randint(5, 60))
        if agrees and rng.random() < LEAVES and left_at < world.closes_at:
            yield Said("customer", caller.number, "marketing", "withdrawn", left_at, channel,
                       "by phone")  # fmt: skip


def said_by_mail(caller: Caller, at: datetime, rng: Random) -> Iterator[Said]:
    """What somebody answered to the newsletter's question."""
    email = caller.people[0].email if caller.people else ""
    if not email or rng.random() < 0.5:
        return
    act = "granted" if rng.random() < 0.9 else "refused"
    wording = "News about tiles, once a month."
    yield Said("customer", email, "marketing", act, at, "email", "web form", wording)


def first_calls_of(world: World) -> Iterator[tuple[Caller, datetime]]:
    """Every buyer with when they first spoke with somebody."""
    seen = set()
    for call in world.calls:
        caller = call.caller
        if call.is_conversation and caller.kind in BUYERS and caller not in seen:
            seen.add(caller)
            yield caller, call.started.replace(microsecond=0)


@dataclass(frozen=True)
class ConsentFigures:
    """What is true of consent when the world closes."""

    acts: int
    permissions: dict[str, dict[str, str]]  # rep -> permission -> state
    may_be_called: int  # numbers that agreed to calls about offers, and still do
    said_no_to_calls: int  # that refused or took it back, to us or in the CRM


def consent_figures(world: World) -> ConsentFigures:
    """The states, found by going through the acts one by one."""
    permissions: dict[str, dict[str, str]] = {}
    calls: dict[str, str] = {}
    acts = everything_said(world)
    for one in acts:
        if one.kind == "user":
            permissions.setdefault(one.person, {})[one.purpose] = one.act
        elif one.channel == "call":
            calls[one.person] = one.act
    barred = {lead.caller.number for lead in world.leads if lead.do_not_call}
    states = list(calls.values())
    return ConsentFigures(
        acts=len(acts),
        permissions=permissions,
        may_be_called=states.count("granted"),
        said_no_to_calls=len(states) - states.count("granted") + len(barred),
    )


def no_to_calls(world: World) -> set[str]:
    """The numbers that said no to calls, to us."""
    calls = {one.person: one.act for one in everything_said(world) if one.channel == "call"}
    return {number for number, act in calls.items() if act != "granted"}
