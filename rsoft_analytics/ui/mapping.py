"""A mapping by hand: which column of an unknown table is which field."""

import pandas as pd
import streamlit as st

from rsoft_analytics.fields import FIELDS, kind_of, place_of
from rsoft_analytics.fields import label_of as label_of_field
from rsoft_analytics.imports.options import Mapping
from rsoft_analytics.ui.tables import table
from rsoft_analytics.ui.uploads import Glimpse
from rsoft_analytics.ui.words import plain

KINDS = {"Calls": "calls", "Leads": "leads", "Contacts": "contacts"}
LEFT_OUT = "Kept aside"


def mapping_by_hand(glimpse: Glimpse, key: str) -> Mapping | None:
    """The fields that a person gives to the columns; None while nothing is mapped."""
    cells = pd.DataFrame(glimpse.cells, columns=glimpse.header)
    table(cells, alt="The first rows of the file as they are", key=f"glimpse_{key}")
    st.markdown(
        "**Say which column is which.** A table with these columns is then known from now on."
    )
    guess = kind_of(glimpse.header) or "calls"
    kind_label = st.segmented_control(
        "Each row is one of these", list(KINDS), key=f"kind_{key}", required=True,
        default=next(label for label, kind in KINDS.items() if kind == guess),
    )  # fmt: skip
    kind = KINDS[kind_label or "Calls"]
    columns = {}
    with st.grid(3, min_column_width=220, key=f"columns_{key}"):
        for number, column in enumerate(glimpse.header):
            if field := chosen_field(kind, column, f"{key}_{kind}_{number}"):
                columns[column] = field
    if not columns:
        st.caption("Choose a field for at least one column to see what would be stored.")
        return None
    return Mapping(kind, columns)


def chosen_field(kind: str, column: str, key: str) -> str | None:
    """The field that a column stands for: what its name says, until a person says else."""
    labels = {label_of_field(kind, field.name): field.name for field in FIELDS[kind]}
    options = [LEFT_OUT, *labels]
    place = place_of(kind, column)
    guess = options.index(label_of_field(kind, place[0])) if place else 0
    label = st.selectbox(plain(column), options, index=guess, key=f"field_{key}")
    return labels.get(label)
