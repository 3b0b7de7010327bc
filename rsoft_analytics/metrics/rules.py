"""The same number by everybody's rule: what other systems would count of these calls, and why.

Each bridge leads from our number to theirs in steps that add up exactly. What a
rule needs and no export holds, such as how long it rang, is said and not guessed.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, cast

from rsoft_analytics.metrics.counts import wilson
from rsoft_analytics.metrics.filters import Filters
from rsoft_analytics.store import Store

Number = Literal["answer_rate", "missed_calls", "unique_callers"]
Counted = Mapping[str, int]


@dataclass(frozen=True)
class Step:
    """One difference of rule: which calls, and how often each counts above and below the line."""

    kind: str  # a column of call_kinds
    one: str  # what one of them is called
    more: str
    rule: str = ""  # what becomes of them
    above: int = 0  # a count has nothing below its line
    below: int = 0

    def words(self, calls: int) -> str:
        """What so many of them are called, and what becomes of them."""
        thing = self.one if calls == 1 else self.more
        return f"{thing}: {self.rule}" if self.rule else thing


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


BRIEFLY = "answered for less than our shortest conversation"
BRIEF = Step("brief", f"call {BRIEFLY}", f"calls {BRIEFLY}", "answered", 1, 1)
SILENT = Step(
    "silent", "call answered for 0 seconds", "calls answered for 0 seconds", "answered", 1, 1
)
VOICEMAIL = ("voicemail", "voicemail", "voicemails")
VOICEMAIL_NOT_ANSWERED = Step(*VOICEMAIL, "incoming, not answered", 0, 1)
VOICEMAIL_ANSWERED = Step(*VOICEMAIL, "answered", 1, 1)
VOICEMAIL_MISSED = Step(*VOICEMAIL, "unanswered", 1)
DECLINED = ("declined", "declined call", "declined calls")
BLOCKED = Step(
    "blocked_only", "number that was always blocked", "numbers that were always blocked", above=-1
)
DIALLED = Step("dialled_only", "number that only we rang", "numbers that only we rang", above=1)
NO_RING_TIME = "how long it rang is in no export read here"

RULES = (
    Rule(
        "CallRail",
        "Answered is whatever was picked up, by another phone system too. Voicemail is a status of "
        "its own. Unanswered is missed from 15 seconds, abandoned before; there is no declining.",
        f"Missed and abandoned cannot be told apart: {NO_RING_TIME}. Both are counted as missed.",
        {
            "answer_rate": (BRIEF, SILENT, VOICEMAIL_NOT_ANSWERED),
            "missed_calls": (Step(*DECLINED, "not taken", 1),),
            "unique_callers": (BLOCKED,),
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
                Step(*DECLINED, "unanswered", 1),
                VOICEMAIL_MISSED,
            ),
            "unique_callers": (BLOCKED,),
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
            "unique_callers": (DIALLED,),
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
    return kinds_in(store.row("metrics/answer_rate_elsewhere", **filters.parameters()))


def kinds_in(row: dict[str, Any]) -> dict[str, int]:
    """The kinds in the answer of a metric that other systems count otherwise."""
    return {name: count for name, count in row.items() if name != "key"}


def bridge(rule: Rule, number: Number, found: Counted) -> list[Stage]:
    """A number from ours to a system's, each step with the number after it."""
    stages = [ours(number, found)]
    for step in rule.steps[number]:
        last, calls = stages[-1], found[step.kind]
        below = None if last.below is None else last.below + step.below * calls
        stages.append(Stage(step.words(calls), calls, last.above + step.above * calls, below))
    return stages


def ours(number: Number, found: Counted) -> Stage:
    """The number as it is counted here."""
    if number == "answer_rate":
        offered = found["spoken"] + found["missed"] + found["declined"]
        return Stage("Ours", offered, found["spoken"], offered)
    count = found["missed" if number == "missed_calls" else "callers"]
    return Stage("Ours", count, count, None)


def by_systems(
    number: str, rows: list[dict[str, Any]], dimension: str | None
) -> list[dict[str, Any]]:
    """A number by each system's rule, or as it is counted here; of no calls there is none."""
    number = cast("Number", number)
    found = kinds_in(rows[0])
    if dimension is None:
        return [as_row(None, ours(number, found))]
    if not any(found.values()):
        return []
    return [as_row(rule.system, bridge(rule, number, found)[-1]) for rule in RULES]


def as_row(system: str | None, stage: Stage) -> dict[str, Any]:
    """A number as a row of a report; a share with what it is a share of, and its range."""
    row = {"key": system, "value": stage.value}
    if stage.below is None:
        return row
    low, high = wilson(stage.above, stage.below) if stage.below else (None, None)
    return row | {"n": stage.below, "low": low, "high": high}
