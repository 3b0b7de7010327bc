"""Lines on the settings page: which number, SIM or hoarding stands for which source, and when."""

from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from rsoft_analytics import sources
from rsoft_analytics.errors import RsoftError
from rsoft_analytics.ui import answers
from rsoft_analytics.ui.numbers import several
from rsoft_analytics.ui.sources_moved import made, offer
from rsoft_analytics.ui.tables import download
from rsoft_analytics.ui.words import plain

TEMPLATE = pd.DataFrame(columns="line source campaign place from until note".split())
MOST = 50  # lines that are shown


def lines() -> None:
    """The lines with their days, what these leave open, and the way to say more."""
    st.subheader("Lines", anchor=False)
    st.markdown(
        "A number, SIM, hoarding or tracking number that stands for a source. Calls that come in "
        "on it take that source on the days you give, in history too."
    )
    listed = sources.lines(answers.store())
    unnamed = sources.lines_without_source(answers.store())
    with st.container(border=True, key="lines", gap="xsmall"):
        if not listed:
            st.caption("No line stands for a source yet.")
        for place, one in enumerate(listed[:MOST]):
            entry(one, place)
        if len(listed) > MOST:
            st.caption(f"The first {MOST} of {len(listed):,}; `rsoft lines list` tells them all.")
        left_open(unnamed)
        with st.expander("Add a line", icon=":material/add:", expanded=not listed):
            add([one["line"] for one in unnamed], len(listed))


def entry(one: dict[str, Any], place: int) -> None:
    """A line with its days, and the way to remove them."""
    source = " › ".join(part for part in (one["source"], one["campaign"]) if part)
    said = [source, one["place"], days_of(one), several(one["calls"], "call"), one["note"]]
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.text(one["line"], width=170)
        st.text(" · ".join(part for part in said if part), width="stretch")
        if st.button("Remove", key=f"unline_{place}_{one['line_id']}"):
            made(sources.removing_line(one["line_id"]))


def days_of(one: dict[str, Any]) -> str:
    """The days in which a line stands for its source."""
    clock = answers.clock()
    days = [
        f"{word} {clock.day(one[name])}"
        for word, name in (("from", "since"), ("until", "until"))
        if one[name]
    ]
    return " ".join(days) or "always"


def left_open(unnamed: list[dict[str, Any]]) -> None:
    """Days of a line that have no source though it was called, and lines that never have one."""
    clock = answers.clock()
    for gap in sources.gaps(answers.store()):
        calls, line = several(gap["calls"], "call"), plain(gap["line"])
        days = f"between {clock.day(gap['since'])} and {clock.day(gap['until'])}"
        st.markdown(
            f":orange[:material/warning:] {line} had {calls} {days}, on days without a source."
        )
    if unnamed:
        calls = several(sum(one["calls"] for one in unnamed), "call")
        named = several(len(unnamed), "more line")
        st.caption(f"{calls} came in on {named} of yours that stand for no source.")


def add(called: list[str], place: int) -> None:
    """A line, its source and days, and what saying so would change."""
    with st.grid(3, min_column_width=220, key="line_grid"):
        line = st.selectbox(
            "Line", called, index=None, accept_new_options=True, key=f"line_called_{place}",
            placeholder="choose one, or type another",
        )  # fmt: skip
        source = st.text_input(
            "Stands for the source", key=f"line_source_{place}", placeholder="such as Hoarding"
        )
        campaign = st.text_input("Campaign", key=f"line_campaign_{place}")
        where = st.text_input("Place", key=f"line_place_{place}")
        since = day("From (empty: from ever)", f"line_since_{place}")
        until = day("Until (empty: for good)", f"line_until_{place}")
    if line and source:
        try:
            said = sources.Line(line, source, campaign, where, since, until)
        except RsoftError as problem:
            st.markdown(f":red[:material/error:] {plain(problem)}")
            return
        offer(sources.adding_line(said), "Keep this line", "line")
    st.caption("Many lines are uploaded on the Imports page, as a CSV with this header:")
    download(TEMPLATE, "lines", "Download an empty list", key="csv_lines")


def day(label: str, key: str) -> date | None:
    """A day, or none."""
    return st.date_input(label, None, key=key, format="DD/MM/YYYY")
