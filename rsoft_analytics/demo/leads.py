"""The invented CRM: leads, and how their stages ripen with the months."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random

from rsoft_analytics.demo.people import Caller, Kind, Person
from rsoft_analytics.demo.team import Rep

STATUS_WORDS = {
    "new": ("New", "Attempted to Contact", "Not Contacted"),
    "contacted": ("Contacted", "Working", "In Progress"),
    "qualified": ("Qualified", "Quotation Sent"),
    "won": ("Won", "Closed Won", "Converted"),
    "lost": ("Lost", "Closed Lost", "Not Interested"),
    "junk": ("Junk", "Junk Lead", "Wrong Number"),
}


@dataclass(frozen=True)
class Step:
    """One change of a lead's stage, in the CRM's own word for it."""

    at: datetime
    stage: str
    word: str


@dataclass(eq=False)
class Lead:
    """A person who may buy; its steps lie in order of time, some in the future."""

    number: int  # given when the story is over, by order of creation
    caller: Caller
    person: Person
    owner: Rep
    created: datetime
    value: int  # whole rupees
    do_not_call: bool
    steps: list[Step] = field(default_factory=list)

    @property
    def lead_id(self) -> str:
        """The CRM's own id."""
        return f"L-{self.number:05}"

    def step_at(self, moment: datetime) -> Step:
        """The last step taken before that moment."""
        return [step for step in self.steps if step.at < moment][-1]

    def won_at(self, moment: datetime) -> datetime | None:
        """When it had been won, as known at that moment."""
        step = self.step_at(moment)
        return step.at if step.stage == "won" else None


class Crm:
    """The leads as they come in."""

    def __init__(self, rng: Random) -> None:
        """An empty CRM; rng decides what becomes of leads."""
        self.rng = rng
        self.leads: list[Lead] = []
        self.known: set[Caller] = set()

    def opened(self, caller: Caller, at: datetime, was_spoken_to: bool) -> Lead:
        """A new lead for a caller, with all that will become of it."""
        lead = Lead(
            number=0,
            caller=caller,
            person=caller.people[0],
            owner=caller.rep,
            created=at.replace(second=0, microsecond=0),
            value=self.worth(caller),
            do_not_call=self.rng.random() < 0.03,
        )
        self.ripen(lead, was_spoken_to)
        self.leads.append(lead)
        self.known.update(one for person in caller.people for one in person.callers)
        return lead

    def numbered_leads(self) -> list[Lead]:
        """All leads in order of creation, each with its number."""
        in_order = sorted(self.leads, key=lambda lead: lead.created)
        for number, lead in enumerate(in_order, start=1):
            lead.number = number
        return in_order

    def worth(self, caller: Caller) -> int:
        """What the order may bring: builders buy for whole blocks."""
        middle = 11.9 if caller.kind is Kind.TRADE else 10.9
        return round(self.rng.lognormvariate(middle, 0.7) / 500) * 500

    def ripen(self, lead: Lead, was_spoken_to: bool) -> None:
        """Write down the lead's steps from new to its end."""
        self.step(lead, 0, "new")
        if was_spoken_to:
            self.step(lead, 1, "contacted")
        elif self.rng.random() < 0.8:
            self.step(lead, self.rng.expovariate(1 / 20), "contacted")
        else:
            return
        self.finish(lead)

    def finish(self, lead: Lead) -> None:
        """What becomes of a lead that was contacted: most wait, some buy, more do not."""
        fate = self.rng.random()
        wins = lead.caller.source.wins
        if fate < wins:
            self.step(lead, self.days(4), "qualified")
            self.step(lead, self.days(14), "won")
        elif fate < wins + 0.35:
            self.step(lead, self.days(25), "lost")
        elif fate < wins + 0.43:
            self.step(lead, self.days(2), "junk")
        elif fate < wins + 0.55:
            self.step(lead, self.days(6), "qualified")

    def days(self, median: float) -> float:
        """A waiting time of some days, in hours."""
        return 24 * median * self.rng.lognormvariate(0, 0.6)

    def step(self, lead: Lead, hours_later: float, stage: str) -> None:
        """Add a step some hours after the last."""
        last = lead.steps[-1].at if lead.steps else lead.created
        at = (last + timedelta(hours=hours_later)).replace(second=0, microsecond=0)
        lead.steps.append(Step(at, stage, self.rng.choice(STATUS_WORDS[stage])))
