"""The imports there were: when, what, what each changed, and taking one back."""

import json
from typing import Any

import pandas as pd
import streamlit as st

from rsoft_analytics.imports.details import field_in_words
from rsoft_analytics.imports.undo import undo
from rsoft_analytics.readers import all_readers, label_of
from rsoft_analytics.ui import answers, changed
from rsoft_analytics.ui.filled import filled
from rsoft_analytics.ui.numbers import Clock, several
from rsoft_analytics.ui.rejects import rejects
from rsoft_analytics.ui.tables import table
from rsoft_analytics.ui.understood import ORDERS
from rsoft_analytics.ui.uploads import Bench

Entry = dict[str, Any]
Changes = dict[str, dict[str, Any]]  # by act: imported, undone


def history() -> None:
    """The list of imports, and the one that is looked at."""
    st.subheader("History", anchor=False)
    ledger = answers.records("imports/history")
    if not ledger:
        st.caption("Nothing was imported yet. Each import will stand here, and can be taken back.")
        return
    clock = answers.clock()
    entries = {int(one["import_id"]): one for one in ledger}
    kept = changes_by_import()
    table(listed(entries, kept, clock), alt="Imports, the newest first", key="history")
    chosen = st.selectbox(
        "Look at an import", list(entries), index=None, key="import",
        format_func=lambda number: f"{number} · {entries[number]['file_name']}",
        placeholder="Choose one to see what it changed, its rejects, or to take it back",
    )  # fmt: skip
    if chosen is not None:
        looked_at(entries[chosen], kept.get(chosen, {}), clock)


def changes_by_import() -> dict[int, Changes]:
    """What each import changed, and what taking it back did."""
    kept: dict[int, Changes] = {}
    for one in answers.records("imports/changes_of"):
        kept.setdefault(int(one["import_id"]), {})[one["act"]] = json.loads(one["changes"])
    return kept


def listed(entries: dict[int, Entry], kept: dict[int, Changes], clock: Clock) -> pd.DataFrame:
    """The imports as people read them."""
    rows = [listed_one(number, one, kept.get(number, {}), clock) for number, one in entries.items()]
    return pd.DataFrame(rows).dropna(axis="columns", how="all")


def listed_one(number: int, one: Entry, kept: Changes, clock: Clock) -> dict[str, Any]:
    """One import as people read it; None where a column has nothing to say of it."""
    return {
        "Import": number,
        "When": clock.moment(one["imported_at"]),
        "File": one["file_name"],
        "Taken back": clock.moment(one["undone_at"]) if one["undone_at"] else None,
        "Whose": one["rep"],
        "Added": one["added"],
        "Updated": one["updated"],
        "Known": one["unchanged"],
        "Rejected": one["rejected"],
        "Changed": in_short(kept.get("imported")),
        "Tells of": days(one, clock),
        "Format": format_of(one),
    }


def in_short(changes: dict[str, Any] | None) -> str | None:
    """What an import changed, in one line; None where it was not kept."""
    return (
        "; ".join(changed.lines(changes["before"], changes["after"], changes)) if changes else None
    )


def format_of(one: Entry) -> str:
    """A format's name for people."""
    reader = all_readers().get(one["format"])
    return label_of(reader) if reader else str(one["format"])


def days(one: Entry, clock: Clock) -> str | None:
    """The days that an import tells of; None where it tells of none."""
    if not one["data_from"]:
        return None
    told = [clock.day(clock.local(one[name]).date()) for name in ("data_from", "data_until")]
    return told[0] if told[0] == told[1] else f"{told[0]} to {told[1]}"


def looked_at(one: Entry, kept: Changes, clock: Clock) -> None:
    """One import: what it changed, how it was read, its rejects, and the way to take it back."""
    number = int(one["import_id"])
    with st.container(border=True, key="looked_at"):
        for act, words in (
            ("imported", "When it was loaded"),
            ("undone", "When it was taken back"),
        ):
            if act in kept:
                st.markdown(f"**{words}**")
                changed.draw(kept[act]["before"], kept[act]["after"], kept[act])
        if not kept:
            st.caption("What it changed was not kept when it was loaded.")
        how_read(one)
        unusable(one)
        if one["undone_at"]:
            when = clock.moment(one["undone_at"])
            st.caption(f"Taken back {when}. Import the file again to have it back.")
        elif st.button("Take it back…", key=f"undo_{number}", icon=":material/undo:"):
            ask(number)


def how_read(one: Entry) -> None:
    """How the file of an import was read: zone, country, order of dates, columns."""
    order = f"; dates with the {ORDERS[bool(one['day_first'])]}" if one["kind"] == "calls" else ""
    st.caption(
        f"Read with times without a zone as {one['timezone']}, numbers without a country as "
        f"{one['region']}{order}."
    )
    columns = json.loads(one["columns"])
    if columns:
        with st.expander("Columns that were understood", icon=":material/view_column:"):
            told = [(column, field_in_words(one["kind"], name)) for column, name in columns.items()]
            frame = pd.DataFrame(told, columns=["In the file", "Understood as"])
            table(frame, alt="Columns and what they were understood as", key="columns_of_import")


def unusable(one: Entry) -> None:
    """The records of an import that could not be used, by reason."""
    number = int(one["import_id"])
    if not one["rejected"]:
        if not one["undone_at"]:
            st.caption("Every record of it could be used.")
        return
    reasons = answers.records("imports/reasons", import_id=number)
    rejects(answers.rejects_of(number), reasons, f"of_{number}")


@st.dialog("Take an import back")
def ask(number: int) -> None:
    """What taking an import back would change, and the button that does it."""
    rehearsed = undo(answers.store(), number, rehearse=True)
    st.text(f"Import {number}: {rehearsed.file}")
    st.markdown(f"{several(rehearsed.rows, 'record')} will be taken back.")
    if not changed.moved(rehearsed.before, rehearsed.after):
        st.markdown("Nothing else changes: other exports tell the same.")
    changed.draw(rehearsed.before, rehearsed.after, rehearsed.changes)
    st.caption("What other exports tell stays. Importing the file again brings everything back.")
    with st.container(horizontal=True):
        if st.button(filled("Take it back"), type="primary", key="undo_now"):
            undo(answers.store_to("take an import back"), number)
            Bench.of_this_visit().forget(number)
            st.rerun()
        if st.button("Leave it", key="undo_not"):
            st.rerun()
