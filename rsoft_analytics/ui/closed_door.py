"""What somebody sees who did not sign in, was not invited, or whose session is over."""

from collections.abc import Callable

import streamlit as st

from rsoft_analytics.errors import RsoftError
from rsoft_analytics.ui.filled import filled
from rsoft_analytics.ui.mastheads import Masthead
from rsoft_analytics.ui.words import plain


def closed_door(found: list[Masthead], why: RsoftError) -> None:
    """A door at every address: nothing behind it is drawn, not even the menu."""
    doors = [
        st.Page(door(why), title="Sign in", url_path=one.name, visibility="hidden") for one in found
    ]
    start = st.Page(door(why), title="Sign in", url_path="start", default=True)
    st.navigation([start, *doors], position="hidden").run()


def door(why: RsoftError) -> Callable[[], None]:
    """The page that asks people to sign in, and says why they are not."""

    def sign_in() -> None:
        with st.container(border=True, width=460, key="sign_in", gap="medium"):
            st.title("RSoft Analytics", anchor=False)
            if str(why):
                st.error(plain(why), icon=":material/lock:")
            st.markdown("Sign in with the account that you were invited with.")
            st.button(filled("Sign in"), on_click=st.login, type="primary", icon=":material/login:")

    return sign_in
