"""What an entry of a timeline is made of: the rows of exports, and why they are one."""

from typing import Any

import pandas as pd
import streamlit as st

from rsoft_analytics.readers import all_readers, label_of
from rsoft_analytics.ui import answers
from rsoft_analytics.ui.numbers import Clock, duration, several
from rsoft_analytics.ui.tables import table
from rsoft_analytics.ui.words import plain

Entry = dict[str, Any]


def made_of_button(one: Entry, key: str) -> None:
    """The way to the rows that an entry is made of."""
    if not one["made_of"]:
        return
    words = counted(one["made_of"])
    rows = several(len(one["made_of"]), "row")
    if st.button(rows, type="tertiary", key=key, help=f"Made of {words}: see which", width=52):
        made_of(one)


def counted(rows: list[Entry]) -> str:
    """How many rows of how many exports."""
    exports = len({row["import_id"] for row in rows})
    return f"{several(len(rows), 'row')} of {several(exports, 'export')}"


@st.dialog("What this is made of", width="large")
def made_of(one: Entry) -> None:
    """The rows, as they were read, and the sentence that says why they are one."""
    st.markdown(f"**Made of {counted(one['made_of'])}.**")
    if one["why_one"]:
        thing = "call" if one["kind"] == "call" else "lead"
        st.markdown(f":gray[:material/merge:] Why one {thing}: {plain(one['why_one'])}")
    clock = answers.clock()
    rows = pd.DataFrame([as_read(row, clock) for row in one["made_of"]])
    filled = rows.loc[:, (rows != "").any()]
    table(filled, alt="The rows of exports that tell of it, as they were read", key="made_of")
    st.caption("Lines are those of the file. An import can be looked at on the Imports page.")


def as_read(row: Entry, clock: Clock) -> dict[str, Any]:
    """A row as people read it."""
    reader = all_readers().get(row["format"])
    return {
        "File": row["file"],
        "Import": row["import_id"],
        "Line": row["line"],
        "Time": f"{clock.moment(row['at'])}:{seconds_of(row['at'], clock)}" if row["at"] else "",
        "Direction": row["direction"] or "",
        "Outcome": row["outcome"] or "",
        "Length": "" if row["seconds"] is None else duration(row["seconds"]),
        "Rep": row["rep"] or "",
        "Our line": row["line_number"] or "",
        "Format": label_of(reader) if reader else row["format"],
    }


def seconds_of(at: str, clock: Clock) -> str:
    """The seconds of a moment: by them near starts are told apart."""
    return f"{clock.local(at):%S}"
