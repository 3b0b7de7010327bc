"""Where callers are missed: in which hours of the week, on which line, behind which other call."""

from typing import Any

import pandas as pd
import streamlit as st

from rsoft_analytics.metrics import all_metrics
from rsoft_analytics.phones import party, shown
from rsoft_analytics.ui import answers, charts, filters, numbers
from rsoft_analytics.ui.lost_leads import leads_between, value_between
from rsoft_analytics.ui.rang_back import with_n
from rsoft_analytics.ui.settings_hours import said
from rsoft_analytics.ui.side_by_side import side_by_side
from rsoft_analytics.ui.tables import download, table

SOURCE, LINE = "By source", "By line"
BUSY, HOUR = "Rep on another call", "Hour of the week"
CLOSED = "While closed"


def where_missed() -> None:
    """Where it happens, by hour of the week, by source or line, or behind another call."""
    st.subheader("Where it happens", anchor=False)
    asked = st.segmented_control(
        "Where", [HOUR, SOURCE, LINE, CLOSED, BUSY], default=HOUR, required=True, key="where",
        label_visibility="collapsed",
    )  # fmt: skip
    drawn = {SOURCE: by_source, LINE: by_line, CLOSED: while_closed, BUSY: behind_another_call}
    drawn.get(asked or HOUR, by_hour)()


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
    lost_by_hour()


def lost_by_hour() -> None:
    """What each hour of the week may have cost, called an estimate; drawn when opened."""
    opened = st.expander(
        "Leads lost by hour of the week, an estimate", on_change="rerun", key="lost_by_hour",
        icon=":material/function:",
    )  # fmt: skip
    if not opened.open:
        return
    with opened:
        told = answers.told("lost_leads", filters.current(), "hour_of_week")
        if not told:
            st.caption("Nobody was lost.")
            return
        most_first = sorted(told, key=lambda row: -(row["value"] or 0))
        rows = pd.DataFrame([
            {
                "Hour": f"{charts.WEEKDAYS[row['weekday'] - 1]} {row['hour']:02}:00",
                "Callers lost": row["n"],
                "Lost, an estimate": estimate_of(row),
            }
            for row in most_first
        ])  # fmt: skip
        table(rows, alt="Estimated leads lost by hour of the week", key="lost_hours")
        download(answers.as_frame(told), "lost-by-hour", "Download these",
            key="csv_lost_by_hour", of="numbers")  # fmt: skip


def by_source() -> None:
    """Missed callers by where they came from."""
    each("source")
    st.caption("Unknown: nothing tells where those callers came from.")


def by_line() -> None:
    """Missed callers by the line that they rang."""
    each("line")
    st.caption("Unknown: the export does not say which line rang.")


def each(by: str) -> None:
    """How often callers of each group were missed, how many of them for good, and an estimate."""
    told = {
        name: {row[by]: row for row in answers.told(name, filters.current(), by)}
        for name in ("missed_episodes", "never_returned_rate", "lost_leads")
    }
    missed = {group: row["value"] for group, row in told["missed_episodes"].items()}
    groups = sorted(missed, key=lambda group: (-missed[group], group))
    rows = pd.DataFrame([
        {
            by.capitalize(): line_shown(group) if by == "line" else group,
            "Times missed": missed[group],
            "Never returned": with_n(told["never_returned_rate"].get(group)),
            "Lost, an estimate": estimate_of(told["lost_leads"].get(group)),
        }
        for group in groups
    ])  # fmt: skip
    table(rows, alt=f"Times missed by {by}", key=f"missed_by_{by}",
        counts=("Times missed",))  # fmt: skip
    kept = side_by_side(by, groups, told)
    download(kept, f"missed-by-{by}", "Download these", key=f"csv_missed_by_{by}", of="numbers")


def line_shown(line: str) -> str:
    """A line as numbers are written here; a name, or that it is unknown, as it stands."""
    region = answers.store().settings.region
    number = party(line, region).number
    return line if number is None else shown(number, region)


def estimate_of(row: dict[str, Any] | None) -> str:
    """How many leads a group may have cost; nobody of some was lost."""
    if row is None:
        return "none"
    if row["value"] is None:
        return str(row["verdict"])
    return f"{leads_between(row)}{value_between(row)}"


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
        {"Line": line_shown(row["line"]), "Missed while closed": with_n(row)}
        for row in sorted(told, key=lambda row: -row["n"])
    ])  # fmt: skip
    table(rows, alt="Callers missed while the office was closed, by line", key="while_closed")
    download(answers.as_frame(told), "missed-while-closed", "Download these",
        key="csv_while_closed", of="numbers")  # fmt: skip
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
    download(answers.as_frame(told), "missed-on-another-call", "Download these",
        key="csv_busy", of="numbers")  # fmt: skip
    st.caption(all_metrics()["busy_together_rate"].meaning)
