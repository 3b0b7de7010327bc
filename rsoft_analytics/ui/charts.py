"""The forms that charts take here, in one template, with one meaning for each colour.

The colours stand out from white and from the dark background alike (3 to 1 and
more), so that one figure serves both themes; text and lines take the theme's own.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go
import streamlit as st

from rsoft_analytics.ui.numbers import between, share
from rsoft_analytics.ui.words import plain_in_charts

COLOUR = {
    "spoken": "#0D9488",
    "missed": "#D9481C",
    "outgoing": "#7C8BA1",
    "owed": "#C98A12",
    "unknown": "#A3ADB2",
    # the six most frequent sources, in that order, and all others
    "source 1": "#3B7DD8",
    "source 2": "#9B5FCF",
    "source 3": "#B7791F",
    "source 4": "#C2548E",
    "source 5": "#5C8A3A",
    "source 6": "#8A6A52",
    "others": "#7C8BA1",
}
DASH = {"spoken": "solid", "missed": "solid", "outgoing": "dot"}
QUIET = {"displayModeBar": False, "responsive": True, "scrollZoom": False}
GRID = "rgba(128, 140, 140, 0.18)"
FEW = 8  # of days or calls: each gets its own mark on the axis
FAINT = "rgba(124, 139, 161, 0.42)"
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")

TEMPLATE = go.layout.Template(
    layout=go.Layout(
        margin={"l": 0, "r": 0, "t": 8, "b": 0},
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
        hovermode="x unified",
        showlegend=False,
        xaxis={"showgrid": False, "zeroline": False, "fixedrange": True},
        yaxis={"gridcolor": GRID, "zeroline": False, "fixedrange": True, "rangemode": "tozero"},
    )
)


@dataclass(frozen=True)
class Line:
    """One line of a chart over time: what it means, what it is called, its values."""

    meaning: str
    label: str
    values: Sequence[float | None]


def lines(
    days: Sequence[str], told: Sequence[Line], key: str, alt: str, step: str = "%-d %b"
) -> None:
    """Lines over time, each named at its right end; ``step`` is how the axis writes a day."""
    figure = go.Figure(layout={"template": TEMPLATE, "height": 280})
    for one in told:
        colour = COLOUR[one.meaning]
        figure.add_scatter(
            x=days,
            y=one.values,
            name=one.label,
            mode="lines" if len(days) > 1 else "markers",
            line={
                "color": colour,
                "width": 2,
                "dash": DASH.get(one.meaning, "solid"),
                "shape": "linear",
            },
            marker={"color": colour, "size": 8},
            hovertemplate="%{y:,}",
        )
    name_at_the_end(figure, days, told)
    figure.update_xaxes(hoverformat="%a %-d %b %Y" if "d" in step else step, tickformat=step)
    if len(days) <= FEW:
        figure.update_xaxes(tickvals=list(days))
    if max((value or 0 for one in told for value in one.values), default=0) <= FEW:
        figure.update_yaxes(dtick=1)
    drawn(figure, key, alt)


def name_at_the_end(figure: go.Figure, days: Sequence[str], told: Sequence[Line]) -> None:
    """Write each line's name beside its last value, the names kept apart from one another."""
    most = max((value or 0 for one in told for value in one.values), default=0) or 1
    step, last = most * 0.09, None
    for one in sorted(told, key=lambda one: one.values[-1] or 0):
        height = one.values[-1] or 0
        height = height if last is None else max(height, last + step)
        last = height
        figure.add_annotation(
            x=1.01,
            xref="paper",
            y=height,
            text=f'<span style="color:{COLOUR[one.meaning]}">●</span> {plain_in_charts(one.label)}',
            showarrow=False,
            xanchor="left",
            font={"size": 13},
        )
    figure.update_layout(margin={"r": 8 * max((len(one.label) for one in told), default=0) + 18})


def hours_of_week(rows: Sequence[dict[str, Any]], key: str, alt: str) -> None:
    """A grid of hour and weekday: the larger, the more calls; the redder, the larger the share."""
    most = max(row["n"] for row in rows)
    hours = [row["hour"] for row in rows]
    figure = go.Figure(layout={"template": TEMPLATE, "height": 280, "hovermode": "closest"})
    figure.add_scatter(
        x=hours,
        y=[row["weekday"] for row in rows],
        mode="markers",
        marker={
            "symbol": "square",
            "size": [5 + 13 * math.sqrt(row["n"] / most) for row in rows],
            "color": [row["value"] for row in rows],
            "colorscale": [[0, FAINT], [1, COLOUR["missed"]]],
            "cmin": 0,
            "cmax": 0.6,
            "line": {"width": 0},
        },
        text=[hover(row) for row in rows],
        hovertemplate="%{text}<extra></extra>",
    )
    names = {"tickmode": "array", "tickvals": list(range(1, 8)), "ticktext": list(WEEKDAYS)}
    figure.update_yaxes(range=[7.6, 0.4], showgrid=False, **names)
    figure.update_xaxes(
        range=[min(hours) - 0.6, max(hours) + 0.6], side="top", dtick=2, ticksuffix=":00"
    )
    drawn(figure, key, alt)


def hover(row: dict[str, Any]) -> str:
    """What an hour says when it is pointed at."""
    when = f"{WEEKDAYS[row['weekday'] - 1]} {row['hour']:02}:00"
    return f"{when}: {share(row['value'])} of {row['n']:,} ({between(row['low'], row['high'])})"


def drawn(figure: go.Figure, key: str, alt: str) -> None:
    """Draw a figure, quietly and with a name for those who do not see it."""
    st.plotly_chart(figure, key=key, config=QUIET, alt=alt)


def pointed_at(figure: go.Figure, key: str, alt: str) -> int | None:
    """Draw a figure whose points can be clicked; the place of the one that is, from 0."""
    event = st.plotly_chart(
        figure, key=key, config=QUIET, alt=alt, on_select="rerun", selection_mode="points"
    )
    places = event["selection"]["point_indices"]
    return int(places[0]) if places else None
