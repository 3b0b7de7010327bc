"""How long it takes to become a customer: months side by side, and the curve over the days."""

from datetime import date
from typing import Any

import streamlit as st

from rsoft_analytics.metrics.survival import Point, Step, curve, reached
from rsoft_analytics.ui import answers, few, filters, numbers, rate_charts
from rsoft_analytics.ui.tables import download

MONTHS = 18  # the newest are shown
FEW = 10  # people still watched, from which on a curve says something


def cohorts() -> None:
    """Each month's leads and how many of them became customers as the days went by."""
    st.subheader("Month by month", anchor=False)
    told = of_enough(answers.records("ui/conversion_cohorts", **filters.current().parameters()))
    cells = [one for one in told if one["n"]]
    if not cells:
        st.caption(f"{few.nobody('lead')} of this selection has a date and is a week old.")
        return
    every_month = sorted({one["month"] for one in cells})
    months = every_month[-MONTHS:]
    spans = sorted({int(one["days"]) for one in told})
    rate_charts.triangle(
        [
            {
                "row": months.index(one["month"]),
                "column": spans.index(int(one["days"])),
                "value": one["value"],
                "text": numbers.share(one["value"]),
                "is_ripe": not one["unripe"],
                "words": words(one),
            }
            for one in cells
            if one["month"] in months
        ],
        [month_named(one, int(leads_of(cells, one))) for one in months],
        [f"{days} days" for days in spans],
        key="cohorts",
        alt="Share of each month's leads that became customers within so many days",
    )
    newest = f"The newest {MONTHS} of {len(every_month)} months; the download has all. "
    st.caption(
        f"{newest if len(every_month) > MONTHS else ''}"
        "Each row holds the people who became leads in a month, each cell the share of them that "
        "were customers after so many days. Hatched: not all of the month's leads had that long "
        "yet, so the cell tells of those who had. Empty: nobody had."
    )
    download(
        answers.as_frame(told),
        "conversion-by-month",
        "Download these",
        key="csv_cohorts",
        of="numbers",
    )


def of_enough(told: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The cells that may be told: of each span those of enough people, customers and others."""
    kept: list[dict[str, Any]] = []
    for days in sorted({one["days"] for one in told}):
        column = [one for one in told if one["days"] == days]
        kept += few.without(column, few.gone(column, *few.shared()))
    return kept


def leads_of(cells: list[dict[str, Any]], month: str) -> float:
    """How many people became leads in a month."""
    return float(max(one["leads"] for one in cells if one["month"] == month))


def month_named(month: str, leads: int) -> str:
    """A month as the triangle names it, with how many leads it has."""
    return f"{date.fromisoformat(month + '-01'):%b %Y} · {few.count(leads)}"


def words(one: dict[str, Any]) -> str:
    """What a cell says when it is pointed at."""
    of = (
        f"{numbers.share(one['value'])} of {numbers.count(one['n'])} within {int(one['days'])} days"
    )
    unripe = f"; {numbers.count(one['unripe'])} had no {int(one['days'])} days yet"
    return f"{of} ({numbers.between(one['low'], one['high'])})" + (unripe if one["unripe"] else "")


def becoming_a_customer() -> None:
    """The share that became customers, day after day since they became leads."""
    st.subheader("How long it takes", anchor=False)
    told = answers.records("ui/conversion_steps", **filters.current().parameters())
    steps = [Step(one["days"], int(one["customers"]), int(one["at_risk"])) for one in told]
    points = [one for one in curve(steps) if one.at_risk >= FEW]
    won = sum(one.events for one in steps)
    if not any(one.share for one in points) or few.is_few(won):
        st.caption(
            f"{few.nobody('lead')} of this selection became a customer on a day that is known."
        )
        return
    rate_charts.growing(
        points,
        key="growing",
        alt="Share of leads that became customers by days since they became one",
    )
    st.caption(said(points, steps))


def said(points: list[Point], steps: list[Step]) -> str:
    """The curve in words."""
    last = points[-1]
    won = sum(one.events for one in steps)
    half, most = (middle(steps, won, share) for share in (0.5, 0.9))
    return (
        f"Of {numbers.several(won, 'customer')} with dates, half bought within "
        f"{numbers.several(half, 'day')} and nine in ten within {most}. After {last.time:.0f} days "
        f"{numbers.share(last.share)} ({numbers.between(last.low, last.high)}) were customers. "
        "Those watched for a shorter time count for as long as they were watched (Kaplan-Meier), "
        "and lost leads stay among them. "
        + (
            ""
            if reached(points, 0.5)
            else "Most do not become customers in the time that is known."
        )
    )


def middle(steps: list[Step], won: int, share: float) -> int:
    """The days within which a share of those who became customers did."""
    done = 0
    for one in steps:
        done += one.events
        if done >= share * won:
            return int(one.time)
    return 0
