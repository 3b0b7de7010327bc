"""What visitors chose: period, rep, source and caller, kept in the address of the page.

The only writer of ``session_state`` beside the import bench. What the filters
select is one frozen value; what the words mean stands here once: periods end
today, in the business's own zone, both days included.
"""

from collections.abc import Callable, Container
from dataclasses import replace
from datetime import date, timedelta
from typing import TypeVar

import streamlit as st

from rsoft_analytics.metrics import Filters
from rsoft_analytics.ui import answers
from rsoft_analytics.ui.numbers import Clock, a_year_before

Days = tuple[date | None, date | None]
Chosen = TypeVar("Chosen")

PERIODS: dict[str, Callable[[date], Days]] = {
    "7 days": lambda today: (today - timedelta(days=6), today),
    "30 days": lambda today: (today - timedelta(days=29), today),
    "90 days": lambda today: (today - timedelta(days=89), today),
    "12 months": lambda today: (a_year_before(today), today),
    "All": lambda today: (None, None),
    "Own dates": lambda today: (None, None),
}
USUAL, OWN = "30 days", "Own dates"
ALL, ENOUGH = "All", "90 days"
WINDOWS = {"7": "7 days", "30": "30 days", "90": "90 days", "all": "All time"}
USUAL_WINDOW = "30"
DAYS_BY_DAY = 100  # longer periods are told by week


def current() -> Filters:
    """The filters as they stand in this run."""
    chosen: Filters = st.session_state["filters"]
    return chosen


def draw(*, of_leads: bool = False) -> None:
    """Draw the filters, and keep what they select.

    The period is that of calls, or the one in which people became leads: of those of the
    last days nobody had the time to become a customer, so there all are usual, or as many
    as tell enough where they are very many.
    """
    label, key, usual = (
        ("Became a lead", "leads_of", ENOUGH if answers.has_many_leads() else ALL)
        if of_leads
        else ("Period", "period", USUAL)
    )
    if answers.newest() is None and not of_leads:
        st.session_state["filters"] = Filters()  # nothing to choose from yet
        return
    clock = answers.clock()
    bring_back(key)
    period = st.selectbox(
        label, list(PERIODS), index=list(PERIODS).index(usual), key=key, bind="query-params"
    )
    keep(key, period)
    since, until = own_days(clock) if period == OWN else PERIODS[period or usual](clock.today)
    reps = several_of("Rep", "rep", "store/reps", "All reps")
    sources = several_of("Source", "source", "store/sources", "All sources")
    st.session_state["filters"] = Filters(since, until, tuple(reps), tuple(sources))


def several_of(label: str, key: str, name: str, placeholder: str) -> list[str]:
    """Some of what the store knows of a column; none chosen means all."""
    known = answers.column(name, key)
    bring_back(key, known)
    chosen = st.multiselect(label, known, key=key, bind="query-params", placeholder=placeholder)
    return keep(key, chosen)


def usual() -> list[Filters]:
    """The same filters with each of the usual periods."""
    today = answers.clock().today
    return [
        replace(current(), since=days[0], until=days[1])
        for days in (PERIODS[name](today) for name in PERIODS if name not in (ALL, OWN))
    ]


def keep(key: str, chosen: Chosen) -> Chosen:
    """Remember what a filter says, for the pages that come after one without filters."""
    st.session_state[f"kept_{key}"] = chosen
    return chosen


def bring_back(key: str, known: Container[object] = ()) -> None:
    """What a filter said before a page without it, unless the address says otherwise.

    A page that does not draw a filter makes Streamlit forget it, in the address too.
    """
    kept = st.session_state.get(f"kept_{key}")
    if kept is None or key in st.session_state or key in st.query_params:
        return
    st.session_state[key] = (
        [one for one in kept if one in known] if isinstance(kept, list) else kept
    )


def own_days(clock: Clock) -> Days:
    """The days that a person chose; a range half chosen is its first day."""
    usual = PERIODS[USUAL](clock.today)
    bring_back("days")
    chosen = st.date_input(
        "From and until", value=usual, key="days", format="DD/MM/YYYY", bind="query-params"
    )
    days = sorted(keep("days", chosen))
    return (days[0], days[-1]) if days else usual


def chosen_day(key: str) -> date | None:
    """The day that stands in a box of the page; None where none does."""
    day: date | None = st.session_state.get(key)
    return day


def show_all() -> None:
    """Set the period to all: what a button does when the period holds nothing."""
    st.session_state["period"] = ALL


def show_all_leads() -> None:
    """The same of the period in which people became leads."""
    st.session_state["leads_of"] = ALL


def watch_for_ever() -> None:
    """Set the window to however long."""
    st.session_state["window"] = "all"


def draw_window() -> str:
    """Draw the choice of how long leads are watched; the window that is chosen."""
    st.segmented_control(
        "Customers within",
        list(WINDOWS),
        default=usual_window(),
        required=True,
        format_func=lambda one: WINDOWS[one],
        key="window",
        bind="query-params",
    )
    return window()


def window() -> str:
    """How long leads are watched in this run, as metrics name it."""
    chosen = st.session_state.get("window")
    return chosen if chosen in WINDOWS else usual_window()


def usual_window() -> str:
    """How long leads are watched where nobody says: for ever where no lead has a date."""
    return USUAL_WINDOW if answers.has_dated_leads() else "all"


def window_days() -> int | None:
    """The same in days; None for however long."""
    return None if window() == "all" else int(window())


def look_up(number: str) -> None:
    """Put a number into the search box, and so into the address."""
    st.session_state["caller"] = number


def words(filters: Filters, clock: Clock) -> str:
    """The period in words: 24 Oct to 22 Nov."""
    if filters.since is None or filters.until is None:
        return "all days"
    if filters.since == filters.until:
        return clock.day(filters.since)
    return f"{clock.day(filters.since)} to {clock.day(filters.until)}"


def length(filters: Filters) -> int | None:
    """How many days the period has; None for all."""
    if filters.since is None or filters.until is None:
        return None
    return (filters.until - filters.since).days + 1


def with_data(filters: Filters, known: Days) -> Days:
    """The part of the period that there is data of."""
    if known[0] is None or known[1] is None:
        return None, None
    return max(filters.since or known[0], known[0]), min(filters.until or known[1], known[1])


def step(filters: Filters, known: Days) -> str:
    """By what a period is told: days, or weeks where it is long."""
    since, until = with_data(filters, known)
    return "week" if since and until and (until - since).days >= DAYS_BY_DAY else "day"


def steps(filters: Filters, known: Days) -> list[str]:
    """The days that there is data of, or the Mondays of its whole weeks, as metrics write them."""
    since, until = with_data(filters, known)
    if since is None or until is None:
        return []
    if step(filters, known) == "day":
        return days_from(since, (until - since).days + 1, 1)
    monday = since + timedelta(days=-since.weekday() % 7)  # a part of a week would look like a fall
    return days_from(monday, ((until - monday).days + 1) // 7, 7)


def days_from(first: date, number: int, apart: int) -> list[str]:
    """Some days that are as far apart as told, as text."""
    return [(first + timedelta(days=apart * one)).isoformat() for one in range(number)]
