"""How a file was understood: its columns, its times and numbers, its first rows."""

from collections import Counter
from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from rsoft_analytics.imports.details import BESIDE, KEPT
from rsoft_analytics.imports.report import Report
from rsoft_analytics.phones import shown
from rsoft_analytics.ui import answers
from rsoft_analytics.ui.numbers import duration, several
from rsoft_analytics.ui.tables import table

UNUSED = {KEPT: "kept aside", BESIDE: "empty or read together"}
TIMES = ("When", "Sent", "Created")  # columns of the first rows
ENCODINGS = {
    "cp932": "Shift_JIS",
    "windows-1252": "Windows-1252",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
}
ORDERS = {True: "day before month", False: "month before day"}


def first_rows(report: Report, key: str) -> None:
    """The first rows as they would be stored, as people write them."""
    rows = report.details.get("first_rows")
    if not rows:
        return
    filled = [name for name in rows[0] if any(row[name] not in (None, "") for row in rows)]
    written = [{name: cell(name, row[name]) for name in filled} for row in rows]
    zone = f"; times in {answers.store().settings.timezone}" if set(TIMES) & set(filled) else ""
    st.caption(f"The first rows as they will be stored{zone}")
    table(pd.DataFrame(written), alt="The first rows as they will be stored", key=f"rows_{key}")


def cell(name: str, value: Any) -> Any:
    """A cell of the first rows: numbers and lengths as people write them."""
    if value is None:
        return ""
    match name:
        case "Number" | "Numbers":
            return ", ".join(phone(part) for part in str(value).split(", "))
        case "Talk":
            return duration(value)
        case "Photo":
            return "yes" if value else "no"
    return value


def phone(text: str) -> str:
    """A number as people write it; what is none as it is."""
    digits = text.removeprefix("+")
    if not text.startswith("+") or not digits.isdecimal():
        return text
    return shown(int(digits), answers.store().settings.region)


def columns(report: Report, key: str) -> None:
    """Each column of the file, and what it was understood as."""
    known = report.details.get("understood")
    if not known:
        return
    used = Counter(UNUSED.get(one["meaning"], "understood") for one in known)
    told = ", ".join(f"{number} {what}" for what, number in used.items())
    label = f"{several(len(known), 'column')}: {told}"
    with st.expander(label, icon=":material/view_column:"):
        frame = pd.DataFrame([(one["column"], one["meaning"]) for one in known])
        frame.columns = pd.Index(["In the file", "Understood as"])
        table(frame, alt="Columns of the file and what they were understood as", key=f"cols_{key}")
        if KEPT in [one["meaning"] for one in known]:
            st.caption("What is kept stands with each record, though no page uses it.")


def read_as(report: Report) -> str:
    """In which zone, country, order of day and month, and encoding a file was read."""
    encoding = ENCODINGS.get(report.details.get("encoding") or "")
    written = f" Its text is in {encoding}." if encoding else ""
    return conventions_of(report) + written


def conventions_of(report: Report) -> str:
    """In which zone and country, and in which order of day and month, a file was read."""
    details = report.details
    numbers = f"umbers without a country are read as {details['region']}"
    if report.kind == "contacts":
        return f"N{numbers}."
    said = [f"Times without a zone are read as {details['timezone']}", f"n{numbers}"]
    said += [one for one in (order_in_words(details), decimals_in_words(details)) if one]
    return "; ".join(said) + "."


def decimals_in_words(details: dict[str, Any]) -> str | None:
    """Which sign stands before decimals, and how that is known."""
    decimals = details.get("decimals")
    if not decimals or decimals["known"] == "not needed":
        return None
    sign = "comma" if details["decimal_comma"] else "point"
    way = f"amounts with a {sign} before decimals"
    if decimals["known"] == "told":
        return f"{way}, as you said"
    if decimals["known"] == "assumed":
        return f"{way}, which nothing in the file proves"
    against = decimals["point" if sign == "comma" else "comma"]
    return f"{way}, as {several(decimals[sign], 'amount proves', 'amounts prove')}" + (
        f"; {several(against, 'amount contradicts', 'amounts contradict')} it" if against else ""
    )


def amount_both_ways(example: str) -> dict[bool, str]:
    """An amount that could be read either way: with a decimal comma, and with a point.

    >>> amount_both_ways("1.234"), amount_both_ways("₹12,500")
    ({True: '1,234.00', False: '1.23'}, {True: '12.50', False: '12,500.00'})
    """
    sign = "," if "," in example else "."
    whole, _, rest = "".join(one for one in example if one.isdigit() or one == sign).partition(sign)
    thousands, decimals = f"{int(whole + rest):,}.00", f"{float(f'{whole}.{rest}'):.2f}"
    return {True: decimals if sign == "," else thousands,
            False: thousands if sign == "," else decimals}  # fmt: skip


def order_in_words(details: dict[str, Any]) -> str | None:
    """In which order days and months are read, and how that is known."""
    order = details.get("order")
    if not order or order["known"] == "not needed":
        return None
    way = ORDERS[bool(details["day_first"])]
    if order["known"] == "told":
        return f"dates with the {way}, as you said"
    if order["known"] == "format":
        return f"dates with the {way}, as this format always writes them"
    if order["known"] == "assumed":
        return f"dates with the {way}, which nothing in the file proves"
    return f"dates with the {way}{proof(order, is_day_first=bool(details['day_first']))}"


def proof(order: dict[str, Any], *, is_day_first: bool) -> str:
    """How many dates prove the order, and how many speak against it."""
    names = ("day_first", "month_first") if is_day_first else ("month_first", "day_first")
    proving, against = (int(order[name]) for name in names)
    said = several(proving, "date proves", "dates prove")
    return f", as {said}" + (
        f"; {several(against, 'date contradicts', 'dates contradict')} it" if against else ""
    )


def both_ways(example: str) -> dict[bool, str]:
    """A date that could be read either way: with the day first, and with the month first.

    >>> both_ways("03/04/2026")
    {True: '3 April 2026', False: '4 March 2026'}
    """
    left, right, year = (
        int(part) for part in example.replace(".", "/").replace("-", "/").split("/")
    )
    year += 2000 if year < 80 else 1900 if year < 100 else 0
    days = {True: date(year, right, left), False: date(year, left, right)}
    return {first: f"{day.day} {day:%B} {day.year}" for first, day in days.items()}
