"""Who is a lead of the invented world: everybody in the CRM, and the strangers who rang.

A number that nobody had rung, and that the CRM did not hold, is a lead from its
first ring on. Address books prove nothing of the past: they are read last.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from rsoft_analytics.demo.events import Call, Outcome
from rsoft_analytics.demo.exports.crm_leads import FULL_EXPORT_AGO
from rsoft_analytics.demo.leads import Lead
from rsoft_analytics.demo.people import Caller
from rsoft_analytics.demo.world import World

AS_FINE_AS_A_CRM = timedelta(minutes=1)


@dataclass(frozen=True)
class LeadPerson:
    """One number that may buy, as the exports together tell of it."""

    caller: Caller
    calls: list[Call]
    lead: Lead | None  # what the CRM holds
    closes_at: datetime

    @property
    def first_ring(self) -> Call | None:
        """The first call that rang here."""
        rings = (one for one in self.calls if one.is_incoming)
        return next((one for one in rings if one.outcome is not Outcome.BLOCKED), None)

    @property
    def was_known(self) -> bool:
        """Whether the number had been rung, or was in the CRM, when it first rang."""
        ring = self.first_ring
        if ring is None:
            return False
        is_in_crm = self.lead and self.lead.created + AS_FINE_AS_A_CRM <= ring.started
        was_rung = any(not one.is_incoming and one.started < ring.started for one in self.calls)
        return bool(is_in_crm or was_rung)

    @property
    def call(self) -> Call | None:
        """The call that made it a lead."""
        return None if self.was_known else self.first_ring

    @property
    def is_lead(self) -> bool:
        """Whether anything makes it a lead."""
        return self.call is not None or self.lead is not None

    @property
    def origin(self) -> str:
        """How it came to be a lead."""
        return "Call" if self.call else "CRM export"

    @property
    def created(self) -> datetime:
        """When it became a lead."""
        if self.call:
            return self.call.started
        return self.lead.created if self.lead else self.closes_at

    @property
    def stage(self) -> str:
        """What the CRM says of it; else whether somebody spoke with it."""
        if self.lead:
            return self.lead.step_at(self.closes_at).stage
        return "contacted" if any(one.is_conversation for one in self.calls) else "new"

    @property
    def owner(self) -> str:
        """Whose lead it is; '' where the exports name nobody."""
        return self.lead.owner.name if self.lead else self.call.told_by if self.call else ""

    @property
    def source(self) -> str:
        """Where it heard of us; '' where neither the CRM nor the team line tells."""
        source = self.caller.source
        tracked = any(one.is_incoming and one.route.on_team_line for one in self.calls)
        return source.name if self.lead or (source.line and tracked) else ""

    @property
    def is_won_told_by_day(self) -> bool:
        """Whether the CRM's full export tells of the purchase: it knows the day alone."""
        won_at = self.lead.won_at(self.closes_at) if self.lead else None
        return won_at is not None and won_at < self.closes_at - FULL_EXPORT_AGO

    @property
    def told_won_at(self) -> datetime | None:
        """When it bought as the CRM tells it: a day is its midnight, but not before the lead."""
        won_at = self.lead.won_at(self.closes_at) if self.lead else None
        if won_at is None or not self.is_won_told_by_day:
            return won_at
        midnight = won_at.replace(hour=0, minute=0)
        return self.created if midnight.date() == self.created.date() else midnight

    @property
    def won_value(self) -> int | None:
        """What it bought for; None where it did not buy."""
        return self.lead.value if self.lead and self.lead.won_at(self.closes_at) else None


def lead_persons(world: World) -> list[LeadPerson]:
    """Every lead, by number."""
    leads = {lead.caller: lead for lead in world.leads}
    calls: dict[Caller, list[Call]] = {lead.caller: [] for lead in world.leads}
    for call in world.calls:
        if call.caller.has_number:
            calls.setdefault(call.caller, []).append(call)
    everybody = [
        LeadPerson(caller, of_them, leads.get(caller), world.closes_at)
        for caller, of_them in calls.items()
    ]
    return [person for person in everybody if person.is_lead]
