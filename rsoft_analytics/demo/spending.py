"""What the invented shop spends on advertisements, and what a lead and a customer cost it."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from rsoft_analytics.demo.lead_persons import LeadPerson
from rsoft_analytics.demo.seasons import busyness, told_days
from rsoft_analytics.demo.sources import ADVERTISED
from rsoft_analytics.demo.world import World

A_DAY = 5_200  # rupees for all of Google, in a town of 12,000 calls, by the share of each campaign
WINDOW = timedelta(days=30)


@dataclass(frozen=True)
class Day:
    """What one campaign cost on one day, and what it was shown and clicked for it."""

    on: date
    campaign: str
    paise: int
    impressions: int
    clicks: int


@dataclass(frozen=True)
class SpendFigures:
    """What was spent, and the cost of a lead and of a customer within 30 days, by source."""

    spend: float
    by_source: Mapping[str, float]
    by_campaign: Mapping[str, float]
    by_month: Mapping[str, float]
    cost_per_lead: Mapping[str, float]
    cost_per_won_within_30_days: Mapping[str, float]


def google_days(world: World) -> list[Day]:
    """Every day of every campaign on Google; the dice are its own, so that no call moves."""
    rng = Random(f"{world.seed} spend")
    days = told_days(world.closes_at.date())
    size = len(world.calls) / 12_000
    return [
        day_of(rng, day, source.campaign, A_DAY * source.share * size * busyness(day, 0.5))
        for day in days
        for source in ADVERTISED
    ]


def day_of(rng: Random, day: date, campaign: str, rupees: float) -> Day:
    """A day's cost around what is planned for it."""
    paise = round(rupees * rng.uniform(0.7, 1.3) * 100)
    clicks = round(paise / 100 / rng.uniform(18, 30))
    return Day(day, campaign, paise, round(clicks * rng.uniform(12, 25)), clicks)


def spend_figures(world: World, leads: list[LeadPerson]) -> SpendFigures:
    """The spend, and what it brought: each day's leads against each day's money."""
    days = google_days(world)
    by_campaign: dict[str, int] = defaultdict(int)
    by_month: dict[str, int] = defaultdict(int)
    for one in days:
        by_campaign[one.campaign] += one.paise
        by_month[f"{one.on:%Y-%m}"] += one.paise
    name = ADVERTISED[0].name
    brought = [lead for lead in leads if lead.source == name]
    bought = [lead for lead in brought if is_within_window(lead)]
    newest = told_until(world)
    last = newest - WINDOW - timedelta(days=1)
    known, ripe = (sum(one.paise for one in days if one.on <= day) / 100 for day in (newest, last))
    customers = sum(lead.created.date() <= last for lead in bought)
    total = sum(one.paise for one in days)
    return SpendFigures(
        spend=total / 100,
        by_source={name: total / 100},
        by_campaign={campaign: paise / 100 for campaign, paise in by_campaign.items()},
        by_month={month: paise / 100 for month, paise in by_month.items()},
        cost_per_lead={name: known / len(brought)} if brought else {},
        cost_per_won_within_30_days={name: ripe / customers} if customers else {},
    )


def told_until(world: World) -> date:
    """The day of the newest call, lead or end of one: of what is younger, nobody tells."""
    steps = [lead.step_at(world.closes_at) for lead in world.leads]
    ends = [step.at for step in steps if step.stage != "contacted"]  # first contact is a call's
    return max([call.started for call in world.calls] + ends).date()


def is_within_window(lead: LeadPerson) -> bool:
    """Whether somebody bought within 30 days."""
    won_at = lead.told_won_at
    return won_at is not None and won_at - lead.created <= WINDOW
