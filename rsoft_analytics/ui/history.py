"""The imports there were: when, what, what each changed, and taking one back."""

from typing import Any

import pandas as pd
import streamlit as st

from rsoft_analytics.imports.undo import Undone, undo
from rsoft_analytics.readers import all_readers, label_of
from rsoft_analytics.ui import answers
from rsoft_analytics.ui.numbers import Clock, count, several
from rsoft_analytics.ui.tables import download, table
from rsoft_analytics.ui.uploads import Bench
from rsoft_analytics.ui.words import plain

Entry = dict[str, Any]
MOST = 1000  # rejects that are listed; the download has all


def history() -> None:
    """The list of imports, and the one that is looked at."""
    st.subheader("History", anchor=False)
    ledger = answers.records("imports/ledger")
    if not ledger:
        st.caption("Nothing was imported yet. Each import will stand here, and can be taken back.")
        return
    clock = answers.clock()
    entries = {int(one["import_id"]): one for one in ledger}
    table(listed(entries, clock), alt="Imports, the newest first", key="history")
    chosen = st.selectbox(
        "Look at an import", list(entries), index=None, key="import",
        format_func=lambda number: f"{number} · {entries[number]['file_name']}",
        placeholder="Choose one to see its rejects, or to take it back",
    )  # fmt: skip
    if chosen is not None:
        looked_at(entries[chosen], clock)


def listed(entries: dict[int, Entry], clock: Clock) -> pd.DataFrame:
    """The imports as people read them."""
    return pd.DataFrame([
        {
            "Import": number,
            "When": clock.moment(one["imported_at"]),
            "File": one["file_name"],
            "Whose": one["rep"] or "",
            "Added": one["added"],
            "Updated": one["updated"],
            "Known": one["unchanged"],
            "Rejected": one["rejected"],
            "Data from": day(one["data_from"], clock),
            "Until": day(one["data_until"], clock),
            "Format": format_of(one),
            "Taken back": clock.moment(one["undone_at"]) if one["undone_at"] else "",
        }
        for number, one in entries.items()
    ])  # fmt: skip


def format_of(one: Entry) -> str:
    """A format's name for people."""
    reader = all_readers().get(one["format"])
    return label_of(reader) if reader else str(one["format"])


def day(moment: Any, clock: Clock) -> str:
    """The day of a moment that there may not be."""
    return clock.day(clock.local(moment).date()) if moment else ""


def looked_at(one: Entry, clock: Clock) -> None:
    """One import: its rejects, and the way to take it back."""
    number = int(one["import_id"])
    rejects = answers.rejects_of(number)
    with st.container(border=True, key="looked_at"):
        if rejects.empty:
            st.caption("Every record of it could be used.")
        else:
            st.markdown(f"**{several(len(rejects), 'record')} could not be used**")
            shown = rejects.head(MOST).rename(
                columns={"line": "Line", "message": "Why", "text": "Text"}
            )
            table(
                shown[["Line", "Why", "Text"]],
                alt="Records that could not be used",
                key=f"rejects_of_{number}",
            )
            download(
                rejects, f"rejects-of-import-{number}", "Download these", key=f"csv_of_{number}"
            )
        if one["undone_at"]:
            when = clock.moment(one["undone_at"])
            st.caption(f"Taken back {when}. Import the file again to have it back.")
        elif st.button("Take it back…", key=f"undo_{number}", icon=":material/undo:"):
            ask(number)


@st.dialog("Take an import back")
def ask(number: int) -> None:
    """What taking an import back would change, and the button that does it."""
    rehearsed = undo(answers.store(), number, rehearse=True)
    st.text(f"Import {number}: {rehearsed.file}")
    st.markdown(f"{several(rehearsed.rows, 'record')} will be taken back.{moved(rehearsed)}")
    st.caption("What other exports tell stays. Importing the file again brings everything back.")
    with st.container(horizontal=True):
        if st.button("Take it back", type="primary", key="undo_now"):
            undo(answers.store(), number)
            Bench.of_this_visit().forget(number)
            st.rerun()
        if st.button("Leave it", key="undo_not"):
            st.rerun()


def moved(undone: Undone) -> str:
    """What the store would hold afterwards, where that differs."""
    told = [
        f"{plain(name)} {count(undone.before[name])} → {count(then)}"
        for name, then in undone.after.items()
        if then != undone.before[name]
    ]
    return (
        f" {' · '.join(told)}." if told else " Nothing else changes: other exports tell the same."
    )
