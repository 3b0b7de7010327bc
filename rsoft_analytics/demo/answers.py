"""The right answers about the invented world, counted from its events in plain Python.

They are what the product must find out from the exports alone. Nothing here
reads a file or runs SQL. Moments are as the finest export tells them: to the
millisecond, or to the second or minute where only a coarser one holds the call.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from rsoft_analytics.demo.cards import Card, cards
from rsoft_analytics.demo.credit import credit_by_source
from rsoft_analytics.demo.exports import Written
from rsoft_analytics.demo.exports.consents import ConsentFigures, consent_figures
from rsoft_analytics.demo.exports.crm_leads import DO_NOT_KNOW, said_of
from rsoft_analytics.demo.figures import Figures, figures, figures_by, first_calls
from rsoft_analytics.demo.lead_persons import LeadPerson, lead_persons
from rsoft_analytics.demo.leads import STATUS_WORDS
from rsoft_analytics.demo.seasons import DAYS_TOLD
from rsoft_analytics.demo.sources import SOURCES
from rsoft_analytics.demo.spending import SpendFigures, spend_figures
from rsoft_analytics.demo.touches import sources_of_calls
from rsoft_analytics.demo.world import World

MEANINGS = {
    "by_rep": "by the rep whom the exports name; '' where the team line reached nobody",
    "by_weekday": "1 is Monday, 7 is Sunday",
    "calls": "distinct calls; one that two exports tell of counts once",
    "conversations": "incoming answered or outgoing connected calls of at least a second",
    "missed": "incoming calls that nobody picked up, without declined ones and voicemail",
    "declined": "incoming calls that a rep pressed away",
    "talk_seconds": "the length of all conversations",
    "answer_rate": "incoming conversations / (those + missed + declined); null where none",
    "unique_callers": "distinct numbers with an incoming call of any outcome, blocked ones too; "
    "withheld numbers and short codes are no numbers",
    "first_time_callers": "numbers whose first incoming call this is, with no outgoing call before",
    "last_attempt_at": "the latest outgoing call that reached nobody",
    "owed_callback_since": "the first missed, declined or voicemail call after the latest "
    "conversation or outgoing call",
    "leads": "numbers in the CRM, and numbers that nobody had rung and no CRM held when they first "
    "rang; the stage is the CRM's, else contacted where somebody spoke with them, else new",
    "won_value": "whole rupees of won leads",
    "touches": "dated contacts with a source: calls that came in on a tracked line, and what each "
    "record of the CRM tracks (tracked) or what the person said when asked (told), by source",
    "spend": "rupees, of advertisements on Google; a cost is the spend over the leads of the "
    "source, of customers within 30 days without the days whose leads have not had them",
    "credit": "won leads by model and source: tracked calls and the CRM's source, several of one "
    "source on one day as one, up to 90 days before; '' where nothing touched them",
}


@dataclass(frozen=True)
class LeadFigures:
    """What is counted of the leads, as they stand when the world closes."""

    leads: int
    by_stage: Mapping[str, int]
    by_origin: Mapping[str, int]
    by_status: Mapping[str, int]
    won: int
    won_value: int
    by_source: Mapping[str, Mapping[str, int]]
    by_created_month: Mapping[str, int]
    by_owner: Mapping[str, int]
    do_not_call: int


@dataclass(frozen=True)
class DemoAnswers:
    """Everything the demo knows to be true of itself."""

    seed: int
    until: str
    days: int
    timezone: str
    meanings: Mapping[str, str]
    totals: Figures
    by_month: Mapping[str, Figures]
    by_rep: Mapping[str, Figures]
    by_hour: Mapping[str, Figures]
    by_weekday: Mapping[str, Figures]
    leads: LeadFigures
    spend: SpendFigures
    credit: Mapping[str, Mapping[str, float]]
    consent: ConsentFigures
    cards: tuple[Card, ...]
    sources: tuple[Mapping[str, str], ...]
    touches: Mapping[str, Mapping[str, int]]
    stage_of_status: Mapping[str, str]
    files: tuple[Written, ...]

    def as_json(self) -> dict[str, Any]:
        """The answers as answers.json holds them."""
        return asdict(self)


def answers(world: World, written: Iterable[Written]) -> DemoAnswers:
    """Count everything; ``written`` are the files as their writers account for them."""
    leads = lead_persons(world)
    return DemoAnswers(
        seed=world.seed,
        until=world.closes_at.date().isoformat(),
        days=DAYS_TOLD,
        timezone=str(world.closes_at.tzinfo),
        meanings=MEANINGS,
        totals=figures(world.calls, first_calls(world)),
        by_month=figures_by(world, lambda call: f"{call.started:%Y-%m}"),
        by_rep=figures_by(world, lambda call: call.told_by),
        by_hour=figures_by(world, lambda call: call.started.hour),
        by_weekday=figures_by(world, lambda call: call.started.isoweekday()),
        leads=lead_figures(world, leads),
        spend=spend_figures(world, leads),
        credit=credit_by_source(world, leads),
        consent=consent_figures(world),
        cards=tuple(cards(world)),
        sources=tuple(source_words()),
        touches=touches(world),
        stage_of_status={word: stage for stage, words in STATUS_WORDS.items() for word in words},
        files=tuple(written),
    )


def lead_figures(world: World, leads: list[LeadPerson]) -> LeadFigures:
    """The figures of all leads."""
    now = world.closes_at
    won = [lead.won_value for lead in leads if lead.won_value is not None]
    return LeadFigures(
        leads=len(leads),
        by_stage=counted(lead.stage for lead in leads),
        by_origin=counted(lead.origin for lead in leads),
        by_status=counted(lead.step_at(now).word for lead in world.leads),
        won=len(won),
        won_value=sum(won),
        by_source=leads_by_source(leads),
        by_created_month=counted(f"{lead.created:%Y-%m}" for lead in leads),
        by_owner=counted(lead.owner for lead in leads),
        do_not_call=sum(lead.do_not_call for lead in world.leads),
    )


def counted(words: Iterable[str]) -> dict[str, int]:
    """How often each word occurs."""
    return dict(Counter(words))


def leads_by_source(leads: list[LeadPerson]) -> dict[str, dict[str, int]]:
    """Leads, won leads and their value by source; '' where no export names one."""
    groups: dict[str, list[LeadPerson]] = defaultdict(list)
    for lead in leads:
        groups[lead.source].append(lead)
    return {source: worth_of(group) for source, group in groups.items()}


def worth_of(leads: list[LeadPerson]) -> dict[str, int]:
    """How many leads there are, how many bought, and for how much."""
    won = [lead.won_value for lead in leads if lead.won_value is not None]
    return {
        "leads": len(leads),
        "won": len(won),
        "won_value": sum(won),
    }


def source_words() -> Iterable[dict[str, str]]:
    """Each source with its campaign, and how the CRM and the team line spell it."""
    for one in SOURCES:
        yield {
            "source": one.name,
            "campaign": one.campaign,
            "in_crm": one.in_crm,
            "on_line": one.on_line,
            "line": one.line or "",
        }


def touches(world: World) -> dict[str, dict[str, int]]:
    """The contacts with each source that calls and the CRM track, and those that people told."""
    on_lines = [source.name for source in sources_of_calls(world).values()]
    in_crm = [lead.caller.source.name for lead in world.leads if lead.caller.source.in_crm]
    said = [said_of(lead) for lead in world.leads]
    names = {one.in_crm: one.name for one in SOURCES}
    return {
        "tracked": counted([*on_lines, *in_crm]),
        "told": counted(names.get(one, one) for one in said if one not in ("", DO_NOT_KNOW)),
    }
