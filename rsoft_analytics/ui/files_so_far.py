"""The files that were handed to another system, each with the way to take it back."""

from collections.abc import Callable

import streamlit as st

from rsoft_analytics.leads import downloads, take_back_download
from rsoft_analytics.ui import answers
from rsoft_analytics.ui.numbers import several

MOST = 5  # files that are listed


def files_so_far(label: Callable[[str], str | None], thing: str, key: str) -> None:
    """The files of the systems that have a label, the newest first."""
    made = [
        one
        for one in downloads(answers.store())
        if label(one["system"]) is not None and not one["undone_at"]
    ]
    if not made:
        return
    clock = answers.clock()
    st.markdown("**Files so far**")
    with st.container(border=True, key=f"{key}_files", gap="xsmall"):
        for one in made[:MOST]:
            with st.container(horizontal=True, vertical_alignment="center", gap="small"):
                moment, told = clock.moment(one["made_at"]), several(one["leads"], thing)
                st.text(f"{moment} · {label(one['system'])} · {told}", width="content")
                st.button(
                    "Take back",
                    key=f"{key}_take_back_{one['download_id']}",
                    on_click=take_back_download,
                    args=(answers.store(), one["download_id"]),
                    type="tertiary",
                    icon=":material/undo:",
                    help=f"Its {thing}s are new again.",
                )
