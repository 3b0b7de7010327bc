"""How every setting is changed: what it would change is said first, then it is kept or not."""

from typing import Any

import streamlit as st

from rsoft_analytics.errors import RsoftError
from rsoft_analytics.settings import DEFAULTS, checked, recomputed_by
from rsoft_analytics.ui import answers
from rsoft_analytics.ui.numbers import several
from rsoft_analytics.ui.telling import Telling
from rsoft_analytics.ui.words import plain


def key_of(name: str) -> str:
    """The key of a setting's widget: a new one for each value kept, so that it shows that one."""
    return f"setting_{name}_{getattr(answers.store().settings, name)}"


def offer(name: str, chosen: Any, effect: str, written: Any = None) -> None:
    """What a value that differs would change, and the button that keeps it; else the way back."""
    kept, default = getattr(answers.store().settings, name), getattr(DEFAULTS, name)
    if fault := fault_of(name, chosen):
        st.markdown(f":red[:material/error:] {plain(fault)}")
    elif chosen != kept:
        st.markdown(f":orange[:material/visibility:] **What would change:** {effect}")
        if again := recomputed_by([name]):
            st.caption(f"Keeping it computes again {again[0]}. Setting it back undoes it.")
        keep("Keep", f"keep_{name}", name, chosen, is_first=True)
    elif kept != default:
        keep(f"Back to {written or default}, the default", f"back_{name}", name, default)


def fault_of(name: str, chosen: Any) -> str | None:
    """Why a value cannot be kept; None where it can."""
    try:
        checked(answers.store().settings, {name: chosen})
    except RsoftError as problem:
        return str(problem)
    return None


def keep(label: str, key: str, name: str, value: Any, *, is_first: bool = False) -> None:
    """The button that keeps a value, with how far it is."""
    kind: Any = "primary" if is_first else "secondary"
    if not st.button(plain(label), type=kind, key=key):
        return
    telling = Telling(st.empty())
    answers.store().keep_settings(telling.at, **{name: value})
    again = recomputed_by([name])
    calls = several(answers.headline()["calls"], "call")
    done = f" Computed again for {calls}: {again[0]}." if again else ""
    st.toast(f"Kept.{done}", icon=":material/check_circle:")
    st.rerun()
