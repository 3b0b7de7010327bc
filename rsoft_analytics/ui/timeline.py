"""What happened with a caller, the newest first."""

from collections.abc import Iterable
from itertools import groupby
from typing import Any

import streamlit as st

from rsoft_analytics.ui import answers
from rsoft_analytics.ui.amounts import worth_of
from rsoft_analytics.ui.made_of import made_of_button
from rsoft_analytics.ui.numbers import Clock, duration

Entry = dict[str, Any]
FIRST = 12  # entries shown at once
SPOKEN, MISSED, OUTGOING = "green", "red", "gray"
SIGNS = {  # (direction, outcome) -> icon, colour, word
    ("incoming", "spoken"): ("call_received", SPOKEN, "spoken"),
    ("outgoing", "spoken"): ("call_made", SPOKEN, "spoken"),
    ("incoming", "missed"): ("call_missed", MISSED, "missed"),
    ("incoming", "declined"): ("phone_disabled", MISSED, "declined"),
    ("incoming", "voicemail"): ("voicemail", MISSED, "left a voicemail"),
    ("incoming", "blocked"): ("block", OUTGOING, "blocked"),
    ("incoming", "answered"): ("call_received", OUTGOING, "answered, nothing said"),
    ("outgoing", "answered"): ("call_made", OUTGOING, "answered, nothing said"),
}
OTHER_SIGNS = {
    "outgoing": ("call_missed_outgoing", OUTGOING, "not reached"),
    "incoming": ("call_received", OUTGOING, "incoming"),
    "lead": ("person_add", OUTGOING, "lead"),
    "won": ("verified", SPOKEN, "won"),
    "stage": ("flag", OUTGOING, "stage"),
    "granted": ("check_circle", SPOKEN, "agreed"),
    "refused": ("do_not_disturb_on", MISSED, "refused"),
    "withdrawn": ("undo", MISSED, "took it back"),
    "disconnected": ("phone_disabled", OUTGOING, "disconnected"),
}
OF_A_LEAD = {"lead", "won", "stage"}
UNKNOWN = ("history", OUTGOING, "noted")


def timeline(entries: list[Entry]) -> None:
    """The entries by day, with how many there are and which exports tell of them."""
    st.subheader("What happened", anchor=False)
    if not entries:
        st.caption("Nothing yet: an address book or a lead knows the number, but no call.")
        return
    with st.container(horizontal=True, gap="medium"):
        everything = len(entries) <= FIRST or st.toggle(f"All {len(entries)}", key="whole_timeline")
        exports = st.toggle("Name the exports", key="told_by")
    clock = answers.clock()
    placed = [one | {"place": place} for place, one in enumerate(entries)]
    shown = placed if everything else placed[:FIRST]
    with st.container(border=True, gap="xsmall", key="timeline"):
        for day, of_day in groupby(shown, key=lambda one: clock.local(one["at"]).date()):
            draw_day(clock.named_day(clock.local(of_day_at(day, clock))), of_day, clock, exports)


def of_day_at(day: Any, clock: Clock) -> str:
    """Noon of a day in the business's zone, as an instant."""
    return f"{day.isoformat()}T12:00:00{clock.local(f'{day.isoformat()}T12:00:00+00:00'):%z}"


def draw_day(day: str, entries: Iterable[Entry], clock: Clock, exports: bool) -> None:
    """A day and what happened on it."""
    st.markdown(f"**{day[:1].upper()}{day[1:]}**")
    for one in entries:
        icon, colour, word = sign(one)
        with st.container(horizontal=True, gap="xsmall", vertical_alignment="center"):
            st.markdown(f":{colour}[:material/{icon}: {word}] {time_of(one, clock)}", width=152)
            made_of_button(one, key=f"made_of_{one['kind']}_{one['place']}")
            st.text(" · ".join(said(one, exports)) or " ", width="stretch")


def sign(one: Entry) -> tuple[str, str, str]:
    """The icon, the colour and the word for an entry."""
    key = (one["direction"], one["outcome"])
    word = one["outcome"] if one["kind"] == "consent" else one["direction"] or one["kind"]
    return SIGNS.get(key) or OTHER_SIGNS.get(word) or UNKNOWN


def time_of(one: Entry, clock: Clock) -> str:
    """The time of day of an entry; none where a lead's has a day only."""
    has_day_only = one["kind"] in OF_A_LEAD and clock.is_midnight(one["at"])
    return "" if has_day_only else f"{clock.local(one['at']):%H:%M}"


def said(one: Entry, exports: bool) -> list[str]:
    """What else is known of an entry."""
    told = [duration(one["seconds"])] if one["seconds"] else []
    told += [part for part in (one["rep"], worth_of(one), one["text"]) if part]
    if exports:
        told.append("told by " + ", ".join(one["exports"] or ()))
    return told
