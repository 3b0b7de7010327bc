"""The team: one row a rep, each rate with its range, bands instead of ranks."""

from dataclasses import replace
from typing import Any

import pandas as pd
import streamlit as st

from rsoft_analytics.metrics import Filters, all_metrics
from rsoft_analytics.ui import answers, dots, few, filters, numbers, places
from rsoft_analytics.ui.empty import words_unless
from rsoft_analytics.ui.freshness import SILENT_AFTER, silent_phones
from rsoft_analytics.ui.headlines import how_counted, nothing_in
from rsoft_analytics.ui.numbers import count, several
from rsoft_analytics.ui.rang_back import NONE_MISSED, TOO_EARLY
from rsoft_analytics.ui.side_by_side import side_by_side
from rsoft_analytics.ui.speed_to_lead import middle_of, middle_range
from rsoft_analytics.ui.tables import download, table
from rsoft_analytics.ui.words import plain

Row = dict[str, Any]
FEWEST = 10  # of whom a rate is held against the team's, as everywhere
ALL = ""  # the key of the team itself, which no rep can be called
COUNTS = {"calls": "Calls", "conversations": "Conversations", "talk_seconds": "Talk time"}
RATES = {
    "connect_rate": ("Connect rate", "connect_rate_like_for_like"),
    "rang_back_within_hour": ("Rang back within the hour", "rang_back_like_for_like"),
}
WITHOUT = {  # what is said of a rep who has none to share, and of one of whom nobody counts
    "connect_rate": ("no outgoing calls", "no outgoing calls"),
    "rang_back_within_hour": (NONE_MISSED, TOO_EARLY),
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
    reps += [one["rep"] for one in silent_phones() if one["rep"] not in reps]
    shown = sorted(set(chosen.reps) & set(reps)) if chosen.reps else reps
    if not shown:
        nobody_named()
        return
    if answers.store().sight.only_rep is not None:
        own_row(shown, told)
        return
    groups = [*in_order(shown, told), ALL]
    rows = pd.DataFrame([row(rep, told) for rep in groups])
    table(rows, alt="Calls of each rep", key="team", counts=("Calls", "Conversations"))
    in_file = [*in_order(shown, told), *nobodys(told, chosen), ALL]  # so that calls add up there
    kept = side_by_side("rep", in_file, told).assign(
        last_call=[newest_call(rep) for rep in in_file]
    )
    download(kept, "team", "Download these", key="csv_team", of="numbers")
    said_of_the_team(told, shown, everybody, is_alike=is_alike)
    against_the_team(in_order(shown, told), told)
    how_counted((*COUNTS, *RATES), chosen)


def nobody_named() -> None:
    """Why there is nobody to show, and what would tell of somebody."""
    with st.container(border=True, key="nobody_named", gap="small"):
        st.markdown("**No call of this selection names a rep.**")
        st.markdown(
            "A rep is known by the phone that an export came from, which can be named as it is "
            "added, or by a column such as Agent in the list of a phone system."
        )
        st.page_link(places.IMPORTS, label="Add an export", icon=":material/upload_file:")


def own_row(shown: list[str], told: dict[str, dict[str, Row]]) -> None:
    """What a rep is shown, who sees their own calls alone: no team to be held against."""
    alone = {
        name: {key: one for key, one in rows.items() if key != ALL} for name, rows in told.items()
    }
    rows = pd.DataFrame([row(rep, alone) for rep in shown])
    table(rows, alt="Your calls", key="team", counts=("Calls", "Conversations"))
    download(
        side_by_side("rep", shown, alone), "team", "Download these", key="csv_team", of="numbers"
    )
    st.caption("These are your own calls. Those of others are not shown to reps.")


def told_of_all(everybody: Filters, *, is_alike: bool) -> dict[str, dict[str, Row]]:
    """Each number by rep, and of the team: its own, never the mean of the reps' (trap T17)."""
    names = [*COUNTS, *RATES, *([SPEED] if SPEED in all_metrics() else [])]
    told = {}
    for name in names:
        asked = RATES[name][1] if is_alike and name in RATES else name
        told[name] = {one["rep"]: one for one in answers.told(asked, everybody, "rep")}
        (told[name][ALL],) = answers.told(name, everybody)
    return told


def nobodys(told: dict[str, dict[str, Row]], chosen: Filters) -> list[str]:
    """The row of calls that name no rep, where all reps are looked at and there are such calls."""
    return [NOBODY] if NOBODY in told["calls"] and not chosen.reps else []


def in_order(reps: list[str], told: dict[str, dict[str, Row]]) -> list[str]:
    """The reps, those with the most calls first: no rank of who is better."""
    calls = told["calls"]
    return sorted(reps, key=lambda rep: (-calls[rep]["value"] if rep in calls else 0, rep))


def row(rep: str, told: dict[str, dict[str, Row]]) -> Row:
    """What the table says of a rep."""
    counts = {label: told[name].get(rep, {"value": 0})["value"] for name, label in COUNTS.items()}
    counts["Talk time"] = numbers.duration(counts["Talk time"])
    rates = {
        label: rate(told[name].get(rep), told[name].get(ALL) if rep != ALL else None, name)
        for name, (label, _) in RATES.items()
    }
    speed = {"Half of leads tried within": time_of(told[SPEED].get(rep))} if SPEED in told else {}
    return {
        "Rep": rep or "Team",
        **counts,
        **rates,
        **speed,
        "Last call": last_report(rep),
    }


def rate(one: Row | None, team_row: Row | None, name: str) -> str:
    """A share with its n, its range, and on which side of the team's; or what there is not."""
    nobody, nobody_counts = WITHOUT[name]
    if not one:
        return nobody
    if not one["n"] or one["value"] is None:
        return nobody_counts
    said = (
        f"{numbers.share(one['value'])} of {count(one['n'])} "
        f"({numbers.between(one['low'], one['high'])})"
    )
    return f"{said}, {band(one, team_row)}" if team_row and team_row["n"] else said


def band(one: Row, team_row: Row) -> str:
    """Above, about or below the team: about wherever the range holds the team's own share."""
    if one["n"] < FEWEST:
        return "too few"
    if one["low"] > team_row["value"]:
        return "above"
    return "below" if one["high"] < team_row["value"] else "about"


def time_of(one: Row | None) -> str:
    """By when half of the leads were tried, of how many; words where not half were."""
    if not one:
        return "no leads" if few.least() == 1 else "no leads, or few"
    if not one["n"]:
        return "none waited"
    if one["value"] is None:
        return f"not half of {count(one['n'])} yet"
    within = middle_range(one, "wall")
    ends = f" ({within})" if within else ""
    return f"{middle_of(one, 'wall')} of {count(one['n'])}{ends}"


def phone_of(rep: str) -> Row | None:
    """What is known of when a rep's phone reported."""
    return next((one for one in answers.records("store/freshness") if one["rep"] == rep), None)


def last_report(rep: str) -> str:
    """When a call of a rep was last reported, and whether their phone has gone silent."""
    if (phone := phone_of(rep)) is None:
        return "" if rep == ALL else "no own phone"
    days = int(phone["days_silent"])
    silent = f", silent for {several(days, 'day')}" if days >= SILENT_AFTER else ""
    return f"{answers.clock().moment(phone['last_call_at'])}{silent}"


def newest_call(rep: str) -> str:
    """The same for a file: when it was."""
    phone = phone_of(rep)
    return answers.clock().local(phone["last_call_at"]).isoformat() if phone else ""


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
        f"{of_callers(callers['value'], parts)} A caller is a number, as phone systems count them: "
        "somebody who rings by two is two. The team's rates are its own, not the mean of the reps'."
    )
    alike = (
        " Like for like: each rep's share in each part of the day, source and shared line, put "
        "together by how much of the team's calls are of that kind, over the kinds the rep had."
        if is_alike
        else ""
    )
    rates = judged(shown, told)
    by_chance = f", which of {several(rates, 'rate')} one in twenty does by chance" if rates else ""
    st.caption(
        f"Fewer than {FEWEST} are too few. Above and below: the range of 95 % lies on that side of "
        f"the team's share{by_chance}. There are no ranks, since ranges overlap.{alike}"
    )


def of_callers(callers: int, parts: int) -> str:
    """That callers do not add up, where any rang several reps."""
    rang = several(callers, "caller")
    if parts == callers:
        return f"Callers add up only because nobody rang several: {rang} rang the team."
    return (
        f"Callers do not: {rang} rang the team, and counted rep by rep they would be "
        f"{count(parts)}, since some rang several."
    )


def judged(shown: list[str], told: dict[str, dict[str, Row]]) -> int:
    """How many rates are held against the team's: those of nobody are not."""
    return sum(
        ((told[name].get(rep) or {}).get("n") or 0) >= FEWEST for name in RATES for rep in shown
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
