"""Source rules on the settings page: what texts mean, those nobody knows, and your own rules."""

from typing import Any

import pandas as pd
import streamlit as st

from rsoft_analytics import sources
from rsoft_analytics.errors import RsoftError
from rsoft_analytics.ui import answers
from rsoft_analytics.ui.numbers import several
from rsoft_analytics.ui.sources_moved import made, offer
from rsoft_analytics.ui.tables import download, table
from rsoft_analytics.ui.words import plain

DECIDED = {
    "your rule": "your rule",
    "word": "a word the program knows",
    "site": "the list of sites",
    "ga4": "GA4's channel groups",
    "nothing said": "nothing is said",
    "no rule": "no rule: it keeps its name",
}
MOST = 8  # texts that are named in a sentence


def source_rules() -> None:
    """What no rule knows, the way to say what it is, and what is known."""
    st.subheader("Source rules", anchor=False)
    st.markdown(
        "What the texts of your exports mean as sources. Your rules go before the program's own "
        "words, hold for what is in and what comes, and can be taken back."
    )
    unknown = sources.texts(answers.store(), unknown_only=True)
    own = sources.rules(answers.store())
    with st.container(border=True, key="source_rules"):
        told_unknown(unknown)
        add(unknown, len(own))
    if own:
        kept(own)
    known()


def told_unknown(unknown: list[dict[str, Any]]) -> None:
    """How many texts no rule knows, and the most frequent of them."""
    if not unknown:
        st.markdown("No text for a source waits for a rule.")
        return
    first = ", ".join(f"{plain(one['text'])} ({rows_of(one)})" for one in unknown[:MOST])
    rest = f" and {len(unknown) - MOST:,} more" if len(unknown) > MOST else ""
    texts = several(len(unknown), "text is", "texts are")
    st.markdown(f"**{texts} known to no rule**, and kept under the channel Other: {first}{rest}.")


def rows_of(text: dict[str, Any]) -> str:
    """How many rows have a text."""
    return f"{text['calls'] + text['leads'] + text['spend']:,}"


def add(unknown: list[dict[str, Any]], place: int) -> None:
    """A text, the source and channel that it means, and what saying so would change."""
    with st.grid(3, min_column_width=220, key="source_rule_grid"):
        text = st.selectbox(
            "Text", [one["text"] for one in unknown], index=None, accept_new_options=True,
            key=f"rule_text_{place}", placeholder="choose one, or type another",
        )  # fmt: skip
        source = st.text_input(
            "Means the source", key=f"rule_source_{place}", placeholder="such as JustDial"
        )
        channel = st.selectbox(
            "Of the channel", sources.CHANNELS, index=None, key=f"rule_channel_{place}"
        )
    whole = st.toggle(
        "Only where it is the whole text", key=f"rule_whole_{place}",
        help="Otherwise it also counts as whole words inside a longer text.",
    )  # fmt: skip
    if text and source and channel:
        try:
            change = sources.adding_rule(text, source, channel, whole)
        except RsoftError as problem:
            st.markdown(f":red[:material/error:] {plain(problem)}")
            return
        offer(change, "Keep this rule", "source_rule")


def kept(own: list[dict[str, Any]]) -> None:
    """The rules that somebody added, each with the way back."""
    st.markdown("**Your rules**")
    with st.container(border=True, key="own_source_rules", gap="xsmall"):
        for one in own:
            with st.container(horizontal=True, vertical_alignment="center", gap="small"):
                where = "as the whole text" if one["is_whole"] else "as whole words"
                texts = several(one["texts"], "text")
                st.text(
                    f"{one['text']} {where} means {one['source']}, {one['channel']} · {texts}",
                    width="stretch",
                )
                if st.button("Take it back", key=f"unrule_{one['word']}"):
                    made(sources.removing_rule(one["text"]))


def known() -> None:
    """Every text as written with what it is taken for, and the program's words; when opened."""
    opened = st.expander(
        "What each text is taken for", on_change="rerun", key="source_texts",
        icon=":material/rule:",
    )  # fmt: skip
    if not opened.open:
        return
    with opened:
        texts = as_told(sources.texts(answers.store()))
        if len(texts):
            table(texts, alt="Each text as written, and what it is taken for", key="texts_told")
            download(texts, "source-texts", "Download the texts", key="csv_source_texts")
        else:
            st.caption("No export has told a source yet. Load calls or leads on the Imports page.")
        st.markdown("**The program's own words**")
        words = pd.DataFrame(sources.words_by_default(answers.store()))
        table(words, alt="Each source that the program knows, by its words", key="source_words")


def as_told(texts: list[dict[str, Any]]) -> pd.DataFrame:
    """The texts with what they are taken for, in words."""
    return pd.DataFrame([
        {
            "As written": one["text"],
            "Source": one["source"],
            "Channel": one["channel"],
            "Decided by": DECIDED[one["decided_by"]],
            "Calls": one["calls"],
            "Leads": one["leads"],
            "Spend": one["spend"],
        }
        for one in texts
    ])  # fmt: skip
