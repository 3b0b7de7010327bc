"""The slice of which nobody knows where it came from, and what would shrink it most."""

from typing import Any

import streamlit as st

from rsoft_analytics.ui import answers, few, filters, numbers, places
from rsoft_analytics.ui.sources_named import UNKNOWN
from rsoft_analytics.ui.words import plain

# what would tell -> what to do about it, of what is named; where; the people that it is about
SUGGESTED = {
    "line": ("Say which source the line {} stands for.", places.SETTINGS, "new caller"),
    "phone": (
        "Ask new callers on the phone of {} how they heard of you, or map its number to a source.",
        places.SETTINGS,
        "new caller",
    ),
    "crm": (
        "Fill in the lead source of the leads of {} in your CRM, and export them again.",
        places.IMPORTS,
        "lead",
    ),
    "text": ("Say what ‘{}’ means: no rule knows it.", places.SETTINGS, "lead"),
}
LABELS = {places.SETTINGS: "Settings", places.IMPORTS: "Imports"}


def what_is_unknown() -> None:
    """How many people nobody knows the source of, and three things that would tell most."""
    chosen = filters.current()
    st.subheader("What nobody knows", anchor=False)
    unknown = [row for row in answers.told("leads", chosen, "source") if row["source"] == UNKNOWN]
    told = answers.records("ui/unknown_sources", **chosen.parameters())
    if not unknown and not told:
        st.caption("Of every lead and every new caller of this selection a source is known.")
        return
    leads = few.several(int(unknown[0]["value"]), "lead") if unknown else f"{few.none()} leads"
    shares = answers.told("share_of_leads", chosen, "kind")
    of_all = [f": {numbers.share(row['value'])} of all" for row in shares if row["kind"] == UNKNOWN]
    st.markdown(f"{leads} have no source{''.join(of_all)}. What would shrink that most:")
    for row in told:
        suggestion(row)


def suggestion(row: dict[str, Any]) -> None:
    """One thing to do, how many people it would explain, and the link to where it is done."""
    words, place, people = SUGGESTED[row["kind"]]
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        number = few.several(int(row["people"]), people)
        st.markdown(f"**{number}** · {plain(words.format(row['what']))}", width="content")
        st.page_link(place, label=LABELS[place], icon=":material/arrow_forward:")
