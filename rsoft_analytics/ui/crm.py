"""Leads on their way to a CRM: the file of what is new, and the files that were made."""

import secrets

import streamlit as st

from rsoft_analytics.leads import CRMS, Wanted, download, new_leads
from rsoft_analytics.ui import answers
from rsoft_analytics.ui.empty import words_unless
from rsoft_analytics.ui.files_so_far import files_so_far
from rsoft_analytics.ui.filled import filled
from rsoft_analytics.ui.noted import noted
from rsoft_analytics.ui.numbers import several
from rsoft_analytics.ui.renewal import renew_soon

ONLY_CALLS, ALL = "Made by calls", "All leads"


def crm_download() -> None:
    """What is new for a CRM, as a file that it imports."""
    words_unless("leads", "Here you hand callers who became leads to your CRM.")
    st.subheader("Leads your CRM does not know", anchor=False)
    with st.container(horizontal=True, vertical_alignment="bottom", key="crm_choice"):
        system = st.selectbox(
            "Your CRM", list(CRMS), format_func=lambda name: CRMS[name].label, key="crm", width=220
        )
        which = st.segmented_control(
            "Which leads", [ONLY_CALLS, ALL], default=ONLY_CALLS, required=True, key="crm_leads"
        )
    wanted = Wanted(system or "zoho", only_calls=which != ALL)
    version = answers.store().version
    leads, left_out = new_leads(answers.store(), wanted)
    label = CRMS[wanted.system].label
    if leads:
        st.markdown(f"**{several(leads, 'lead is', 'leads are')} new for {label}.**")
        if hand_over(wanted):
            renew_soon(version)
    else:
        st.markdown(f"**No lead is new for {label}.** What comes with the next import stands here.")
    if left_out:
        st.markdown(
            f":gray[:material/do_not_disturb_on:] {several(left_out, 'lead')} opted out of "
            "marketing and stay out of the file."
        )
    st.caption(
        "New is what was in no earlier file for it and, of those made by calls, in no export of a "
        "CRM. Junk and own numbers are left out. Names and texts cannot run as formulas."
    )
    files_so_far(label_of, "lead", "crm")


def label_of(system: str) -> str | None:
    """What people call a CRM; None of what is none."""
    return CRMS[system].label if system in CRMS else None


def hand_over(wanted: Wanted) -> bool:
    """The button that makes and hands over the file, and remembers it; whether it was used."""
    store = answers.store()
    return st.download_button(
        filled("Download the file"),
        noted(lambda: download(store, wanted).content, f"leads for {wanted.system}", "leads"),
        file_name=f"leads-for-{wanted.system}-{secrets.token_hex(4)}.csv",
        mime="text/csv",
        key="crm_file",
        icon=":material/download:",
        type="primary",
    )
