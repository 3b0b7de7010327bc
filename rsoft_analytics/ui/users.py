"""Who may come in: invite, give a role, remove; and the tokens of phones and other programs."""

from collections.abc import Callable
from typing import Any

import pandas as pd
import streamlit as st

from rsoft_analytics import access, provider
from rsoft_analytics.access import ROLES, User
from rsoft_analytics.errors import RsoftError
from rsoft_analytics.ui import answers, viewer
from rsoft_analytics.ui.filled import filled
from rsoft_analytics.ui.numbers import Clock
from rsoft_analytics.ui.opening import whole_store
from rsoft_analytics.ui.tables import table
from rsoft_analytics.ui.words import plain

STATES = {
    "pending": (":orange[:material/hourglass_empty:]", "invited, has not signed in yet"),
    "active": (":green[:material/check_circle:]", "active"),
}
ALONE = (
    "Nobody has to sign in here: the dashboard answers on this machine only, and whoever sits at "
    "it is its owner. The README says how to let others in. Whom you invite now may come in then."
)


def user_list() -> None:
    """Everybody who may come in, and the form that invites one more."""
    if not provider.is_configured():
        st.caption(ALONE)
    everybody = [one for one in access.users(whole_store()) if one.state != "removed"]
    if everybody:
        with st.container(border=True, key="users", gap="small"):
            for one in everybody:
                row(one, answers.clock())
    else:
        st.markdown("**Nobody is invited yet.** Begin with yourself, as an owner.")
    if st.button("Invite somebody…", key="invite", icon=":material/person_add:"):
        invite()
    what_roles_see()


def row(one: User, clock: Clock) -> None:
    """A user: who, in which state, in which role."""
    icon, state = STATES[one.state]
    seen = f", last here {clock.moment(one.last_seen_at)}" if one.last_seen_at else ""
    of = f" · rep {one.rep}" if one.rep else ""
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(icon, width="content")
        with st.container(width="stretch", gap=None):
            st.text(one.called if one.called == one.email else f"{one.called} · {one.email}")
            st.caption(plain(f"{one.role}{of}; {state}{seen}"))
        if st.button("Change…", key=f"change_{one.user_id}", type="tertiary"):
            change(one)


@st.dialog("Invite somebody")
def invite() -> None:
    """E-mail, role, and the name under which calls know them."""
    with st.form("invite_form", border=False):
        email = st.text_input("E-mail", key="invite_email", placeholder="asha@example.com")
        role, rep = role_and_rep("rep", None)
        st.caption("Nothing is sent: tell them to sign in with that e-mail.")
        if st.form_submit_button(filled("Invite"), type="primary", key="invite_now"):
            done(lambda: access.invite(whole_store(), viewer.current(), email, role, rep))


@st.dialog("Change a user")
def change(one: User) -> None:
    """Another role, or out."""
    st.text(one.called)
    with st.form("change_form", border=False):
        role, rep = role_and_rep(one.role, one.rep)
        if st.form_submit_button(filled("Change"), type="primary", key="change_now"):
            done(
                lambda: access.change_role(
                    whole_store(), viewer.current(), str(one.email), role, rep
                )
            )
    with_data = st.checkbox("Also erase their e-mail and name, as they asked", key="with_data")
    if st.button("Remove from the dashboard", key="remove_now", icon=":material/person_remove:"):
        done(
            lambda: access.remove(
                whole_store(), viewer.current(), str(one.email), with_data=with_data
            )
        )


def role_and_rep(role: str, rep: str | None) -> tuple[str, str | None]:
    """The choice of a role, and of the rep that somebody is."""
    roles = list(ROLES)
    chosen = st.selectbox(
        "Role",
        roles,
        index=roles.index(role),
        format_func=lambda one: f"{one.capitalize()}: {ROLES[one].meaning}",
        key="role",
    )
    reps = answers.column("store/reps", "rep")
    known = [*reps, *([rep] if rep and rep not in reps else [])]
    of = st.selectbox(
        "In the calls they are",
        known,
        index=known.index(rep) if rep else None,
        accept_new_options=True,
        placeholder="Nobody",
        key="of_rep",
    )
    return chosen, of


def done(act: Callable[[], object]) -> None:
    """Do what a form asks for, or say what is wrong with it."""
    try:
        act()
    except RsoftError as problem:
        st.error(plain(problem), icon=":material/error:")
    else:
        st.rerun()


def what_roles_see() -> None:
    """The table of roles, in words."""
    with st.expander("What each role sees", key="roles", icon=":material/visibility:"):
        rows = [
            {
                "Role": name.capitalize(),
                "What for": role.meaning,
                "Names": role.names,
                "Numbers": role.numbers,
                "Performance": "everybody's" if role.totals == "all" else "their own",
            }
            for name, role in ROLES.items()
        ]
        table(pd.DataFrame(rows), alt="What each role sees", key="roles_table")


def token_list() -> None:
    """The tokens of phones and other programs, each with the way to end it."""
    st.subheader("Tokens for phones", anchor=False)
    st.caption(
        "A phone app shows who is ringing by a token. It sees what its role sees, and every "
        "answer is in the access log."
    )
    known = access.tokens(whole_store())
    if known:
        with st.container(border=True, key="tokens", gap="small"):
            for one in known:
                token_row(one, answers.clock())
    if st.button("Make a token…", key="make_token", icon=":material/key:"):
        make()


def token_row(one: dict[str, Any], clock: Clock) -> None:
    """A token: whose, what it is worth, until when."""
    used = f"last used {clock.moment(one['last_used_at'])}" if one["last_used_at"] else "not used"
    of = [text for text in (one["label"], one["user"], one["role"]) if text]
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        with st.container(width="stretch", gap=None):
            st.text(" · ".join(dict.fromkeys(of)))
            until = clock.day(clock.local(one["expires_at"]).date())
            st.caption(plain(f"token {one['token_id']}: {one['state']}, until {until}; {used}"))
        if one["state"] == "works" and st.button(
            "Revoke", key=f"revoke_{one['token_id']}", type="tertiary", icon=":material/block:"
        ):
            done(lambda: access.revoke(whole_store(), viewer.current(), one["token_id"]))


@st.dialog("Make a token")
def make() -> None:
    """Whose it is, and how long it lives; it is shown once."""
    users = [one for one in access.users(whole_store()) if one.state != "removed" and one.email]
    with st.form("token_form", border=False):
        label = st.text_input("Name", key="token_label", placeholder="Asha's phone")
        email = st.selectbox(
            "Of the user",
            [one.email for one in users],
            index=None,
            placeholder="Nobody who signs in",
            key="token_user",
        )
        role = st.selectbox("Role", list(ROLES), key="token_role")
        days = st.number_input("Days that it lives", 1, 3650, 365, key="token_days")
        if not st.form_submit_button(filled("Make it"), type="primary", key="token_now"):
            return
    try:
        made = access.make(
            whole_store(), viewer.current(), label, email=email, role=role, days=int(days)
        )
    except RsoftError as problem:
        st.error(plain(problem), icon=":material/error:")
        return
    st.markdown("**Copy it now: it is not shown again.**")
    st.code(made.text, language=None)
