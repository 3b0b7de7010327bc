"""What a page says that has nothing to show: what would be here, and the step that fills it."""

from collections.abc import Callable

import streamlit as st

from rsoft_analytics.ui import answers, places
from rsoft_analytics.ui.numbers import several


def words_unless(thing: str, would_be: str) -> None:
    """End the page with words where the store holds none of a thing: calls, callers ..."""
    held = answers.headline()
    if held[thing]:
        return
    has_leads = thing == "calls" and held["leads"]
    words(f"There are no {thing} here yet.", would_be, beside=of_leads if has_leads else None)


def words_unless_any(would_be: str) -> None:
    """End the page with words where the store holds nothing at all."""
    if not any(answers.headline().values()):
        words("There is no data here yet.", would_be)


def of_leads() -> None:
    """Where to look at the leads of a store that holds no calls."""
    leads = several(int(answers.headline()["leads"]), "lead")
    st.markdown(f"{leads} came with exports of their own, and are told of without calls too.")
    st.page_link(places.CONVERSION, label="See who became a customer", icon=":material/filter_alt:")


def words(what: str, would_be: str, beside: Callable[[], None] | None = None) -> None:
    """The words, the step, what there is beside, and the end of the page."""
    with st.container(border=True, key="empty"):
        st.markdown(f"**{what}** {would_be}")
        st.markdown(
            "Add an export: a phone's call log, a phone system's or CRM's list of calls, "
            "an address book, or a list of leads."
        )
        st.page_link(places.IMPORTS, label="Add an export", icon=":material/upload_file:")
        (beside or invented)()
    st.stop()


def invented() -> None:
    """How to look around in a store that holds nothing."""
    st.markdown("To look around first, `rsoft demo` fills an empty store with invented exports.")
