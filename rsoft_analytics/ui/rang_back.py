"""Who rang missed callers back, and how soon."""

from typing import Any

import pandas as pd
import streamlit as st

from rsoft_analytics.metrics import Filters, all_metrics
from rsoft_analytics.ui import answers, filters, numbers
from rsoft_analytics.ui.tables import download, table

NOBODY = "Nobody"  # the key of those whom no rep rang
LONG = 48 * 3600  # seconds from which a time is told in days


def who_rang_back() -> None:
    """What came of each time that a caller was missed, and how fast, by whose phone rang."""
    chosen = filters.current()
    st.subheader("Who rang back, and how soon", anchor=False)
    states = {
        row["state"]: row["value"] for row in answers.told("missed_episodes", chosen, "state")
    }
    (soon,) = answers.told("callback_seconds", chosen)
    (lost,) = answers.told("never_returned_rate", chosen)
    st.markdown(said_of_the_callbacks(states, soon, lost))
    rows = by_rep(chosen)
    table(rows, alt="How missed callers of each rep were rung back", key="rang_back",
        counts=("Times missed", "Rang back, anybody's"))  # fmt: skip
    download(rows, "rang-back-by-rep", "Download these", key="csv_rang_back", of="numbers")
    st.caption(
        "A caller who was missed on several days counts each time. "
        "By the rep whose phone rang first; Unknown is the team line where nobody took the call. "
        "The last column is by the rep who rang back, whoever's phone had rung. "
        + all_metrics()["callback_seconds"].meaning
    )


def said_of_the_callbacks(
    states: dict[str, int], soon: dict[str, Any], lost: dict[str, Any]
) -> str:
    """What came of the times that a caller was missed, in two sentences."""
    names = {
        "rang back": "rung back and reached",
        "got through": "got through by themselves",
        "tried, not reached": "rung and not reached",
        "never returned": "never rung",
        "open": "still open",
    }
    told = ", ".join(
        f"{numbers.count(states[one])} {names[one]}" for one in names if states.get(one)
    )
    half = (
        f" Half were rung within **{within(soon)}**."
        if soon["value"] is not None
        else " Fewer than half were rung back so far."
    )
    rate = (
        f" **{numbers.share(lost['value'])} of {numbers.count(lost['n'])}** were not returned "
        f"within {answers.store().settings.callback_window_hours} hours "
        f"({numbers.share(lost['low'])} to {numbers.share(lost['high'])})."
        if lost["n"]
        else ""
    )
    times = numbers.several(sum(states.values()), "time")
    return f"Of {times} that a caller was missed: {told}.{half}{rate}"


def by_rep(chosen: Filters) -> pd.DataFrame:
    """How missed callers of each rep were rung back: one row a rep."""
    told = {
        name: {row["rep"]: row for row in answers.told(name, chosen, "rep")}
        for name in (
            "missed_episodes",
            "callback_seconds",
            "rang_back_within_hour",
            "never_returned_rate",
        )
    }
    rang = {
        row["rung_by"]: row["value"] for row in answers.told("missed_episodes", chosen, "rung_by")
    }
    missed = {rep: row["value"] for rep, row in told["missed_episodes"].items()}
    reps = sorted({*missed, *rang} - {NOBODY}, key=lambda rep: (-missed.get(rep, 0), rep))
    return pd.DataFrame([
        {
            "Rep": rep,
            "Times missed": missed.get(rep, 0),
            "Half rung within": within(told["callback_seconds"].get(rep), "value"),
            "Nine in ten within": within(told["callback_seconds"].get(rep), "p90"),
            "Rang back within the hour": with_n(told["rang_back_within_hour"].get(rep)),
            "Never returned": with_n(told["never_returned_rate"].get(rep)),
            "Rang back, anybody's": rang.get(rep, 0),
        }
        for rep in reps
    ])  # fmt: skip


def within(row: dict[str, Any] | None, share: str = "value") -> str:
    """The time that a share of callers were rung within; words where so many were not."""
    if not row:
        return "none missed"
    seconds = row[share]
    if seconds is None:
        return "fewer rung"
    days = numbers.several(round(seconds / 86_400), "day")
    return days if seconds >= LONG else numbers.duration(seconds)


def with_n(row: dict[str, Any] | None) -> str:
    """A share with what it is a share of, and its range."""
    if not row or not row["n"]:
        return "too early"
    return (
        f"{numbers.share(row['value'])} of {numbers.count(row['n'])} "
        f"({row['low'] * 100:.0f} to {row['high'] * 100:.0f})"
    )
