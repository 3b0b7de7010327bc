"""The card of one file: what it is, how it was understood, what it changes."""

import pandas as pd
import streamlit as st

from rsoft_analytics.imports.report import Report
from rsoft_analytics.readers import all_readers, label_of
from rsoft_analytics.ui import answers, changed, understood
from rsoft_analytics.ui.numbers import count, several
from rsoft_analytics.ui.rejects import rejects, skipped
from rsoft_analytics.ui.words import plain

LONG = 400  # characters of a reason that is opened on demand
THINGS = {"calls": "call", "contacts": "contact", "leads": "lead", "web leads": "enquiry"}
SEVERAL = {"enquiry": "enquiries"}


def would_change(report: Report, key: str, *, is_table: bool = False) -> None:
    """A file before it is loaded."""
    heading(report)
    if report.status == "already imported":
        st.markdown(
            f":gray[:material/done_all:] **In the store already**, as import {report.import_id}."
        )
        return
    if report.error:
        refusal(report, is_table=is_table)
        return
    warned(report)
    remembered(report)
    st.markdown(f"**What will change:** {counts(report)}.")
    after(report)
    understood.first_rows(report, key)
    understood.columns(report, key)
    reject_list(report, key)


def result(report: Report) -> None:
    """A file after it was loaded."""
    heading(report)
    if report.error:
        refusal(report)
        return
    warned(report)
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
    thing = THINGS.get(report.kind or "", "record")
    held = [several(report.read, thing, SEVERAL.get(thing))] if report.read else []
    if rep := report.details.get("rep"):
        held.append(f"the phone or line of {plain(rep)}")
    st.caption(", ".join([*held, *span(report)]) or " ")


def span(report: Report) -> list[str]:
    """The days that a file tells of."""
    since, until = report.details.get("data_from"), report.details.get("data_until")
    if not since or not until:
        return []
    clock = answers.clock()
    days = [clock.day(clock.local(moment).date()) for moment in (since, until)]
    return [days[0] if days[0] == days[1] else f"{days[0]} to {days[1]}"]


def refusal(report: Report, *, is_table: bool = False) -> None:
    """Why nothing of a file can be loaded."""
    why = report.error or ""
    if report.can_be_mapped and is_table:
        st.markdown(
            ":orange[:material/help:] **This table is not known yet.** Say what it is below."
        )
    else:
        st.markdown(":red[:material/block: **Not loaded.**]", width="content")
    if len(why) <= LONG:
        st.text(why)
        return
    with st.expander("Why", icon=":material/help:"):
        st.text(why)


def counts(report: Report) -> str:
    """The counts of an import, those that are nothing left out."""
    told = {
        "added": report.added,
        "updated": report.updated,
        "known already": report.unchanged,
        "rejected": report.rejected,
    }
    if twice := report.details.get("twice"):
        told[f"known already ({count(twice)} told twice in this file)"] = told.pop("known already")
    said = [f"{count(number)} {word}" for word, number in told.items() if number]
    aside = skipped(report.details.get("reasons", []))
    return ", ".join(said or ["nothing"]) + (f"; left out: {aside}" if aside else "")


def after(report: Report) -> None:
    """What the store holds afterwards, and which days and months change."""
    details = report.details
    changed.draw(details.get("before") or {}, details.get("after") or {}, details.get("changes"))


def warned(report: Report) -> None:
    """That it is loaded although something speaks against it."""
    if warning := report.details.get("warning"):
        st.warning(plain(warning), icon=":material/privacy_tip:")


def remembered(report: Report) -> None:
    """That a table was read as somebody mapped it before."""
    if report.details.get("mapped") == "remembered":
        st.caption("Its columns are known: they are read as they were mapped here before.")


def reject_list(report: Report, key: str) -> None:
    """The records that cannot be used, and why."""
    rows = [(one.line, one.reason, one.message, one.text) for one in report.rejects]
    frame = pd.DataFrame(rows, columns=["line", "reason", "message", "text"])
    rejects(frame, report.details.get("reasons", []), key)
