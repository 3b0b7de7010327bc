"""When calls come in: growth, festivals, monsoon, weekdays and hours of the day."""

from bisect import bisect
from datetime import date, datetime, time, timedelta
from itertools import accumulate
from random import Random
from zoneinfo import ZoneInfo

KOLKATA = ZoneInfo("Asia/Kolkata")
DAYS_TOLD = 548  # eighteen months
OPENS, CLOSES = 9, 20
LAST_SECOND = 55  # no call begins at the end of a minute, so that two clocks agree on the hour

GROWTH = 0.5
OF_MONTH = {1: 1.05, 6: 0.85, 7: 0.75, 8: 0.8, 9: 0.95, 10: 1.4, 11: 1.35, 12: 1.0}
OF_WEEKDAY = (1.0, 0.95, 0.95, 1.0, 1.05, 1.3, 0.08)
OF_HOUR = (
    *(0.1, 0.02, 0.02, 0.02, 0.02, 0.05, 0.2, 0.6),
    *(1.5, 5.0, 8.0, 9.0, 8.0, 3.5, 6.0, 7.5),
    *(8.5, 10.0, 11.0, 8.0, 3.0, 1.2, 0.6, 0.2),
)


def busyness(day: date, progress: float) -> float:
    """How busy a day is against an average one; progress runs from 0 to 1 over the months."""
    season = OF_MONTH.get(day.month, 1.0)
    return (1 + GROWTH * progress) * season * OF_WEEKDAY[day.weekday()]


def told_days(until: date) -> list[date]:
    """The days the world covers: the last is the day before ``until``."""
    return [until - timedelta(days=back) for back in range(DAYS_TOLD, 0, -1)]


def moments(rng: Random, count: int, until: date) -> list[datetime]:
    """When that many callers first ring, in order of time."""
    days = told_days(until)
    weights = list(accumulate(busyness(day, i / len(days)) for i, day in enumerate(days)))
    chosen = (days[bisect(weights, rng.random() * weights[-1])] for _ in range(count))
    return sorted(moment_of(rng, day) for day in chosen)


def moment_of(rng: Random, day: date) -> datetime:
    """Some moment of a day, at an hour when people ring."""
    hour = rng.choices(range(24), OF_HOUR)[0]
    of_day = time(hour, rng.randrange(60), rng.randrange(LAST_SECOND), rng.randrange(1000) * 1000)
    return datetime.combine(day, of_day, KOLKATA)


def settled(at: datetime) -> datetime:
    """The moment in whole milliseconds, moved out of the last seconds of its minute."""
    at = at.replace(microsecond=at.microsecond // 1000 * 1000)
    return at.replace(second=LAST_SECOND) if at.second > LAST_SECOND else at


def when_open(rng: Random, at: datetime) -> datetime:
    """The moment itself in opening hours, else some minutes after the next opening."""
    if OPENS <= at.hour < CLOSES and at.weekday() != 6:
        return at
    day = at.date() if at.hour < OPENS else at.date() + timedelta(days=1)
    if day.weekday() == 6:
        day += timedelta(days=1)
    opening = datetime.combine(day, time(OPENS), KOLKATA)
    return opening + timedelta(minutes=rng.randrange(90), seconds=rng.randrange(LAST_SECOND))
