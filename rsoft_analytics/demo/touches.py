"""Which sources touched the invented people, and when: some come back by another than the first."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from rsoft_analytics.demo.lead_persons import LeadPerson
from rsoft_analytics.demo.people import BUYERS, Caller, Kind
from rsoft_analytics.demo.sources import TRACKED, Source
from rsoft_analytics.demo.world import World

LOOK_BACK = timedelta(days=90)
CHANGES_MIND = 40  # of a hundred buyers see another advertisement before they ring again


@dataclass(frozen=True)
class Touch:
    """A contact with a source."""

    at: datetime
    source: Source


def second_source(caller: Caller) -> Source:
    """By which source a caller comes on later days; told by their digits, so that no dice move."""
    own = caller.source
    if caller.kind not in BUYERS or not own.line or int(caller.digits[-2:]) >= CHANGES_MIND:
        return own
    return TRACKED[int(caller.digits[-4:]) // 100 % len(TRACKED)]


def sources_of_calls(world: World) -> dict[int, Source]:
    """The source whose tracking number was dialled, by the id of the call as an object."""
    found: dict[int, Source] = {}
    first_on: dict[Caller, date] = {}
    for call in world.calls:
        caller = call.caller
        is_tracked = call.is_incoming and call.route.on_team_line and caller.source.line
        if not is_tracked or caller.kind is Kind.WITHHELD:
            continue
        first = first_on.setdefault(caller, call.started.date())
        is_later = call.started.date() > first
        found[id(call)] = second_source(caller) if is_later else caller.source
    return found


def path_to_purchase(person: LeadPerson, sources: dict[int, Source]) -> list[Touch]:
    """What touched a customer before they bought: one touch a source and day, in order.

    Where the CRM tells the day of a purchase alone, all of that day was before it.
    """
    lead, won_at = person.lead, person.told_won_at
    if lead is None or won_at is None:
        return []
    calls = [call for call in person.calls if id(call) in sources]
    touches = [Touch(call.started, sources[id(call)]) for call in calls]
    if lead.caller.source.name:
        touches.append(Touch(lead.created, lead.caller.source))
    until = won_at + timedelta(days=1 if person.is_won_told_by_day else 0)
    met: dict[tuple[str, date], Touch] = {}
    for touch in sorted(touches, key=lambda one: one.at):
        if won_at - LOOK_BACK <= touch.at <= until:
            met.setdefault((touch.source.name, touch.at.date()), touch)
    return list(met.values())
