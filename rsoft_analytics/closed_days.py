"""The days on which the office is closed although it is open on that day of the week.

Which holidays a country or state has is the holidays package's business; a team
adds the days that its own office is closed on, and those on which it is open all
the same.
"""

import warnings
from datetime import UTC, date, datetime
from functools import lru_cache

from rsoft_analytics.errors import RsoftError

FIRST_YEAR, YEARS_AHEAD = 2000, 2  # of the holidays that are known to the office's clock
NONE = ""  # no holidays but one's own

Closed = dict[date, str]


def places() -> dict[str, list[str]]:
    """The countries that holidays are known of, each with its states."""
    # imported here: it takes longer than most commands, and few need it
    from holidays import list_supported_countries  # noqa: PLC0415

    return dict(sorted(list_supported_countries().items()))


def checked_place(text: str) -> str:
    """A country or state, such as IN or IN-TN; refused where no holidays are known of it."""
    place = text.strip().upper()
    country, _, state = place.partition("-")
    states = places().get(country)
    if place == NONE or (states is not None and state in ("", *map(str.upper, states))):
        return place
    if states is not None:
        raise RsoftError(f"No state of {country} is called '{state}'. It has: {', '.join(states)}.")
    raise RsoftError(
        f"No holidays are known of '{text}'. Give a country's two letters, with its state where "
        "it has some, such as IN or IN-TN; nothing for no holidays."
    )


def checked_dates(name: str, text: str) -> str:
    """Some dates, each once and in order; refused where one is none."""
    try:
        dates = sorted({date.fromisoformat(word) for word in text.replace(",", " ").split()})
    except ValueError as problem:
        raise RsoftError(
            f"{name} is '{text}'. It takes dates such as 2026-10-01, with a space between two."
        ) from problem
    return " ".join(one.isoformat() for one in dates)


def closed_days(place: str, also: str, open_anyway: str) -> Closed:
    """The days on which the office is closed, each with why."""
    own = {date.fromisoformat(one): "closed" for one in also.split()}
    worked = {date.fromisoformat(one) for one in open_anyway.split()}
    known = own | holidays_of(place, datetime.now(UTC).year + YEARS_AHEAD)
    return {day: known[day] for day in sorted(known.keys() - worked)}


@lru_cache(maxsize=8)
def holidays_of(place: str, until: int) -> Closed:
    """The public holidays of a country or state, from long ago until the end of a year."""
    if place == NONE:
        return {}
    from holidays import country_holidays  # noqa: PLC0415

    country, _, state = place.partition("-")
    named = {one.upper(): one for one in places()[country]}
    years = range(FIRST_YEAR, until + 1)
    with warnings.catch_warnings(action="ignore"):  # of some countries fewer years are known
        found = country_holidays(country, subdiv=named.get(state), years=years, language="en_US")
    return dict(found.items())
