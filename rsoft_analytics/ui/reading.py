"""How a file is to be read, where its bytes do not say: order of dates, zone, country, whose."""

from zoneinfo import available_timezones

import streamlit as st
from streamlit.delta_generator import DeltaGenerator
from streamlit.typing import UploadedFile

from rsoft_analytics.imports.options import Options
from rsoft_analytics.imports.report import Report
from rsoft_analytics.ui import answers
from rsoft_analytics.ui.understood import amount_both_ways, both_ways
from rsoft_analytics.ui.words import plain

REGIONS = "IN AE AU BD CA DE FR GB ID KE LK MY NG NP OM PH PK QA SA SG US ZA".split()
DAY, MONTH = "The day first", "The month first"
COMMA, POINT = "A comma before decimals", "A point before decimals"


def told_options(file: UploadedFile, place: DeltaGenerator) -> Options:
    """What the person says about a file that its bytes do not."""
    settings = answers.store().settings
    reps = answers.column("store/reps", "rep")
    with place.expander(
        "Whose phone, time zone, country, how dates and amounts are written", icon=":material/tune:"
    ):
        left, right = st.columns(2)
        rep = left.selectbox(
            "Whose phone or line", reps, index=None, key=f"rep_{file.file_id}",
            placeholder="As the file says", accept_new_options=True,
        )  # fmt: skip
        order = right.selectbox(
            "In dates such as 02/03/2026", [DAY, MONTH], index=None, key=f"order_{file.file_id}",
            placeholder="As the file's own dates prove",
        )  # fmt: skip
        zone = left.selectbox(
            "Time zone of times without one", sorted(available_timezones()), index=None,
            key=f"zone_{file.file_id}", placeholder=f"As the file says, else {settings.timezone}",
        )  # fmt: skip
        region = right.selectbox(
            "Country of numbers without one", REGIONS, index=None, accept_new_options=True,
            key=f"region_{file.file_id}", placeholder=settings.region,
        )  # fmt: skip
        sign = left.selectbox(
            "In amounts such as 1.234", [COMMA, POINT], index=None, key=f"sign_{file.file_id}",
            placeholder="As the file's own amounts prove",
        )  # fmt: skip
    return Options(
        timezone=zone,
        region=region,
        rep=(rep or "").strip() or None,
        day_first=None if order is None else order == DAY,
        decimal_comma=None if sign is None else sign == COMMA,
    )


def order_told(reports: tuple[Report, ...], key: str) -> bool | None:
    """Ask which of day and month comes first, where no date of a file tells; None unless said."""
    unsure = [one for one in reports if is_open(one)]
    if not unsure:
        return None
    example, assumed = unsure[0].details["order"]["example"], unsure[0].details["day_first"]
    if unsure[0].kind == "consent":
        assumed = None  # a doubt never becomes a grant
    ways = both_ways(example)
    until_then = (
        "No grant of it is read until you say so."
        if assumed is None
        else f"It is read with the {'day' if assumed else 'month'} first until you say so."
    )
    st.markdown(
        ":orange[:material/help:] **No date in this file tells whether the day or the month comes "
        f"first.** {until_then}"
    )
    chosen = st.segmented_control(
        f"In this file {example} is",
        [True, False],
        format_func=lambda first: ways[first],
        default=assumed,
        required=assumed is not None,
        key=f"asked_order_{key}",
    )
    return None if chosen == assumed else chosen


def decimals_told(reports: tuple[Report, ...], key: str) -> bool | None:
    """Ask which sign stands before decimals, where no amount of a file tells; None unless said."""
    unsure = [one for one in reports if has_open_amounts(one)]
    if not unsure:
        return None
    example = unsure[0].details["decimals"]["example"]
    assumed = bool(unsure[0].details["decimal_comma"])
    ways = amount_both_ways(example)
    st.markdown(
        ":orange[:material/help:] **No amount in this file tells thousands from decimals.** "
        f"It is read with a {'comma' if assumed else 'point'} before decimals until you say so."
    )
    chosen = st.segmented_control(
        f"In this file {plain(example)} is",
        [True, False],
        format_func=lambda comma: ways[comma],
        default=assumed,
        required=True,
        key=f"asked_sign_{key}",
    )
    return None if chosen == assumed else chosen


def has_open_amounts(report: Report) -> bool:
    """Whether a file's amounts could be read either way, and nobody has said which."""
    decimals = report.details.get("decimals") or {}
    return bool(decimals.get("known") == "assumed" and decimals.get("example"))


def is_open(report: Report) -> bool:
    """Whether a file's dates could be read either way, and nobody has said which."""
    order = report.details.get("order") or {}
    return bool(order.get("known") == "assumed" and order.get("example"))
