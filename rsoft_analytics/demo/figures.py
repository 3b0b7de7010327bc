"""What is counted of calls: the numbers that every page of the product begins with."""

from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from rsoft_analytics.demo.events import Call, Outcome
from rsoft_analytics.demo.people import Caller
from rsoft_analytics.demo.world import World


@dataclass(frozen=True)
class Figures:
    """What is counted of some calls."""

    calls: int
    incoming: int
    outgoing: int
    conversations: int
    answered: int
    missed: int
    declined: int
    blocked: int
    voicemail: int
    talk_seconds: int
    answer_rate: float | None
    unique_callers: int
    first_time_callers: int


def figures_by(world: World, key: Callable[[Call], Any]) -> dict[str, Figures]:
    """The figures of each group of calls, in order."""
    groups: dict[Any, list[Call]] = defaultdict(list)
    for call in world.calls:
        groups[key(call)].append(call)
    firsts = first_calls(world)
    return {str(group): figures(groups[group], firsts) for group in sorted(groups)}


def first_calls(world: World) -> set[Call]:
    """The calls that were a number's first, where it was the number that rang us."""
    first: dict[Caller, Call] = {}
    for call in world.calls:
        if call.caller.has_number:
            first.setdefault(call.caller, call)
    return {call for call in first.values() if call.is_incoming}


def figures(calls: list[Call], firsts: set[Call]) -> Figures:
    """The figures of some calls."""
    incoming = [call for call in calls if call.is_incoming]
    came_to = Counter(call.outcome for call in incoming)
    talks = [call for call in calls if call.is_conversation]
    answered, missed, declined = (
        came_to[outcome] for outcome in (Outcome.TALKED, Outcome.MISSED, Outcome.DECLINED)
    )
    offered = answered + missed + declined
    return Figures(
        calls=len(calls),
        incoming=len(incoming),
        outgoing=len(calls) - len(incoming),
        conversations=len(talks),
        answered=answered,
        missed=missed,
        declined=declined,
        blocked=came_to[Outcome.BLOCKED],
        voicemail=came_to[Outcome.VOICEMAIL],
        talk_seconds=sum(call.seconds for call in talks),
        answer_rate=answered / offered if offered else None,
        unique_callers=len({call.caller for call in incoming if call.caller.has_number}),
        first_time_callers=sum(call in firsts for call in calls),
    )
