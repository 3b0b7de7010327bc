"""How calls went along the days, and in which hours of the week."""

from typing import Any

import streamlit as st

from rsoft_analytics.ui import answers, charts, filters, numbers

LEAST_N = 10  # calls from which a share is worth a word
SERIES = {"spoken": "Spoken", "missed": "Missed", "outgoing": "Not reached"}


def by_day() -> None:
    """How the calls went, by day or week: spoken, missed, outgoing without an answer."""
    chosen = filters.current()
    span = answers.span()
    by, days = filters.step(chosen, span), filters.steps(chosen, span)
    rows = answers.frame("ui/calls_by_day", dimension=by, **chosen.parameters())
    known = rows.set_index("day").reindex(days, fill_value=0)
    st.subheader(
        f"By {by}",
        anchor=False,
        help="Spoken: somebody was spoken to, whoever rang. Missed: an incoming call nobody took. "
        "Not reached: an outgoing call nobody took. Long periods are told by whole weeks.",
    )
    alt = f"Conversations, missed calls and outgoing calls that reached nobody, by {by}"
    told = [charts.Line(name, label, known[name].tolist()) for name, label in SERIES.items()]
    charts.lines(days, told, key="by_day", alt=alt)


def not_answered_by_hour_of_week() -> None:
    """When callers reach nobody."""
    st.subheader("Not answered, by hour of the week", anchor=False)
    rows = [
        row | {"value": 1 - row["value"], "low": 1 - row["high"], "high": 1 - row["low"]}
        for row in answers.told("answer_rate", filters.current(), "hour_of_week")
        if row["n"]
    ]
    if not rows:
        st.caption("Nobody rang in this selection.")
        return
    charts.hours_of_week(
        rows, key="by_hour", alt="Share of incoming calls not answered, by hour and weekday"
    )
    calls = numbers.several(sum(row["n"] for row in rows), "incoming call")
    st.caption(
        f"Of {calls}. The larger the square, the more calls; the redder, the more of them nobody "
        f"answered. {worst_of(rows)}"
    )


def worst_of(rows: list[dict[str, Any]]) -> str:
    """The hour in which the largest share was not answered, of those with enough calls to say."""
    enough = [row for row in rows if row["n"] >= LEAST_N]
    if not enough:
        return f"No hour has {LEAST_N} calls, too few to name the worst."
    worst = max(enough, key=lambda row: row["value"])
    return (
        f"Worst of those with {LEAST_N} calls: {charts.WEEKDAYS[worst['weekday'] - 1]} "
        f"{worst['hour']:02}:00, {numbers.share(worst['value'])} of {numbers.count(worst['n'])}."
    )
