"""The lead on a card: how it came to be, the stage that one sets by hand, and the way back."""

from typing import Any

import streamlit as st

from rsoft_analytics.access import may
from rsoft_analytics.errors import RsoftError
from rsoft_analytics.leads import Act, acts_of, set_stage, take_back_stage
from rsoft_analytics.phones import is_masked
from rsoft_analytics.ui import answers, viewer
from rsoft_analytics.ui.filled import filled
from rsoft_analytics.ui.lead_form import offer_to_type_in
from rsoft_analytics.ui.numbers import money
from rsoft_analytics.ui.stages import STAGES, stage_shown
from rsoft_analytics.ui.words import plain

Row = dict[str, Any]
BEGINNINGS = {
    "Call": "Became a lead by calling",
    "CRM export": "A lead of the CRM",
    "Web form": "A lead of a web form",
    "Typed in": "Typed in by hand",
}
SHOWN = 3  # stages set by hand that a card lists


def lead_block(match: Row) -> None:
    """What one can do with the lead; the form where there is none yet."""
    lead = match["lead"]
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="lead_block"):
        if lead is None:
            if match["number"] and not is_masked(int(match["number"])):
                offer_to_type_in(match["number"], "Make this a lead…")
            return
        is_allowed = may(viewer.current().role, "deed", "set a stage")
        if is_allowed and st.button("Set stage…", key="set_stage", icon=":material/flag:"):
            form(lead)
        st.caption(plain(beginning(lead)), width="content")
    acts(lead)


def beginning(lead: Row) -> str:
    """How and when the lead came to be."""
    how = BEGINNINGS.get(lead["origin"]) or str(lead["origin"])
    since = lead["created_at"]
    return f"{how}, {answers.clock().day_or_moment(since)}" if since else how


@st.dialog("Set stage")
def form(lead: Row) -> None:
    """The stage that the lead is at now, and what it is worth."""
    names = list(STAGES)
    with st.form("stage", border=False):
        stage = st.selectbox(
            "Stage",
            names,
            index=names.index(lead["stage"]) if lead["stage"] in names else 0,
            format_func=stage_shown,
            key="stage_now",
        )
        value = st.text_input(
            "Value", key="stage_value", placeholder="40000 or ₹2.1 lakh; empty leaves it as it is"
        )
        currency = st.text_input(
            "Currency", value=answers.store().settings.currency, key="stage_currency"
        )
        note = st.text_input("Note", key="stage_note")
        if st.form_submit_button(filled("Set it"), type="primary", key="stage_set"):
            keep(lead, Act(stage, value, currency, note))


def keep(lead: Row, act: Act) -> None:
    """Set the stage, or say what is wrong."""
    try:
        set_stage(answers.store_to("set a stage"), lead["lead_id"], act)
    except RsoftError as problem:
        st.error(plain(problem), icon=":material/error:")
    else:
        st.rerun()


def acts(lead: Row) -> None:
    """The stages that were set by hand, each with the way to take it back."""
    clock, is_allowed = answers.clock(), may(viewer.current().role, "deed", "set a stage")
    for act in acts_of(answers.store(), lead["lead_id"])[:SHOWN]:
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            worth = money(float(act["value"]), act["currency"]) if act["value"] is not None else ""
            told = (
                f"Set to {stage_shown(act['stage'])} by hand",
                clock.moment(act["set_at"]),
                worth,
                act["note"] or "",
            )
            st.text(" · ".join(part for part in told if part), width="content")
            if is_allowed:
                st.button(
                    "Take back",
                    key=f"take_back_{act['act_id']}",
                    on_click=take_back,
                    args=(act["act_id"],),
                    type="tertiary",
                    icon=":material/undo:",
                )


def take_back(act_id: int) -> None:
    """Take back a stage that was set by hand."""
    take_back_stage(answers.store_to("set a stage"), act_id)
