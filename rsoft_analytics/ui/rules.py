"""The same number by everybody's rule, with the bridge that explains each step."""

import pandas as pd
import streamlit as st

from rsoft_analytics.metrics import all_metrics
from rsoft_analytics.metrics.rules import RULES, Number, Rule, Stage, bridge
from rsoft_analytics.ui import answers, filters
from rsoft_analytics.ui.numbers import count
from rsoft_analytics.ui.tables import download, table
from rsoft_analytics.ui.words import plain

NUMBERS: tuple[Number, ...] = ("answer_rate", "missed_calls", "unique_callers")


def by_everybodys_rule() -> None:
    """What other systems would count of the same calls, and why; drawn when opened."""
    opened = st.expander(
        "The same number by everybody's rule", on_change="rerun", key="rules",
        icon=":material/rule:",
    )  # fmt: skip
    if not opened.open:
        return
    with opened:
        titles = {all_metrics()[name].title: name for name in NUMBERS}
        asked = st.segmented_control(
            "Number", list(titles), default=next(iter(titles)), required=True, key="rules_number"
        )
        number = titles[asked or next(iter(titles))]
        st.text(all_metrics()[number].meaning)
        found = answers.counted_by_kind(filters.current())
        bridges = [(rule, bridge(rule, number, found)) for rule in RULES]
        for rule, stages in bridges:
            told(rule, stages)
        rows = as_rows(bridges)
        table(rows, alt="Each step from our number to another system's", key="rules_steps")
        download(
            rows, f"{number}-by-every-rule", "Download the steps", key="csv_rules", of="numbers"
        )


def told(rule: Rule, stages: list[Stage]) -> None:
    """One system's number, what is known of its rule and what is not."""
    st.markdown(f"**{rule.system}: {plain(written(stages[-1]))}**, {plain(differs(stages))}")
    st.caption(plain(f"{rule.known} Not known: {rule.unknown}"))


def differs(stages: list[Stage]) -> str:
    """The way from our number to theirs in a line."""
    steps = [stage for stage in stages[1:] if stage.calls]
    if not steps:
        return f"as ours, {written(stages[0])}"
    way = " → ".join(f"{count(stage.calls)} {stage.words}" for stage in steps)
    return f"from ours, {written(stages[0])} → {way} → {written(stages[-1])}"


def written(stage: Stage) -> str:
    """A share with what it is a share of, or a count."""
    if stage.below is None:
        return count(stage.above)
    if stage.value is None:
        return "no calls"
    return f"{stage.value * 100:.1f} % of {count(stage.below)}"  # a step is often less than 1 %


def as_rows(bridges: list[tuple[Rule, list[Stage]]]) -> pd.DataFrame:
    """Every step that changes a number, of every bridge."""
    return pd.DataFrame([
        {
            "System": rule.system,
            "Step": stage.words,
            "How many": stage.calls,
            "Number then": written(stage),
        }
        for rule, stages in bridges
        for stage in stages
        if stage.calls or stage is stages[-1]  # a step that no call takes changes nothing
    ])  # fmt: skip
