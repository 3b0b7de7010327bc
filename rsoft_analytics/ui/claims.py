"""What must be true of the data: each claim, those that do not hold first, with their rows."""

import streamlit as st

from rsoft_analytics.store.checks import Finding, all_claims
from rsoft_analytics.ui import answers
from rsoft_analytics.ui.empty import words_unless_any
from rsoft_analytics.ui.filled import filled
from rsoft_analytics.ui.numbers import count, several
from rsoft_analytics.ui.tables import download, table
from rsoft_analytics.ui.words import plain


def claims() -> None:
    """Every claim, with what offends against it."""
    words_unless_any("Here stands what must be true of it, and what is not.")
    if answers.is_large() and not st.button(
        filled("Check all of it now"), key="check", icon=":material/fact_check:", type="primary"
    ):
        statements()
        return
    with st.spinner("Checking what must be true of the data"):
        found = answers.claims()
    broken = [one for one in found if one.offenders]
    if broken:
        st.markdown(
            f":red[:material/error:] **{len(broken)} of {several(len(found), 'statement')} "
            "do not hold.**"
        )
    else:
        st.markdown(
            f":green[:material/check_circle:] **All {several(len(found), 'statement')} hold.**"
        )
    for one in broken:
        offence(one)
    with st.container(gap="xsmall", key="holding"):
        for one in found:
            if not one.offenders:
                st.markdown(f":green[:material/check:] {plain(one.claim)}")


def statements() -> None:
    """The claims that a check of a large store would check: it takes a while."""
    st.caption(
        f"{several(answers.headline()['calls'], 'call')}: a check reads all of them, and takes "
        "some seconds. Nothing waits for it; `rsoft check` does the same."
    )
    with st.container(gap="xsmall", key="unchecked"):
        for claim in all_claims():
            st.markdown(f":gray[:material/pending:] {plain(claim)}")


def offence(one: Finding) -> None:
    """A claim that does not hold, and the first rows that offend against it."""
    with st.container(border=True, key=f"claim_{one.name}"):
        st.markdown(f":red[:material/close:] **{plain(one.claim)}**")
        first = f", the first {len(one.rows)} here" if len(one.rows) < one.offenders else ""
        st.caption(
            f"{count(one.offenders)} {'row does' if one.offenders == 1 else 'rows do'} not{first}."
        )
        table(one.rows, alt=plain(one.claim), key=f"rows_{one.name}")
        download(
            one.rows, one.name.replace("_", "-"), "Download these", key=f"csv_{one.name}", of="rows"
        )
