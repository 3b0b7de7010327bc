"""Numbers, times and amounts as people write them here."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

LAKH, CRORE = 100_000, 10_000_000
NOTHING = 1e-9  # percent: what is left of 0 after it was computed with
SYMBOLS = {"INR": "₹", "USD": "$", "EUR": "€", "GBP": "£", "AED": "AED "}


def count(value: float) -> str:
    """A whole number in Indian grouping.

    >>> count(210000), count(1204), count(-12345678)
    ('2,10,000', '1,204', '-1,23,45,678')
    """
    digits, sign = str(abs(round(value))), "-" if value < 0 else ""
    head, tail = digits[:-3], digits[-3:]
    pairs: list[str] = []
    while head:
        pairs.insert(0, head[-2:])
        head = head[:-2]
    return sign + ",".join([*pairs, tail])


def money(value: float, currency: str = "INR", lakh: bool = False) -> str:
    """An amount with its currency, in lakh and crore where the setting says so.

    >>> money(210000), money(210000, lakh=True), money(1250.5, "USD")
    ('₹2,10,000', '₹2.1 L', '$1,250.50')
    """
    symbol = SYMBOLS.get(currency, f"{currency} ")
    if lakh and currency == "INR" and abs(value) >= LAKH:
        size, unit = (CRORE, "Cr") if abs(value) >= CRORE else (LAKH, "L")
        return f"{symbol}{f'{value / size:.2f}'.rstrip('0').rstrip('.')} {unit}"
    whole = value == round(value)
    if currency == "INR":
        return symbol + count(value) + ("" if whole else f"{value % 1:.2f}"[1:])
    return symbol + (f"{value:,.0f}" if whole else f"{value:,.2f}")


def share(value: float) -> str:
    """A share as a percentage.

    >>> share(0.314), share(4 / 3697), share(0)
    ('31 %', '0.11 %', '0 %')
    """
    return f"{percent(value)} %"


def between(low: float, high: float) -> str:
    """The range of a share, in percent.

    >>> between(0.2501, 0.378), between(0.00042, 0.028)
    ('25 to 38', '0.042 to 3')
    """
    return f"{percent(low)} to {percent(high)}"


def percent(value: float) -> str:
    """A share in whole percent; below one in two digits that count, since 0 would mean nobody.

    >>> percent(0.0999), percent(0.005), percent(0.00999), percent(0.0000012), percent(1e-18)
    ('10', '0.5', '1', '0.00012', '0')
    """
    told = value * 100
    if abs(told) >= 1 or abs(told) < NOTHING:
        return f"{told:.0f}"
    return f"{float(f'{told:.2g}'):.12f}".rstrip("0").rstrip(".")


def duration(seconds: float) -> str:
    """A length of time in its two largest units.

    >>> duration(360), duration(45), duration(3725), duration(0), duration(93_557)
    ('6 min', '45 s', '1 h 2 min', '0 s', '26 h')
    """
    whole = round(seconds)
    if whole < 60:
        return f"{whole} s"
    if whole < 3600:
        return f"{whole // 60} min" + (f" {whole % 60} s" if whole < 600 and whole % 60 else "")
    hours, minutes = whole // 3600, whole % 3600 // 60
    if hours >= 10:
        return f"{count(round(whole / 3600))} h"
    return f"{hours} h" + (f" {minutes} min" if minutes else "")


@dataclass(frozen=True)
class Clock:
    """The business's own time: its zone, and what day it is there."""

    zone: ZoneInfo
    today: date

    @classmethod
    def now(cls, zone: ZoneInfo) -> "Clock":
        """The clock as it stands."""
        return cls(zone, datetime.now(zone).date())

    def local(self, moment: datetime | str) -> datetime:
        """An instant in the business's zone."""
        told = datetime.fromisoformat(moment) if isinstance(moment, str) else moment
        return told.astimezone(self.zone)

    def day(self, day: date) -> str:
        """A day: 12 Nov, with the year when it is another year."""
        return f"{day.day} {day:%b}" + ("" if day.year == self.today.year else f" {day.year}")

    def moment(self, moment: datetime | str) -> str:
        """An instant: 12 Nov, 18:05."""
        local = self.local(moment)
        return f"{self.day(local.date())}, {local:%H:%M}"

    def is_midnight(self, moment: datetime | str) -> bool:
        """Whether an instant is the beginning of a day: what is dated by a day only is then."""
        return self.local(moment).time() == time.min

    def day_or_moment(self, moment: datetime | str) -> str:
        """An instant; the day alone where no time of day is known: 12 Nov."""
        if self.is_midnight(moment):
            return self.day(self.local(moment).date())
        return self.moment(moment)

    def named_day(self, moment: datetime | str) -> str:
        """The day of an instant: today, yesterday, or its date."""
        day = self.local(moment).date()
        return {0: "today", 1: "yesterday"}.get((self.today - day).days, self.day(day))

    def ago(self, moment: datetime | str) -> str:
        """How long ago the day of an instant is: today, yesterday, 10 days ago, 8 months ago."""
        return days_ago((self.today - self.local(moment).date()).days)


def days_ago(days: int) -> str:
    """A number of days ago, in the unit that people use.

    >>> days_ago(0), days_ago(1), days_ago(10), days_ago(75), days_ago(800)
    ('today', 'yesterday', '10 days ago', '2 months ago', '2 years ago')
    """
    if days < 2:
        return "today" if days <= 0 else "yesterday"
    for size, unit in ((365, "year"), (30, "month")):
        if days >= size * 2 or (unit == "year" and days >= size):
            whole = days // size
            return f"{whole} {unit}{'s' if whole > 1 else ''} ago"
    return f"{days} days ago"


def several(number: int, thing: str, things: str | None = None) -> str:
    """A number of things.

    >>> several(1, "call"), several(3, "try", "tries")
    ('1 call', '3 tries')
    """
    return f"{count(number)} {thing if number == 1 else things or thing + 's'}"


def a_year_before(day: date) -> date:
    """The day after the same day a year ago: 12 months end on a day and begin here."""
    try:
        return day.replace(year=day.year - 1) + timedelta(days=1)
    except ValueError:  # 29 February
        return day.replace(year=day.year - 1, day=28) + timedelta(days=1)
