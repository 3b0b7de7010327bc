"""The list of own numbers that a person keeps: who stands on it, and adding to it."""

from dataclasses import asdict
from datetime import date
from typing import Any

import streamlit as st

from rsoft_analytics import own_numbers as own
from rsoft_analytics.phones import shown
from rsoft_analytics.ui import answers, places
from rsoft_analytics.ui.filled import filled
from rsoft_analytics.ui.numbers import count, several, share

KINDS = {
    "staff": "Staff",
    "vendor": "Vendor",
    "family": "Family",
    "spam": "Spam",
    "other": "Other",
}
MOST = 50  # numbers of the list that are shown
MOVED = {"calls": "calls", "missed_calls": "missed calls", "answer_rate": "answer rate"}


def own_list() -> None:
    """Who stands on the list, and the way to put more numbers on it."""
    st.markdown("**Your list**")
    listed = [one for one in own.list_of(answers.store()) if one["rule"] is None]
    with st.container(border=True, key="own_list", gap="xsmall"):
        if not listed:
            st.caption("No number stands on it yet.")
        for place, one in enumerate(listed[:MOST]):
            entry(one, place)
        if len(listed) > MOST:
            st.caption(f"The {MOST} with the most calls, of {several(len(listed), 'number')}.")
        with st.expander("Add numbers", icon=":material/add:", expanded=not listed):
            add(len(listed))


def entry(one: dict[str, Any], place: int) -> None:
    """A number of the list, and the way to take it off."""
    clock = answers.clock()
    days = [
        f"{word} {clock.day(one[name])}"
        for word, name in (("from", "since"), ("until", "until"))
        if one[name]
    ]
    said = [one["name"], KINDS[one["kind"]], " ".join(days), several(one["calls"], "call")]
    with st.container(horizontal=True, vertical_alignment="center", gap="xxsmall"):
        st.page_link(
            places.LOOKUP,
            label=shown(int(one["number"]), answers.store().settings.region),
            query_params={"caller": one["number"]},
            icon=":material/person:",
            width=170,
        )
        st.text(" · ".join(part for part in [*said, one["note"]] if part), width="stretch")
        if st.button("Take it off", key=f"off_{place}_{one['number']}"):
            own.made(answers.store(), own.counting_again([int(one["number"])]))
            st.rerun()


def add(place: int) -> None:
    """What is pasted or uploaded, what leaving it out would change, and the button."""
    text = st.text_area(
        "Numbers, one a line; what stands beside a number is its name",
        key=f"own_text_{place}",
        placeholder="55000 00001, Ravi\n55000 00002, Courier",
    )
    file = st.file_uploader(
        "Or a list as CSV or text", type=["csv", "txt"], max_upload_size=1, key=f"own_file_{place}"
    )
    kind = st.segmented_control(
        "They are", list(KINDS), default="staff", required=True, key="own_kind",
        format_func=lambda one: KINDS[one],
    )  # fmt: skip
    since, until = days_of(place)
    note = st.text_input("Note", key=f"own_note_{place}", placeholder="what to remember")
    texts = [text or "", own.decoded(file.getvalue(), file.name) if file else ""]
    read = [own.understood(one, answers.store().settings.region) for one in texts]
    for fault in [fault for one in read for fault in one.faults][:MOST]:
        st.text(fault)
    if entries := [entry for one in read for entry in one.entries]:
        offer(own.adding(entries, kind, since=since, until=until, note=note or None), len(entries))


def days_of(place: int) -> tuple[date | None, date | None]:
    """The days in which the numbers are own ones; empty is from ever, and for good."""
    left, right = st.columns(2)
    form = "DD/MM/YYYY"
    since = left.date_input("From (empty: from ever)", None, key=f"own_since_{place}", format=form)
    until = right.date_input("Until (empty: for good)", None, key=f"own_until_{place}", format=form)
    return since, until


def offer(change: own.Change, numbers: int) -> None:
    """What leaving the numbers out would change, and the button that does it."""
    with st.spinner("Counting what it would change"):
        effect = own.rehearsed(answers.store(), change)
    before, after = asdict(effect.before), asdict(effect.after)
    moved = [
        f"{words} {written(before[name])} → {written(after[name])}"
        for name, words in MOVED.items()
        if written(before[name]) != written(after[name])
    ]
    told = ", ".join(moved) or "no number: nobody of them rang or was rung"
    st.markdown(f":orange[:material/visibility:] **What would change:** {told}.")
    if st.button(filled(f"Leave {several(numbers, 'number')} out"), type="primary", key="own_add"):
        own.made(answers.store(), change)
        st.rerun()


def written(value: Any) -> str:
    """A figure as people write it."""
    if value is None:
        return "none"
    return share(value) if isinstance(value, float) else count(value)
