"""What needs somebody today: callers who are owed a call, silent phones, rejected rows."""

from datetime import timedelta
from typing import Any

import streamlit as st

from rsoft_analytics.metrics import Filters
from rsoft_analytics.phones import dialled, shown
from rsoft_analytics.ui import answers, places
from rsoft_analytics.ui.freshness import silent_notice, silent_phones
from rsoft_analytics.ui.numbers import Clock, several
from rsoft_analytics.ui.to_ring import LISTS, TO_RING

OWED_DAYS, MOST = 30, 5


def needs_you_today() -> None:
    """The list of what waits, each with the place to deal with it."""
    st.subheader("Needs you today", anchor=False)
    waits = [owed_calls(), silent(), rejected()]
    if not any(waits):
        st.caption(
            f"Nothing. No caller of the last {OWED_DAYS} days waits for a call, no phone is "
            "silent, and every record of the imports could be used."
        )


def owed_calls() -> bool:
    """The callers who tried and were not rung back; whether there are any."""
    clock = answers.clock()
    lately = Filters(clock.today - timedelta(days=OWED_DAYS - 1), clock.today)
    waiting = answers.callers_to_ring(lately, LISTS[TO_RING], MOST)
    total = sum(waiting.sizes.get(state, 0) for state in LISTS[TO_RING])
    if not total:
        return False
    with st.container(border=True, key="owed", gap="small"):
        who = several(total, "caller")
        verb = "tried and waits" if total == 1 else "tried and wait"
        first = f" The {MOST} with most at stake:" if total > MOST else ""
        st.markdown(
            f":orange[:material/phone_callback:] **{who} of the last {OWED_DAYS} days {verb} for a "
            f"call.**{first}"
        )
        for one in answers.as_records(waiting.rows):
            owed_call(one, clock)
        st.page_link(
            places.MISSED, label="See them all on Missed calls", icon=":material/list_alt:"
        )
    return True


def owed_call(one: dict[str, Any], clock: Clock) -> None:
    """A caller who waits: the number that opens the card, who it is, since when."""
    number = int(one["caller"])
    with st.container(horizontal=True, vertical_alignment="center", gap="xxsmall"):
        st.page_link(
            places.LOOKUP,
            label=shown(number, answers.store().settings.region),
            query_params={"caller": dialled(number)},
            icon=":material/call_missed:",
            width=160,
        )
        known = " · ".join(text for text in (one["name"], one["company"]) if text)
        tries = several(int(one["tries"]), "try", "tries")
        waits = f"{tries} since {clock.moment(one['since'])}"
        st.text(f"{known or 'no name yet'} · {waits}")


def silent() -> bool:
    """Phones that report nothing while others do; whether there are any."""
    if not silent_phones():
        return False
    silent_notice()
    st.page_link(places.IMPORTS, label="Add newer exports", icon=":material/upload_file:")
    return True


def rejected() -> bool:
    """Records that could not be used; whether there are any."""
    (counted,) = answers.records("ui/rejected")
    if not counted["rejected"]:
        return False
    with st.container(border=True, key="rejected", gap="xsmall"):
        records = several(int(counted["rejected"]), "record")
        imports = several(int(counted["imports"]), "import")
        st.markdown(f":gray[:material/rule:] **{records} of {imports} could not be used.**")
        st.page_link(places.IMPORTS, label="See which and why", icon=":material/list_alt:")
    return True
