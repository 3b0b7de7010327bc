"""The top row of a page: a few numbers, each with its change and a small trend."""

from dataclasses import dataclass
from typing import Any, Literal

import streamlit as st

from rsoft_analytics.metrics import Filters, Metric, all_metrics
from rsoft_analytics.ui import answers, few, filters, numbers
from rsoft_analytics.ui.doors import rows_behind
from rsoft_analytics.ui.empty import words_unless
from rsoft_analytics.ui.tables import download

SHORT = {"first_time_callers": "New callers", "open_episodes": "Callers still open"}
WORSE_WHEN_MORE = {"missed_calls"}
STANDS_NOW = {"open_episodes"}  # how it is when the data ends: earlier days have none of it
OF_LEADS = {"leads"}


@dataclass(frozen=True)
class Headline:
    """One number of the top row: now, before, and on its way."""

    metric: Metric
    now: float | None
    before: float | None
    trend: list[float]

    @property
    def change(self) -> str | int | None:
        """In points for a share, in percent otherwise; None where nothing was before."""
        if self.now is None or self.before is None:
            return None
        if self.metric.unit == "share":
            return signed((self.now - self.before) * 100, "points")
        return signed((self.now / self.before - 1) * 100, "%") if self.before else None


def signed(change: float, unit: str) -> str | int:
    """A change with its sign and unit; a plain 0, which has neither direction nor colour."""
    return (
        f"{change:+.0f} {unit[:-1] if abs(round(change)) == 1 and unit == 'points' else unit}"
        if round(change)
        else 0
    )


def headlines(*names: str) -> None:
    """The numbers of the period, each with its change and a small trend."""
    words_unless("calls", "Here you see how many people call, and how many reach somebody.")
    chosen = filters.current()
    told = [
        headline(all_metrics()[name], chosen)
        for name in names
        if name not in OF_LEADS or not answers.is_of_few(chosen, of_leads=True)
    ]
    if not any(one.now for one in told):
        nothing_in(chosen)
    with st.grid(len(told), min_column_width=150, key="headlines"):
        for one in told:
            card(one)
    said_of_the_change(chosen)
    how_counted(names, chosen)


def headline(metric: Metric, chosen: Filters) -> Headline:
    """A number for the period, the one before it, and along it."""
    if metric.name in STANDS_NOW:
        return Headline(metric, value(answers.told(metric.name, chosen)), before=None, trend=[])
    known = answers.span()
    earlier = comparable(chosen, known, of_leads=metric.name in OF_LEADS)
    by = filters.step(chosen, known)
    along = {row[by]: row["value"] for row in answers.told(metric.name, chosen, by)}
    return Headline(
        metric=metric,
        now=value(answers.told(metric.name, chosen)),
        before=value(answers.told(metric.name, earlier)) if earlier else None,
        trend=[along.get(day) or 0 for day in filters.steps(chosen, known)],
    )


def value(rows: list[dict[str, Any]]) -> float | None:
    """The value of a report of one row."""
    return rows[0]["value"] if rows else None


def comparable(chosen: Filters, known: filters.Days, *, of_leads: bool = False) -> Filters | None:
    """The period before, where it is told of, and there is data of all: less looks like growth."""
    earlier = chosen.before()
    is_covered = earlier and earlier.since and known[0] and known[0] <= earlier.since
    if not is_covered or not earlier or answers.is_of_few(earlier, of_leads=of_leads):
        return None
    return earlier


def said_of_the_change(chosen: Filters) -> None:
    """What the changes are changes against, or why there are none."""
    days, (first, _) = filters.length(chosen), answers.span()
    before = f"the {days} days before" if days and days > 1 else "the day before"
    if comparable(chosen, answers.span()):
        st.caption(f"The change is against {before}.")
    elif days and first and (earlier := chosen.before()) and answers.is_of_few(earlier):
        st.caption(f"No comparison with {before}: they are of fewer than {few.least()} people.")
    elif days and first:
        st.caption(f"No comparison with {before}: the data begins {answers.clock().day(first)}.")


def card(one: Headline) -> None:
    """A number with its change against the period before, and its trend."""
    stands_now = one.metric.name in STANDS_NOW
    st.metric(
        label_of(one.metric),
        few.count(int(one.now or 0))
        if one.metric.name in OF_LEADS
        else written(one.now, one.metric.unit),
        tried_lately() if stands_now else one.change,
        delta_color=colour_of(one.metric.name),
        delta_arrow="off" if stands_now else "auto",
        help=one.metric.meaning,
        border=True,
        height="stretch",
        chart_data=one.trend if len(one.trend) > 1 else None,
    )


def tried_lately() -> str:
    """Since when those tried who are still open."""
    return f"of the last {answers.store().settings.callback_window_hours} hours"


def colour_of(name: str) -> Literal["off", "inverse", "normal"]:
    """How a change of a number is coloured: as a good or a bad one, or as none."""
    if name in STANDS_NOW:
        return "off"
    return "inverse" if name in WORSE_WHEN_MORE else "normal"


def label_of(metric: Metric) -> str:
    """A metric's title, as short as the top row needs it."""
    return SHORT.get(metric.name, metric.title)


def written(value: float | None, unit: str) -> str:
    """A number in its unit; a word where there is none."""
    if value is None:
        return "no calls"
    forms = {"share": numbers.share, "seconds": numbers.duration}
    return forms.get(unit, numbers.count)(value)


def nothing_in(chosen: Filters) -> None:
    """End the page with words where the selection holds no call."""
    clock = answers.clock()
    newest = answers.newest()
    with st.container(border=True, key="nothing"):
        st.markdown(f"**No calls in this selection: {filters.words(chosen, clock)}.**")
        if newest:
            st.markdown(f"The newest call here is of {clock.moment(newest)}, {clock.ago(newest)}.")
        st.button(
            "Show all days", on_click=filters.show_all, key="show_all", icon=":material/date_range:"
        )
    st.stop()


def how_counted(names: tuple[str, ...], chosen: Filters) -> None:
    """How the numbers are computed, and their values by day to take away; drawn when opened."""
    opened = st.expander(
        "How these are counted, and the calls behind them",
        on_change="rerun",
        key="counted",
        icon=":material/function:",
    )
    if not opened.open:
        return
    with opened:
        metrics = {label_of(all_metrics()[name]): all_metrics()[name] for name in names}
        label = st.segmented_control(
            "Number",
            list(metrics),
            default=next(iter(metrics)),
            required=True,
            key="counted_metric",
        )
        metric = metrics[label or next(iter(metrics))]
        st.text(metric.meaning)
        st.code(metric.sql, language="sql")
        by_day = answers.as_frame(answers.told(metric.name, chosen, "day"))
        download(
            by_day,
            f"{metric.name}-by-day",
            "Download by day",
            key=f"by_day_{metric.name}",
            of="numbers",
        )
        rows_behind(metric, chosen)
