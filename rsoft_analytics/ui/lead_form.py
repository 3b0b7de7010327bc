"""A short form for a lead that no export tells of."""

import re

import streamlit as st

from rsoft_analytics.access import may
from rsoft_analytics.errors import RsoftError
from rsoft_analytics.leads import TypedIn, type_in
from rsoft_analytics.ui import answers, viewer
from rsoft_analytics.ui.filled import filled
from rsoft_analytics.ui.stages import STAGES, stage_shown
from rsoft_analytics.ui.words import plain

NUMBER = re.compile(r"[\d\s()+.-]{5,}")


def offer_to_type_in(asked: str, label: str = "Type a lead in…") -> None:
    """A button that opens the form, with what was looked for filled in."""
    is_allowed = may(viewer.current().role, "deed", "type in a lead")
    if is_allowed and st.button(label, key="type_in", icon=":material/person_add:"):
        form(asked)


@st.dialog("Type a lead in")
def form(asked: str) -> None:
    """Name, number, source, stage, value and note of a person who may buy."""
    is_number = bool(NUMBER.fullmatch(asked))
    with st.form("typed_lead", border=False):
        name = st.text_input("Name", value="" if is_number else asked, key="typed_name")
        number = st.text_input(
            "Phone number",
            value=asked if is_number else "",
            key="typed_number",
            placeholder="55000 01001 or +91 55000 01001",
        )
        source = st.selectbox(
            "Source",
            answers.column("store/sources", "source"),
            index=None,
            accept_new_options=True,
            placeholder="Where they heard of you",
            key="typed_source",
        )
        stage = st.selectbox("Stage", list(STAGES), format_func=stage_shown, key="typed_stage")
        value = st.text_input("Value", key="typed_value", placeholder="40000 or ₹2.1 lakh")
        note = st.text_area("Note", key="typed_note", height="content")
        st.caption("It is kept as an import of its own, which the Imports page can take back.")
        if st.form_submit_button(filled("Keep this lead"), type="primary", key="typed_keep"):
            keep(TypedIn(name, number, source or "", note, stage, value))


def keep(lead: TypedIn) -> None:
    """Keep the lead, or say what is wrong with it."""
    try:
        type_in(answers.store_to("type in a lead"), lead)
    except RsoftError as problem:
        st.error(plain(problem), icon=":material/error:")
    else:
        st.rerun()
