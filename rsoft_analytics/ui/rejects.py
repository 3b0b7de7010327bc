"""What an import could not use: each reason with its count, the records below, and a download."""

from typing import Any

import pandas as pd
import streamlit as st

from rsoft_analytics.ui.numbers import count, several
from rsoft_analytics.ui.tables import download, table

MOST = 1000  # records that are listed under one reason
WORDS = {
    "cut off": "the file ends in the middle of it",
    "malformed": "the structure is broken",
    "wrong width": "more cells than the header names",
    "no time": "no time",
    "unreadable time": "the time cannot be read",
    "unreadable number": "the number is no phone number",
    "damaged number": "a spreadsheet destroyed the number",
    "unreadable duration": "the duration cannot be read",
    "unknown word": "the type or outcome is a word that is not known",
    "nothing to know it by": "neither name, number nor e-mail",
    "unreadable date": "the date cannot be read",
    "unreadable amount": "the amount cannot be read",
    "unknown person": "nobody can be found by what is named",
    "unknown purpose": "the purpose is not known",
    "unknown channel": "the channel is not known",
    "unknown act": "the act is not known",
    "future time": "the time lies in the future",
}
NO_RECORDS = {
    "blank": ("blank line", "blank lines"),
    "title": ("title", "titles"),
    "total": ("total", "totals"),
    "repeated header": ("repeated header", "repeated headers"),
    "test record": ("test record", "test records"),
    "not a call": ("entry that is no call", "entries that are no calls"),
}


def rejects(rows: pd.DataFrame, reasons: list[dict[str, Any]], key: str) -> None:
    """The records that cannot be used, by reason: all counted, the first of each listed.

    ``rows`` has line, reason, message and text; ``reasons`` the counts of all there are.
    """
    whole = {one["reason"]: int(one["records"]) for one in reasons if one["verdict"] == "rejected"}
    if not whole:
        return
    with st.expander(
        several(sum(whole.values()), "record") + " cannot be used", icon=":material/rule:"
    ):
        for number, (reason, records) in enumerate(whole.items()):
            listed = rows[rows["reason"] == reason].head(MOST)
            shown = f", the first {count(len(listed))} below" if len(listed) < records else ""
            st.markdown(f"**{several(records, 'record')}: {WORDS.get(reason, reason)}**{shown}")
            if not listed.empty:
                of_reason(listed, f"rejects_{key}_{number}", reason)
        download(rows, "rejects", download_label(rows, whole), key=f"rejects_csv_{key}", of="rows")


def of_reason(listed: pd.DataFrame, key: str, reason: str) -> None:
    """The records of one reason, as they stand in the file."""
    named = {"line": "Line", "message": "Why", "text": "Text"}
    table(
        listed[list(named)].rename(columns=named),
        alt=f"Records that cannot be used: {WORDS.get(reason, reason)}",
        key=key,
    )


def download_label(rows: pd.DataFrame, whole: dict[str, int]) -> str:
    """What the download holds: a preview knows the first records, the history all of them."""
    if len(rows) < sum(whole.values()):
        return f"Download the first {count(len(rows))}; all of them once it is loaded"
    return "Download these"


def skipped(reasons: list[dict[str, Any]]) -> str:
    """The lines that are no records, by what they are; '' where there is none."""
    told = [
        several(int(one["records"]), *NO_RECORDS.get(one["reason"], (one["reason"],)))
        for one in reasons
        if one["verdict"] == "skipped"
    ]
    return ", ".join(told)
