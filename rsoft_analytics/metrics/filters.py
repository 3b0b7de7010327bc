"""The filters that every page and report shares."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from rsoft_analytics.errors import RsoftError


@dataclass(frozen=True)
class Filters:
    """Which calls are meant: days (both inclusive, None for open), reps, sources (none for all)."""

    since: date | None = None
    until: date | None = None
    reps: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.since and self.until and self.since > self.until:
            raise RsoftError(
                f"The period begins on {self.since} and ends before that, on {self.until}. "
                "Give the earlier day first."
            )

    def before(self) -> "Filters | None":
        """The period of the same length before this one; None where this one is open."""
        if self.since is None or self.until is None:
            return None
        days = self.until - self.since + timedelta(days=1)
        return replace(self, since=self.since - days, until=self.since - timedelta(days=1))

    def parameters(self) -> dict[str, Any]:
        """The filters as the parameters of a metric's SQL."""
        return {
            "since": self.since,
            "until": self.until,
            "reps": list(self.reps) or None,
            "sources": list(self.sources) or None,
        }

    def as_json(self) -> dict[str, Any]:
        """The filters as a report tells them."""
        return {
            "from": self.since.isoformat() if self.since else None,
            "to": self.until.isoformat() if self.until else None,
            "reps": list(self.reps),
            "sources": list(self.sources),
        }
