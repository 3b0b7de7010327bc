"""Who looks at the page in this run, asked anew at every step.

Without sign-in there is one viewer: whoever sits at this machine, who owns the store. With it, the
provider says who somebody is, and our own session (access/sign_in.py) whether they may still look.
"""

import time
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from rsoft_analytics import provider
from rsoft_analytics.access import (
    LOCAL_OWNER,
    NotAdmitted,
    Viewer,
    admitted,
    is_lasting,
    sign_out,
)
from rsoft_analytics.ui.opening import whole_store

STILL = 2.0  # seconds: one step of a page asks many times
MOST = 1000  # tabs that are remembered
ASKED: OrderedDict[str, tuple[Viewer, float]] = OrderedDict()
RENEWED: set[str] = set()  # tabs that draw themselves again, with nobody doing anything
BEHIND: ContextVar[Viewer | None] = ContextVar("BEHIND", default=None)  # of a file being made


def current() -> Viewer:
    """The viewer of this run; raises NotAdmitted where that is nobody, or not any more."""
    if behind := BEHIND.get():
        return behind
    if not provider.is_configured():
        return LOCAL_OWNER
    viewer, asked_at = ASKED.get(tab(), (None, 0.0))
    if viewer and time.monotonic() - asked_at < STILL:
        return viewer
    return arrived(is_active=False)


def arrived(*, is_active: bool = True) -> Viewer:
    """The same, asked anew: what each step of a page begins with."""
    if not provider.is_configured():
        return LOCAL_OWNER
    ASKED.pop(tab(), None)
    is_active = is_active and tab() not in RENEWED
    RENEWED.discard(tab())
    if not st.user.is_logged_in:
        raise NotAdmitted("")
    viewer = admitted(whole_store(), st.user.to_dict(), is_active=is_active)
    ASKED[tab()] = (viewer, time.monotonic())
    while len(ASKED) > MOST:
        ASKED.popitem(last=False)
    return viewer


def renewing() -> None:
    """The next step of this tab is its own, and no sign of life."""
    if provider.is_configured():
        RENEWED.add(tab())


def tab() -> str:
    """The tab of a browser that this run is for; raises NotAdmitted outside of one."""
    if context := get_script_run_ctx(suppress_warning=True):
        return context.session_id
    raise NotAdmitted("Nobody looks at this page.")


@contextmanager
def still(viewer: Viewer) -> Iterator[None]:
    """Act for a viewer outside of a run, as for a file that is made when it is fetched."""
    if viewer.session and not is_lasting(whole_store(), viewer):
        raise NotAdmitted("Your session is over. Sign in again.")
    before = BEHIND.set(viewer)
    try:
        yield
    finally:
        BEHIND.reset(before)


def leave() -> None:
    """Sign out: here, in every other tab, and at the provider."""
    sign_out(whole_store(), current())
    st.logout()
