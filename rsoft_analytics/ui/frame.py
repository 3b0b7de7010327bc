"""The frame around every page: who looks, menu, filters, title, how fresh the data is, errors."""

from pathlib import Path

import streamlit as st

from rsoft_analytics.access import Viewer, may, note_once, refuse_unless_allowed
from rsoft_analytics.errors import RsoftError
from rsoft_analytics.ui import answers, filters, viewer
from rsoft_analytics.ui.closed_door import closed_door
from rsoft_analytics.ui.freshness import as_of
from rsoft_analytics.ui.marks import ICON, LOGO
from rsoft_analytics.ui.mastheads import Masthead, mastheads
from rsoft_analytics.ui.opening import whole_store
from rsoft_analytics.ui.renewal import renew_after_changes
from rsoft_analytics.ui.words import plain

WIDEST = 1180  # pixels: a line of text that is longer is not read


def frame(folder: Path) -> None:
    """Draw the page that the address names, inside what all pages share."""
    st.set_page_config(page_title="RSoft Analytics", page_icon=ICON, layout="wide")
    st.logo(LOGO, size="large")
    found = mastheads(folder)
    try:
        looking = viewer.arrived()
    except RsoftError as problem:
        closed_door(found, problem)
        return
    drawn_for(looking, {one.name: one for one in found})


def drawn_for(looking: Viewer, found: dict[str, Masthead]) -> None:
    """The page that the address names, for a viewer who may come in."""
    pages = {name: page(one, looking) for name, one in found.items()}
    chosen = st.navigation(menu(found, pages, looking), expanded=True)
    with st.container(width=WIDEST):
        try:
            renew_after_changes()
            if chosen.url_path in found:
                opened(found[chosen.url_path], looking)
            foot(looking)
            chosen.run()
        except RsoftError as problem:
            st.error(plain(problem), icon=":material/error:")


def page(one: Masthead, looking: Viewer) -> st.Page:
    """A page for Streamlit's menu, under an address that does not change with its title.

    Whom it is not for does not see it there; whoever knows the address is told why not.
    """
    return st.Page(
        one.path,
        title=one.title,
        icon=one.icon,
        url_path=one.name,
        help=one.introduction,
        visibility="visible" if may(looking.role, "page", one.name) else "hidden",
    )


def menu(
    found: dict[str, Masthead], pages: dict[str, st.Page], looking: Viewer
) -> dict[str, list[st.Page]]:
    """The pages by section, and one that nobody sees: where the bare address leads."""

    def start() -> None:
        asked = st.query_params.to_dict()
        is_lookup = "caller" in asked or looking.role == "rep"
        st.switch_page(pages["lookup" if is_lookup else "overview"], query_params=asked)

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


def opened(one: Masthead, looking: Viewer) -> None:
    """A page is opened by whom it is for, which is written down first; its title, its filters."""
    refuse_unless_allowed(looking.role, "page", one.name)
    note_once(whole_store(), looking, "page", one.name)
    heading(one)
    if one.has_filters and looking.sees.fewest > 1:
        answers.refuse_few(filters.current(), filters.usual(), of_leads=one.is_about_leads)
        st.caption(
            f"What tells of fewer than {looking.sees.fewest} people, by source, campaign and the "
            f"like, is left out for the role {looking.role}, and so is what would give it away."
        )


def heading(one: Masthead) -> None:
    """The title of a page, what it is for, and how fresh its data is."""
    with st.container(gap="xsmall"):
        st.title(one.title, anchor=False)
        st.caption(one.introduction)
        as_of()
    if one.has_filters:
        with st.sidebar:
            filters.draw(of_leads=one.is_about_leads)


def foot(looking: Viewer) -> None:
    """Who looks, in which role, and the way out."""
    if not looking.session:
        return
    with st.sidebar.container(key="foot", gap="xxsmall"):
        st.caption(plain(f"{looking.user} · {looking.role}"))
        st.button(
            "Sign out", on_click=viewer.leave, key="sign_out", type="tertiary",
            icon=":material/logout:",
        )  # fmt: skip
