"""The rows behind a number: the calls that it counts, to look at and to take away."""

from typing import Any

import pandas as pd
import streamlit as st

from rsoft_analytics.metrics import Filters, Metric
from rsoft_analytics.phones import dialled, shown
from rsoft_analytics.ui import answers
from rsoft_analytics.ui.numbers import Clock, count, duration, several
from rsoft_analytics.ui.tables import download, table

COUNTED = frozenset(  # the metrics that counted_calls.sql knows the calls of
    "calls answer_rate missed_calls conversations talk_seconds connect_rate first_time_callers "
    "unique_callers".split()
)
SHOWN, TAKEN = 200, 1_000_000  # calls that are listed; that a file has
OUTCOMES = {"not connected": "not reached", "elsewhere": "answered elsewhere"}


def rows_behind(metric: Metric, chosen: Filters) -> None:
    """The newest of the calls that a number counts, and all of them to take away."""
    if metric.name not in COUNTED:
        return
    rows = calls_counted(metric, chosen, SHOWN)
    if rows.empty:
        st.caption("No call stands behind this number.")
        return
    whole, clock = int(rows["of_all"].iloc[0]), answers.clock()
    newest = f", the {SHOWN} newest" if whole > SHOWN else ", the newest first"
    st.markdown(f"**{several(whole, 'call')} behind this number**{newest}")
    table(listed(rows, clock), alt="The calls behind this number", key=f"behind_{metric.name}")
    download(
        lambda: taken_away(calls_counted(metric, chosen, TAKEN)),
        f"{metric.name}-calls",
        f"Download {'all' if whole <= TAKEN else count(TAKEN)} of them",
        key=f"behind_csv_{metric.name}",
    )


def calls_counted(metric: Metric, chosen: Filters, most: int) -> pd.DataFrame:
    """The calls that a metric counts, the newest first. Never kept: there may be many."""
    return answers.store().frame(
        "ui/counted_calls", metric=metric.name, most=most, **chosen.parameters()
    )


def listed(rows: pd.DataFrame, clock: Clock) -> pd.DataFrame:
    """Calls as people read them."""
    return pd.DataFrame([as_read(one, clock) for one in answers.as_records(rows)])


def as_read(one: dict[str, Any], clock: Clock) -> dict[str, str]:
    """One call in words."""
    caller, home = one["caller"], answers.store().settings.region
    outcome = "spoken" if one["is_conversation"] else str(one["outcome"])
    return {
        "When": clock.moment(one["started_at"]),
        "Call": f"{str(one['direction']).capitalize()}, {OUTCOMES.get(outcome, outcome)}",
        "Talk": duration(one["seconds"]) if one["seconds"] else "",
        "Number": shown(int(caller), home) if caller else str(one["party_kind"]),
        **{
            label: str(one[name] or "")
            for label, name in (
                ("Name", "name"),
                ("Company", "company"),
                ("Rep", "rep"),
                ("Line", "line_number"),
                ("Source", "source"),
                ("Campaign", "campaign"),
                ("Note", "note"),
            )
        },
    }


def taken_away(rows: pd.DataFrame) -> pd.DataFrame:
    """Calls for a file: whole dates, and numbers as they are dialled."""
    numbers = [dialled(int(number)) if number else "" for number in rows["caller"].fillna(0)]
    return rows.assign(caller=numbers).drop(columns="of_all")
