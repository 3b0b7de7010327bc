"""Requests of people: what runs and what is late, a new one, and each step until it is closed."""

from datetime import datetime, time
from typing import Any

import streamlit as st

from rsoft_analytics.errors import RsoftError
from rsoft_analytics.privacy import requests
from rsoft_analytics.ui import answers, viewer
from rsoft_analytics.ui.filled import filled
from rsoft_analytics.ui.numbers import several
from rsoft_analytics.ui.words import plain

Row = dict[str, Any]
SIGNS = {
    "late": ":red[:material/error: late]",
    "nearly due": ":orange[:material/hourglass_bottom: nearly due]",
    "half gone": ":gray[:material/hourglass_top: half gone]",
    "running": ":gray[:material/hourglass_empty: running]",
    "closed": ":green[:material/check_circle: closed]",
    "closed late": ":orange[:material/check_circle: closed late]",
}
MOST_CLOSED = 20


def requests_running() -> None:
    """What is late, what runs, and what came of the others."""
    rows = requests.listed(answers.store())
    running = [one for one in rows if not one["closed_at"]]
    late = [one for one in running if one["standing"] == "late"]
    if not rows:
        st.markdown("**Nobody has asked for anything yet.** Note what comes in below.")
        return
    told = f"**{several(len(running), 'request runs', 'requests run')}"
    st.markdown(f"{told}, {len(late)} late.**" if late else f"{told}, none is late.**")
    if fault := requests.first_bad_step(answers.store()):
        st.error(plain(fault.message), icon=":material/gpp_bad:")
    for one in running:
        request(one)
    closed = rows[len(running) :]
    if closed:
        st.caption(f"{several(len(closed), 'request')} closed, the first due first.")
    for one in closed[:MOST_CLOSED]:
        request(one)


def request(one: Row) -> None:
    """A request: what, whose, until when, and what is next."""
    clock = answers.clock()
    with st.container(border=True, key=f"request_{one['request_id']}", gap="xsmall"):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.markdown(f"**{one['request_id']} · {one['title']}**", width="content")
            st.markdown(SIGNS[one["standing"]], width="content")
        st.text(one["person"] or "somebody who was erased")
        received, until = clock.named_day(one["received_at"]), clock.moment(one["due_at"])
        st.caption(f"Came in {received} · answer until {until} · {plain(one['regime'])}")
        for words in steps(one):
            st.caption(plain(words))
        if not one["closed_at"]:
            next_step(one)


def steps(one: Row) -> list[str]:
    """What was done about a request so far."""
    told = {
        "Identity": one["checked_how"],
        "Takes longer": one["extended_why"],
        "Outcome": one["outcome"],
        "Reason": one["reason"],
        "Named for questions": one["contact_named"],
    }
    return [f"{name}: {said}" for name, said in told.items() if said]


def next_step(one: Row) -> None:
    """The step that somebody takes next, chosen and kept."""
    number = one["request_id"]
    with st.popover("Next step", icon=":material/edit:", key=f"next_{number}"):
        ways = ["Identity checked", "Takes longer", "Close"]
        way = st.segmented_control("Step", ways, default=ways[0], key=f"way_{number}")
        outcome = "done"
        if way == "Close":
            outcome = st.selectbox("Outcome", requests.OUTCOMES, key=f"outcome_{number}")
        words = {"Identity checked": "How it was made sure", "Takes longer": "Why it takes longer"}
        said = st.text_input(
            words.get(way or "", "Reason, where there is one"), key=f"said_{number}"
        )
        if st.button(filled("Keep this step"), type="primary", key=f"keep_step_{number}"):
            taken(number, way or "", outcome, said)


def taken(number: int, way: str, outcome: str, said: str) -> None:
    """Keep a step, or say why it cannot be taken."""
    store, by = answers.store(), viewer.current().user
    try:
        if way == "Identity checked":
            requests.check_identity(store, number, said, by)
        elif way == "Takes longer":
            requests.extend(store, number, said, by)
        else:
            requests.close(store, number, outcome, reason=said or None, by=by)
    except RsoftError as problem:
        st.error(plain(problem), icon=":material/error:")
    else:
        st.rerun()


def note_a_request() -> None:
    """A form for what somebody asks."""
    with (
        st.expander("Note a request", icon=":material/add:", key="note_request"),
        st.form("new_request", border=False),
    ):
        kinds = list(requests.KINDS)
        kind = st.selectbox("What they ask", kinds, format_func=title_of, key="request_kind")
        person = st.text_input("Who: a number, an e-mail or a name", key="request_person")
        contact = st.text_input("Where the answer goes", key="request_contact")
        laws = ["by your country", *requests.REGIMES]
        law = st.selectbox("Under whose law", laws, key="request_law")
        day = st.date_input("Came in on", "today", key="request_day", format="DD/MM/YYYY")
        st.caption(
            "The record of requests cannot be changed unseen. Who asked stands apart from it, and "
            "goes when they are erased."
        )
        if st.form_submit_button(filled("Keep this request"), type="primary", key="request_keep"):
            noted(kind, person, contact, None if law == laws[0] else law, day)


def title_of(kind: str) -> str:
    """What a kind of request is called."""
    return requests.KINDS[kind]


def noted(kind: str, person: str, contact: str, law: str | None, day: Any) -> None:
    """Keep a request, or say what is wrong with it."""
    zone = answers.store().settings.zone
    today = datetime.now(zone).date()
    since = None if day in (None, today) else datetime.combine(day, time(12), zone)
    try:
        requests.open_request(
            answers.store(), kind, person, regime=law, contact=contact or None, received=since,
            by=viewer.current().user,
        )  # fmt: skip
    except RsoftError as problem:
        st.error(plain(problem), icon=":material/error:")
    else:
        st.rerun()
