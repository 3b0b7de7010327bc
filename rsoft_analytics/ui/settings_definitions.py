"""The settings that say what is counted: the shortest conversation, and what makes an episode."""

from typing import Any

import pandas as pd
import streamlit as st

from rsoft_analytics.settings import DEFAULTS, meaning_of
from rsoft_analytics.ui import answers
from rsoft_analytics.ui.numbers import count, share
from rsoft_analytics.ui.settings_kept import key_of, offer
from rsoft_analytics.ui.tables import table

COMPARED = (1, 5, 10, 30, 60)  # seconds
LONGEST, LONGEST_GAP = 3600, 7 * 24 * 60


def definitions() -> None:
    """What counts as a conversation, and which missed calls belong together."""
    st.subheader("What is counted", anchor=False)
    with (
        st.container(border=True, key="definitions"),
        st.grid(2, min_column_width=320, key="definitions_grid"),
    ):
        for section in (shortest_conversation, episode_gap):
            with st.container(gap="small"):
                section()


def shortest_conversation() -> None:
    """From how many seconds an answered call is a conversation, and what others would give."""
    kept = answers.store().settings.shortest_conversation
    chosen = st.number_input(
        "Shortest conversation, in seconds", 1, LONGEST, kept, key=key_of("shortest_conversation"),
        help=meaning_of("shortest_conversation"),
    )  # fmt: skip
    told = what_others_give(kept, chosen)
    if told is None:
        st.caption("Choose another length, and here stands what it would change.")
    elif not told:
        st.caption("Add an export of calls, and here stands what another length would change.")
    else:
        compared(told, kept)
    effect = told and (
        f"{said(told[kept])} at {kept} s become {said(told[chosen])} at {chosen} s, "
        f"and the answer rate {rate(told[kept])} becomes {rate(told[chosen])}."
    )
    default = f"{DEFAULTS.shortest_conversation} s"
    offer("shortest_conversation", chosen, effect or "the calls to come.", written=default)


def what_others_give(kept: int, chosen: int) -> dict[int, dict[str, Any]] | None:
    """What each shortest conversation gives; None where many calls wait until one is chosen."""
    if chosen == kept and answers.is_large():
        return None
    asked = sorted({*COMPARED, kept, chosen})
    return {
        int(one["shortest"]): one
        for one in answers.records("ui/shortest_conversations", shortest=asked)
    }


def compared(told: dict[int, dict[str, Any]], kept: int) -> None:
    """What each shortest conversation gives, side by side."""
    rows = pd.DataFrame([
        {
            "From": f"{shortest} s" + (" (now)" if shortest == kept else ""),
            "Conversations": count(one["conversations"]),
            "Answer rate": rate(one),
            "Of calls": count(one["n"]),
        }
        for shortest, one in told.items()
    ])  # fmt: skip
    table(rows, alt="Conversations and answer rate by the shortest conversation", key="compared")


def said(one: dict[str, Any]) -> str:
    """How many conversations."""
    return f"{count(one['conversations'])} conversations"


def rate(one: dict[str, Any]) -> str:
    """The answer rate, or that there is none."""
    return "no calls" if one["value"] is None else share(one["value"])


def episode_gap() -> None:
    """How long a caller must be quiet until the next try is a new episode."""
    kept = answers.store().settings.episode_gap
    chosen = st.number_input(
        "New episode after, in minutes", 1, LONGEST_GAP, kept, key=key_of("episode_gap"),
        help=meaning_of("episode_gap"),
    )  # fmt: skip
    offer(
        "episode_gap",
        chosen,
        f"unanswered tries of one caller up to {count(chosen)} minutes apart are one missed "
        f"episode, not only those up to {count(kept)}."
        if chosen > kept
        else f"unanswered tries of one caller more than {count(chosen)} minutes apart are two "
        f"missed episodes, not only those more than {count(kept)}.",
        written=f"{DEFAULTS.episode_gap} minutes",
    )
