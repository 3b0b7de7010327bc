"""What a CRM's own words for stages mean: those nobody has explained, and those somebody has."""

from typing import Any

import streamlit as st

from rsoft_analytics.leads import (
    forget_word,
    keep_word,
    words_kept,
    words_known,
    words_unknown,
)
from rsoft_analytics.readers import all_readers, label_of
from rsoft_analytics.ui import answers
from rsoft_analytics.ui.numbers import several
from rsoft_analytics.ui.stages import STAGES, stage_shown
from rsoft_analytics.ui.tables import table
from rsoft_analytics.ui.words import plain

MOST = 12  # words that are asked about at once


def stage_words() -> None:
    """The words that are not understood, each with the stages to choose from."""
    store = answers.store()
    st.subheader("Words for stages", anchor=False)
    unknown, kept = words_unknown(store), words_kept(store)
    if not unknown:
        st.markdown("Every word for a stage in your leads is understood.")
    else:
        st.markdown(
            f"**{several(len(unknown), 'word is', 'words are')} not understood.** Say which stage "
            "each means; it then holds for all exports, past and to come."
        )
        with st.grid(3, min_column_width=220, key="unknown_words"):
            for one in unknown[:MOST]:
                ask(one["word"], one["written"], one["leads"], one["taken_for"])
    if kept:
        explained(kept)
    if st.toggle("Show what every word means", key="all_words"):
        known()


def known() -> None:
    """Every word whose meaning is known, and the way to give one another."""
    words = words_known(answers.store())
    rows = [
        {
            "Word": one["word"],
            "In": label(one["format"]) if one["format"] else "",
            "Means": stage_shown(one["stage"]),
            "Leads": one["leads"],
            "Said by": one["said_by"],
        }
        for one in words
    ]
    table(answers.as_frame(rows), alt="What every word for a stage means", key="known_words")
    st.caption(
        "A word means the same in all exports, unless you say otherwise of one kind of them. A "
        "lead with a day on which it was won is a customer, whatever its word means."
    )
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        names = list(dict.fromkeys(one["word"] for one in words))
        word = st.selectbox("Let a word", names, index=None, key="word_changed", width=240)
        formats = [one["format"] for one in words if one["word"] == word and one["format"]]
        of_format = st.selectbox(
            "in", [None, *formats], format_func=label, key=f"word_in_{word}", width=240
        )
        stage = st.selectbox(
            "mean", list(STAGES), index=None, format_func=stage_shown, key="stage_meant", width=180
        )
        is_ready = bool(word and stage)
        if st.button("Keep", key="keep_word", disabled=not is_ready) and word and stage:
            keep_word(answers.store(), word, stage, of_format)
            st.rerun()


def ask(word: str, written: str, leads: int, taken_for: str) -> None:
    """Which stage a word means."""
    chosen = st.selectbox(
        plain(f"{written} ({several(leads, 'lead')})"),
        list(STAGES),
        index=None,
        format_func=stage_shown,
        placeholder=f"taken for {stage_shown(taken_for)}",
        key=f"word_{word}",
    )
    if chosen:
        keep_word(answers.store(), word, chosen)
        st.rerun()


def label(of_format: str | None) -> str:
    """Of which exports a meaning holds."""
    if of_format is None:
        return "all exports"
    known = all_readers().get(of_format)
    return label_of(known) if known else of_format


def explained(kept: list[dict[str, Any]]) -> None:
    """The words that somebody has explained, each with the way back."""
    st.markdown("**Words you explained**")
    with st.container(border=True, key="kept_words", gap="xsmall"):
        for one in kept:
            with st.container(horizontal=True, vertical_alignment="center", gap="small"):
                where = f" in {label(one['format'])}" if one["format"] else ""
                st.text(f"{one['word']} means {stage_shown(one['stage'])}{where}", width="content")
                st.button(
                    "Forget",
                    key=f"forget_{one['word']}" + (f"_{one['format']}" if one["format"] else ""),
                    on_click=forget_word,
                    args=(answers.store(), one["word"], one["format"]),
                    type="tertiary",
                    icon=":material/undo:",
                )
