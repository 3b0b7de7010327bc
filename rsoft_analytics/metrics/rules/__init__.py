"""The same number by everybody's rule: what other systems would count of these calls, and why.

Each bridge leads from our number to theirs in steps that add up exactly. What a
rule needs and no export holds, such as how long it rang, is said and not guessed.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from rsoft_analytics.metrics.filters import Filters
from rsoft_analytics.store import Store

Number = Literal["answer_rate", "missed_calls", "unique_callers"]
Counted = Mapping[str, int]


@dataclass(frozen=True)
class Step:
    """One difference of rule: which calls, and how often each counts above and below the line."""

    kind: str  # a column of counted.sql
    words: str
    above: int = 0  # a count has nothing below its line
    below: int = 0


@dataclass(frozen=True)
class Stage:
    """A number on its way from ours to theirs."""

    words: str
    calls: int  # that the step is about
    above: int
    below: int | None  # None for a count

    @property
    def value(self) -> float | None:
        """The share, or the count; None where there is nothing to share."""
        if self.below is None:
            return self.above
        return self.above / self.below if self.below else None


@dataclass(frozen=True)
class Rule:
    """How a system counts: its steps from our numbers, what is known of it, what is not."""

    system: str
    known: str
    unknown: str
    steps: Mapping[Number, tuple[Step, ...]]


BRIEF = Step("brief", "calls answered for less than our shortest conversation: answered", 1, 1)
SILENT = Step("silent", "calls answered for 0 seconds: answered", 1, 1)
VOICEMAIL_NOT_ANSWERED = Step("voicemail", "voicemails: incoming, not answered", 0, 1)
VOICEMAIL_ANSWERED = Step("voicemail", "voicemails: answered", 1, 1)
NO_RING_TIME = "how long it rang is in no export read here"

RULES = (
    Rule(
        "CallRail",
        "Answered is whatever was picked up, by another phone system too. Voicemail is a status of "
        "its own. Unanswered is missed from 15 seconds, abandoned before; there is no declining.",
        f"Missed and abandoned cannot be told apart: {NO_RING_TIME}. Both are counted as missed.",
        {
            "answer_rate": (BRIEF, SILENT, VOICEMAIL_NOT_ANSWERED),
            "missed_calls": (Step("declined", "declined calls: nobody took them", 1),),
            "unique_callers": (Step("blocked_only", "numbers that were always blocked", -1),),
        },
    ),
    Rule(
        "Aircall",
        "Answered is an incoming call in which a user was connected; every other one is "
        "unanswered. Calls between colleagues are left out, a transfer is one call of the last "
        "person. An outgoing call that a machine takes counts as connected.",
        "Which calls were between colleagues or transferred is known only where the export says "
        f"so; calls within a service level cannot be told: {NO_RING_TIME}.",
        {
            "answer_rate": (BRIEF, SILENT, VOICEMAIL_NOT_ANSWERED),
            "missed_calls": (
                Step("declined", "declined calls: unanswered", 1),
                Step("voicemail", "voicemails: unanswered", 1),
            ),
            "unique_callers": (Step("blocked_only", "numbers that were always blocked", -1),),
        },
    ),
    Rule(
        "Callyzer",
        "Reads the phone's own log, as ours does: missed and rejected are types of that log. Apps "
        "of its kind call a call connected from 1 second on, and count every number as a client, "
        "whoever rang.",
        "Its makers publish no formulas; what apps of its kind say is taken. A call of 0 seconds "
        f"is left out as it is here. {NO_RING_TIME.capitalize()}.",
        {
            "answer_rate": (BRIEF,),
            "missed_calls": (),
            "unique_callers": (Step("dialled_only", "numbers that only we rang", 1),),
        },
    ),
    Rule(
        "Nextiva",
        "Counts voicemail as answered.",
        "Of its other rules nothing is known here.",
        {"answer_rate": (VOICEMAIL_ANSWERED,), "missed_calls": (), "unique_callers": ()},
    ),
)


def counted(store: Store, filters: Filters) -> dict[str, int]:
    """How many calls and callers of each kind the filters select."""
    return store.row("metrics/rules/counted", **filters.parameters())


def bridge(rule: Rule, number: Number, found: Counted) -> list[Stage]:
    """A number from ours to a system's, each step with the number after it."""
    stages = [ours(number, found)]
    for step in rule.steps[number]:
        last, calls = stages[-1], found[step.kind]
        below = None if last.below is None else last.below + step.below * calls
        stages.append(Stage(step.words, calls, last.above + step.above * calls, below))
    return stages


def ours(number: Number, found: Counted) -> Stage:
    """The number as it is counted here."""
    if number == "answer_rate":
        offered = found["spoken"] + found["missed"] + found["declined"]
        return Stage("Ours", offered, found["spoken"], offered)
    count = found["missed" if number == "missed_calls" else "callers"]
    return Stage("Ours", count, count, None)
