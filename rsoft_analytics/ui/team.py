"""The team: one row a rep, each rate with its range, bands instead of ranks."""

from dataclasses import replace
from typing import Any

import pandas as pd
import streamlit as st

from rsoft_analytics.metrics import Filters, all_metrics
from rsoft_analytics.ui import answers, dots, filters, numbers
from rsoft_analytics.ui.empty import words_unless
from rsoft_analytics.ui.freshness import SILENT_AFTER
from rsoft_analytics.ui.headlines import nothing_in
from rsoft_analytics.ui.numbers import count, several
from rsoft_analytics.ui.tables import download, table
from rsoft_analytics.ui.words import plain

Row = dict[str, Any]
ALL = ""  # the key of the team itself, which no rep can be called
COUNTS = {"calls": "Calls", "conversations": "Conversations", "talk_seconds": "Talk time"}
RATES = {
    "connect_rate": ("Connect rate", "connect_rate_like_for_like"),
    "rang_back_within_hour": ("Rang back within the hour", "rang_back_like_for_like"),
}
SPEED = "first_attempt_seconds"
NOBODY = "Unknown"  # the team line, where nobody took the call


def team() -> None:
    """How each rep's calls went, against the team."""
    words_unless("calls", "Here you see how each rep's calls went.")
    chosen = filters.current()
    everybody = replace(chosen, reps=())  # a rep is held against the team, whoever is looked at
    (calls,) = answers.told("calls", everybody)
    if not calls["value"]:
        nothing_in(chosen)
    is_alike = st.toggle(
        "Like for like",
        key="like_for_like",
        bind="query-params",
        help="The rates as they would be if each rep had the team's mix of parts of the day, "
        "sources and shared lines.",
    )
    told = told_of_all(everybody, is_alike=is_alike)
    reps = [rep for rep in told["calls"] if rep not in (ALL, NOBODY)]
    shown = sorted(set(chosen.reps) & set(reps)) if chosen.reps else reps
    if not shown:
        st.caption("No call of this selection names a rep.")
        return
    rows = pd.DataFrame([row(rep, told) for rep in [*in_order(shown, told), ALL]])
    table(rows, alt="Calls of each rep", key="team", counts=("Calls", "Conversations"))
    download(rows, "team", "Download these", key="csv_team", of="numbers")
    said_of_the_team(told, shown, everybody, is_alike=is_alike)
    against_the_team(in_order(shown, told), told)


def told_of_all(everybody: Filters, *, is_alike: bool) -> dict[str, dict[str, Row]]:
    """Each number by rep, and of the team: its own, never the mean of the reps' (trap T17)."""
    names = [*COUNTS, *RATES, *([SPEED] if SPEED in all_metrics() else [])]
    told = {}
    for name in names:
        asked = RATES[name][1] if is_alike and name in RATES else name
        told[name] = {one["rep"]: one for one in answers.told(asked, everybody, "rep")}
        (told[name][ALL],) = answers.told(name, everybody)
    return told


def in_order(reps: list[str], told: dict[str, dict[str, Row]]) -> list[str]:
    """The reps, those with the most calls first: no rank of who is better."""
    return sorted(reps, key=lambda rep: (-told["calls"][rep]["value"], rep))


def row(rep: str, told: dict[str, dict[str, Row]]) -> Row:
    """What the table says of a rep."""
    counts = {label: told[name].get(rep, {"value": 0})["value"] for name, label in COUNTS.items()}
    counts["Talk time"] = numbers.duration(counts["Talk time"])
    rates = {
        label: rate(told[name].get(rep), told[name][ALL] if rep != ALL else None)
        for name, (label, _) in RATES.items()
    }
    speed = {"Speed to lead": time_of(told[SPEED].get(rep))} if SPEED in told else {}
    return {
        "Rep": rep or "Team",
        **counts,
        **rates,
        **speed,
        "Last call reported": last_report(rep),
    }


def rate(one: Row | None, team_row: Row | None) -> str:
    """A share with its n, its range, and on which side of the team's it lies."""
    if not one or not one["n"] or one["value"] is None:
        return "none yet"
    said = (
        f"{numbers.share(one['value'])} of {count(one['n'])} "
        f"({one['low'] * 100:.0f} to {one['high'] * 100:.0f})"
    )
    return f"{said}, {band(one, team_row)}" if team_row and team_row["n"] else said


def band(one: Row, team_row: Row) -> str:
    """Above, about or below the team: about wherever the range holds the team's own share."""
    if one["low"] > team_row["value"]:
        return "above"
    return "below" if one["high"] < team_row["value"] else "about"


def time_of(one: Row | None) -> str:
    """A middle time, with its n."""
    if not one or one["value"] is None:
        return "none yet"
    return f"{numbers.duration(one['value'])} of {count(one['n'] or 0)}"


def last_report(rep: str) -> str:
    """When a call of a rep was last reported, and whether their phone has gone silent."""
    clock = answers.clock()
    for phone in answers.records("store/freshness"):
        if phone["rep"] == rep:
            days = int(phone["days_silent"])
            silent = f", silent for {several(days, 'day')}" if days >= SILENT_AFTER else ""
            return f"{clock.moment(phone['last_call_at'])}{silent}"
    return ""


def said_of_the_team(
    told: dict[str, dict[str, Row]], shown: list[str], everybody: Filters, *, is_alike: bool
) -> None:
    """What adds up and what does not, and how the bands are meant."""
    calls = told["calls"]
    unnamed = calls.get(NOBODY, {"value": 0})["value"]
    of_nobody = f", with {several(unnamed, 'call')} that name no rep" if unnamed else ""
    parts = sum(one["value"] for one in answers.told("unique_callers", everybody, "rep"))
    (callers,) = answers.told("unique_callers", everybody)
    st.caption(
        f"The calls of all reps add up to the team's {count(calls[ALL]['value'])}{of_nobody}. "
        f"Callers do not: {several(callers['value'], 'caller')} rang the team, and counted rep by "
        f"rep they would be {count(parts)}, since some rang several. The team's rates are its own, "
        "not the mean of the reps'."
    )
    alike = (
        " Like for like: each rep's share in each part of the day, source and shared line, put "
        "together by how much of the team's calls are of that kind, over the kinds the rep had."
        if is_alike
        else ""
    )
    st.caption(
        "Above and below: the range of 95 % lies on that side of the team's share, which of "
        f"{several(len(shown) * len(RATES), 'rate')} one in twenty does by chance. There are no "
        f"ranks, since ranges overlap.{alike}"
    )


def against_the_team(reps: list[str], told: dict[str, dict[str, Row]]) -> None:
    """The rates as dots with their ranges, and the team's as a line."""
    with st.grid(2, min_column_width=320, key="rates"):
        for name, (label, _) in RATES.items():
            rows = [told[name][rep] | {"label": rep} for rep in reps if rep in told[name]]
            rows = [one for one in rows if one["n"]]
            if not rows:
                continue
            with st.container():
                st.markdown(f"**{plain(label)}**")
                dots.dots(rows, told[name][ALL]["value"], key=f"dots_{name}", alt=f"{label} by rep")
