"""Conversions on their way back to the ad account that brought them."""

import secrets

import streamlit as st

from rsoft_analytics.advertising import ACCOUNTS, Conversions, Wanted, hand_over, rehearsed
from rsoft_analytics.ui import answers
from rsoft_analytics.ui.files_so_far import files_so_far
from rsoft_analytics.ui.filled import filled
from rsoft_analytics.ui.noted import noted
from rsoft_analytics.ui.numbers import several
from rsoft_analytics.ui.stages import stage_shown


def ad_account_conversions() -> None:
    """Who became a customer, as a file for the ad account; only of those who agreed."""
    st.subheader("Customers, for the account that brought them", anchor=False)
    with st.container(horizontal=True, vertical_alignment="bottom", key="ad_choice"):
        account = st.selectbox(
            "Ad account",
            list(ACCOUNTS),
            index=None,
            format_func=lambda name: ACCOUNTS[name].label,
            key="ad_account",
            placeholder="Choose an account",
            width=220,
        )
        stage = st.segmented_control(
            "Who",
            ["won", "qualified"],
            default="won",
            required=True,
            format_func=stage_shown,
            key="ad_stage",
        )
        name = st.text_input(
            "Name of the conversion there",
            key="ad_conversion",
            placeholder="as your account has it",
        )
    if account:
        wanted = Wanted(account, stage or "won", name or "")
        tell(rehearsed(answers.store(), wanted), wanted)
    else:  # nothing that may leave is made before somebody wants it
        st.caption("Choose an account to see how many conversions are new for it.")
    files_so_far(label_of, "conversion", "ad")


def tell(found: Conversions, wanted: Wanted) -> None:
    """How many go out and how many do not, and the button that hands the file over."""
    label = ACCOUNTS[wanted.account].label
    made = found.made
    if made.leads:
        told = several(made.leads, "conversion is", "conversions are")
        st.markdown(f"**{told} new for {label}.**{left_out(found)}")
        st.download_button(
            filled("Download the file"),
            noted(lambda: made.content, f"conversions for {wanted.account}", "leads"),
            file_name=f"conversions-{wanted.account}-{secrets.token_hex(4)}.csv".replace(" ", "-"),
            mime="text/csv",
            key="ad_file",
            icon=":material/download:",
            type="primary",
            on_click=remember,
            args=(found,),
        )
    else:
        st.markdown(f"**No conversion is new for {label}.**{left_out(found)}")
    st.caption(
        f"The account knows them by {ACCOUNTS[wanted.account].known_by}. Only those are told of "
        "who agreed to marketing or profiling and took neither back; each once, at its first date. "
        "Meta gets numbers and e-mails as hashes."
    )


def left_out(found: Conversions) -> str:
    """How many are not told of, and why, in words."""
    parts = [
        f"{several(found.not_agreed, 'person', 'people')} did not agree to it"
        if found.not_agreed
        else "",
        f"{several(found.opted_out, 'person', 'people')} opted out" if found.opted_out else "",
    ]
    said = ", ".join(part for part in parts if part)
    return f" Left out: {said}." if said else ""


def remember(found: Conversions) -> None:
    """Remember that a file went out."""
    hand_over(answers.store(), found)


def label_of(system: str) -> str | None:
    """What people call an ad account and a stage; None of what is no ad account."""
    name, _, stage = system.partition(", ")
    return f"{ACCOUNTS[name].label}, {stage_shown(stage)}" if name in ACCOUNTS else None
