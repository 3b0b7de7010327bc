"""Where customers come from: the conversion rate by source, rep, hour, with a verdict in words."""

from datetime import date
from typing import Any

import streamlit as st

from rsoft_analytics.metrics import all_metrics
from rsoft_analytics.ui import answers, few, filters, numbers, rate_charts
from rsoft_analytics.ui.conversion import are_customers_told, listed
from rsoft_analytics.ui.tables import download, table

BY = {
    "source": "Source",
    "channel": "Channel",
    "campaign": "Campaign",
    "rep": "Rep",
    "known": "Known before",
    "origin": "How they came",
    "month": "Month",
    "hour": "Hour",
}
MOST = 15  # groups in the chart; the table has all
METRIC = "conversion_rate"
HOW = (
    "The range of a share is Wilson's, that of a difference Newcombe's, both of 95 %; where "
    "several groups are compared at once, Bonferroni's correction makes it wider."
)
LEADS, CUSTOMERS = "leads", "customers"
COUNT_OF = {LEADS: "n", CUSTOMERS: "customers"}


def conversion_by() -> None:
    """The conversion rate of each group against the rest."""
    if not are_customers_told():
        return
    st.subheader("Where customers come from", anchor=False)
    by = st.segmented_control(
        "By", list(BY), default="source", required=True, format_func=lambda one: BY[one],
        key="by", bind="query-params",
    )  # fmt: skip
    by = by if by in BY else "source"
    window = filters.window()
    (whole,) = answers.told(METRIC, filters.current(), window=window)
    told = answers.told(METRIC, filters.current(), by, window)
    groups = [named(row, by) for row in told if row["n"]]
    if not groups:
        st.caption("Nobody's time is over in any group of this selection.")
        return
    order = in_order(groups, by)
    clicked = rate_charts.rates(
        order,
        None if few.of_few(whole["n"] or 0, whole["customers"] or 0) else whole["value"],
        key=f"rates_by_{by}",
        alt=f"Share of leads that became customers by {BY[by].lower()}, with its range",
    )
    people_of(order, by, clicked)
    read(groups, told, by)
    numbers_behind(told, by)


def in_order(groups: list[dict[str, Any]], by: str) -> list[dict[str, Any]]:
    """The groups that are drawn: the hours of the day, the newest months, else the largest."""
    if by == "hour":
        return groups
    if by == "month":
        return groups[-MOST:]
    return sorted(sorted(groups, key=lambda row: -row["n"])[:MOST], key=lambda row: -row["value"])


def group_name(key: Any, by: str) -> str:
    """A group's key as people write it.

    >>> group_name("2026-03", "month"), group_name(9, "hour"), group_name("Unknown", "month")
    ('Mar 2026', '09:00', 'Unknown')
    """
    if by == "hour":
        return f"{key:02}:00"
    is_month = by == "month" and str(key)[:4].isdigit()
    return f"{date.fromisoformat(f'{key}-01'):%b %Y}" if is_month else str(key)


def named(row: dict[str, Any], by: str) -> dict[str, Any]:
    """A row with its name and what stands beside it."""
    name = group_name(row[by], by)
    beside = [f"{numbers.share(row['value'])} of {numbers.count(row['n'])}", row["verdict"]]
    return {**row, "name": name, "words": " · ".join(one for one in beside if one)}


def people_of(order: list[dict[str, Any]], by: str, clicked: int | None) -> None:
    """The people of the group whose dot was clicked or whose name was chosen."""
    names = [row["name"] for row in order]
    picked = st.selectbox(
        "See the people of", names, index=None, key=f"people_of_{by}",
        placeholder="click a dot, or choose here", width=320,
    )  # fmt: skip
    if picked is None and (clicked is None or clicked >= len(order)):
        return
    row = order[names.index(picked) if picked else clicked or 0]
    behind = st.segmented_control(
        "Whom", [LEADS, CUSTOMERS], default=LEADS, required=True, key=f"whom_{by}",
        format_func=lambda one: f"{row['name']}: {one} · {numbers.count(row[COUNT_OF[one]])}",
        label_visibility="collapsed",
    )  # fmt: skip
    behind = behind or LEADS
    listed(behind, int(row[COUNT_OF[behind]]), f"{row['name']}, {behind}", by, str(row[by]))


def read(groups: list[dict[str, Any]], told: list[dict[str, Any]], by: str) -> None:
    """How the chart is read, and on what the verdicts rest."""
    which = "newest" if by == "month" else "largest"
    more = f"The {MOST} {which} of {len(groups)}. " if len(groups) > MOST and by != "hour" else ""
    young = sum(row["unripe"] or 0 for row in told if not row["n"])
    waiting = f" {numbers.several(young, 'lead')} of other groups had no time yet." if young else ""
    st.caption(
        f"{more}A dot is the share that became customers, its line the 95 % range, the small "
        f"stroke all leads together. {compared(groups)} Fewer than 10 leads are too few.{waiting}",
        help=HOW,
    )


def compared(groups: list[dict[str, Any]]) -> str:
    """What the verdicts mean; that there are none where a group stands alone."""
    if len(groups) == 1:
        return "There is no other group to compare it with."
    many = sum(row["n"] >= 10 for row in groups)
    clearer = (
        f" {many} groups are compared at once, so each difference has to be clearer than one "
        "alone would." if many > 2 else ""
    )  # fmt: skip
    alone = any(row["verdict"] is None for row in groups)
    without = " A group beside fewer than 10 others is compared with nothing." if alone else ""
    return (
        "Better and worse mean that the range of the difference to all the others leaves out "
        f"zero.{clearer}{without}"
    )


def as_read(row: dict[str, Any], by: str) -> dict[str, Any]:
    """A row of the numbers as people read it."""
    is_told = row["value"] is not None
    return {
        BY[by].lower(): row[by],
        "customers": numbers.share(row["value"]) if is_told else "",
        "95 % range": numbers.between(row["low"], row["high"]) if is_told else "",
        "of leads": row["n"],
        "against the others": row["verdict"],
        "time not over": row["unripe"],
        "junk": row["junk"],
        "undated": undated(row),
    }


def undated(row: dict[str, Any]) -> int | None:
    """How many people of a group lack a date; None where that would tell of few."""
    parts = (row["undated"], row["won_undated"])
    return None if None in parts else sum(parts)


def numbers_behind(told: list[dict[str, Any]], by: str) -> None:
    """The numbers of the chart, how they are computed, and a download; drawn when opened."""
    opened = st.expander(
        "The numbers, and how they are counted", on_change="rerun", key="rates_counted",
        icon=":material/function:",
    )  # fmt: skip
    if not opened.open:
        return
    with opened:
        rows = answers.as_frame([as_read(row, by) for row in told])
        table(rows, alt="Conversion rate of each group", key=f"rates_{by}")
        download(
            answers.as_frame(told),
            f"conversion-by-{by}",
            "Download these",
            key=f"csv_rates_{by}",
            of="numbers",
        )
        st.text(all_metrics()[METRIC].meaning)
        st.code(all_metrics()[METRIC].sql, language="sql")
