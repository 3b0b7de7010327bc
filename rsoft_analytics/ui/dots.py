"""Rates with their ranges: a dot and its whiskers a row, and a line where all of them stand."""

from collections.abc import Sequence
from typing import Any

import plotly.graph_objects as go

from rsoft_analytics.ui.charts import COLOUR, TEMPLATE, drawn
from rsoft_analytics.ui.numbers import between, share
from rsoft_analytics.ui.words import plain_in_charts

ROW, AROUND = 34, 80  # pixels of a row, and of what stands above and below all of them


def dots(rows: Sequence[dict[str, Any]], of_all: float | None, key: str, alt: str) -> None:
    """Shares of labelled rows (label, value, low, high, n), against the share of all."""
    figure = go.Figure(
        layout={"template": TEMPLATE, "height": AROUND + ROW * len(rows), "hovermode": "closest"}
    )
    figure.add_scatter(
        x=[row["value"] for row in rows],
        y=[plain_in_charts(row["label"]) for row in rows],
        mode="markers",
        marker={"color": COLOUR["spoken"], "size": 9},
        error_x={
            "type": "data",
            "symmetric": False,
            "array": [row["high"] - row["value"] for row in rows],
            "arrayminus": [row["value"] - row["low"] for row in rows],
            "color": COLOUR["outgoing"],
            "thickness": 2,
            "width": 4,
        },
        text=[hover(row) for row in rows],
        hovertemplate="%{text}<extra></extra>",
    )
    if of_all is not None:
        figure.add_vline(x=of_all, line={"color": COLOUR["unknown"], "width": 1, "dash": "dot"})
        figure.add_annotation(
            x=of_all,
            y=1,
            yref="paper",
            text=f"team {share(of_all)}",
            showarrow=False,
            yanchor="bottom",
        )
        figure.update_layout(margin={"t": 26})
    figure.update_yaxes(autorange="reversed", showgrid=False, rangemode="normal")
    figure.update_xaxes(tickformat=".2~p", range=reach(rows, of_all), showgrid=True)
    drawn(figure, key, alt)


def reach(rows: Sequence[dict[str, Any]], of_all: float | None) -> list[float]:
    """From where to where the axis goes: from nothing to the longest whisker, and a dot's room."""
    most: float = max([row["high"] for row in rows] + [of_all or 0.0])
    return [-0.02 * most, 1.04 * most]


def hover(row: dict[str, Any]) -> str:
    """What a row says when it is pointed at."""
    of = f"{share(row['value'])} of {row['n']:,}"
    return f"{plain_in_charts(row['label'])}: {of} ({between(row['low'], row['high'])})"
