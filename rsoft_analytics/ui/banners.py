"""The banners of a card: what one must know before ringing."""

from datetime import date
from typing import Any

import streamlit as st

from rsoft_analytics.ui import answers, places
from rsoft_analytics.ui.numbers import several
from rsoft_analytics.ui.words import plain

Match = dict[str, Any]
OWN_KINDS = {
    "staff": "Your own team",
    "vendor": "A vendor",
    "family": "Family",
    "spam": "Spam",
    "other": "No customer",
}


def banners(match: Match) -> None:
    """Each banner that the card needs."""
    own(match)
    recycled(match)
    owed(match)


def own(match: Match) -> None:
    """The banner that says whose number it is, where its calls are no customer's."""
    out = match["own_number"]
    if not out:
        return
    clock = answers.clock()
    days = [
        f"{word} {clock.day(date.fromisoformat(out[name]))}"
        for word, name in (("from", "since"), ("until", "until"))
        if out[name]
    ]
    when = f" {' '.join(days)}" if days else ""
    with st.container(border=True, horizontal=True, vertical_alignment="center", key="own_number"):
        st.markdown(
            f":gray[:material/badge:] **{OWN_KINDS[out['kind']]}:** {plain(reason(out))}. "
            f"Its calls{when} are left out of every number.",
            width="stretch",
        )
        st.page_link(places.SETTINGS, label="Own numbers", icon=":material/tune:")


def recycled(match: Match) -> None:
    """The banner that says that the number may be somebody else's now."""
    if not match["recycled"]:
        return
    clock = answers.clock()
    since = clock.day(clock.local(match["recycled"]["since"]).date())
    st.warning(
        f"**The number changed hands:** it was disconnected on {since}. Whoever rings now may be "
        "somebody else, so nothing from before is shown, and no consent from before counts.",
        icon=":material/swap_horiz:",
    )


def reason(out: Match) -> str:
    """Why a number is an own one, with the name that the list gives it."""
    return " · ".join(part for part in (out["name"], out["reason"]) if part)


def owed(match: Match) -> None:
    """The banner that says a call is owed."""
    since = match["owed_callback_since"]
    if not since:
        return
    clock = answers.clock()
    at = clock.local(since)
    tries = several(match["tries_owed"], "try", "tries")
    st.warning(
        f"**You owe a call:** {tries} since {clock.named_day(since)} {at:%H:%M}, "
        "and nobody has rung back.",
        icon=":material/phone_callback:",
    )
