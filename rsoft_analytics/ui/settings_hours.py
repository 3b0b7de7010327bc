"""The settings of the office's clock: its hours, its holidays, and its own closed days."""

import pandas as pd
import streamlit as st

from rsoft_analytics.closed_days import NONE, checked_dates, closed_days, places
from rsoft_analytics.errors import RsoftError
from rsoft_analytics.settings import meaning_of
from rsoft_analytics.ui import answers
from rsoft_analytics.ui.settings_kept import key_of, offer
from rsoft_analytics.ui.tables import table
from rsoft_analytics.ui.words import plain

WEEKDAYS = "Mon Tue Wed Thu Fri Sat Sun".split()
TIMES = {"opens": "Opens at", "closes": "Closes at"}
DATES = {"closed_also": "Also closed on", "open_anyway": "Open all the same on"}


def opening_hours() -> None:
    """When the office is open: what speed to lead by its clock, and after hours, are told by."""
    st.subheader("When the office is open", anchor=False)
    with st.container(border=True, key="hours"):
        with st.grid(2, min_column_width=320, key="hours_grid"):
            for section in (days, times, holidays, own_dates):
                with st.container(gap="small"):
                    section()
        dates_that_count()


def days() -> None:
    """The days of the week on which it is open."""
    kept = answers.store().settings.opening_days
    chosen = st.pills(
        "Open on", range(1, 8), default=[int(one) for one in kept.split()],
        selection_mode="multi", format_func=lambda day: WEEKDAYS[day - 1],
        key=key_of("opening_days"), help=meaning_of("opening_days"),
    )  # fmt: skip
    written = " ".join(str(one) for one in sorted(chosen))
    offer("opening_days", written, said(written), written=said("1 2 3 4 5 6"))


def said(opening_days: str) -> str:
    """Some days of the week in words.

    >>> said("1 2 6")
    'Mon, Tue, Sat'
    """
    return ", ".join(WEEKDAYS[int(one) - 1] for one in opening_days.split())


def times() -> None:
    """From when until when."""
    for name, label in TIMES.items():
        kept = getattr(answers.store().settings, name)
        chosen = st.text_input(label, kept, key=key_of(name), help=meaning_of(name)).strip()
        offer(name, chosen, f"{kept} becomes {plain(chosen)}.")


def holidays() -> None:
    """Whose public holidays it keeps."""
    kept = answers.store().settings.holidays_of
    country, _, state = kept.partition("-")
    known = places()
    picked = st.selectbox(
        "Closed on the public holidays of", [NONE, *known],
        index=[NONE, *known].index(country), format_func=lambda one: one or "nobody",
        key=key_of("holidays_of"), help=meaning_of("holidays_of"),
    )  # fmt: skip
    states = known.get(picked or NONE, [])
    part = ""
    if states:
        named = [NONE, *states]
        part = st.selectbox(
            "State", named, index=named.index(state) if state in states else 0,
            format_func=lambda one: one or "the whole country", key=key_of("holidays_of") + "_in",
        )  # fmt: skip
    chosen = f"{picked}-{part}" if part else picked or NONE
    offer(
        "holidays_of", chosen,
        f"{days_of(chosen)} instead of {days_of(kept)} holidays of this year are kept.",
        written="the whole of India",
    )  # fmt: skip


def days_of(place: str) -> int:
    """How many holidays of a place this year has."""
    year = answers.clock().today.year
    return sum(day.year == year for day in closed_days(place, "", ""))


def own_dates() -> None:
    """The office's own closed days, and the holidays on which it works."""
    for name, label in DATES.items():
        kept = getattr(answers.store().settings, name)
        chosen = st.text_input(
            label,
            kept,
            key=key_of(name),
            placeholder="2026-10-01 2026-12-24",
            help=meaning_of(name),
        )
        with_order = in_order(name, chosen)
        offer(name, with_order, f"{kept or 'no day'} becomes {plain(with_order) or 'no day'}.")


def in_order(name: str, text: str) -> str:
    """Dates as they are kept; what is none stays as it was typed, to be refused in words."""
    try:
        return checked_dates(name, text)
    except RsoftError:
        return text


def dates_that_count() -> None:
    """The closed days of this year and the next, with what they are."""
    clock, settings = answers.clock(), answers.store().settings
    year = clock.today.year
    open_on = {int(one) for one in settings.opening_days.split()}
    rows = pd.DataFrame([
        {"Closed on": f"{WEEKDAYS[day.weekday()]}, {day:%d %b %Y}", "Why": why}
        for day, why in settings.closed_days.items()
        if day.year in (year, year + 1) and day.isoweekday() in open_on
    ])  # fmt: skip
    if rows.empty:
        st.caption("No other day of this year and the next is known on which the office is closed.")
        return
    st.markdown(f"**Closed besides, in {year} and {year + 1}**")
    table(rows, alt="Days on which the office is closed", key="closed_days")
    st.caption(
        "Holidays that follow the moon may lie a day off; correct them by the two lists above."
    )
