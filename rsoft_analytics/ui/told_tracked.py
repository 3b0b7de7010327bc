"""What people told, or the CRM says, against what was tracked: where the two part."""

from collections.abc import Callable
from typing import Any

import streamlit as st

from rsoft_analytics.ui import answers, few, filters, numbers, sources_named
from rsoft_analytics.ui.tables import download, table

UNTRACKED = "Nothing tracked"


def told_against_tracked() -> None:
    """A matrix of what was told by what was tracked, and how often both agree."""
    told = answers.records("ui/told_and_tracked", **filters.current().parameters())
    st.subheader("Told against tracked", anchor=False)
    if not told:
        st.caption(
            "Nobody told you where they heard of you, and no CRM says. An export of leads with a "
            "source, or a form that asks, can be held against what lines and links tracked."
        )
        return
    both = [row for row in told if row["tracked"]]
    gone = few.gone(told, *KINDS)
    st.caption(agreement(both, sum(int(row["people"]) for row in told)) + left_out(len(gone.rows)))
    told = few.without(told, gone)
    if not told:
        return
    table(
        answers.as_frame(matrix(told)), alt="What was told against what was tracked",
        key="told_tracked", written=columns_of(told),
    )  # fmt: skip
    download(answers.as_frame(told), "told-and-tracked", "Download these", key="csv_told")


KINDS: tuple[Callable[[dict[str, Any]], int], ...] = (  # whose sums can be had from what is said
    lambda row: int(row["people"]) if row["tracked"] == row["told"] else 0,
    lambda row: int(row["people"]) if row["tracked"] not in (None, row["told"]) else 0,
    lambda row: int(row["people"]) if not row["tracked"] else 0,
)


def left_out(cells: int) -> str:
    """How many cells are withheld, in words."""
    if not cells:
        return ""
    told = numbers.several(cells, "number is", "numbers are")
    return f" {told} left out: of fewer than {few.least()} people, or telling of such a one."


def agreement(both: list[dict[str, Any]], people: int) -> str:
    """How often the two agree, of how many."""
    of = sum(int(row["people"]) for row in both)
    if not of:
        return (
            f"Of {few.several(people, 'person', 'people')} somebody told where they came from; "
            "of none of them anything was tracked."
        )
    same = sum(int(row["people"]) for row in both if row["told"] == row["tracked"])
    agree = "" if few.of_few(of, same) else f": they agree for {numbers.share(same / of)}"
    return (
        f"Rows are what people told you, or your CRM says; columns are what a line, a link or an "
        f"export of calls tracked first. Of {few.several(of, 'person', 'people')} both are "
        f"known{agree}."
    )


def columns_of(told: list[dict[str, Any]]) -> list[str]:
    """The sources that were tracked, in their order, and that nothing was."""
    tracked = sorted({row["tracked"] for row in told if row["tracked"]}, key=sources_named.place)
    return [*tracked, UNTRACKED]


def matrix(told: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """A row for each thing told, a column for each thing tracked."""
    counts = {(row["told"], row["tracked"] or UNTRACKED): int(row["people"]) for row in told}
    names = sorted({row["told"] for row in told}, key=sources_named.place)
    return [
        {"Told": name}
        | {
            column: numbers.count(counts[name, column]) if (name, column) in counts else ""
            for column in columns_of(told)
        }
        for name in names
    ]
