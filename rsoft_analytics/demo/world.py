"""The invented world as a whole: a Chennai dealer in tiles and sanitaryware, eighteen months."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, time
from random import Random

from rsoft_analytics.demo.events import Call
from rsoft_analytics.demo.leads import Lead
from rsoft_analytics.demo.office import Office
from rsoft_analytics.demo.people import RINGS_AGAIN, Caller, Person
from rsoft_analytics.demo.seasons import KOLKATA, moments
from rsoft_analytics.demo.town import Town

NEW_SHARE = 0.45  # of first rings come from strangers, the others from somebody known
ENQUIRY_SHARE = 0.05  # web forms filled in, against first rings
SECOND_NUMBER_SHARE = 0.25


@dataclass(frozen=True)
class World:
    """What truly happened, from which exports and answers are written."""

    seed: int
    closes_at: datetime  # nothing in the world is later
    calls: list[Call]  # in order of time
    leads: list[Lead]

    @property
    def callers(self) -> list[Caller]:
        """Everybody who rang, was rung or is a lead, each once, in order of appearance."""
        seen = [call.caller for call in self.calls] + [lead.caller for lead in self.leads]
        return list(dict.fromkeys(seen))

    @property
    def saved_people(self) -> list[Person]:
        """The people in the team's address books."""
        saved = (person for one in self.callers if one.is_saved for person in one.people)
        return list(dict.fromkeys(saved))


def world(calls: int, seed: int, until: date) -> World:
    """A world with exactly that many calls, the last on the day before ``until``."""
    closes_at = datetime.combine(until, time(), KOLKATA)
    rings = max(1, round(calls * 0.6))
    while True:
        office = played(Random(seed), rings, closes_at)
        if len(office.calls) >= calls:
            break
        rings = round(rings * max(1.05, 1.02 * calls / max(1, len(office.calls)))) + 1
    kept = without_surplus(Random(seed), office, calls)
    return World(seed, closes_at, kept, office.crm.numbered_leads())


def played(rng: Random, rings: int, closes_at: datetime) -> Office:
    """The office after that many callers rang of their own accord, with all that followed."""
    town, office = Town(rng), Office(rng, closes_at)
    pool: list[Caller] = []
    for at in moments(rng, rings, closes_at.date()):
        caller = who_rings(rng, town, pool)
        pool.append(caller)
        office.expect(at, office.incoming(caller))
        if rng.random() < ENQUIRY_SHARE:
            office.expect(at, town.enquirer())
    office.work()
    return office


def who_rings(rng: Random, town: Town, pool: list[Caller]) -> Caller:
    """A stranger, or one of those who rang before: who rang often rings more often."""
    if not pool or rng.random() < NEW_SHARE:
        return town.stranger()
    recent = pool[-400:] if rng.random() < 0.6 else pool
    caller = rng.choice(recent)
    if caller.kind not in RINGS_AGAIN:
        return town.stranger()
    if caller.people and rng.random() < SECOND_NUMBER_SHARE:
        return rng.choice(caller.people[0].callers)
    return caller


def without_surplus(rng: Random, office: Office, calls: int) -> list[Call]:
    """Exactly so many calls: strangers who rang only once are left out, one by one."""
    rang = Counter(call.caller for call in office.calls)
    passing = [call for call in office.calls if is_passing(call.caller, rang, office)]
    surplus = len(office.calls) - calls
    dropped = set(map(id, rng.sample(passing, min(surplus, len(passing)))))
    kept = [call for call in office.calls if id(call) not in dropped]
    return kept[:calls]


def is_passing(caller: Caller, rang: Counter[Caller], office: Office) -> bool:
    """Whether a caller left no trace but the one call."""
    known = caller in office.crm.known or caller.is_saved
    return caller.has_number and rang[caller] == 1 and not known
