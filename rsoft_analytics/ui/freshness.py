"""How fresh the data is: until when there are calls, and whose phone has gone silent."""

from typing import Any

import streamlit as st

from rsoft_analytics.ui import answers
from rsoft_analytics.ui.numbers import Clock, several
from rsoft_analytics.ui.words import plain

SILENT_AFTER = 2  # days without a call while others still report
USUAL_GAPS = 3  # times its usual gap between two days with calls that a phone may be silent
MOST = 5  # phones that are named


def as_of() -> None:
    """The line that says until when there is data; nothing where there is none."""
    newest = answers.newest()
    if newest is None:
        return
    clock = answers.clock()
    local = clock.local(newest)
    said = f"Data until {clock.named_day(newest)}, {local:%H:%M} {local:%Z}."
    st.caption(plain(" ".join([said, *silent_words()])))


def silent_words() -> list[str]:
    """A sentence about the phones that report nothing while others do."""
    silent = silent_phones()
    if not silent:
        return []
    worst = silent[0]
    others = (
        f"; {several(len(silent) - 1, 'other is', 'others are')} silent too"
        if len(silent) > 1
        else ""
    )
    days = several(int(worst["days_silent"]), "day")
    return [f"{worst['rep']}'s phone last reported {days} before that{others}."]


def silent_phones() -> list[dict[str, Any]]:
    """The reps whose phones report nothing for longer than they usually do, the worst first.

    A phone is one that reports through exports of its own. It is measured
    against the newest call of all: where everybody's data is old, no phone is.
    """
    return [
        one
        for one in answers.records("store/freshness")
        if one["days_silent"] >= max(SILENT_AFTER, USUAL_GAPS * int(one["usual_gap"]))
    ]


def silent_notice() -> None:
    """The phones that went silent, each in a sentence; nothing where none did."""
    phones = silent_phones()
    if not phones:
        return
    clock = answers.clock()
    with st.container(border=True, key="silent", gap="xsmall"):
        what = several(len(phones), "phone has", "phones have")
        whose = "Its" if len(phones) == 1 else "Their"
        st.markdown(
            f":gray[:material/phonelink_erase:] **{what} reported nothing lately.** "
            f"{whose} calls are missing here."
        )
        for one in phones[:MOST]:
            st.text(silence(one, clock))
        if len(phones) > MOST:
            st.text(f"and {several(len(phones) - MOST, 'other')}")


def silence(one: dict[str, Any], clock: Clock) -> str:
    """Since when one phone has been silent, and how often it usually reports."""
    since, ago = clock.day(clock.local(one["last_call_at"]).date()), clock.ago(one["last_call_at"])
    usual = int(one["usual_gap"])
    often = "every day" if usual <= 1 else f"every {several(usual, 'day')}"
    return f"{one['rep']}'s phone has not reported since {since}, {ago}; it usually does {often}."
