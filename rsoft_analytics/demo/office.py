"""The office at work: who picks up, who rings back, who tries again.

Three laws keep the exports free of ambiguity that no importer could resolve:
two calls with one caller lie five minutes apart, unless the later is a redial
on the very same way; no call begins in the last seconds of a minute; and a
number that a phone blocks has been heard before.
"""

from dataclasses import replace
from datetime import datetime, timedelta
from heapq import heappop, heappush
from itertools import count
from random import Random

from rsoft_analytics.demo.events import BOTH, DESK, DIRECT, Call, Outcome, Plan
from rsoft_analytics.demo.habits import outcome_of, seconds_of
from rsoft_analytics.demo.leads import Crm
from rsoft_analytics.demo.people import BUYERS, RINGS_AGAIN, Caller, Kind
from rsoft_analytics.demo.seasons import settled, when_open
from rsoft_analytics.demo.team import ON_TEAM_LINE, WITH_PHONE, Phone, Rep

APART = timedelta(minutes=5)


class Office:
    """The team, playing its agenda in order of time."""

    def __init__(self, rng: Random, closes_at: datetime) -> None:
        """An office with an empty agenda, whose story ends at that moment."""
        self.rng = rng
        self.closes_at = closes_at
        self.crm = Crm(rng)
        self.calls: list[Call] = []
        self.agenda: list[tuple[datetime, int, Caller | Plan]] = []  # a caller fills in a form
        self.order = count()
        self.busy_until: dict[Rep, datetime] = {}
        self.last_call: dict[Caller, datetime] = {}
        self.last_talk: dict[Caller, datetime] = {}

    def expect(self, at: datetime, plan: Caller | Plan) -> None:
        """Put a plan, or a caller who fills in the web form, on the agenda."""
        heappush(self.agenda, (settled(at), next(self.order), plan))

    def work(self) -> None:
        """Play the agenda until it is empty or the story ends."""
        while self.agenda and self.agenda[0][0] < self.closes_at:
            at, _, plan = heappop(self.agenda)
            if isinstance(plan, Caller):
                self.take_enquiry(at, plan)
            else:
                self.attend(at, plan)

    def attend(self, at: datetime, plan: Plan) -> None:
        """Make the planned call, put it off, or let it be."""
        if self.is_settled(plan) or (plan.is_redial and not self.may_redial(at, plan)):
            return
        possible = at if plan.is_redial else self.possible_from(at, plan)
        if possible > at:
            self.expect(possible, plan)
            return
        self.ring(at, plan)

    def is_settled(self, plan: Plan) -> bool:
        """Whether they have talked since the missed call that this was to answer."""
        talked = self.last_talk.get(plan.caller)
        return bool(plan.because_of and talked and talked > plan.because_of)

    def may_redial(self, at: datetime, plan: Plan) -> bool:
        """A rep cannot redial while talking to somebody else."""
        return plan.is_incoming or self.busy_until.get(plan.rep, at) <= at

    def possible_from(self, at: datetime, plan: Plan) -> datetime:
        """The earliest moment at which the call can be made without breaking the laws."""
        pause = timedelta(seconds=self.rng.randrange(5, 240))
        last = self.last_call.get(plan.caller)
        possible = at if last is None or at - last >= APART else last + APART + pause
        if plan.is_incoming:
            return settled(possible)
        free = self.busy_until.get(plan.rep, at)
        possible = possible if free <= possible else free + pause
        return settled(when_open(self.rng, possible))

    def ring(self, at: datetime, plan: Plan) -> None:
        """Let it ring, note what came of it, and what it leads to."""
        is_busy = self.busy_until.get(plan.rep, at) > at
        outcome = outcome_of(self.rng, at, plan, is_busy)
        call = self.noted(at, plan, outcome)
        if call.is_conversation:
            self.after_talk(call)
        elif call.is_incoming:
            self.after_missed(call, plan)
        else:
            self.after_no_answer(call, plan)

    def noted(self, at: datetime, plan: Plan, outcome: Outcome) -> Call:
        """The call, as it now stands in the story."""
        seconds = seconds_of(self.rng, plan.caller.kind, outcome)
        call = Call(
            started=at,
            caller=plan.caller,
            rep=plan.rep,
            is_incoming=plan.is_incoming,
            route=plan.route,
            outcome=outcome,
            seconds=seconds,
            spelling=self.rng.randrange(1000),
            later=self.rng.randrange(3),
        )
        self.calls.append(call)
        self.last_call[plan.caller] = at
        if outcome is Outcome.TALKED:
            self.last_talk[plan.caller] = at
            self.busy_until[plan.rep] = at + timedelta(seconds=seconds + 3)
        return call

    def after_talk(self, call: Call) -> None:
        """A talk makes a lead of a stranger who may buy, or a nuisance of a spammer."""
        caller = call.caller
        if caller.kind is Kind.SPAM and self.rng.random() < 0.5:
            caller.is_blocked = True
        if caller.kind not in BUYERS:
            return
        if caller not in self.crm.known and self.rng.random() < 0.55:
            self.open_lead(call)
        elif self.rng.random() < 0.35:
            caller.people[0].is_saved = True

    def open_lead(self, call: Call) -> None:
        """Note the caller in the CRM after the talk, and ring them about the offer."""
        minutes = self.rng.randrange(3, 50)
        at = call.started + timedelta(seconds=call.seconds, minutes=minutes)
        if at >= self.closes_at:
            return
        self.crm.opened(call.caller, at, was_spoken_to=True)
        call.caller.people[0].is_saved = self.rng.random() < 0.8
        for days in self.rng.sample(range(2, 40), self.rng.choice((0, 0, 1, 1, 2))):
            self.expect(when_open(self.rng, at + timedelta(days=days)), self.outgoing(call.caller))

    def outgoing(self, caller: Caller, because_of: datetime | None = None) -> Plan:
        """A call of the caller's own rep to them."""
        route = DESK if caller.rep.phone is Phone.DESK else DIRECT
        return Plan(caller, caller.rep, route, is_incoming=False, because_of=because_of)

    def after_missed(self, call: Call, plan: Plan) -> None:
        """The caller may try again at once; the rep may ring back, soon or late."""
        if call.outcome is Outcome.BLOCKED or call.caller.kind not in RINGS_AGAIN:
            return
        if plan.tries < 4 and self.rng.random() < 0.32:
            self.try_again(call, plan)
        if call.caller.kind in BUYERS and self.rng.random() < plan.rep.returns * 0.7:
            minutes = plan.rep.callback_minutes * self.rng.lognormvariate(0, 0.9)
            at = call.started + timedelta(minutes=minutes)
            self.expect(when_open(self.rng, at), self.outgoing(call.caller, call.started))

    def after_no_answer(self, call: Call, plan: Plan) -> None:
        """The rep may redial at once; the caller may see it and ring."""
        chance = self.rng.random()
        if chance < 0.15 and plan.tries < 2:
            self.try_again(call, plan)
        elif chance < 0.45 and call.caller.kind in BUYERS:
            at = call.started + timedelta(minutes=self.rng.randrange(6, 150))
            self.expect(at, self.incoming(call.caller))

    def try_again(self, call: Call, plan: Plan) -> None:
        """Redial on the same way, half a minute to nearly two minutes after the attempt."""
        at = call.started + timedelta(seconds=self.rng.randrange(31, 110))
        self.expect(at, replace(plan, tries=plan.tries + 1, is_redial=True))

    def incoming(self, caller: Caller) -> Plan:
        """A caller's call to us, on the way they know: the number they saw, or the rep's own."""
        if not caller.has_number:
            return self.incoming_without_number(caller)
        rep = caller.rep
        by_team_line = caller.source.line and self.rng.random() < 0.6
        if rep.phone is Phone.DESK:
            return Plan(caller, rep, DESK)
        if by_team_line:
            return Plan(caller, rep, BOTH if self.rng.random() < 0.6 else DESK)
        if self.rng.random() < 0.06:
            rep = self.rng.choice(WITH_PHONE)
        return Plan(caller, rep, DIRECT)

    def incoming_without_number(self, caller: Caller) -> Plan:
        """A call that shows no number, or a service's: to any phone, or to the desk."""
        if caller.kind is Kind.WITHHELD and self.rng.random() < 0.3:
            return Plan(caller, self.rng.choice(ON_TEAM_LINE), DESK)
        return Plan(caller, self.rng.choice(WITH_PHONE), DIRECT)

    def take_enquiry(self, at: datetime, caller: Caller) -> None:
        """A web form makes a lead before any call, rung by us or forgotten."""
        lead = self.crm.opened(caller, at, was_spoken_to=False)
        if len(lead.steps) > 1:
            first_try = max(lead.steps[1].at, at + timedelta(minutes=2))
            self.expect(when_open(self.rng, first_try), self.outgoing(caller))
