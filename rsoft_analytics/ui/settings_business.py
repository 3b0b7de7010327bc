"""The settings of the business: its time zone, country, currency, and how large amounts are."""

from zoneinfo import available_timezones

import streamlit as st

from rsoft_analytics.settings import meaning_of
from rsoft_analytics.ui import answers
from rsoft_analytics.ui.numbers import SYMBOLS, money, several
from rsoft_analytics.ui.reading import REGIONS
from rsoft_analytics.ui.settings_kept import key_of, offer

EXAMPLE = 210_000  # rupees


def business() -> None:
    """Where the business is, and how it writes amounts."""
    st.subheader("Your business", anchor=False)
    with (
        st.container(border=True, key="business"),
        st.grid(2, min_column_width=320, key="business_grid"),
    ):
        for section in (time_zone, region, currency, lakh):
            with st.container(gap="small"):
                section()


def time_zone() -> None:
    """The zone in which days begin and hours are told."""
    kept = answers.store().settings.timezone
    names = sorted({name for name in available_timezones() if "/" in name} | {kept, "UTC"})
    chosen = st.selectbox(
        "Time zone", names, index=names.index(kept), key=key_of("timezone"),
        help=meaning_of("timezone"),
    )  # fmt: skip
    offer("timezone", chosen, moved(chosen) if chosen != kept else "")


def moved(zone: str) -> str:
    """How many calls would lie on another day or in another hour."""
    (told,) = answers.records("ui/days_moved", zone=zone)
    day = several(int(told["on_another_day"]), "call moves", "calls move")
    hour = several(int(told["in_another_hour"]), "call", "calls")
    all_calls = several(int(told["calls"]), "call")
    return f"of {all_calls}, {day} to another day and {hour} to another hour."


def region() -> None:
    """The country of numbers that are written without one."""
    kept = answers.store().settings.region
    names = sorted({*REGIONS, kept})
    chosen = st.selectbox(
        "Country of numbers without a country code", names, index=names.index(kept),
        key=key_of("region"), accept_new_options=True, help=meaning_of("region"),
    )  # fmt: skip
    offer(
        "region",
        (chosen or kept).strip().upper(),
        "the next imports read such numbers as that country's. Numbers that are in stay as they "
        "were read: to read them anew, take their import back and load the file again.",
    )


def currency() -> None:
    """The currency of amounts that name none."""
    kept = answers.store().settings.currency
    names = sorted({*SYMBOLS, kept})
    chosen = st.selectbox(
        "Currency of amounts that name none", names, index=names.index(kept),
        key=key_of("currency"), accept_new_options=True, help=meaning_of("currency"),
    )  # fmt: skip
    offer(
        "currency",
        (chosen or kept).strip().upper(),
        "the next imports read such amounts in it. Amounts that are in keep their currency.",
    )


def lakh() -> None:
    """Whether large amounts are written in lakh and crore."""
    kept = answers.store().settings.lakh
    chosen = st.toggle(
        "Write large amounts in lakh and crore", value=kept, key=key_of("lakh"),
        help=meaning_of("lakh"),
    )  # fmt: skip
    was, then = (money(EXAMPLE, "INR", lakh=each) for each in (kept, chosen))
    offer("lakh", chosen, f"{was} is written {then}.", written=money(EXAMPLE))
