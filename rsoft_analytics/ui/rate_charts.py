"""Charts of shares and their ranges: dots with whiskers, a triangle of months, a curve."""

from collections.abc import Sequence
from typing import Any

import plotly.graph_objects as go
import streamlit as st

from rsoft_analytics.ui.charts import COLOUR, GRID, TEMPLATE, drawn, pointed_at
from rsoft_analytics.ui.numbers import between, share
from rsoft_analytics.ui.words import plain_in_charts

TEAL = COLOUR["spoken"]
BAND = "rgba(13, 148, 136, 0.18)"
PALE, FULL = "rgba(13, 148, 136, 0.08)", "rgba(13, 148, 136, 0.55)"
MIDDLE = "rgba(128, 140, 140, 0.9)"
LONGEST = 26  # letters of a group's name in a chart
STROKE = 46  # pixels of a row
FEW = 10  # people; what is said of fewer is not to be told apart
INK = {"light": "#0E1617", "dark": "#E6ECEC"}

Row = dict[str, Any]


def rates(rows: Sequence[Row], whole: float | None, key: str, alt: str) -> int | None:
    """A dot for each group's share, a whisker for its range, and above it who it is and what it is.

    Each row has name, value, low, high, n and words; ``whole`` is the share of all together.
    Gives the place of the row whose dot is clicked.
    """
    figure = go.Figure(
        layout={"template": TEMPLATE, "height": 60 + STROKE * len(rows), "hovermode": "closest"}
    )
    names = list(range(len(rows)))
    values = [row["value"] for row in rows]
    figure.add_scatter(
        x=values,
        y=names,
        mode="markers",
        marker={"color": TEAL, "size": 11},
        error_x={
            "type": "data",
            "array": [row["high"] - row["value"] for row in rows],
            "arrayminus": [row["value"] - row["low"] for row in rows],
            "color": TEAL,
            "thickness": 2,
            "width": 0,
        },
        text=[hover(row) for row in rows],
        hovertemplate="%{text}<extra></extra>",
    )
    for place, row in enumerate(rows):
        above(figure, place, row)
        if whole is not None:
            figure.add_shape(
                x0=whole, x1=whole, y0=place - 0.16, y1=place + 0.16, line={"color": MIDDLE}
            )
    # the range of one or two people reaches across everything: it is not what to draw for
    most = max((row["high"] for row in rows if row["n"] >= FEW), default=1)
    figure.update_xaxes(range=[-0.01, min(most * 1.05, 1.01)], tickformat=".2~p", showgrid=True)
    figure.update_xaxes(gridcolor=GRID, nticks=5, side="top")
    figure.update_yaxes(range=[len(rows) - 0.6, -0.8], showgrid=False, showticklabels=False)
    figure.update_layout(margin={"t": 28}, clickmode="event+select")
    return pointed_at(figure, key, alt)


def above(figure: go.Figure, place: int, row: Row) -> None:
    """Write above a dot whose it is and what it comes to, where a phone has room for it too."""
    figure.add_annotation(
        x=0,
        xref="paper",
        y=place,
        yshift=19,
        text=f"<b>{shortened(row['name'])}</b>  {plain_in_charts(row['words'])}",
        showarrow=False,
        xanchor="left",
        font={"size": 13, **ink()},
    )


def ink() -> dict[str, str]:
    """The colour of what is to be read well in a chart, in the theme that the visitor has."""
    theme = st.context.theme.type
    return {"color": INK[theme]} if theme in INK else {}


def hover(row: Row) -> str:
    """What a dot says when it is pointed at."""
    return (
        f"{plain_in_charts(row['name'])}: {share(row['value'])} of {row['n']:,} "
        f"({between(row['low'], row['high'])})"
    )


def shortened(name: str) -> str:
    """A group's name, as long as there is room for."""
    return plain_in_charts(name if len(name) <= LONGEST else name[: LONGEST - 1] + "…")


def triangle(
    cells: Sequence[Row], rows: Sequence[str], columns: Sequence[str], key: str, alt: str
) -> None:
    """Cells of shares, the fuller the darker; hatched where not everybody had the time yet.

    Each cell has row, column (both places), value, text, is_ripe and words.
    """
    most = max((cell["value"] for cell in cells), default=0) or 1
    figure = go.Figure(
        layout={"template": TEMPLATE, "height": 50 + 30 * len(rows), "hovermode": "closest"}
    )
    figure.add_bar(
        orientation="h",
        base=[cell["column"] - 0.48 for cell in cells],
        x=[0.96] * len(cells),
        y=[cell["row"] for cell in cells],
        width=0.9,
        marker={
            "color": [cell["value"] / most for cell in cells],
            "colorscale": [[0, PALE], [1, FULL]],
            "cmin": 0,
            "cmax": 1,
            "line": {"width": 0},
            "pattern": {
                "shape": ["" if cell["is_ripe"] else "/" for cell in cells],
                "fgcolor": "#808C8C",
                "fgopacity": 0.3,  # behind words that stay easy to read
                "fillmode": "overlay",
                "size": 8,
                "solidity": 0.15,
            },
        },
        hovertext=[cell["words"] for cell in cells],
        hovertemplate="%{hovertext}<extra></extra>",
    )
    figure.add_scatter(  # in the theme's own colour, which a bar's text is not
        x=[cell["column"] for cell in cells],
        y=[cell["row"] for cell in cells],
        text=[cell["text"] for cell in cells],
        mode="text",
        textfont=ink(),
        hoverinfo="skip",
    )
    figure.update_xaxes(
        side="top",
        tickmode="array",
        tickvals=list(range(len(columns))),
        ticktext=list(columns),
        range=[-0.5, len(columns) - 0.5],
    )
    figure.update_yaxes(
        tickmode="array",
        tickvals=list(range(len(rows))),
        ticktext=list(rows),
        range=[len(rows) - 0.5, -0.5],
        showgrid=False,
        automargin=True,
    )
    figure.update_layout(barmode="overlay", margin={"t": 28})
    drawn(figure, key, alt)


def growing(points: Sequence[Row], key: str, alt: str) -> None:
    """A share as it grows with the days, as steps, inside its band."""
    figure = go.Figure(layout={"template": TEMPLATE, "height": 280})
    days = [0, *(one["days"] for one in points)]
    shape = {"shape": "hv", "width": 0}
    figure.add_scatter(x=days, y=[0, *(one["high"] for one in points)], line=shape, mode="lines",
                       hoverinfo="skip")  # fmt: skip
    figure.add_scatter(x=days, y=[0, *(one["low"] for one in points)], line=shape, mode="lines",
                       fill="tonexty", fillcolor=BAND, hoverinfo="skip")  # fmt: skip
    figure.add_scatter(
        x=days,
        y=[0, *(one["value"] for one in points)],
        mode="lines",
        line={"shape": "hv", "width": 2, "color": TEAL},
        customdata=[(0, 0, 0), *((one["low"], one["high"], one["n"]) for one in points)],
        hovertemplate="%{y:.2~p} (%{customdata[0]:.2~p} to %{customdata[1]:.2~p}), "
        "%{customdata[2]:,} watched for so long<extra></extra>",
    )
    figure.update_yaxes(tickformat=".2~p")
    figure.update_xaxes(ticksuffix=" days", nticks=7, hoverformat="d")
    drawn(figure, key, alt)
