"""Spend that no report tells of, typed in line by line."""

from datetime import date
from typing import Any

import streamlit as st

from rsoft_analytics.advertising import TypedSpend, type_in_spend
from rsoft_analytics.errors import RsoftError
from rsoft_analytics.ui import answers, places
from rsoft_analytics.ui.numbers import several
from rsoft_analytics.ui.words import plain

ALLOCATIONS = ["evenly", "first day"]
EMPTY: dict[str, Any] = {
    "source": "", "campaign": "", "since": None, "until": None, "cost": "", "allocation": "evenly",
}  # fmt: skip


def spend_typed_in() -> None:
    """A few lines for what newspapers, hoardings and fairs cost, and the way to load a file."""
    st.subheader("Spend that no report tells of", anchor=False)
    with st.form("typed_spend", border=False, clear_on_submit=False):
        lines = st.data_editor(
            answers.as_frame([EMPTY], days=("since", "until")),
            num_rows="dynamic",
            hide_index=True,
            key="spend_lines",
            column_config={
                "source": st.column_config.SelectboxColumn(
                    "Source", options=offered(), required=True, width="medium"
                ),
                "campaign": st.column_config.TextColumn("Campaign"),
                "since": st.column_config.DateColumn("From", format="DD/MM/YYYY"),
                "until": st.column_config.DateColumn("Until", format="DD/MM/YYYY"),
                "cost": st.column_config.TextColumn("Cost", help="45000, ₹45,000 or 1.2 lakh"),
                "allocation": st.column_config.SelectboxColumn(
                    "Belongs to", options=ALLOCATIONS, help="All its days alike, or its first day."
                ),
            },
        )
        if st.form_submit_button("Keep these lines", key="spend_keep"):
            keep(answers.as_records(lines))
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(
            "Each is kept as an import, which the Imports page can take back. Many lines come "
            "faster as a file with the columns source, campaign, from, until, cost, currency."
        )
        st.page_link(places.IMPORTS, label="Load a file", icon=":material/upload_file:")


def offered() -> list[str]:
    """The sources to choose from: those that are known, and what costs money elsewhere."""
    known = answers.column("store/sources", "source")
    usual = ["Newspaper", "Hoarding", "Trade show", "Radio", "Television", "JustDial", "IndiaMART"]
    return sorted({*known, *usual} - {"Unknown"})


def keep(lines: list[dict[str, Any]]) -> None:
    """Keep the lines that were filled in, or say what is wrong with them."""
    filled = [line for line in lines if line["source"] or line["cost"]]
    if not filled:
        st.info("No line is filled in yet.")
        return
    try:
        report = type_in_spend(answers.store(), [as_typed(line) for line in filled])
    except RsoftError as problem:
        st.error(plain(problem), icon=":material/error:")
    else:
        st.success(f"{several(report.read, 'line')} kept.", icon=":material/check:")


def as_typed(line: dict[str, Any]) -> TypedSpend:
    """A line of the table as typed in."""
    return TypedSpend(
        source=line["source"] or "",
        campaign=line["campaign"] or "",
        since=day(line["since"]),
        until=day(line["until"]) or day(line["since"]),
        cost=line["cost"] or "",
        allocation=line["allocation"] or "evenly",
    )


def day(chosen: date | None) -> str:
    """A day as the file writes it."""
    return chosen.strftime("%Y-%m-%d") if chosen else ""
