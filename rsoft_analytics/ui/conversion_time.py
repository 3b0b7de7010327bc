"""How long it takes to become a customer: months side by side, and the curve over the days."""

from datetime import date
from typing import Any

import streamlit as st

from rsoft_analytics.ui import answers, few, filters, numbers, rate_charts
from rsoft_analytics.ui.conversion import are_customers_told
from rsoft_analytics.ui.tables import download

MONTHS = 18  # the newest are shown
HOW = "The curve is Kaplan and Meier's, its 95 % range follows from Greenwood's variance."


def cohorts() -> None:
    """Each month's leads and how many of them became customers as the days went by."""
    if not are_customers_told():
        return
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
    if not are_customers_told():
        return
    st.subheader("How long it takes", anchor=False)
    points = [
        one
        for one in answers.told("conversion_curve", filters.current(), "days")
        if one["is_enough"]
    ]
    (won,) = answers.told("days_to_convert", filters.current())
    if not won["n"] or few.is_few(won["n"]):
        st.caption(
            f"{few.nobody('lead')} of this selection became a customer on a day that is known."
        )
        return
    if not any(one["value"] for one in points):
        st.caption(f"{took(won)}. Too few leads were watched for as long to draw how it grows.")
        return
    rate_charts.growing(
        points,
        key="growing",
        alt="Share of leads that became customers by days since they became one",
    )
    st.caption(said(points[-1], won), help=HOW)


def took(won: dict[str, Any]) -> str:
    """Within how many days customers bought."""
    return (
        f"Of {numbers.several(won['n'], 'customer')} with dates, half bought within "
        f"{numbers.several(won['value'], 'day')} and nine in ten within {won['p90']}"
    )


def said(last: dict[str, Any], won: dict[str, Any]) -> str:
    """The curve in words: its last point, and the days of those who became customers."""
    most = (
        "" if last["value"] >= 0.5 else " Most do not become customers in the time that is known."
    )
    return (
        f"{took(won)}. After "
        f"{numbers.several(last['days'], 'day')} {numbers.share(last['value'])} "
        f"({numbers.between(last['low'], last['high'])}) were customers. "
        "Those watched for a shorter time count for as long as they were watched, and "
        f"lost leads stay among them.{most}"
    )
