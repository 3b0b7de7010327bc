"""One row a source: what it brought, what it cost, and whether that holds under every model."""

from typing import Any

import streamlit as st

from rsoft_analytics.metrics import Filters, all_metrics
from rsoft_analytics.ui import answers, few, filters, numbers, sources_named
from rsoft_analytics.ui.amounts import amounts, costs, of_key
from rsoft_analytics.ui.tables import download, table
from rsoft_analytics.ui.where_from import without_reps
from rsoft_analytics.ui.words import plain

COUNTS = {
    "calls": "Calls",
    "first_time_callers": "New callers",
    "leads": "Leads",
    "won": "Customers",
}
MONEY = {
    "won_value": "Value",
    "spend": "Spend",
    "cost_per_lead": "Cost per lead",
    "cost_per_won": "Cost per customer",
    "return_on_spend": "Return",
}
COSTS = ("Spend", "Cost per lead", "Cost per customer", "Return")
WINDOWED = ("cost_per_won", "return_on_spend")
OF_THE_TEAM = ("spend", "cost_per_lead", "cost_per_won", "return_on_spend")
Told = dict[str, list[dict[str, Any]]]


def by_source() -> None:
    """What each source brought and cost."""
    st.subheader("By source", anchor=False)
    told, credit = told_by("source", filters.current()), credits_by("source", filters.current())
    names = sorted(
        {row["source"] for rows in [*told.values(), credit] for row in rows},
        key=sources_named.place,
    )
    rows = [as_read("source", name, told, credit) for name in names]
    if not told["spend"]:
        rows = [{title: row[title] for title in row if title not in COSTS} for row in rows]
    table(
        answers.as_frame(rows), alt="What each source brought and cost", key="by_source",
        written=[title for title in (*COUNTS.values(), *MONEY.values()) if title in rows[0]],
    )  # fmt: skip
    download(
        answers.as_frame(plainly("source", names, told, credit)), "sources", "Download these",
        key="csv_sources",
    )  # fmt: skip
    st.caption(how_to_read())
    how_counted()


def told_by(by: str, chosen: Filters) -> Told:
    """The rows of every number of the table."""
    return {
        name: answers.told(
            name,
            without_reps(chosen) if name in OF_THE_TEAM else chosen,
            by,
            filters.window() if name in WINDOWED else None,
        )
        for name in (*COUNTS, *MONEY)
    }


def credits_by(by: str, chosen: Filters) -> list[dict[str, Any]]:
    """The customers credited to each key; where there are none, the leads."""
    rows = answers.told("attributed_won", chosen, by)
    return rows or answers.told("attributed_leads", chosen, by)


def as_read(
    by: str, name: str, told: Told, credit: list[dict[str, Any]], label: str = "Source"
) -> dict[str, Any]:
    """A row of the table as people read it."""
    verdicts = [row["verdict"] for row in of_key(credit, by, name)]
    return {
        label: name,
        "Verdict": verdicts[0] if verdicts else None,
        **{title: count_of(of_key(told[key], by, name)) for key, title in COUNTS.items()},
        "Value": amounts(of_key(told["won_value"], by, name)),
        "Spend": amounts(of_key(told["spend"], by, name)),
        "Cost per lead": costs(of_key(told["cost_per_lead"], by, name)),
        "Cost per customer": costs(of_key(told["cost_per_won"], by, name)),
        "Return": returns(of_key(told["return_on_spend"], by, name)),
    }


def count_of(rows: list[dict[str, Any]]) -> str:
    """A count as people write it."""
    return numbers.count(rows[0]["value"]) if rows else few.none()


def returns(rows: list[dict[str, Any]]) -> str:
    """How many times the spend came back, one a currency."""
    return " and ".join(
        return_read(row) if row["n"] else str(row["verdict"])
        for row in rows
        if row["value"] is not None
    )


def return_read(row: dict[str, Any]) -> str:
    """One return with its range."""
    if row["low"] is None:
        return f"{row['value']:.1f} times"
    return f"{row['value']:.1f} times ({row['low']:.1f} to {row['high']:.1f})"


def plainly(
    by: str, names: list[str], told: Told, credit: list[dict[str, Any]]
) -> list[dict[str, Any]]:
    """The same rows for a file: one a currency, plain numbers, the ends of each range."""
    rows = []
    unknown = 0 if few.least() == 1 else None  # nobody, or too few to be told of
    for name in names:
        money = {row["currency"] for key in MONEY for row in of_key(told[key], by, name)}
        for currency in sorted(money) or [None]:
            row: dict[str, Any] = {by: name, "currency": currency}
            for key in COUNTS:
                row[key] = next((one["value"] for one in of_key(told[key], by, name)), unknown)
            for key in MONEY:
                of_it = [one for one in of_key(told[key], by, name) if one["currency"] == currency]
                row[key] = of_it[0]["value"] if of_it else None
                if key.startswith("cost") or key == "return_on_spend":
                    row |= {
                        f"{key}_{end}": of_it[0][end] if of_it else None for end in ("low", "high")
                    }
            row["verdict"] = next((one["verdict"] for one in of_key(credit, by, name)), None)
            rows.append(row)
    return rows


def how_to_read() -> str:
    """What the table's numbers are of, and what is not in them."""
    days = filters.window_days()
    window = f"within {days} days" if days else "at any time"
    team = " Costs are of the whole team, whatever rep is chosen." if filters.current().reps else ""
    model = answers.store().settings.credit_model.replace("_", " ")
    if not answers.headline()["spend_lines"]:
        return (
            "No spend is known here yet, so nothing has a cost. Add a report of Google Ads or "
            "Meta, or a list of what else you spent, on the Imports page."
        )
    return plain(
        "Customers and their value count whenever they bought. A cost is the spend over the "
        "people of the same source on the same days, those that a report of spend tells of; in "
        "brackets what it could as well be by chance (95 %). A "
        f"customer's cost and the return are of those who bought {window}, and leave out days "
        f"whose leads have not had that long. The return credits customers by {model}, a setting. "
        f"Spend over several days is spread evenly where the period cuts it.{team}"
    )


def how_counted() -> None:
    """How each number of the table is computed; drawn when opened."""
    opened = st.expander(
        "How these are counted", on_change="rerun", key="sources_counted",
        icon=":material/function:",
    )  # fmt: skip
    if not opened.open:
        return
    with opened:
        titles = {**COUNTS, **MONEY, "attributed_won": "Credit"}
        name = st.segmented_control(
            "Number", list(titles), default="cost_per_lead", required=True,
            format_func=lambda one: titles[one], key="sources_number",
        )  # fmt: skip
        metric = all_metrics()[name or "cost_per_lead"]
        st.text(metric.meaning)
        st.code(metric.sql, language="sql")
