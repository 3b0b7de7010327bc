"""The frame around every page: menu, filters, title, how fresh the data is, errors."""

from pathlib import Path

import streamlit as st

from rsoft_analytics.errors import RsoftError
from rsoft_analytics.ui import filters
from rsoft_analytics.ui.freshness import as_of
from rsoft_analytics.ui.marks import ICON, LOGO
from rsoft_analytics.ui.mastheads import Masthead, mastheads
from rsoft_analytics.ui.renewal import renew_after_changes
from rsoft_analytics.ui.words import plain

WIDEST = 1180  # pixels: a line of text that is longer is not read


def frame(folder: Path) -> None:
    """Draw the page that the address names, inside what all pages share."""
    st.set_page_config(page_title="RSoft Analytics", page_icon=ICON, layout="wide")
    st.logo(LOGO, size="large")
    found = {one.name: one for one in mastheads(folder)}
    pages = {name: page(one) for name, one in found.items()}
    chosen = st.navigation(menu(found, pages))
    with st.container(width=WIDEST):
        try:
            renew_after_changes()
            if chosen.url_path in found:
                heading(found[chosen.url_path])
            chosen.run()
        except RsoftError as problem:
            st.error(plain(problem), icon=":material/error:")


def page(one: Masthead) -> st.Page:
    """A page for Streamlit's menu, under an address that does not change with its title."""
    return st.Page(
        one.path, title=one.title, icon=one.icon, url_path=one.name, help=one.introduction
    )


def menu(found: dict[str, Masthead], pages: dict[str, st.Page]) -> dict[str, list[st.Page]]:
    """The pages by section, and one that nobody sees: where the bare address leads."""

    def start() -> None:
        asked = st.query_params.to_dict()
        st.switch_page(pages["lookup" if "caller" in asked else "overview"], query_params=asked)

    sections: dict[str, list[st.Page]] = {
        "": [
            st.Page(
                start, url_path="start", title="RSoft Analytics", default=True, visibility="hidden"
            )
        ]
    }
    for name, one in found.items():
        sections.setdefault(one.section, []).append(pages[name])
    return sections


def heading(one: Masthead) -> None:
    """The title of a page, what it is for, and how fresh its data is."""
    with st.container(gap="xsmall"):
        st.title(one.title, anchor=False)
        st.caption(one.introduction)
        as_of()
    if one.has_filters:
        filters.draw(of_leads=one.is_about_leads)
