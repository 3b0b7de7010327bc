"""What was spent to bring callers whose first call nobody took."""

from typing import Any

import streamlit as st

from rsoft_analytics.metrics import all_metrics
from rsoft_analytics.ui import answers, filters, numbers
from rsoft_analytics.ui.amounts import amount, amounts, between
from rsoft_analytics.ui.tables import download, table
from rsoft_analytics.ui.where_from import without_reps
from rsoft_analytics.ui.words import plain

METRIC = "spend_on_missed_calls"


def spend_on_missed_calls() -> None:
    """The spend that bought missed calls, by source; nothing where nothing was spent."""
    chosen = without_reps(filters.current())
    told = [row for row in answers.told(METRIC, chosen, "source") if row["new_callers"]]
    if not told:
        return
    st.subheader("Spend that bought missed calls", anchor=False)
    missed, callers = (sum(int(row[one]) for row in told) for one in ("n", "new_callers"))
    st.markdown(plain(
        f"{together(told, 'value')} of {together(told, 'spend')} brought new callers whose first "
        f"call nobody took: {numbers.count(missed)} of {numbers.several(callers, 'new caller')}."
    ))  # fmt: skip
    rows = [
        {
            "Source": row["source"],
            "Spend": amount(row["spend"], row["currency"]),
            "New callers": numbers.count(row["new_callers"]),
            "Not taken": numbers.count(row["n"]),
            "Spend on them": f"{amount(row['value'], row['currency'])} ({between(row)})",
        }
        for row in told
    ]
    table(
        answers.as_frame(rows), alt="Spend that bought missed calls by source", key="missed_spend",
        written=("Spend", "New callers", "Not taken", "Spend on them"),
    )  # fmt: skip
    st.caption(plain(all_metrics()[METRIC].meaning))
    download(answers.as_frame(told), "spend-on-missed", "Download these", key="csv_missed_spend")


def together(rows: list[dict[str, Any]], name: str) -> str:
    """An amount of all sources, each currency by itself."""
    currencies = sorted({row["currency"] for row in rows})
    sums = [sum(row[name] for row in rows if row["currency"] == one) for one in currencies]
    return amounts(
        {"value": value, "currency": one} for value, one in zip(sums, currencies, strict=True)
    )
