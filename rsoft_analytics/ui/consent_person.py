"""One person: what one may do now and why, all they ever said, a receipt, and a new answer."""

import json
import secrets
from datetime import UTC, datetime
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from rsoft_analytics.errors import RsoftError
from rsoft_analytics.privacy import receipts, verdicts
from rsoft_analytics.privacy.acts import ACTS, CHANNELS, PERMISSIONS, PURPOSES, Act, record
from rsoft_analytics.ui import answers, viewer
from rsoft_analytics.ui.consent import looked_back_to
from rsoft_analytics.ui.filled import filled
from rsoft_analytics.ui.noted import noted, opening
from rsoft_analytics.ui.numbers import several
from rsoft_analytics.ui.tables import table
from rsoft_analytics.ui.words import plain

Row = dict[str, Any]
SIGNS = {
    "yes": ":green[:material/check_circle:]",
    "no": ":red[:material/do_not_disturb_on:]",
    "ask": ":gray[:material/help:]",
}
FORMS = {"kantara": "Receipt (Kantara 1.1)", "iso27560": "Record (ISO 27560)"}
LONGEST = 80


def consent_of_a_person() -> None:
    """The search box, and what it finds."""
    st.subheader("One person", anchor=False)
    person = st.text_input(
        "A customer's number or e-mail, or a user's name",
        key="person",
        bind="query-params",
        placeholder="98765, meena@example.com or Asha",
        icon=":material/search:",
        max_chars=LONGEST,
    )
    asked = (person or "").strip()
    if asked:
        opening("consent of a person", **receipts.named(asked, answers.store().settings.region))
        acts = receipts.history(answers.store(), asked)
        may(asked)
        history(acts)
        if acts:
            hand_over(asked)
    new_answer(asked)


def may(asked: str) -> None:
    """The verdict of each purpose and channel, with the rule that decides."""
    store, at, clock = answers.store(), looked_back_to(), answers.clock()
    is_past = clock.local(at).date() < clock.today
    now = at if is_past else datetime.now(UTC)
    number = receipts.named(asked, store.settings.region)["number"]
    if number is None:
        return
    decided = verdicts.verdicts_of(store, [number], now)
    with st.container(border=True, key="verdicts", gap="xsmall"):
        if is_past:
            st.markdown(f"**As it stood at the end of {clock.day(clock.local(at).date())}**")
        for one in decided:
            told = verdicts.told(one, now, store, heeds_hour=not is_past)
            what = one["purpose"] + ("" if one["purpose"] == "profiling" else f", {one['channel']}")
            address = f" to {plain(one['email'])}" if one["email"] else ""
            st.markdown(
                f"{SIGNS[told['verdict']]} **{what.capitalize()}{address}:** {told['verdict']}. "
                f"{plain(told['rule'])}"
            )


def history(acts: list[Row]) -> None:
    """Every act, the newest first."""
    if not acts:
        st.markdown("**Nothing is recorded of them.** Record an answer below, or import a file.")
        return
    clock = answers.clock()
    st.markdown(f"**{several(len(acts), 'act')}**, the newest first")
    rows = [
        {
            "when": clock.moment(one["given_at"]),
            "act": one["act"],
            "purpose": one["purpose"],
            "channel": one["channel"] or "all",
            "where": one["place"],
            "wording": one["wording"],
            "evidence": one["evidence"],
            "until": clock.moment(one["expires_at"]) if one["expires_at"] else None,
            "recorded": f"{one['actor']}, {clock.moment(one['recorded_at'])}",
            "from": f"{one['file_name']}, line {one['line']}" if one["file_name"] else None,
            "row": one["event"],
        }
        for one in acts
    ]
    table(pd.DataFrame(rows), alt="All acts of one person", key="acts")


def hand_over(asked: str) -> None:
    """The receipts, as files."""
    with st.container(horizontal=True, gap="small"):
        for form, label in FORMS.items():
            told = receipts.receipt(answers.store(), asked, form)
            st.download_button(
                label,
                noted(partial(as_text, told), "a receipt of consent", "people"),
                file_name=f"consent-{form}-{secrets.token_hex(4)}.json",
                mime="application/json",
                key=f"receipt_{form}",
                icon=":material/receipt_long:",
                on_click="ignore",
            )


def as_text(told: Any) -> str:
    """A receipt as it is written to a file."""
    return json.dumps(told, ensure_ascii=False, indent=1)


def new_answer(asked: str) -> None:
    """What a person said just now, or on a day, to be recorded."""
    with (
        st.expander("Record an answer", icon=":material/edit:"),
        st.form("new_answer", border=False),
    ):
        person = st.text_input("Who", asked, key=f"answer_person_{asked}", max_chars=LONGEST)
        left, right = st.columns(2)
        act = left.selectbox("Said", list(ACTS.values()), key="answer_act")
        purpose = right.selectbox("To", [*PURPOSES, *PERMISSIONS], key="answer_purpose")
        channel = left.selectbox("By", ["all", *CHANNELS], key="answer_channel")
        day = right.date_input(
            "On", "today", max_value="today", key="answer_day", format="DD/MM/YYYY"
        )
        place = left.text_input("Where it was asked", key="answer_place", placeholder="by phone")
        wording = right.text_input("On which wording", key="answer_wording")
        evidence = st.text_input("How one can tell", key="answer_evidence")
        if st.form_submit_button(filled("Record it"), type="primary"):
            said = Act(
                person=person,
                purpose=purpose,
                act=act,
                channel=None if channel == "all" or purpose in PERMISSIONS else channel,
                at=when(day),
                place=place or None,
                wording=wording or None,
                evidence=evidence or None,
                by=viewer.current().user,
            )
            keep(said)


def when(day: Any) -> datetime | None:
    """The beginning of a day that is not today; None is now."""
    if day is None or day >= answers.clock().today:
        return None
    return datetime(day.year, day.month, day.day, tzinfo=answers.store().settings.zone)


def keep(said: Act) -> None:
    """Record it, and say so; what cannot be is said in words."""
    try:
        done = record(answers.store_to("record an answer"), said)
    except RsoftError as problem:
        st.error(plain(problem))
        return
    st.success(f"Recorded as row {done.event} of the ledger.", icon=":material/check:")
