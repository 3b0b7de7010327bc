"""Deadlines that run, those that are late first, and the proof that the ledger holds."""

from typing import Any

import pandas as pd
import streamlit as st

from rsoft_analytics.privacy.deadlines import pass_on, running
from rsoft_analytics.privacy.ledger import head_in, verified
from rsoft_analytics.ui import answers, viewer
from rsoft_analytics.ui.card import readable
from rsoft_analytics.ui.numbers import count, several
from rsoft_analytics.ui.tables import table

Row = dict[str, Any]
MOST = 200


def consent_deadlines() -> None:
    """What has to be done by when: withdrawals to pass on, lists to fetch anew."""
    st.subheader("Deadlines", anchor=False)
    found = running(answers.store())
    late = [one for one in found if one["standing"] == "late"]
    if not found:
        st.markdown(
            ":green[:material/check:] **No deadline runs.** A withdrawal starts one: until when it "
            "has to be passed on to your other systems."
        )
        return
    words = f":red[{several(len(late), 'is', 'are')} late]" if late else "none is late"
    st.markdown(f"**{several(len(found), 'deadline runs', 'deadlines run')}, {words}.**")
    clock = answers.clock()
    rows = [
        {
            "what": one["title"],
            "of whom": readable(one["who"]),
            "due": clock.moment(one["due"]),
            "standing": one["standing"],
            "about": one["what"],
            "since": clock.moment(one["since"]),
            "ground": one["basis"],
        }
        for one in found[:MOST]
    ]
    table(pd.DataFrame(rows), alt="Deadlines that run", key="deadlines")
    events = [one["event"] for one in found if one["event"]]
    if events:
        st.caption(
            "A withdrawal counts here at once. Its deadline ends when your CRM, your mail program "
            "and whoever else writes or rings have it too."
        )
        label = "It is" if len(events) == 1 else f"All {count(len(events))} are"
        if st.button(f"{label} passed on", key="passed_on", icon=":material/done_all:"):
            pass_on(answers.store_to("pass a withdrawal on"), events, viewer.current().user)
            st.rerun()


def ledger_proof() -> None:
    """How long the ledger is, its head to write down, and the proof on demand."""
    st.subheader("The ledger", anchor=False)
    head = head_in(answers.store())
    if not head.rows:
        st.markdown("**Nothing is recorded yet.** Every act will stand here as a row of its own.")
        return
    st.markdown(
        f"**{several(head.rows, 'row')}**, each with a hash of all rows before it. Write the head "
        "down somewhere else: it shows when rows were cut off or written anew."
    )
    st.code(str(head), language=None, wrap_lines=True)
    if st.button("Prove it", key="prove", icon=":material/verified:"):
        proof = verified(answers.store())
        if proof.fault:
            st.error(proof.fault.message, icon=":material/error:")
        else:
            st.success(f"All {count(proof.head.rows)} rows are as they were written.")
