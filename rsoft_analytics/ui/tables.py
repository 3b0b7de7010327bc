"""Tables, and files made of them that a spreadsheet cannot mistake for a program."""

import secrets
from collections.abc import Callable, Collection
from typing import Literal

import pandas as pd
import streamlit as st

from rsoft_analytics.access import may
from rsoft_analytics.formulas import harmless
from rsoft_analytics.ui import viewer
from rsoft_analytics.ui.noted import noted

LETTER, MARGIN = 6, 22  # pixels of a letter, and beside a cell's text
WIDE = 5  # columns from which a table may not fit on a phone
SHORT, TALL = 10, 390  # rows that are shown without scrolling; pixels of a table that scrolls


def table(
    rows: pd.DataFrame,
    alt: str,
    key: str,
    written: Collection[str] = (),
    counts: Collection[str] = (),
) -> None:
    """Rows as they stand; text in them is never read as markup.

    ``written`` are columns of numbers that are written out: they stand on the right as numbers do.
    ``counts`` are columns of numbers that are written with commas, as the reader's browser does.
    """
    fits = len(rows) <= SHORT
    height: Literal["content"] | int = "content" if fits else TALL
    columns = {
        name: st.column_config.TextColumn(alignment="right", width=as_wide_as(rows, name))
        for name in written
    } | {name: st.column_config.NumberColumn(format="localized") for name in counts}
    if len(rows.columns) >= WIDE:  # what a row is of stays in sight when a phone's reader swipes
        columns.setdefault(heading(rows.columns[0]), st.column_config.Column(pinned=True))
    st.dataframe(
        readable(rows), hide_index=True, alt=alt, key=key, height=height, column_config=columns
    )


def as_wide_as(rows: pd.DataFrame, name: str) -> int:
    """The pixels that the longest text of a column needs, its header among them."""
    texts = [name, *rows[name].fillna("").astype(str)]
    return LETTER * max(map(len, texts)) + MARGIN


def readable(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows for people: nothing is a blank, and headers are words in sentence case."""
    filled = rows.astype({name: "object" for name in rows if rows[name].isna().any()})
    return filled.fillna("").rename(columns=heading)


def heading(name: object) -> str:
    """A column's name as people read it.

    >>> heading("last_spoken"), heading("Cost per lead")
    ('Last spoken', 'Cost per lead')
    """
    words = str(name).replace("_", " ")
    return words[:1].upper() + words[1:]


def download(
    rows: pd.DataFrame | Callable[[], pd.DataFrame],
    name: str,
    label: str,
    key: str,
    of: str = "people",
) -> None:
    """A button that hands over rows as CSV, under a name that no two downloads share.

    Rows that are many are given as a function, and asked for when it is pressed. ``of`` says
    what they are (access/roles.py), and so who may have them.
    """
    if not may(viewer.current().role, "download", of):
        return
    st.download_button(
        label,
        noted(lambda: as_csv(rows() if callable(rows) else rows), name, of),
        file_name=f"{name}-{secrets.token_hex(4)}.csv",
        mime="text/csv",
        key=key,
        icon=":material/download:",
        on_click="ignore",
    )


def as_csv(rows: pd.DataFrame) -> bytes:
    """Rows as CSV for a spreadsheet, with every cell harmless."""
    safe = rows.rename(columns=harmless).map(harmless)
    return safe.to_csv(index=False).encode("utf-8-sig")
