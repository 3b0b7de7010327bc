"""Where callers are missed: in which hours of the week, on which line, behind which other call."""

import pandas as pd
import streamlit as st

from rsoft_analytics.metrics import all_metrics
from rsoft_analytics.ui import answers, charts, filters, numbers
from rsoft_analytics.ui.rang_back import with_n
from rsoft_analytics.ui.settings_hours import said
from rsoft_analytics.ui.tables import download, table

LINE, BUSY, HOUR = "By line", "Rep on another call", "Hour of the week"
CLOSED = "While closed"


def where_missed() -> None:
    """Where it happens, by hour of the week, by line, or behind another call."""
    st.subheader("Where it happens", anchor=False)
    asked = st.segmented_control(
        "Where", [HOUR, CLOSED, LINE, BUSY], default=HOUR, required=True, key="where",
        label_visibility="collapsed",
    )  # fmt: skip
    {LINE: by_line, BUSY: behind_another_call, CLOSED: while_closed}.get(asked or HOUR, by_hour)()


def by_hour() -> None:
    """Never returned callers by hour of the week: the larger, the more were missed."""
    rows = [
        row
        for row in answers.told("never_returned_rate", filters.current(), "hour_of_week")
        if row["n"]
    ]
    if not rows:
        st.caption("Nobody was missed long enough ago to tell the hours apart.")
        return
    charts.hours_of_week(rows, key="missed_by_hour", alt="Times missed by hour and weekday")
    most = max(rows, key=lambda row: row["n"])
    when = f"{charts.WEEKDAYS[most['weekday'] - 1]} {most['hour']:02}:00"
    times = numbers.several(sum(row["n"] for row in rows), "time")
    st.caption(
        f"Of {times} that a caller was missed. The larger the square, the more often; the redder, "
        "the more of them nobody rang back in time. "
        f"Most: {when}, {numbers.count(most['n'])}."
    )


def by_line() -> None:
    """Missed callers by the line that they rang."""
    told = answers.told("never_returned_rate", filters.current(), "line")
    missed = {
        row["line"]: row["value"]
        for row in answers.told("missed_episodes", filters.current(), "line")
    }
    rows = pd.DataFrame([
        {"Line": row["line"], "Times missed": missed[row["line"]], "Never returned": with_n(row)}
        for row in sorted(told, key=lambda row: -missed[row["line"]])
    ])  # fmt: skip
    table(rows, alt="Times missed by line", key="missed_by_line",
        counts=("Times missed",))  # fmt: skip
    download(rows, "missed-by-line", "Download these", key="csv_missed_by_line", of="numbers")
    st.caption("Unknown: the export does not say which line rang.")


def while_closed() -> None:
    """How many callers were missed outside the opening hours, by line."""
    chosen = filters.current()
    (team,) = answers.told("after_hours_rate", chosen)
    if not team["n"]:
        st.caption("Nobody was missed.")
        return
    kept = answers.store().settings
    st.markdown(
        f"**{numbers.share(team['value'])} of {numbers.several(team['n'], 'time')}** that a caller "
        "was missed, they first tried while the office was closed: outside "
        f"{kept.opens} to {kept.closes} on {said(kept.opening_days)}, or on a holiday."
    )
    told = answers.told("after_hours_rate", chosen, "line")
    rows = pd.DataFrame([
        {"Line": row["line"], "Missed while closed": with_n(row)}
        for row in sorted(told, key=lambda row: -row["n"])
    ])  # fmt: skip
    table(rows, alt="Callers missed while the office was closed, by line", key="while_closed")
    download(rows, "missed-while-closed", "Download these", key="csv_while_closed")
    st.caption("When the office is open, and its holidays, stand on the page Settings.")


def behind_another_call() -> None:
    """How many calls were missed because the rep was talking to somebody else."""
    chosen = filters.current()
    (team,) = answers.told("busy_together_rate", chosen)
    if not team["n"]:
        st.caption("No missed call here names the rep whose phone rang.")
        return
    st.markdown(
        f"**{numbers.share(team['value'])} of {numbers.several(team['n'], 'missed call')}** came "
        "in while the same rep was talking to somebody else: only another phone or another rep "
        "could have taken those."
    )
    told = answers.told("busy_together_rate", chosen, "rep")
    rows = pd.DataFrame([
        {"Rep": row["rep"], "Missed on another call": with_n(row)}
        for row in sorted(told, key=lambda row: -row["n"])
    ])  # fmt: skip
    table(rows, alt="Calls missed while on another call, by rep", key="busy")
    download(rows, "missed-on-another-call", "Download these", key="csv_busy", of="numbers")
    st.caption(all_metrics()["busy_together_rate"].meaning)
