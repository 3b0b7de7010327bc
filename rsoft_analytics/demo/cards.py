"""Some chosen callers of the invented world, and what their cards must say."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice

from rsoft_analytics.demo.events import Call
from rsoft_analytics.demo.exports.consents import no_to_calls
from rsoft_analytics.demo.lead_persons import lead_persons
from rsoft_analytics.demo.leads import Lead, Step
from rsoft_analytics.demo.people import Caller, Kind
from rsoft_analytics.demo.team import Phone
from rsoft_analytics.demo.world import World


@dataclass(frozen=True)
class Card:
    """What the dashboard must know about one number."""

    chosen_as: str
    number: str
    names: tuple[str, ...]  # every name that some export gives the number
    last_spoken_at: str | None
    last_attempt_at: str | None
    owed_callback_since: str | None
    calls: int
    conversations: int
    source: str | None  # by its one name; null where none of them tells
    campaign: str | None
    lead_id: str | None
    lead_status: str | None
    lead_stage: str | None
    may_call: bool


@dataclass(frozen=True)
class Story:
    """All that happened with one caller."""

    caller: Caller
    calls: list[Call]
    lead: Lead | None
    step: Step | None  # where the CRM's lead stands
    said_no: bool  # to calls
    stage: str | None  # of the lead that the caller is, in the CRM or by having rung


CHOICES: tuple[tuple[str, int, Callable[[Story], bool]], ...] = (
    ("rings most often", 4, lambda story: bool(story.calls)),
    ("is owed a call", 4, lambda story: owed_since(story.calls) is not None),
    ("has a second number", 3, lambda story: has_second_number(story.caller)),
    ("shares a number", 3, lambda story: len(story.caller.people) > 1),
    ("rings from abroad", 2, lambda story: story.caller.kind is Kind.FOREIGN),
    ("bought", 3, lambda story: story.stage == "won"),
    ("must not be called", 1, lambda story: bool(story.lead and story.lead.do_not_call)),
    ("was never reached", 2, lambda story: not any(c.is_conversation for c in story.calls)),
    ("is a stranger", 2, lambda story: not story.caller.people),
    ("filled in the web form", 2, lambda story: not any(c.is_incoming for c in story.calls)),
)


def cards(world: World) -> list[Card]:
    """The cards of about 25 callers of many kinds, each number once."""
    stories = sorted(stories_of(world), key=lambda story: (-len(story.calls), story.caller.digits))
    chosen: dict[Caller, Card] = {}
    for why, how_many, fits in CHOICES:
        fitting = (s for s in stories if s.caller not in chosen and fits(s))
        for story in list(islice(fitting, how_many)):
            chosen[story.caller] = card(why, story)
    return list(chosen.values())


def stories_of(world: World) -> list[Story]:
    """The stories of all callers with a number and at least one call."""
    calls: dict[Caller, list[Call]] = {}
    for call in world.calls:
        if call.caller.has_number:
            calls.setdefault(call.caller, []).append(call)
    leads = {lead.caller: lead for lead in world.leads}
    steps = {lead.caller: lead.step_at(world.closes_at) for lead in world.leads}
    stages = {person.caller: person.stage for person in lead_persons(world)}
    no = no_to_calls(world)
    return [
        Story(
            caller,
            of_them,
            leads.get(caller),
            steps.get(caller),
            caller.number in no,
            stages.get(caller),
        )
        for caller, of_them in calls.items()
    ]


def card(why: str, story: Story) -> Card:
    """What a caller's card must say."""
    source = story.caller.source if is_source_told(story) else None
    return Card(
        chosen_as=why,
        number=story.caller.number,
        names=names(story),
        last_spoken_at=told(last(story.calls, lambda call: call.is_conversation)),
        last_attempt_at=told(last(story.calls, is_attempt)),
        owed_callback_since=told(owed_since(story.calls)),
        calls=len(story.calls),
        conversations=sum(call.is_conversation for call in story.calls),
        source=source.name if source else None,
        campaign=(source.campaign or None) if source else None,
        lead_id=story.lead.lead_id if story.lead else None,
        lead_status=story.step.word if story.step else None,
        lead_stage=story.stage,
        may_call=not (story.said_no or (story.lead and story.lead.do_not_call)),
    )


def names(story: Story) -> tuple[str, ...]:
    """The names under which address books, phones and the CRM know a caller."""
    saved = [person.saved_as for person in story.caller.people] if story.caller.is_saved else []
    in_crm = [story.lead.person.name] if story.lead else []
    return tuple(dict.fromkeys(saved + in_crm))


def is_source_told(story: Story) -> bool:
    """Whether a lead or a tracked call tells the caller's source."""
    source = story.caller.source
    tracked = any(call.is_incoming and call.route.on_team_line for call in story.calls)
    return bool(source.name and (story.lead or (source.line and tracked)))


def is_attempt(call: Call) -> bool:
    """Whether we rang and reached nobody."""
    return not call.is_incoming and not call.is_conversation


def last(calls: list[Call], fits: Callable[[Call], bool]) -> Call | None:
    """The last of the calls that fits."""
    return next((call for call in reversed(calls) if fits(call)), None)


def owed_since(calls: list[Call]) -> Call | None:
    """The first unanswered try after the latest conversation or outgoing call."""
    since = None
    for call in calls:
        if call.is_conversation or not call.is_incoming:
            since = None
        elif since is None and call.is_unanswered_try:
            since = call
    return since


def told(call: Call | None) -> str | None:
    """A call's start, as fine as the exports tell it."""
    if call is None:
        return None
    if not call.route.on_phone:
        return call.line_started.isoformat()
    if call.rep.phone is Phone.APP_XLSX:
        return call.started.replace(second=0, microsecond=0).isoformat()
    if call.rep.phone is Phone.APP_CSV:
        return call.started.replace(microsecond=0).isoformat()
    return call.started.isoformat(timespec="milliseconds")


def has_second_number(caller: Caller) -> bool:
    """Whether a person behind the caller has other numbers too."""
    return any(len(person.callers) > 1 for person in caller.people)
