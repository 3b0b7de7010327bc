"""How many callers tried in vain, and how their callbacks stand."""

from dataclasses import replace

import streamlit as st

from rsoft_analytics.metrics import Filters
from rsoft_analytics.ui import answers, few, filters, numbers
from rsoft_analytics.ui.empty import words_unless
from rsoft_analytics.ui.headlines import how_counted, nothing_in
from rsoft_analytics.ui.lost_leads import estimated, how_it_is_estimated
from rsoft_analytics.ui.numbers import several
from rsoft_analytics.ui.to_ring import callers_waiting

STATES = {  # how a callback stands -> what is said of so many callers
    "open": ("is still open", "are still open"),
    "never returned": ("was never rung back", "were never rung back"),
    "rang, not reached": ("was rung and not reached", "were rung and not reached"),
    "asked not to be called": ("asked not to be called", "asked not to be called"),
    "done": ("is marked done", "are marked done"),
    "no call seen": ("is marked done without a call seen", "are marked done without a call seen"),
}
NUMBERS = ("missed_episodes", "missed_calls", "never_returned_rate", "callback_seconds")
WAIT = ("open", "never returned", "rang, not reached", "no call seen")  # for a call of ours


def missed_callers() -> None:
    """The answer in words: how many tried in vain, how they stand, and what that may have cost."""
    words_unless("calls", "Here you see who tried in vain, and whom nobody rang back.")
    chosen = filters.current()
    (episodes,) = answers.told("missed_episodes", chosen)
    if not episodes["value"]:
        nobody_missed(chosen)
    waiting = callers_waiting(chosen)
    total_waiting = sum(waiting.values())
    with st.container(border=True, key="missed", gap="small"):
        st.markdown(f"#### {of_those(total_waiting)} {estimated(chosen)}")
        if waiting:
            st.markdown(
                " · ".join(stands(state, waiting[state]) for state in STATES if state in waiting)
            )
        st.caption(how_they_are_counted(chosen, int(episodes["value"])))
    how_it_is_estimated()
    how_counted(NUMBERS, chosen)


def nobody_missed(chosen: Filters) -> None:
    """End the page where no caller of the selection was missed, or nobody rang at all."""
    (calls,) = answers.told("calls", chosen)
    if not calls["value"]:
        nothing_in(chosen)
    (callers,) = answers.told("unique_callers", chosen)
    period = filters.words(chosen, answers.clock())
    with st.container(border=not callers["value"], key="nobody_missed"):
        if callers["value"]:
            st.success(
                f"Every caller of {period} reached somebody.", icon=":material/check_circle:"
            )
        else:
            st.markdown(f"**{nobody_rang(chosen)} in this selection: {period}.**")
        of_other_days(chosen)
    st.stop()


def nobody_rang(chosen: Filters) -> str:
    """Who it is that did not ring: withheld numbers are no callers, yet somebody rang."""
    (offered,) = answers.told("answer_rate", chosen)
    return "Only withheld numbers rang" if offered["n"] else "Nobody rang"


def of_other_days(chosen: Filters) -> None:
    """How many callers of other days still wait for a call, and a way to see them."""
    waiting = answers.callers_waiting(replace(chosen, since=None, until=None))
    callers = sum(waiting.get(state, 0) for state in WAIT)
    if not callers:
        return
    st.markdown(f"{few.several(callers, 'caller')} of other days tried and nobody spoke to them.")
    st.button(
        "Show all days", on_click=filters.show_all, key="show_all", icon=":material/date_range:"
    )


def of_those(callers: int) -> str:
    """The first sentence."""
    if not callers:
        return "Everybody who tried in vain was spoken to since."
    return f"{several(callers, 'caller')} tried and nobody spoke to them."


def stands(state: str, callers: int) -> str:
    """How some callers' callbacks stand."""
    one, more = STATES[state]
    return f"**{numbers.count(callers)}** {one if callers == 1 else more}"


def how_they_are_counted(chosen: Filters, episodes: int) -> str:
    """What the sentence counts, and until when."""
    newest = answers.newest()
    hours = answers.store().settings.callback_window_hours
    until = f" Counted until the newest call, {answers.clock().moment(newest)}." if newest else ""
    return (
        f"{several(episodes, 'time')} a caller tried and nobody took the call "
        f"({filters.words(chosen, answers.clock())}); redials count once. Open: tried in the last "
        f"{hours} hours.{until}"
    )
