"""How fresh the data is: until when there are calls, and whose phone has gone silent."""

import pandas as pd
import streamlit as st

from rsoft_analytics.ui import answers
from rsoft_analytics.ui.numbers import several
from rsoft_analytics.ui.words import plain

SILENT_AFTER = 2  # days without a call while others still report


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
    if silent.empty:
        return []
    worst = silent.iloc[0]
    others = (
        f"; {several(len(silent) - 1, 'other is', 'others are')} silent too"
        if len(silent) > 1
        else ""
    )
    days = several(int(worst["days_silent"]), "day")
    return [f"{worst['rep']}'s phone last reported {days} before that{others}."]


def silent_phones() -> pd.DataFrame:
    """The reps whose phones report nothing while others do, the longest silent first."""
    phones = answers.frame("store/freshness")
    return phones[phones["days_silent"] >= SILENT_AFTER]
