"""The invented calls, planned and made."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum

from rsoft_analytics.demo.people import Caller
from rsoft_analytics.demo.team import Rep


class Outcome(Enum):
    """What came of a call."""

    TALKED = "somebody was spoken to"
    MISSED = "nobody picked up"
    DECLINED = "the rep pressed it away"
    BLOCKED = "the phone refused it by itself"
    VOICEMAIL = "the caller left a message"
    NO_ANSWER = "we rang, nobody picked up"


UNANSWERED = frozenset({Outcome.MISSED, Outcome.DECLINED, Outcome.VOICEMAIL})


@dataclass(frozen=True)
class Route:
    """Which systems tell of a call: the rep's phone, the team line, or both."""

    on_phone: bool
    on_team_line: bool


DIRECT, DESK, BOTH = Route(True, False), Route(False, True), Route(True, True)


@dataclass(eq=False)
class Call:
    """One call as it truly was; ``later`` is by how many seconds the team line's clock trails."""

    started: datetime
    caller: Caller
    rep: Rep
    is_incoming: bool
    route: Route
    outcome: Outcome
    seconds: int
    spelling: int  # which spelling of the number the phone's export uses
    later: int

    @property
    def is_conversation(self) -> bool:
        """Whether somebody was spoken to."""
        return self.outcome is Outcome.TALKED

    @property
    def is_unanswered_try(self) -> bool:
        """Whether the caller tried and reached nobody."""
        return self.is_incoming and self.outcome in UNANSWERED

    @property
    def line_started(self) -> datetime:
        """The start as the team line writes it: whole seconds, by its own clock."""
        return self.started.replace(microsecond=0) + timedelta(seconds=self.later)

    @property
    def told_by(self) -> str:
        """The rep the exports name; empty where it rang on the team line and reached nobody."""
        nobody = not self.route.on_phone and self.is_incoming and not self.is_conversation
        return "" if nobody else self.rep.name


@dataclass(frozen=True)
class Plan:
    """A call that somebody means to make."""

    caller: Caller
    rep: Rep
    route: Route
    is_incoming: bool = True
    tries: int = 0
    is_redial: bool = False
    because_of: datetime | None = None  # the missed call it answers
