"""What comes of a call: who picks up when, how long they talk."""

from datetime import datetime
from random import Random

from rsoft_analytics.demo.events import BOTH, DESK, DIRECT, Outcome, Plan
from rsoft_analytics.demo.people import Kind
from rsoft_analytics.demo.seasons import CLOSES, OPENS
from rsoft_analytics.demo.team import Rep

WE_REACH_THEM = 0.62
LONGEST = 4500
LEAVES_MESSAGE = {DESK: 0.25, DIRECT: 0.06, BOTH: 0.0}  # after hours, where nobody picks up
TALK = {  # median seconds, and spread of the logarithm
    Kind.CUSTOMER: (95, 0.95),
    Kind.TRADE: (70, 0.8),
    Kind.FOREIGN: (160, 0.8),
    Kind.SPAM: (14, 0.5),
    Kind.WRONG: (9, 0.4),
    Kind.SHORT_CODE: (25, 0.5),
    Kind.WITHHELD: (45, 0.8),
}


def outcome_of(rng: Random, at: datetime, plan: Plan, is_busy: bool) -> Outcome:
    """What comes of a call, where the rep may be talking to somebody else."""
    if not plan.is_incoming:
        return Outcome.TALKED if rng.random() < WE_REACH_THEM else Outcome.NO_ANSWER
    if plan.caller.is_blocked and plan.route is DIRECT:
        return Outcome.BLOCKED
    if not is_busy and rng.random() < chance_of_answer(at, plan.rep):
        return Outcome.TALKED
    return unanswered(rng, at, plan)


def chance_of_answer(at: datetime, rep: Rep) -> float:
    """How likely a free rep picks up: at lunch or at home they seldom do."""
    if not is_open(at):
        return 0.25 * rep.presence
    return (0.5 if at.hour == 13 else 0.84) * rep.presence


def unanswered(rng: Random, at: datetime, plan: Plan) -> Outcome:
    """How a call ends that nobody picks up."""
    if not is_open(at) and rng.random() < LEAVES_MESSAGE[plan.route]:
        return Outcome.VOICEMAIL
    declines = 0.3 if plan.caller.kind is Kind.SPAM else 0.09
    if plan.route is DIRECT and rng.random() < declines:
        return Outcome.DECLINED
    return Outcome.MISSED


def is_open(at: datetime) -> bool:
    """Whether the shop is open."""
    return OPENS <= at.hour < CLOSES and at.weekday() != 6


def seconds_of(rng: Random, kind: Kind, outcome: Outcome) -> int:
    """How long they talked, or how long the message is; 0 where nobody spoke."""
    if outcome is Outcome.VOICEMAIL:
        return rng.randrange(4, 40)
    if outcome is not Outcome.TALKED:
        return 0
    median, spread = TALK[kind]
    return max(1, min(LONGEST, round(median * rng.lognormvariate(0, spread))))
