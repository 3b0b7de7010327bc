"""Where callers come from, in one sentence and a few numbers: ads, the website, others, unknown."""

import streamlit as st

from rsoft_analytics.metrics import Filters
from rsoft_analytics.ui import answers, few, filters, numbers
from rsoft_analytics.ui.empty import words_unless_any
from rsoft_analytics.ui.headlines import nothing_in
from rsoft_analytics.ui.words import plain

KINDS = {
    "Ads": ("advertisements", "Paid for: on searches, social media, screens, paper and the air."),
    "Website": ("the website", "What led to the website unpaid: searches, links, social media."),
    "Others": ("others", "Marketplaces, people who recommend you, walk-ins, events and the rest."),
    "Unknown": (
        "nobody knows",
        "No export and no line tells. Nothing is guessed, least of all Direct.",
    ),
}


def where_from() -> None:
    """How many leads and customers advertisements, the website and others brought."""
    words_unless_any("Here you see which sources bring callers, and what they cost.")
    filters.draw_window()
    chosen = filters.current()
    (leads,), (calls,) = answers.told("leads", chosen), answers.told("calls", chosen)
    if not leads["value"] and not calls["value"] and not spent(chosen):
        nothing_in(chosen)
    if not leads["value"]:
        st.markdown("#### Nobody became a lead in this selection.")
        return
    told = {row["kind"]: row for row in answers.told("share_of_leads", chosen, "kind")}
    won = {row["kind"]: row for row in answers.told("share_of_won", chosen, "kind")}
    st.markdown(f"#### {sentence(int(leads['value']), told)}")
    with st.grid(len(KINDS), min_column_width=220, key="kinds"):
        for kind, (label, meaning) in KINDS.items():
            card(kind, label, meaning, told, won)


def spent(chosen: Filters) -> bool:
    """Whether anything was spent in the period."""
    return any(row["value"] for row in answers.told("spend", without_reps(chosen)))


def without_reps(chosen: Filters) -> Filters:
    """The same filters for what is the whole team's."""
    return Filters(chosen.since, chosen.until, (), chosen.sources)


def sentence(leads: int, told: dict[str, dict[str, float]]) -> str:
    """Where the leads come from, in words."""
    known = [
        f"{numbers.share(told[kind]['value'])} came by {label}"
        for kind, (label, _) in KINDS.items()
        if kind in told and kind != "Unknown"
    ]
    unknown = told.get("Unknown")
    rest = f"of {numbers.share(unknown['value'])} nobody knows" if unknown else ""
    parts = [*known, *filter(None, [rest])]
    if not parts:
        return f"{few.several(leads, 'lead')}: too few to tell them apart.".capitalize()
    return f"Of {few.several(leads, 'lead')}, {', '.join(parts)}."


def nobody(whom: str) -> str:
    """What is said of a kind that nothing is told of."""
    return f"no {whom}" if few.least() == 1 else f"no {whom}, or few"


def card(
    kind: str,
    label: str,
    meaning: str,
    told: dict[str, dict[str, float]],
    won: dict[str, dict[str, float]],
) -> None:
    """A kind's share of leads with its range, and of customers beneath."""
    leads, customers = told.get(kind), won.get(kind)
    share = f"{numbers.share(leads['value'])} of leads" if leads else nobody("leads")
    of_won = (
        f"{numbers.share(customers['value'])} of "
        f"{numbers.several(int(customers['n']), 'customer')} "
        f"({numbers.between(customers['low'], customers['high'])})"
        if customers
        else nobody("customers")
    )
    between = f" 95 % range {numbers.between(leads['low'], leads['high'])} %." if leads else ""
    st.metric(
        label[:1].upper() + label[1:],
        share,
        of_won,
        delta_color="off",
        delta_arrow="off",
        border=True,
        height="stretch",
        help=plain(f"{meaning}{between}"),
    )
