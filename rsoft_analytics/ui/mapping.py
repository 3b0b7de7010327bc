"""A mapping by hand: which column of a table is which field; remembered until it is forgotten."""

import json
from typing import Any

import pandas as pd
import streamlit as st

from rsoft_analytics.fields import FIELDS, kind_of, place_of
from rsoft_analytics.fields import label_of as label_of_field
from rsoft_analytics.imports.options import Mapping
from rsoft_analytics.imports.recognise import forget
from rsoft_analytics.imports.report import Report
from rsoft_analytics.ui import answers
from rsoft_analytics.ui.numbers import several
from rsoft_analytics.ui.tables import table
from rsoft_analytics.ui.uploads import Glimpse, Preview
from rsoft_analytics.ui.words import plain

KINDS = {"Calls": "calls", "Leads": "leads", "Contacts": "contacts"}
LEFT_OUT = "Kept aside"
NEEDED = {  # of each kind of row, one of these fields at least, in words
    "calls": (
        ({"started", "date"}, "the start of the call"),
        ({"party", "from_number", "to_number"}, "the number of the other side"),
    ),
    "leads": (
        (
            {"lead_ref", "name", "first_name", "last_name", "company", "number", "email"},
            "the number, the e-mail, the name or the id of the lead",
        ),
    ),
    "contacts": (
        (
            {"uid", "name", "first_name", "last_name", "company", "number", "email"},
            "the number, the e-mail or the name of the contact",
        ),
    ),
}


def columns_told(preview: Preview, key: str) -> Mapping | None:
    """The mapping that a person makes: of a table that is not known, or where they ask for it."""
    glimpse, reports = preview.glimpse, preview.reports
    if glimpse is None or len(reports) != 1 or reports[0].status == "already imported":
        return None
    report = reports[0]
    if report.can_be_mapped:
        return mapping_by_hand(glimpse, {}, None, key)
    if report.error or not can_be_told_otherwise(report, glimpse):
        return None
    is_remembered = report.details.get("mapped") == "remembered"
    label = "Change what its columns are" if is_remembered else "Say otherwise what its columns are"
    if not st.toggle(label, key=f"by_hand_{key}"):
        return None
    return mapping_by_hand(glimpse, known_columns(report), report.kind, key)


def can_be_told_otherwise(report: Report, glimpse: Glimpse) -> bool:
    """Whether a table that is known has a header, and is of a kind that can be mapped."""
    has_header = set(report.details["columns"]) <= set(glimpse.header)
    return has_header and report.kind in KINDS.values()


def known_columns(report: Report) -> dict[str, str]:
    """The columns as they were understood, as far as a person can map them."""
    names = [field.name for field in FIELDS[report.kind or ""]]
    columns = report.details["columns"]
    return {column: field for column, field in columns.items() if field in names}


def mapping_by_hand(
    glimpse: Glimpse, known: dict[str, str], kind: str | None, key: str
) -> Mapping | None:
    """The fields that a person gives to the columns; None while nothing is mapped."""
    cells = pd.DataFrame(glimpse.cells, columns=glimpse.header)
    table(cells, alt="The first rows of the file as they are", key=f"glimpse_{key}")
    st.markdown(
        "**Say which column is which.** A table with these columns is then known from now on."
    )
    chosen = chosen_kind(kind or kind_of(glimpse.header) or "calls", key)
    columns = {}
    with st.grid(3, min_column_width=220, key=f"columns_{key}"):
        for number, column in enumerate(glimpse.header):
            guess = known.get(column) if kind == chosen else guessed(chosen, column)
            if field := chosen_field(chosen, column, guess, f"{key}_{chosen}_{number}"):
                columns[column] = field
    if missing := still_needed(chosen, set(columns.values())):
        st.caption(f"Say which column is {missing} to see what would be stored.")
        return None
    return Mapping(chosen, columns)


def still_needed(kind: str, fields: set[str]) -> str | None:
    """What no column stands for yet, and without which no row can be stored."""
    for needed, words in NEEDED[kind]:
        if not needed & fields:
            return words
    return None


def chosen_kind(guess: str, key: str) -> str:
    """What each row of the table is."""
    label = st.segmented_control(
        "Each row is one of these", list(KINDS), key=f"kind_{key}", required=True,
        default=next(label for label, kind in KINDS.items() if kind == guess),
    )  # fmt: skip
    return KINDS[label or "Calls"]


def guessed(kind: str, column: str) -> str | None:
    """The field that a column's name speaks of."""
    place = place_of(kind, column)
    return place[0] if place else None


def chosen_field(kind: str, column: str, guess: str | None, key: str) -> str | None:
    """The field that a column stands for: what is known or guessed, until a person says else."""
    labels = {label_of_field(kind, field.name): field.name for field in FIELDS[kind]}
    options = [LEFT_OUT, *labels]
    index = options.index(label_of_field(kind, guess)) if guess else 0
    label = st.selectbox(plain(column), options, index=index, key=f"field_{key}")
    return labels.get(label)


def remembered_mappings() -> None:
    """The mappings that were made here, each to be forgotten; nothing where there are none."""
    mappings = answers.records("imports/mappings")
    if not mappings:
        return
    label = several(len(mappings), "mapping that you made", "mappings that you made")
    with st.expander(label, icon=":material/table_edit:"):
        st.caption(
            "A table with the same columns is read by them. To change one, drop such a file again."
        )
        for one in mappings:
            remembered(one)


def remembered(one: dict[str, Any]) -> None:
    """One mapping, and the button that forgets it."""
    kind, header = str(one["kind"]), str(one["header"])
    fields = json.loads(one["columns"])
    told = [f"{column} → {label_of_field(kind, name)}" for column, name in fields.items()]
    with st.container(horizontal=True, vertical_alignment="center", key=f"mapping_{header}"):
        st.text(
            f"{kind.capitalize()}, {answers.clock().moment(one['saved_at'])}: {', '.join(told)}"
        )
        if st.button("Forget it", key=f"forget_{header}", icon=":material/delete:"):
            forget(answers.store_to("load an export"), header)
            st.rerun()
