"""One person's rights: all that is held to take away, to correct, and to erase."""

import secrets

import streamlit as st

from rsoft_analytics.errors import RsoftError
from rsoft_analytics.privacy import corrections, erasure, requests
from rsoft_analytics.privacy.access_file import held
from rsoft_analytics.privacy.persons import Person, as_one, persons
from rsoft_analytics.ui import answers, viewer
from rsoft_analytics.ui.empty import words_unless_any
from rsoft_analytics.ui.filled import filled
from rsoft_analytics.ui.noted import noted, opening
from rsoft_analytics.ui.numbers import several
from rsoft_analytics.ui.words import plain

LONGEST = 80
KINDS = {
    "call_rows": "call record",
    "contact_entries": "address book entry",
    "lead_records": "lead record",
    "consent_acts": "act of consent",
    "photos": "picture",
    "rejects": "reject",
    "skips": "skipped line",
    "mentions": "mention in somebody else's record",
    "file_names": "file name",
    "exports": "line of a file for your CRM",
}
PLURALS = {
    "address book entry": "address book entries",
    "act of consent": "acts of consent",
    "mention in somebody else's record": "mentions in other people's records",
    "line of a file for your CRM": "lines of files for your CRM",
}


def rights_of_a_person() -> None:
    """The search box, and what can be done for whom it finds."""
    st.subheader("What is held about a person", anchor=False)
    if done := st.query_params.get("erased"):
        st.success(
            f"Erased: {plain(done)}. Totals of months past are what they were.",
            icon=":material/check_circle:",
        )
    asked = (
        st.text_input(
            "A number, an e-mail or a name",
            key="rights_of",
            placeholder="98765, meena@example.com or Meena Raman",
            icon=":material/search:",
            max_chars=LONGEST,
        )
        or ""
    ).strip()
    if not asked:
        st.caption("Give all of them a file, mend what is wrong, or erase what is held.")
        words_unless_any("Here you find what is held about a person.")
        return
    found = persons(answers.store(), asked)
    if not found:
        st.markdown("**Nothing is held about them.** That is an answer too: close it so.")
        return
    if len(found) > 1:
        opening("search for what is held", people=len(found))
    person = chosen(found)
    if person:
        opened(person)
        told(person)


def opened(person: Person) -> None:
    """Write that a person is opened, under all that they may be looked for by in the log."""
    for one in person.known_by():
        opening("what is held of a person", **one)


def chosen(found: list[Person]) -> Person | None:
    """The one who is meant, where several may be."""
    if len(found) == 1:
        return found[0]
    region = answers.store().settings.region
    st.markdown(
        f"**{several(len(found), 'entry', 'entries')} may be meant.** Choose all of theirs."
    )
    picked = [
        one
        for place, one in enumerate(found)
        if st.checkbox(plain(one.said(region)), key=f"person_{place}")
    ]
    return as_one(picked) if picked else None


def told(person: Person) -> None:
    """Who it is, and the three things that they may ask for."""
    region = answers.store().settings.region
    with st.container(border=True, key="person_held", gap="small"):
        st.text(person.said(region))
        for words in person.sentences(region):
            st.markdown(f":orange[:material/group:] {plain(words)}")
        ways = ["See it", "Correct it", "Erase it"]
        way = st.segmented_control("What they ask", ways, default=ways[0], key="rights_way")
        if way == "See it":
            take_away(person)
        elif way == "Correct it":
            mend(person)
        elif way == "Erase it":
            let_go(person)


def take_away(person: Person) -> None:
    """How much is held of each kind, and the file with all of it."""
    everything = held(answers.store(), person)
    for section in everything.sections:
        if section.rows:
            st.markdown(f"{plain(section.title)}: **{len(section.rows):,}**")
    if everything.pictures:
        st.markdown(f"Pictures: **{len(everything.pictures):,}**")
    st.download_button(
        filled("Download all of it"),
        noted(everything.as_zip, "all that is held of a person", "everything"),
        file_name=f"held-about-a-person-{secrets.token_hex(4)}.zip",
        mime="application/zip",
        icon=":material/download:",
        type="primary",
        key="access_file",
        on_click="ignore",
    )
    st.caption("A page to read and the same for programs. Nothing in it runs.")


def mend(person: Person) -> None:
    """A value that is wrong, and what it is instead."""
    with st.form("correction", border=False):
        field = st.selectbox("What is wrong", corrections.FIELDS, key="correct_field")
        value = st.text_input("What it is instead", key="correct_value")
        st.caption(
            "It goes before what exports say, also those loaded later. Calls stay as they rang."
        )
        if st.form_submit_button(
            filled("Keep this correction"), type="primary", key="correct_keep"
        ):
            try:
                corrections.correct(answers.store(), person, field, value, by=viewer.current().user)
            except RsoftError as problem:
                st.error(plain(problem), icon=":material/error:")
            else:
                st.toast("Corrected.", icon=":material/check_circle:")
                st.rerun()


def let_go(person: Person) -> None:
    """What an erasure takes away, and the word that makes it."""
    shared = bool(person.shared) and st.toggle(
        "Also the numbers that others have too", key="erase_shared"
    )
    what = erasure.erasing(answers.store(), person, with_shared=shared)
    impact = erasure.impact(answers.store(), what)
    counts = [
        several(impact.counts[name], one, PLURALS.get(one))
        for name, one in KINDS.items()
        if impact.counts[name]
    ]
    st.markdown(f"**This erases {', '.join(counts) or 'what is left of them'}.**")
    st.markdown(
        "Calls and leads still count in past totals, as nobody's. Exports and backups that are "
        "loaded again bring nobody back. It cannot be undone."
    )
    for name in what.namesakes:
        st.markdown(f"Others are called {plain(name)} too: mentions of that name stay.")
    for one in impact.backups:
        st.markdown(f":orange[:material/save:] A backup still holds them: {plain(one['file'])}")
    number = answered_request()
    sure = st.checkbox("They asked for it, and I made sure that it is them", key="erase_sure")
    if st.button(
        filled("Erase") if sure else "Erase", type="primary", key="erase", disabled=not sure
    ):
        try:
            erased(what, number)
        except RsoftError as problem:
            st.error(plain(problem), icon=":material/error:")
        else:
            st.query_params["erased"] = ", ".join(counts)
            st.rerun()


def answered_request() -> int | None:
    """The request that an erasure answers, where one runs."""
    running = {
        one["request_id"]: f"{one['request_id']} · {one['person'] or 'somebody'}"
        for one in requests.listed(answers.store())
        if one["kind"] == "erasure" and not one["closed_at"]
    }
    if not running:
        return None
    number: int | None = st.selectbox(
        "Which request this answers", list(running), index=None, key="erase_request",
        format_func=lambda one: running[one], placeholder="None of those that run",
    )  # fmt: skip
    return number


def erased(what: erasure.Erasing, number: int | None) -> None:
    """Erase a person, and close the request that it answers."""
    store, by = answers.store(), viewer.current().user
    if number is not None:
        requests.one_to_answer(store, number)
    with st.spinner("Erasing, and writing the store anew"):
        erasure.erase(store, what, by)
    if number is not None:
        requests.close(store, number, "done", by=by)
