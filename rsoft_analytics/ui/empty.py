"""What a page says that has nothing to show: what would be here, and the step that fills it."""

import streamlit as st

from rsoft_analytics.ui import answers, places


def words_unless(thing: str, would_be: str) -> None:
    """End the page with words where the store holds none of a thing: calls, callers ..."""
    if not answers.headline()[thing]:
        words(f"There are no {thing} here yet.", would_be)


def words_unless_any(would_be: str) -> None:
    """End the page with words where the store holds nothing at all."""
    if not any(answers.headline().values()):
        words("There is no data here yet.", would_be)


def words(what: str, would_be: str) -> None:
    """The words, the step, and the end of the page."""
    with st.container(border=True, key="empty"):
        st.markdown(f"**{what}** {would_be}")
        st.markdown(
            "Add an export: a phone's call log, a phone system's or CRM's list of calls, "
            "an address book, or a list of leads."
        )
        st.page_link(places.IMPORTS, label="Add an export", icon=":material/upload_file:")
        st.markdown(
            "To look around first, `rsoft demo` fills an empty store with invented exports."
        )
    st.stop()
