"""What a change of source rules or lines moves, said before it is kept."""

import pandas as pd
import streamlit as st

from rsoft_analytics import sources
from rsoft_analytics.errors import RsoftError
from rsoft_analytics.ui import answers
from rsoft_analytics.ui.filled import filled
from rsoft_analytics.ui.numbers import count
from rsoft_analytics.ui.tables import table
from rsoft_analytics.ui.words import plain


def offer(change: sources.Change, label: str, key: str) -> None:
    """A switch that shows what a change moves, and the button that keeps it."""
    if not st.toggle("Show what it would change", key=f"show_{key}"):
        return
    told = st.container()
    if st.button(filled(plain(label)), type="primary", key=f"keep_{key}"):
        made(change)
    with told, st.spinner("Telling history again, to see what it would change"):
        show(change, key)


def show(change: sources.Change, key: str) -> None:
    """The sources that a change moves, before and after; or why it cannot be made."""
    try:
        effect = sources.tried(answers.store(), change, rehearse=True)
    except RsoftError as problem:
        st.markdown(f":red[:material/error:] {plain(problem)}")
        return
    if not effect.moved:
        st.markdown(":orange[:material/visibility:] **No number would change.**")
        return
    st.markdown(":orange[:material/visibility:] **What would change:**")
    moved = [
        {
            "Source": one.source,
            "What": one.what,
            "Now": count(one.before),
            "Then": count(one.after),
        }
        for one in effect.moved
    ]
    table(pd.DataFrame(moved), alt="Each source that moves, now and then", key=f"moved_{key}")


def made(change: sources.Change) -> None:
    """Make a change and draw the page anew; or say why it cannot be made."""
    try:
        with st.spinner("Telling history again"):
            sources.tried(answers.store(), change)
    except RsoftError as problem:
        st.markdown(f":red[:material/error:] {plain(problem)}")
        st.stop()
    st.rerun()
