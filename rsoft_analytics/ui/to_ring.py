"""The list of callers to ring, the one with most at stake first, each with its ways to do so."""

from typing import Any

import pandas as pd
import streamlit as st

from rsoft_analytics.access import may
from rsoft_analytics.callbacks import OWED, mark, unmark
from rsoft_analytics.metrics import Filters
from rsoft_analytics.phones import dialled, is_masked, shown
from rsoft_analytics.ui import answers, filters, numbers, places, viewer
from rsoft_analytics.ui.browser import copy_button
from rsoft_analytics.ui.numbers import Clock, several
from rsoft_analytics.ui.tables import download
from rsoft_analytics.ui.words import plain

Waiting = dict[str, Any]
FIRST, MOST, ALL = 8, 40, 100_000  # callers shown at once, at most, and in the download
TEXT = 400  # pixels of what is said of a caller: beside the number, and on a phone below it
TO_RING, REFUSED = "To ring", "Not to be called"  # the latter only where somebody is on it
LISTS = {  # what a person can look at -> how those callbacks stand
    TO_RING: OWED,
    "Rang, not reached": ("rang, not reached",),
    REFUSED: ("asked not to be called",),
    "Marked done": ("done", "no call seen"),
}
LEAD_STAGES = {"new": "New lead", "contacted": "Contacted lead", "qualified": "Qualified lead"}
OTHER_STAGES = {"won": "Customer", "lost": "Lost lead", "junk": "Junk"}


def callers_to_ring() -> None:
    """The work list: who waits for a call, since when, what is at stake, and the ways to ring."""
    chosen = filters.current()
    states = callers_waiting(chosen)
    st.subheader("Ring these first", anchor=False)
    if not states:
        st.caption("Nobody waits for a call.")
        return
    sizes = {name: sum(states.get(one, 0) for one in of_list) for name, of_list in LISTS.items()}
    picked = st.segmented_control(
        "List", [name for name, n in sizes.items() if n or name != REFUSED], key="callbacks",
        default=TO_RING, required=True, label_visibility="collapsed",
        format_func=lambda name: f"{name} ({sizes[name]})",
    )  # fmt: skip
    name = picked if picked in LISTS else TO_RING
    rows = answers.callers_to_ring(chosen, LISTS[name], MOST).rows
    if rows.empty:
        st.caption("Nobody is on this list.")
        return
    listed(rows, name, chosen, sizes[name])


def callers_waiting(chosen: Filters) -> dict[str, int]:
    """How many callers wait for a call, by how their callback stands: told with the first list."""
    return answers.callers_to_ring(chosen, LISTS[TO_RING], MOST).sizes


def listed(rows: pd.DataFrame, name: str, chosen: Filters, in_all: int) -> None:
    """The callers of one list, with a way to see more of them and to take all away."""
    clock = answers.clock()
    with st.container(border=True, key="to_ring", gap="small"):
        told = answers.as_records(rows)
        everyone = len(told) <= FIRST or st.toggle(
            f"Show {min(in_all, MOST)} of {several(in_all, 'caller')}", key="all_to_ring"
        )
        for one in told if everyone else told[:FIRST]:
            caller(one, clock)
    download(
        lambda: taken_away(answers.all_to_ring(chosen, LISTS[name], ALL)),
        f"callers-{name.lower().replace(' ', '-').replace(',', '')}",
        f"Download all {numbers.count(in_all)}",
        key="csv_to_ring",
    )


def caller(one: Waiting, clock: Clock) -> None:
    """One caller who waits: who, since when, what is at stake, and what to do about it."""
    number = int(one["caller"])
    with st.container(horizontal=True, vertical_alignment="center", gap="xsmall"):
        with st.container(horizontal=True, vertical_alignment="center", gap=None):
            st.page_link(
                places.LOOKUP,
                label=shown(number, answers.store().settings.region),
                query_params={"caller": dialled(number)},
                icon=":material/phone_missed:",
                width=160,
            )
            with st.container(width=TEXT, gap=None):
                st.text(" · ".join(who(one)))
                st.caption(plain(" · ".join(why(one, clock))))
        with st.container(horizontal=True, gap="xsmall", width="content"):
            deeds(one, number)


def deeds(one: Waiting, number: int) -> None:
    """What can be done about a caller: ring, copy the number, mark done or not done."""
    if one["state"] == "asked not to be called":
        st.badge("Asked not to be called", color="red", icon=":material/do_not_disturb_on:")
    elif not is_masked(number):
        copy_button("Copy", f"+{number}", key=f"copy_{number}")
        st.link_button("Call", f"tel:+{number}", icon=":material/call:", key=f"call_{number}")
    if not may(viewer.current().role, "deed", "mark a callback"):
        return
    if one["marked_at"] is None:
        st.button(
            "Done", on_click=done, args=(number,), key=f"done_{number}",
            icon=":material/check:",
            help="You rang them. The next export shows whether a call was made.",
        )  # fmt: skip
    else:
        st.button(
            "Not done", on_click=not_done, args=(number,), key=f"undone_{number}",
            icon=":material/undo:",
        )  # fmt: skip


def done(number: int) -> None:
    """Mark a caller as rung back."""
    mark(answers.store_to("mark a callback"), number)


def not_done(number: int) -> None:
    """Take that back."""
    unmark(answers.store_to("mark a callback"), number)


def who(one: Waiting) -> list[str]:
    """A caller's name, company and what they are to us."""
    name = one["name"] or "no name yet"
    return [text for text in (name, one["company"], at_stake(one)) if text]


def at_stake(one: Waiting) -> str:
    """What is at stake with a caller, in words."""
    if one["lead_stage"] in LEAD_STAGES:
        value = one["lead_value"]
        worth = f", {numbers.money(float(value), one['lead_currency'] or 'INR')}" if value else ""
        return f"{LEAD_STAGES[one['lead_stage']]}{worth}"
    if one["lead_stage"]:
        return OTHER_STAGES.get(one["lead_stage"], str(one["lead_stage"]))
    return "New caller" if one["is_first_time"] else "Known caller"


def why(one: Waiting, clock: Clock) -> list[str]:
    """How often and since when a caller tried, where they come from, how the callback stands."""
    told = [f"{several(int(one['tries']), 'try', 'tries')} since {clock.moment(one['since'])}"]
    if one["source"] != "Unknown":
        told.append(one["source"])
    if one["rep"]:
        told.append(f"on {one['rep']}'s phone")
    if one["state"] == "rang, not reached":
        told.append(f"you rang {clock.moment(one['attempt_at'])}, not reached")
    elif one["state"] == "no call seen":
        told.append(f"marked done {clock.moment(one['marked_at'])}, but no call is seen since")
    elif one["marked_at"] is not None:
        told.append(f"marked done {clock.moment(one['marked_at'])}")
    return told


def taken_away(rows: pd.DataFrame) -> pd.DataFrame:
    """The list as a file tells it."""
    kept = ["caller", "name", "company", "tries", "since", "last_try_at", "source", "rep", "state"]
    told = rows[[*kept, "lead_stage", "lead_value", "lead_currency", "marked_at"]]
    return told.assign(caller=[dialled(int(one)) for one in told["caller"]])
