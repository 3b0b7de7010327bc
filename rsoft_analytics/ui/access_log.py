"""The access log to read: who opened whose record, when, by what way, for what."""

from datetime import datetime, time, timedelta
from typing import Any

import pandas as pd
import streamlit as st

from rsoft_analytics import access
from rsoft_analytics.phones import party
from rsoft_analytics.ui import answers
from rsoft_analytics.ui.numbers import Clock, count, several
from rsoft_analytics.ui.opening import whole_store
from rsoft_analytics.ui.tables import download, table
from rsoft_analytics.ui.words import plain

WAYS = ("page", "API", "command", "download", "export", "sign-in", "users")
PERIODS = {"Today": 1, "7 days": 7, "30 days": 30, "12 months": 365, "All": None}
SHOWN = 300


def openings() -> None:
    """The newest openings under what was chosen, with all of them to take away."""
    chosen = choice(answers.clock())
    if chosen is None:
        return
    rows = access.entries(whole_store(), **chosen, most=SHOWN)
    if not rows:
        st.markdown("**Nothing of that is in the log.** What is opened from now on will be.")
        return
    whole = rows[0]["of_all"]
    more = f", the newest {SHOWN} here" if whole > SHOWN else ""
    st.caption(f"{several(whole, 'opening')}{more}.")
    table(written(rows, answers.clock()), alt="The access log", key="openings")
    download(
        lambda: pd.DataFrame(access.entries(whole_store(), **chosen, most=None)),
        "access-log",
        f"Download all {count(whole)}",
        key="csv_access_log",
        of="log",
    )
    proof()


def choice(clock: Clock) -> dict[str, Any] | None:
    """What a person looks for; None where they typed no number."""
    users = {one.who: one.called for one in access.users(whole_store())}
    with st.container(horizontal=True, vertical_alignment="bottom", key="log_choice"):
        period = st.selectbox("When", list(PERIODS), index=1, key="log_period", width=130)
        who = st.selectbox(
            "Who",
            ["local owner", *users],
            index=None,
            format_func=lambda one: users.get(one, "Local owner"),
            placeholder="Everybody",
            key="log_who",
            width=220,
        )
        way = st.selectbox(
            "By what way", WAYS, index=None, placeholder="Any", key="log_way", width=150
        )
        typed = st.text_input(
            "Whose record", key="log_of", placeholder="A whole phone number", width=220
        )
    number = party(typed, answers.store().settings.region).number if typed else None
    if typed and number is None:
        st.caption(plain(f"'{typed[:80]}' is no whole phone number."))
        return None
    days = PERIODS[period]
    first = clock.today - timedelta(days=days - 1) if days else None
    since = datetime.combine(first, time(), answers.store().settings.zone) if first else None
    return {"number": number, "who": who, "way": way, "since": since}


def written(rows: list[dict[str, Any]], clock: Clock) -> pd.DataFrame:
    """The openings as people read them."""
    return pd.DataFrame(
        [
            {
                "When": clock.moment(one["opened_at"]),
                "Who": one["user"],
                "Role": one["role"],
                "By": one["way"],
                "What": one["what"],
                "For": one["purpose"] or "",
                "People": one["people"],
                "Of": (one["subject"] or "")[:8],
            }
            for one in rows
        ]
    )


def proof() -> None:
    """Whether the log is what was written, for those who ask."""
    st.caption(
        "Whose record it was stands in the log as a keyed hash: look for a number to see who "
        "opened it. Nothing here is ever deleted."
    )
    if st.button("Check that nothing was changed", key="check_log", icon=":material/verified:"):
        found = access.fault(whole_store())
        if found:
            st.error(plain(found.message), icon=":material/error:")
        else:
            st.success("Every row is what was written.", icon=":material/check_circle:")
