"""Weeks from Monday to Sunday, as ISO 8601 numbers them."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from rsoft_analytics.errors import RsoftError

NAME = re.compile(r"(\d{4})-?[Ww](\d{1,2})")


@dataclass(frozen=True)
class Week:
    """A week of the business's own days, Monday to Sunday, both included."""

    monday: date

    @property
    def sunday(self) -> date:
        """The last day."""
        return self.monday + timedelta(days=6)

    @property
    def name(self) -> str:
        """The week as ISO 8601 writes it: 2026-W47."""
        year, number, _ = self.monday.isocalendar()
        return f"{year}-W{number:02}"

    def before(self) -> "Week":
        """The week before this one."""
        return Week(self.monday - timedelta(days=7))


def last_whole_week(today: date) -> Week:
    """The newest week that is over.

    >>> last_whole_week(date(2026, 11, 22)).name, last_whole_week(date(2026, 11, 23)).name
    ('2026-W46', '2026-W47')
    """
    return Week(today - timedelta(days=today.weekday() + 7))


def week_named(text: str) -> Week:
    """The week that a text names: 2026-W47; refused in words where there is none.

    >>> week_named("2026-W47").monday
    datetime.date(2026, 11, 16)
    """
    found = NAME.fullmatch(text.strip())
    try:
        year, number = map(int, found.groups()) if found else (0, 0)
        return Week(date.fromisocalendar(year, number, 1))
    except ValueError as problem:
        raise RsoftError(f"'{text[:40]}' is no week. Weeks are written 2026-W47.") from problem
