"""Deadlines: every clock that the law or the owner sets is a row of one table.

A business day is a Monday to Friday that is no public holiday of the country. A clock
of days begins with the day after the act, on the calendar where the law holds, and
ends with its last day. Requests of people (privacy/rights) run by the same table.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

import holidays

from rsoft_analytics.privacy.ledger import Ledger
from rsoft_analytics.store import Store

Row = dict[str, Any]
HALF, NEARLY = 0.5, 0.8  # shares of a deadline at which it is said to be so far gone
ZONES = {"IN": "Asia/Kolkata", "US": "America/New_York"}
SATURDAY = 5


@dataclass(frozen=True)
class Clock:
    """How long there is for what, under whose law, and on what ground."""

    name: str
    title: str
    law: str | None  # None is wherever no other clock of the kind holds
    length: int
    unit: str  # a key of UNITS
    basis: str
    channels: tuple[str, ...] = ()  # of opt-outs; none is all


CLOCKS = (
    Clock("opt-out", "E-mail opt-out", "US", 10, "business days", "CAN-SPAM", ("email",)),
    Clock("opt-out", "Opt-out of calls and messages", "US", 10, "business days", "TCPA"),
    Clock("opt-out", "Withdrawal", None, 24, "hours", "your own target; DPDP s. 6(6)"),
    Clock("do-not-call copy", "Do-not-call list", None, 31, "days", "TSR: at most 31 days old"),
    Clock("revocation list", "Disconnected numbers", None, 8, "day of month", "TRAI: MNRL"),
    Clock("grievance", "Grievance", "IN", 90, "days", "DPDP rule 14(3): at most 90 days"),
    Clock("request", "Request", "IN", 30, "days", "your own period, at most 90 days"),
    Clock("request", "Request", "EU", 1, "months", "GDPR Art. 12(3)"),
    Clock("request", "Request", None, 30, "days", "your own period"),
    Clock("breach", "Breach, detail to the Board", "IN", 72, "hours", "DPDP rule 7"),
)


def clock_for(name: str, law: str | None, channel: str | None = None) -> Clock:
    """The clock of a kind that holds under a law, for a channel where that matters."""
    of_kind = [one for one in CLOCKS if one.name == name]
    here = [one for one in of_kind if one.law == law] or [one for one in of_kind if not one.law]
    exact = [one for one in here if channel in one.channels]
    return (exact or [one for one in here if not one.channels])[0]


def due(clock: Clock, since: datetime, length: int | None = None) -> datetime:
    """Until when there is time for what began at a moment; ``length`` is the owner's own."""
    zone = ZoneInfo(ZONES.get(clock.law or "", ZONES["IN"]))
    return UNITS[clock.unit](clock, since.astimezone(zone), length or clock.length)


def after_hours(clock: Clock, since: datetime, length: int) -> datetime:
    """So many hours later."""
    return (since.astimezone(UTC) + timedelta(hours=length)).astimezone(since.tzinfo)


def after_days(clock: Clock, since: datetime, length: int) -> datetime:
    """The end of the day so many days later."""
    return end_of(since.date() + timedelta(days=length), since)


def after_business_days(clock: Clock, since: datetime, length: int) -> datetime:
    """The end of the business day that is so many further."""
    day = since.date()
    while length:
        day += timedelta(days=1)
        length -= is_business_day(day, clock.law or "IN")
    return end_of(day, since)


def after_months(clock: Clock, since: datetime, length: int) -> datetime:
    """The end of the same day so many months later, or of that month's last day."""
    years, month = divmod(since.month - 1 + length, 12)
    first = date(since.year + years, month + 1, 1)
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return end_of(first.replace(day=min(since.day, last.day)), since)


def on_day_of_month(clock: Clock, since: datetime, length: int) -> datetime:
    """The end of the next day of that number in a month."""
    this = since.date().replace(day=length)
    following = (this.replace(day=1) + timedelta(days=31)).replace(day=length)
    return end_of(this if this > since.date() else following, since)


UNITS: dict[str, Callable[[Clock, datetime, int], datetime]] = {
    "hours": after_hours,
    "days": after_days,
    "business days": after_business_days,
    "months": after_months,
    "day of month": on_day_of_month,
}


def end_of(day: date, like: datetime) -> datetime:
    """The last second of a day, in the zone of a moment."""
    return datetime.combine(day, time(23, 59, 59), like.tzinfo)


def is_business_day(day: date, law: str) -> bool:
    """Whether offices of a country work on a day."""
    return day.weekday() < SATURDAY and day not in calendar_of(law)


@cache
def calendar_of(law: str) -> holidays.HolidayBase:
    """The public holidays of a country."""
    return holidays.country_holidays(law)


def standing(since: datetime, until: datetime, now: datetime) -> str:
    """How far gone a deadline is: running, half gone, nearly due, or late."""
    gone = (now - since) / max(until - since, timedelta(seconds=1))
    if now > until:
        return "late"
    return "nearly due" if gone >= NEARLY else "half gone" if gone >= HALF else "running"


def running(store: Store, now: datetime | None = None) -> list[Row]:
    """Every deadline that runs, the first due first: opt-outs not passed on, lists to fetch."""
    now = now or datetime.now(UTC)
    found = [of_opt_out(one, store, now) for one in store.rows("privacy/opt_outs", at=now)]
    found += [of_list(one, now) for one in store.rows("privacy/lists", at=now)]
    return sorted(found, key=lambda one: one["due"])


def of_opt_out(one: Row, store: Store, now: datetime) -> Row:
    """The deadline by which an opt-out has to be passed on."""
    clock = clock_for("opt-out", one["jurisdiction"], one["channel"])
    own = store.settings.withdrawal_target_hours if clock.law is None else None
    until = due(clock, one["given_at"], own)
    what = one["channel"] or ("all channels" if one["person_kind"] == "customer" else "the app")
    return told(clock, one["person"], f"{one['purpose']}, {what}", one["given_at"], until, now) | {
        "event": one["event"]
    }


def of_list(one: Row, now: datetime) -> Row:
    """The deadline by which a list has to be fetched anew."""
    clock = clock_for(one["list"], None)
    until = due(clock, one["as_of"])
    return told(clock, "", f"{one['numbers']:,} numbers", one["as_of"], until, now) | {
        "event": None
    }


def told(clock: Clock, who: str, what: str, since: datetime, until: datetime, now: datetime) -> Row:
    """A deadline as pages and commands tell it."""
    return {
        "title": clock.title,
        "who": who,
        "what": what,
        "since": since,
        "due": until,
        "standing": standing(since, until, now),
        "basis": clock.basis,
    }


def pass_on(store: Store, events: list[int], by: str = "owner") -> int:
    """Say that opt-outs were passed on to the other systems; how many of them were open."""
    with store.writing() as writing:
        open_ones = writing.rows("privacy/opt_outs", at=datetime.now(UTC))
        wanted = [one for one in open_ones if one["event"] in set(events)]
        if wanted:
            Ledger(writing, by).append(
                {
                    **{name: one[name] for name in ("person_kind", "subject", "purpose")},
                    **{name: one[name] for name in ("channel", "identifier", "jurisdiction")},
                    "act": "passed on",
                    "effective_at": None,
                    "of_event": one["event"],
                }
                for one in wanted
            )
    return len(wanted)
