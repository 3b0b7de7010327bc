"""Who is calling: the search box, and what it finds."""

from typing import Any

import streamlit as st

from rsoft_analytics.phones import shown
from rsoft_analytics.ui import answers, filters, places
from rsoft_analytics.ui.browser import focus
from rsoft_analytics.ui.card import card
from rsoft_analytics.ui.empty import words_unless
from rsoft_analytics.ui.lead_form import offer_to_type_in
from rsoft_analytics.ui.numbers import Clock, several

MOST, FIRST = 50, 12  # matches that a search gives, and that are shown at once
LONGEST = 80  # characters of a query that are looked at


def search() -> None:
    """The search box, with the card of the one it means, or the list of those it may mean."""
    if not answers.headline()["leads"]:
        if not answers.headline()["callers"]:
            offer_to_type_in("")
        words_unless("callers", "Here you find who a number belongs to, and what was said last.")
    query = st.text_input(
        "Name, number or any part of it",
        key="caller",
        bind="query-params",
        type="search",
        live="300ms",
        placeholder="98765 or Meena",
        icon=":material/search:",
    )
    focus("caller")
    asked = (query or "").strip()[:LONGEST]
    if not asked:
        st.caption("Three digits in a row are enough, and so is a part of a name or company.")
        return
    found(answers.callers(asked), asked)


def found(matches: list[dict[str, Any]], asked: str) -> None:
    """What a search found: words, one card, or a list with the best first."""
    if not matches:
        with st.container(border=True, key="nobody"):
            st.markdown("**Nobody is known by that.**")
            st.markdown(
                "Neither a call, an address book nor a lead has it. Fewer digits find more; "
                "or add the export that knows them, or type them in."
            )
            st.page_link(places.IMPORTS, label="Add an export", icon=":material/upload_file:")
            offer_to_type_in(asked)
    elif len(matches) == 1:
        card(matches[0])
    else:
        listed(matches)


def listed(matches: list[dict[str, Any]]) -> None:
    """Several callers, the best first; one click opens the card."""
    many = (
        f"The {MOST} best matches"
        if len(matches) >= MOST
        else several(len(matches), "match", "matches")
    )
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(f"{many}, the best first.", width="content")
        everyone = len(matches) <= FIRST or st.toggle("Show all", key="all_matches")
    clock = answers.clock()
    with st.container(border=True, key="matches", gap="small"):
        for match in matches if everyone else matches[:FIRST]:
            with st.container(horizontal=True, vertical_alignment="center", gap="xxsmall"):
                link(match)
                st.text(line(match, clock), width="content")


def link(match: dict[str, Any]) -> None:
    """The number of a match, which opens its card."""
    if not match["number"]:
        st.markdown(":gray[no phone number]", width=160)
        return
    number = match["number"]
    st.button(
        shown(int(number), answers.store().settings.region),
        on_click=filters.look_up,
        args=(number,),
        key=f"open_{number}",
        icon=":material/person:",
        width=165,
    )


def line(match: dict[str, Any], clock: Clock) -> str:
    """A match in one line: who, last spoken, source."""
    who = " · ".join(part for part in (match["name"], match["company"]) if part) or "no name yet"
    spoken = match["last_spoken_at"]
    last = f"spoken {clock.moment(spoken)}, {clock.ago(spoken)}" if spoken else "never spoken"
    source = match["source"] if match["source"] not in (None, "Unknown") else None
    return " · ".join(part for part in (who, last, source) if part)
