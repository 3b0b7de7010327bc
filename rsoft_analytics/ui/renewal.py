"""A page that stands open shows what others changed, without being opened anew."""

from dataclasses import dataclass

import streamlit as st

from rsoft_analytics.errors import RsoftError
from rsoft_analytics.ui import viewer
from rsoft_analytics.ui.opening import whole_store
from rsoft_analytics.ui.uploads import is_in_hand

EVERY = 10.0  # seconds: a look costs next to nothing, but every open page takes it
SOON = 1.0  # seconds, where whoever looks has just done what changes the store


@dataclass
class Drawn:
    """The version of the store that a page was drawn from."""

    version: int
    is_new: bool = True


def renew_after_changes() -> None:
    """Draw the page again some seconds after the store changed; to be said before it is drawn."""
    look_every(EVERY, whole_store().version)


def renew_soon(version: int) -> None:
    """Draw the page again as soon as the store is no longer of a version.

    For whoever has just fetched a file: that it went out is written once it is made.
    """
    look_every(SOON, version)


def look_every(seconds: float, version: int) -> None:
    """Look that often whether the store is of another version."""
    st.fragment(look, run_every=seconds)(Drawn(version))


def look(drawn: Drawn) -> None:
    """Whether the store changed since the page was drawn, or whoever looks may not any more.

    Not while files are being previewed.
    """
    if drawn.is_new:
        drawn.is_new = False
    elif is_over() or (whole_store().version != drawn.version and not is_in_hand()):
        viewer.renewing()
        st.rerun()


def is_over() -> bool:
    """Whether the session of whoever looks is over: the page must not stand open then."""
    try:
        viewer.current()
    except RsoftError:
        return True
    return False
