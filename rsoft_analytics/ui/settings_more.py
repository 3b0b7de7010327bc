"""Every setting that has no section of its own, each as its kind asks for."""

from dataclasses import fields
from typing import Any

import streamlit as st

from rsoft_analytics.leads.under_rules import RULES
from rsoft_analytics.settings import CREDIT_MODELS, Settings, meaning_of
from rsoft_analytics.ui import answers, numbers
from rsoft_analytics.ui.numbers import several
from rsoft_analytics.ui.settings_kept import fault_of, key_of, offer
from rsoft_analytics.ui.words import plain

RETENTION = {"retention", "keep_calls_months", "keep_leads_months", "keep_rejects_days"}
ELSEWHERE = RETENTION | {
    "timezone", "region", "currency", "lakh", "shortest_conversation", "episode_gap",
    "opening_days", "opens", "closes", "holidays_of", "closed_also", "open_anyway",
}  # fmt: skip

LABELS = {  # where the name of a setting is no word for people
    "lead_from_calls": "Unknown callers become leads",
    "lead_needs_conversation": "Only by a conversation",
    "lead_min_rings": "Rings that make a lead",
    "callback_window_hours": "Hours to call back",
}
MAY_BE_NONE = {"consent_lasts_days"}
CHOICES = {"unpermitted_call_logs": ("hold", "warn")}


def more_settings() -> None:
    """The settings that the sections above do not draw; nothing where there are none."""
    names = [one.name for one in fields(Settings) if one.name not in ELSEWHERE]
    if not names:
        return
    st.subheader("More settings", anchor=False)
    with (
        st.container(border=True, key="more_settings"),
        st.grid(2, min_column_width=320, key="more_settings_grid"),
    ):
        for name in names:
            with st.container(gap="small"):
                drawn(name)


def drawn(name: str) -> None:
    """A setting with its meaning, and what would change."""
    kept = getattr(answers.store().settings, name)
    chosen = chosen_of(name, kept)
    st.caption(plain(meaning_of(name)))
    offer(name, chosen, effect_of(name, kept, chosen))


def effect_of(name: str, kept: Any, chosen: Any) -> str:
    """What another value would change; of a rule for leads, how many of them there would be."""
    told = f"{plain(words_of(kept))} becomes {plain(words_of(chosen))}."
    if chosen == kept or name not in RULES or answers.is_large() or fault_of(name, chosen):
        return told
    leads, then = answers.headline()["leads"], answers.leads_with(name, chosen)
    return f"{told} {several(leads, 'lead')} become {numbers.count(then)}."


def chosen_of(name: str, kept: Any) -> Any:
    """What stands in the widget of a setting: a switch, a number or a text."""
    label = LABELS.get(name, name.replace("_", " ").capitalize())
    if name == "credit_model":
        return st.selectbox(
            label,
            CREDIT_MODELS,
            index=CREDIT_MODELS.index(kept),
            format_func=lambda one: one.replace("_", " ").capitalize(),
            key=key_of(name),
        )
    if isinstance(kept, bool):
        return st.toggle(label, value=kept, key=key_of(name))
    if isinstance(kept, int):
        least = 0 if name in MAY_BE_NONE else 1
        return st.number_input(label, min_value=least, value=kept, key=key_of(name))
    if name in CHOICES:
        return st.segmented_control(
            label, CHOICES[name], default=kept, required=True, key=key_of(name)
        )
    return st.text_input(label, str(kept), key=key_of(name)).strip()


def words_of(value: Any) -> str:
    """A value as people write it."""
    if value in CREDIT_MODELS:
        return str(value).replace("_", " ")
    return {True: "on", False: "off"}[value] if isinstance(value, bool) else str(value)
