"""Into one source: its campaigns, keywords, landing pages, and the people and calls behind them."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pandas as pd
import streamlit as st

from rsoft_analytics.metrics import Filters, all_metrics
from rsoft_analytics.phones import shown
from rsoft_analytics.ui import answers, few, filters, numbers, sources_named
from rsoft_analytics.ui.amounts import worth_of
from rsoft_analytics.ui.by_source import COUNTS, MONEY, as_read, credits_by, told_by
from rsoft_analytics.ui.doors import rows_behind
from rsoft_analytics.ui.tables import download, table

BY = {
    "campaign": "Campaigns",
    "keyword": "Keywords",
    "landing_page": "Landing pages",
    "people": "Leads",
    "calls": "Calls",
}
TOUCHED: tuple[Callable[[dict[str, Any]], int], ...] = (
    lambda row: int(row["leads"]),
    lambda row: int(row["customers"]),
    lambda row: int(row["leads"] - row["customers"]),
)
MOST = 1000  # people shown; the download has all


def into_a_source() -> None:
    """A source's campaigns, keywords, landing pages, leads and calls, one at a time."""
    st.subheader("Into a source", anchor=False)
    source = st.selectbox(
        "Source", sources_named.in_order(), index=None, key="into", bind="query-params",
        placeholder="Choose a source to see its campaigns, keywords, people and calls",
    )  # fmt: skip
    if not source:
        return
    by = st.segmented_control(
        "Its", list(BY), default="campaign", required=True, format_func=lambda one: BY[one],
        key="into_by", bind="query-params",
    )  # fmt: skip
    chosen = replace(filters.current(), sources=(source,))
    if by in ("keyword", "landing_page"):
        touched_by(source, by)
    elif by == "people":
        people(chosen)
    elif by == "calls":
        rows_behind(all_metrics()["calls"], chosen)
    else:
        campaigns(chosen)


def campaigns(chosen: Filters) -> None:
    """What each campaign of the source brought and cost."""
    told, credit = told_by("campaign", chosen), credits_by("campaign", chosen)
    names = sorted({row["campaign"] for rows in told.values() for row in rows})
    if not names:
        st.caption("Nothing of this source is in this selection.")
        return
    rows = [as_read("campaign", name, told, credit, "Campaign") for name in names]
    table(
        answers.as_frame(rows), alt="What each campaign brought and cost", key="campaigns",
        written=[*COUNTS.values(), *MONEY.values()],
    )  # fmt: skip
    download(answers.as_frame(rows), "campaigns", "Download these", key="csv_campaigns")


def touched_by(source: str, detail: str) -> None:
    """How many leads each keyword or landing page of the source touched."""
    asked = filters.current().parameters() | {"source": source, "detail": detail}
    del asked["sources"]
    told = answers.records("ui/touched_by", **asked)
    if not told or [row["what"] for row in told] == ["Not told"]:
        st.caption(f"No export tells the {BY[detail].lower()} of this source.")
        return
    found, told = len(told), few.without(told, few.gone(told, *TOUCHED))
    if not told:
        st.caption(f"Each of them touched fewer than {few.least()} people, and is left out.")
        return
    clock = answers.clock()
    rows = [
        {
            BY[detail].removesuffix("s"): row["what"],
            "Leads touched": numbers.count(row["leads"]),
            "Customers among them": numbers.count(row["customers"]),
            "First": clock.moment(row["first_at"]) if row["first_at"] else "",
            "Last": clock.moment(row["last_at"]) if row["last_at"] else "",
        }
        for row in told
    ]
    table(
        answers.as_frame(rows), alt=f"{BY[detail]} of the source", key=f"touched_by_{detail}",
        written=("Leads touched", "Customers among them"),
    )  # fmt: skip
    more = (
        f" {numbers.several(found - len(told), 'is', 'are')} left out: of fewer than "
        f"{few.least()} people, or telling of such a one." if found > len(told) else ""
    )  # fmt: skip
    st.caption(f"One person can be touched by several of them: they do not add up.{more}")
    download(answers.as_frame(told), detail, "Download these", key=f"csv_{detail}")


def people(chosen: Filters) -> None:
    """The leads of the source, the newest first, and all of them to take away."""
    asked = chosen.parameters()
    rows = answers.frame("ui/source_people", most=MOST, **asked)
    (leads,) = answers.told("leads", chosen)
    more = f", the newest {numbers.count(MOST)} here" if leads["value"] > MOST else ""
    st.caption(f"{few.several(int(leads['value']), 'lead')}{more}.")
    shown_rows = [as_person(row) for row in answers.as_records(rows)]
    table(pd.DataFrame(shown_rows), alt="The leads of the source", key="source_people",
        written=("Value",) if shown_rows else ())  # fmt: skip
    download(
        lambda: answers.asked("ui/source_people", most=None, **asked),
        "leads-of-source", "Download these", key="csv_source_people",
    )  # fmt: skip


def as_person(row: dict[str, Any]) -> dict[str, Any]:
    """A lead with its number and times as people write them."""
    region, clock = answers.store().settings.region, answers.clock()
    times = {
        name: clock.day_or_moment(row[name]) if row[name] is not None else ""
        for name in ("lead_since", "won_at")
    }
    number = shown(int(row["person"]), region) if row["person"] else ""
    told = {**row, "person": number, **times, "Value": worth_of(row)}
    return {name: cell for name, cell in told.items() if name not in ("value", "currency")}
