"""Numbers for an agency: what may leave, and what is withheld."""

import secrets

import streamlit as st

from rsoft_analytics.advertising import Agency, as_workbook, table, withheld_table
from rsoft_analytics.ui import answers, places
from rsoft_analytics.ui.noted import noted
from rsoft_analytics.ui.numbers import several

SPANS = {3: "3 months", 12: "12 months", 24: "24 months"}
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def agency_numbers() -> None:
    """Numbers by source and whole month, none of few people, as a workbook."""
    st.subheader("Numbers for your agency", anchor=False)
    if answers.newest() is None:
        no_month_is_over()
        return
    months = st.segmented_control(
        "Of the last", list(SPANS), key="agency_months", format_func=lambda one: SPANS[one]
    )
    if months is None:  # nothing that may leave is made before somebody wants it
        st.caption(
            "Calls, callers, leads, customers and spend by source and month, with nobody in them. "
            "Choose how many months, and see what may leave and what is withheld."
        )
        return
    with st.spinner("Counting each month, and withholding what is of few people"):
        told = answers.for_agency(months)
    if not told.rows:
        no_month_is_over()
        return
    cells = len(told.rows) * 5
    st.markdown(
        f"**{several(cells - len(told.withheld), 'number')} may leave, "
        f"{len(told.withheld):,} are withheld.** Nobody is named, and none is of fewer than "
        f"{told.least} people."
    )
    show(told)
    st.download_button(
        "Download the workbook",
        noted(lambda: as_workbook(told), "numbers for an agency", "numbers"),
        file_name=f"numbers-by-source-{secrets.token_hex(4)}.xlsx",
        mime=XLSX,
        key="agency_file",
        icon=":material/download:",
    )
    st.caption(
        "Each month stands by itself: two files then differ in nothing that could be taken from "
        "one another. Sources that no rule of yours names stand together as Others."
    )


def no_month_is_over() -> None:
    """What would be here, and the step that fills it."""
    st.markdown(
        "**No month is over yet.** Numbers that leave are of whole months. Add an export of "
        "calls that tells of one."
    )
    st.page_link(places.IMPORTS, label="Add an export", icon=":material/upload_file:")


def show(told: Agency) -> None:
    """The numbers, or what is withheld of them."""
    which = st.segmented_control(
        "Show", ["Numbers", "Withheld"], default="Numbers", required=True, key="agency_sheet",
        label_visibility="collapsed",
    )  # fmt: skip
    header, rows = table(told) if which != "Withheld" else withheld_table(told)
    records = [dict(zip(header, map(text, row), strict=True)) for row in reversed(rows)]
    right = st.column_config.TextColumn(alignment="right")
    st.dataframe(
        answers.as_frame(records),
        hide_index=True,
        height=320,
        key="agency_table",
        column_config=dict.fromkeys(header[2:], right) if which != "Withheld" else None,
    )


def text(cell: object) -> str:
    """A cell as it stands in the file."""
    return f"{cell:,.0f}" if isinstance(cell, int | float) else str(cell)
