"""What callers whom nobody rang back may have cost, always called an estimate."""

from typing import Any

import pandas as pd
import streamlit as st

from rsoft_analytics.metrics import Filters
from rsoft_analytics.metrics.estimating import (
    DAYS_TO_LEAD,
    ENOUGH,
    ENOUGH_SALES,
    Cell,
    Worth,
    total,
)
from rsoft_analytics.ui import answers, filters, numbers
from rsoft_analytics.ui.numbers import several
from rsoft_analytics.ui.tables import table
from rsoft_analytics.ui.words import plain


def estimated(chosen: Filters) -> str:
    """What the lost callers may have cost, called an estimate; '' where nothing is known."""
    (found,) = answers.told("lost_leads", chosen)
    if not found["n"] or found["value"] is None:
        return ""
    were = "was" if round(found["high"]) == 1 else "were"
    if not round(found["low"]):
        were = "may have been"  # or none was
    return f"An estimated {leads_between(found)} {were} lost{value_between(found)}."


def leads_between(found: dict[str, Any]) -> str:
    """The leads that were lost, from and to."""
    low, high = round(found["low"]), round(found["high"])
    return (
        several(high, "lead") if low == high else f"{numbers.count(low)} to {several(high, 'lead')}"
    )


def value_between(found: dict[str, Any]) -> str:
    """The money that was lost, from and to, in two digits: more would claim to know."""
    if found["money_high"] is None:
        return ""
    lakh = answers.store().settings.lakh
    least = found["money_low"] if round(found["low"]) else 0.0  # of no lead there is no money
    ends = [
        plain(numbers.money(rounded(amount), found["money_currency"], lakh=lakh))
        for amount in (least, found["money_high"])
    ]
    return f" ({ends[0]} to {ends[1]})"


def rounded(amount: float) -> float:
    """An amount in its two first digits.

    >>> rounded(382224.2), rounded(0)
    (380000.0, 0.0)
    """
    return float(f"{amount:.2g}")


def how_it_is_estimated() -> None:
    """What the estimate rests on, or what is missing for one; drawn when opened."""
    opened = st.expander(
        "How the estimate is made", on_change="rerun", key="estimated", icon=":material/function:"
    )
    if not opened.open:
        return
    with opened:
        known = answers.callers_worth()
        everybody = total(known.values())
        if everybody.callers < ENOUGH or not everybody.leads:
            st.markdown(what_is_missing(everybody.callers, everybody.leads))
            return
        st.markdown(what_it_rests_on(everybody))
        table(
            as_rates(known), alt="Answered first-time callers that were noted as leads", key="rates"
        )


def what_it_rests_on(everybody: Worth) -> str:
    """Whom the estimate counts, and what they are likened to."""
    (found,) = answers.told("lost_leads", filters.current())
    lost = several(found["n"], "first-time caller")
    hours = answers.store().settings.callback_window_hours
    return (
        f"{lost} of this selection were not rung within {hours} hours, and neither spoken to nor "
        "noted as a lead since. Each counts as much as answered first-time callers of the same "
        f"source and part of the day did, where there are {ENOUGH} of those, else of the same "
        f"source, else of all: of {several(everybody.callers, 'answered first-time caller')}, "
        f"{numbers.count(everybody.leads)} were noted as leads within {DAYS_TO_LEAD} days, in a "
        "CRM, a form or by hand; who is a lead by the call alone does not count here. A lead is "
        f"worth what those of its source brought, where {ENOUGH_SALES} of them were sold, else "
        "what all did. The range is one of 95 %, chance included. It is an estimate: "
        "nobody knows what those callers wanted."
    )


def what_is_missing(callers: int, leads: int) -> str:
    """Why there is no estimate."""
    if callers < ENOUGH:
        return (
            f"There is no estimate: it takes {ENOUGH} first-time callers who were answered more "
            f"than {DAYS_TO_LEAD} days ago, in the year before that, and after the first three "
            "months of the history. "
            f"There are {numbers.count(callers)}."
        )
    return (
        f"There is no estimate: of {several(callers, 'answered first-time caller')} none is among "
        "the leads. Add your list of leads, with the phone numbers in it."
    )


def as_rates(known: dict[Cell, Worth]) -> pd.DataFrame:
    """How many answered first-time callers were noted as leads, by source."""
    sources = sorted({source for source, _ in known})
    told = {name: total(one for (of, _), one in known.items() if of == name) for name in sources}
    return pd.DataFrame([
        {
            "Source": name,
            "Answered first-time callers": one.callers,
            "Noted as leads": one.leads,
            "Share": numbers.share(one.rate),
            "Won": one.won,
        }
        for name, one in sorted(told.items(), key=lambda item: -item[1].callers)
    ])  # fmt: skip
