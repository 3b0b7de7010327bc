"""Who rang missed callers back, and how soon."""

from typing import Any

import pandas as pd
import streamlit as st

from rsoft_analytics.metrics import Filters, all_metrics
from rsoft_analytics.ui import answers, filters, numbers
from rsoft_analytics.ui.side_by_side import side_by_side
from rsoft_analytics.ui.tables import download, table

RANG = "rang_back_anybodys"  # missed episodes by who rang
NOBODY = "Nobody"  # the key of those whom no rep rang
NONE_MISSED, TOO_EARLY = "none missed", "too early to say"
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
    told = told_by_rep(chosen)
    reps = in_order(told)
    rows = by_rep(told, reps)
    table(rows, alt="How missed callers of each rep were rung back", key="rang_back",
        counts=("Times missed", "Rang back, anybody's"))  # fmt: skip
    kept = side_by_side("rep", reps, told)
    download(kept, "rang-back-by-rep", "Download these", key="csv_rang_back", of="numbers")
    st.caption(
        "A caller who was missed on several days counts each time. "
        "By the rep whose phone rang first; Unknown is the team line where nobody took the call. "
        "The last column is by the rep who rang back, whoever's phone had rung. The times run from "
        "a caller's last try to our first call; who was not rung yet, or got through first, counts "
        "for as long as they waited.",
        help=all_metrics()["callback_seconds"].meaning,
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
    rate = (
        f" **{numbers.share(lost['value'])} of {numbers.count(lost['n'])}** were not returned "
        f"within {answers.store().settings.callback_window_hours} hours "
        f"({numbers.share(lost['low'])} to {numbers.share(lost['high'])})."
        if lost["n"]
        else ""
    )
    times = numbers.several(sum(states.values()), "time")
    return f"Of {times} that a caller was missed: {told}.{half_rung(soon)}{rate}"


def half_rung(soon: dict[str, Any]) -> str:
    """By when half were rung, with its 95 % range; where that has no end, only its beginning."""
    if soon["value"] is None:
        return " Fewer than half were rung back so far."
    if soon["low"] is None:
        return f" Half were rung within **{within(soon)}**."
    ends = within(soon, "low") + (f" to {within(soon, 'high')}" if soon["high"] else " or more")
    return f" Half were rung within **{within(soon)}** ({ends})."


def told_by_rep(chosen: Filters) -> dict[str, dict[str, dict[str, Any]]]:
    """What is told of each rep's missed callers, and of whom each rep rang back."""
    told = {
        name: {row["rep"]: row for row in answers.told(name, chosen, "rep")}
        for name in (
            "missed_episodes",
            "callback_seconds",
            "rang_back_within_hour",
            "never_returned_rate",
        )
    }
    rung = answers.told("missed_episodes", chosen, "rung_by")
    return {**told, RANG: {row["rung_by"]: row for row in rung}}


def in_order(told: dict[str, dict[str, dict[str, Any]]]) -> list[str]:
    """The reps, those whose callers were missed most first."""
    missed = told["missed_episodes"]
    reps = {*missed, *told[RANG]} - {NOBODY}
    return sorted(reps, key=lambda rep: (-missed[rep]["value"] if rep in missed else 0, rep))


def by_rep(told: dict[str, dict[str, dict[str, Any]]], reps: list[str]) -> pd.DataFrame:
    """How missed callers of each rep were rung back: one row a rep."""
    none = {"value": 0}
    return pd.DataFrame([
        {
            "Rep": rep,
            "Times missed": told["missed_episodes"].get(rep, none)["value"],
            "Half rung within": within(told["callback_seconds"].get(rep)),
            "Nine in ten within": within(told["callback_seconds"].get(rep), "p90", "nine in ten"),
            "Rang back within the hour": with_n(told["rang_back_within_hour"].get(rep)),
            "Never returned": with_n(told["never_returned_rate"].get(rep)),
            "Rang back, anybody's": told[RANG].get(rep, none)["value"],
        }
        for rep in reps
    ])  # fmt: skip


def within(row: dict[str, Any] | None, share: str = "value", named: str = "half") -> str:
    """The time that a share of callers were rung within; words where so many were not."""
    if not row:
        return NONE_MISSED
    seconds = row[share]
    if seconds is None:
        return f"fewer than {named}"
    days = numbers.several(round(seconds / 86_400), "day")
    return days if seconds >= LONG else numbers.duration(seconds)


def with_n(row: dict[str, Any] | None) -> str:
    """A share with what it is a share of, and its range; words where nothing can be counted."""
    if not row:
        return NONE_MISSED
    if not row["n"]:
        return TOO_EARLY
    return (
        f"{numbers.share(row['value'])} of {numbers.count(row['n'])} "
        f"({numbers.between(row['low'], row['high'])})"
    )
