"""The leads of each source, month after month."""

from typing import Any

import streamlit as st

from rsoft_analytics.privacy.small_cells import withheld
from rsoft_analytics.ui import answers, few, filters, sources_named
from rsoft_analytics.ui.charts import Line, lines
from rsoft_analytics.ui.tables import download

FEWEST = 2  # months from which on there is a trend


def source_trend() -> None:
    """How many leads of each source came in each month."""
    told = may_be_told(answers.records("ui/sources_by_month", **filters.current().parameters()))
    months = sorted({row["month"] for row in told})
    if len(months) < FEWEST:
        return
    st.subheader("Month by month", anchor=False)
    counts: dict[str, dict[str, int]] = {}
    own = {*sources_named.with_colours(), sources_named.UNKNOWN}
    for row in told:
        name = row["source"] if row["source"] in own else sources_named.OTHERS
        of_source = counts.setdefault(name, {})
        of_source[row["month"]] = of_source.get(row["month"], 0) + int(row["leads"])
    lines(
        months,
        [
            Line(
                sources_named.meaning(name), name, [counts[name].get(month, 0) for month in months]
            )
            for name in sorted(counts, key=sources_named.place)
        ],
        key="source_trend",
        alt="Leads of each source by the month in which they became one",
        step="%b %Y",
    )
    st.caption("Leads by the month in which they became one. The last month may not be over.")
    download(answers.as_frame(told), "leads-by-month", "Download these", key="csv_trend")


def may_be_told(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The rows of the sources that never brought so few in a month that it would tell of them."""
    months = sorted({row["month"] for row in rows})
    gone = withheld(
        [
            {row["source"]: int(row["leads"]) for row in rows if row["month"] == one}
            for one in months
        ],
        few.least(),
    )
    return [row for row in rows if row["source"] not in gone.rows]
