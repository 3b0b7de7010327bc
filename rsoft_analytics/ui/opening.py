"""The store that this process serves, opened once for all visitors."""

from pathlib import Path

import streamlit as st

from rsoft_analytics.settings import store_path
from rsoft_analytics.store import Store


@st.cache_resource(show_spinner="Opening the store", on_release=Store.close)
def opened(path: Path) -> Store:
    """The store at a path, opened once in this process."""
    return Store(path)


def whole_store() -> Store:
    """The store with all that is in it: for the frame and the server, never for a page."""
    return opened(store_path())
