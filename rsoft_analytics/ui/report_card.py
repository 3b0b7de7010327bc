"""The card of one file: what it is, how it was understood, what it changes."""

import pandas as pd
import streamlit as st

from rsoft_analytics.fields import label_of as label_of_field
from rsoft_analytics.imports.report import Report
from rsoft_analytics.readers import all_readers, label_of
from rsoft_analytics.ui import answers
from rsoft_analytics.ui.numbers import count, several
from rsoft_analytics.ui.tables import download, table

LONG = 400  # characters of a reason that is opened on demand
THINGS = {"calls": "call", "contacts": "contact", "leads": "lead"}
ORDER = {True: "02/03 is 2 March", False: "02/03 is 3 February"}


def would_change(report: Report, key: str) -> None:
    """A file before it is loaded."""
    heading(report)
    if report.status == "already imported":
        st.markdown(
            f":gray[:material/done_all:] **In the store already**, as import {report.import_id}."
        )
        return
    if report.error:
        refusal(report)
        return
    changes(report)
    assumptions(report)
    understood(report, key)
    rejects(report, key)


def result(report: Report) -> None:
    """A file after it was loaded."""
    heading(report)
    if report.error:
        refusal(report)
        return
    words = "Loaded" if report.status == "imported" else "In the store already"
    number = f" as import {report.import_id}" if report.import_id else ""
    st.markdown(f":green[:material/check_circle:] **{words}**{number}: {counts(report)}.")
    after(report)


def heading(report: Report) -> None:
    """The file's name, its format, how much it holds and of when."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.text(report.file)
        if report.format in all_readers():
            st.badge(
                label_of(all_readers()[report.format]), color="gray", icon=":material/description:"
            )
    held = [several(report.read, THINGS.get(report.kind or "", "record"))] if report.read else []
    st.caption(", ".join([*held, *span(report)]) or " ")


def span(report: Report) -> list[str]:
    """The days that a file tells of."""
    since, until = report.details.get("data_from"), report.details.get("data_until")
    if not since or not until:
        return []
    clock = answers.clock()
    days = [clock.day(clock.local(moment).date()) for moment in (since, until)]
    return [days[0] if days[0] == days[1] else f"{days[0]} to {days[1]}"]


def refusal(report: Report) -> None:
    """Why nothing of a file can be loaded."""
    why = report.error or ""
    st.markdown(":red[:material/block: **Not loaded.**]", width="content")
    if len(why) <= LONG:
        st.text(why)
        return
    with st.expander("Why", icon=":material/help:"):
        st.text(why)


def changes(report: Report) -> None:
    """What would change, in words."""
    st.markdown(f"**What will change:** {counts(report)}.")
    after(report)


def counts(report: Report) -> str:
    """The counts of an import, those that are nothing left out."""
    told = {
        "added": report.added,
        "updated": report.updated,
        "known already": report.unchanged,
        "rejected": report.rejected,
        "skipped as no record": report.skipped,
    }
    return (
        ", ".join(f"{count(number)} {word}" for word, number in told.items() if number) or "nothing"
    )


def after(report: Report) -> None:
    """What the store holds afterwards, where that differs."""
    before, then = report.details.get("before") or {}, report.details.get("after") or {}
    moved = [name for name in then if then[name] != before.get(name)]
    if moved:
        told = [f"{name} {count(before.get(name, 0))} → {count(then[name])}" for name in moved]
        st.text(" · ".join(told))


def assumptions(report: Report) -> None:
    """What had to be assumed, to be put right above where it is wrong."""
    if report.details.get("assumed"):
        st.markdown(
            ":orange[:material/help:] "
            f"**Assumed:** {ORDER[bool(report.details['day_first'])]}. "
            "Say otherwise above if it is not so."
        )


def understood(report: Report, key: str) -> None:
    """The first rows as they would be stored, and what each column was taken for."""
    rows = report.details.get("first_rows")
    if rows:
        st.caption("The first rows as they will be stored")
        table(pd.DataFrame(rows), alt="The first rows as they will be stored", key=f"rows_{key}")
    columns = report.details.get("columns")
    if columns and report.kind:
        with st.expander("How the columns were understood", icon=":material/view_column:"):
            told = [(column, named(report.kind, field)) for column, field in columns.items()]
            frame = pd.DataFrame(told, columns=["In the file", "Understood as"])
            table(
                frame, alt="Columns of the file and what they were understood as", key=f"cols_{key}"
            )


def named(kind: str, field: str) -> str:
    """A field's name for people."""
    try:
        return label_of_field(kind, field)
    except StopIteration:
        return field


def rejects(report: Report, key: str) -> None:
    """The records that cannot be used, and why."""
    if not report.rejects:
        return
    frame = pd.DataFrame([(one.line, one.message, one.text) for one in report.rejects])
    frame.columns = pd.Index(["Line", "Why", "Text"])
    label = several(report.rejected, "record") + " cannot be used"
    with st.expander(label, icon=":material/rule:"):
        table(frame, alt="Records that cannot be used, and why", key=f"rejects_{key}")
        download(frame, "rejects", "Download these", key=f"rejects_csv_{key}")
