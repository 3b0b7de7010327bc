"""How many customers may be called, written to and mailed, why the others not, and who was."""

from datetime import datetime
from typing import Any

import pandas as pd
import streamlit as st

from rsoft_analytics.phones import shown
from rsoft_analytics.privacy.status import counted
from rsoft_analytics.ui import answers
from rsoft_analytics.ui.numbers import count, several
from rsoft_analytics.ui.tables import download, readable, table

Row = dict[str, Any]
CHANNELS = {
    "call": "May be called",
    "sms": "May be texted",
    "whatsapp": "By WhatsApp",
    "email": "May be mailed",
}
RULES = {
    "granted": "agreed",
    "listed but agreed": "agreed, but on a do-not-call list",
    "not asked": "nothing recorded: ask first",
    "expired": "agreed once, expired",
    "recycled": "number was disconnected",
    "withdrawn": "took it back",
    "refused": "refused",
    "listed": "on a do-not-call list",
    "child": "a child",
}


def customers(at: datetime, lasts_days: int, category: str) -> None:
    """The counts of each channel, and the rules behind them."""
    st.subheader("Customers", anchor=False)
    rows = answers.records("privacy/customers", at=at, lasts_days=lasts_days, category=category)
    if not rows:
        st.markdown("**No customer is known yet.** They come with calls, contacts and leads.")
        return
    told = counted(rows)
    with st.grid(4, min_column_width=150, key="customers"):
        for channel, label in CHANNELS.items():
            one = told[channel]
            of_all = sum(one[verdict] for verdict in ("yes", "no", "ask"))
            with st.container(border=True, gap=None):
                st.caption(label)
                st.markdown(f"**{count(one['yes'])}** of {count(of_all)}")
                st.caption(f"{count(one['ask'])} to be asked, {count(one['no'])} not")
    reasons(told)
    st.caption(
        "About offers, by number (by address for mail); own numbers are left out. A call also "
        "heeds the hour where the other is. Mail about an order needs no consent, and cannot be "
        "opted out of."
    )


def reasons(told: Row) -> None:
    """Why the others not: each rule with how many it decides on each channel."""
    rules = [rule for rule in RULES if any(rule in told[one]["rules"] for one in CHANNELS)]
    rows = pd.DataFrame(
        [
            {"why": RULES[rule]} | {name: told[name]["rules"].get(rule, 0) for name in CHANNELS}
            for rule in rules
        ]
    )
    with st.container(key="customer_rules"):
        # its words are ours, and wrap on a phone
        st.table(readable(rows), hide_index=True, alt="Why customers may be contacted, or not")


def called_after_no(at: datetime, category: str) -> None:
    """The calls that were made to people after they had said no."""
    found = answers.frame("privacy/calls_after", at=at, category=category)
    if found.empty:
        st.markdown(":green[:material/check:] Nobody who had said no to calls was rung after that.")
        return
    people = several(found["caller"].nunique(), "person", "people")
    calls = several(len(found), "call was", "calls were")
    st.markdown(
        f":red[:material/phone_forwarded:] **{calls} made to {people} after they had said no.**"
    )
    region, clock = answers.store().settings.region, answers.clock()
    rows = pd.DataFrame(
        {
            "name": found["name"],
            "said no": [clock.moment(one) for one in found["given_at"]],
            "called": [clock.moment(one) for one in found["started_at"]],
            "by": found["rep"],
            "seconds": found["seconds"],
            "number": [shown(int(one), region) for one in found["caller"]],
            "where": found["place"],
        }
    )
    table(rows.head(200), alt="Calls made after a no", key="called_after_no")
    download(rows, "calls-after-a-no", "Download them", "called_after_no_csv")
