"""The line that says how many calls of the period are left out, and why."""

import streamlit as st

from rsoft_analytics.ui import answers, filters, places
from rsoft_analytics.ui.numbers import count, several
from rsoft_analytics.ui.words import plain


def left_out() -> None:
    """How many calls of the selection are own numbers' and left out; nothing where none are."""
    rows = answers.left_out(filters.current())
    if not rows:
        return
    calls = several(sum(one["calls"] for one in rows), "call")
    numbers = several(sum(one["numbers"] for one in rows), "own number")
    why = ", ".join(f"{count(one['calls'])} by {words(one['title'])}" for one in rows)
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="left_out"):
        st.caption(f"{calls} of {numbers} are left out: {why}.", width="content")
        st.page_link(places.SETTINGS, label="Own numbers", icon=":material/tune:")


def words(title: str) -> str:
    """A reason within a sentence."""
    return plain(title[:1].lower() + title[1:])
