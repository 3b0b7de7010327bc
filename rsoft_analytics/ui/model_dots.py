"""Each source's share under every model, as dots on one line: far apart where models differ."""

import math
from collections.abc import Sequence
from typing import Any

import plotly.graph_objects as go
import streamlit as st

from rsoft_analytics.metrics.crediting import COARSE, ENOUGH, UNKNOWN
from rsoft_analytics.ui import answers, filters, numbers, sources_named
from rsoft_analytics.ui.by_source import credits_by
from rsoft_analytics.ui.charts import COLOUR, GRID, TEMPLATE, drawn
from rsoft_analytics.ui.rate_charts import ink, shortened
from rsoft_analytics.ui.tables import download, table
from rsoft_analytics.ui.words import plain, plain_in_charts

MODELS = {  # model -> its sign, and what it gives the credit to
    "first": ("triangle-left", "the first touch"),
    "last": ("triangle-right", "the last touch"),
    "last_non_direct": ("circle", "the last touch that is not direct"),
    "last_paid": ("square", "the last touch that was paid for"),
    "linear": ("line-ns", "every touch alike"),
    "time_decay": ("triangle-up", "the later the more: half as much a week earlier"),
    "position_based": ("diamond", "40 % each to the first and last, 20 % to those between"),
    "markov": ("x", "what would go lost without the source (Markov)"),
    "shapley": ("star", "the mean gain of adding the source (Shapley)"),
}
MOST, STROKE = 12, 46  # sources drawn; pixels of a row
SIGNS, LINE = 2, 20  # signs on a line of the legend on a phone; pixels of such a line


def under_every_model() -> None:
    """The credit of each source by every model, and what the models are."""
    rows = credits_by("source", filters.current())
    whole = sum(row["linear"] for row in rows)
    is_won = bool(answers.told("attributed_won", filters.current(), "source"))
    st.subheader("Under every model", anchor=False)
    if not whole:
        st.caption("No customer and no lead of this selection can be credited to anything.")
        return
    of_what = "customers" if is_won else "leads, as nobody became a customer yet"
    shown = sorted(rows, key=lambda row: -row["linear"])[:MOST]
    shown.sort(key=lambda row: sources_named.place(row["source"]))
    dots([with_models(row, whole) for row in shown])
    days = answers.store().settings.credit_lookback_days
    st.caption(plain(
        f"Each sign is the share of {numbers.count(whole)} {of_what} that a model credits to the "
        f"source, for touches up to {days} days before (a setting). Several touches of one source "
        "on one day are one. What nothing is known to have touched stays with Unknown. No model "
        f"proves a cause. {why_few(rows)}"
    ))  # fmt: skip
    numbers_behind(rows)


def with_models(row: dict[str, Any], whole: float) -> dict[str, Any]:
    """A source with the models that its conversions can bear, as shares of all."""
    is_fine = row["n"] >= ENOUGH and row["source"] != UNKNOWN
    models = [one for one in MODELS if one in row and (is_fine or one in COARSE)]
    return {
        "name": row["source"],
        "words": f"{numbers.share(row['value'] / whole)} · {row['verdict'] or 'unknown'}",
        "shares": {model: row[model] / whole for model in models},
    }


def why_few(rows: list[dict[str, Any]]) -> str:
    """Why some sources, or all, have the three simplest models only."""
    known = [row for row in rows if row["source"] != UNKNOWN]
    few = [row["source"] for row in known if row["n"] < ENOUGH]
    if not few:
        return ""
    whose = (
        "All sources were"
        if len(few) == len(known)
        else f"{numbers.several(len(few), 'source')} were"
    )
    whose = whose.replace("1 source were", "1 source was")
    return (
        f"{whose} on the path of fewer than {ENOUGH} people: there only first, last and linear are "
        "shown, as finer models would tell of chance."
    )


def dots(rows: Sequence[dict[str, Any]]) -> None:
    """A line for each source with a sign for each model."""
    drawn_models = {model for row in rows for model in row["shares"]}
    # what the legend takes is taken from the rows: where it is long, they would lie on one another
    legend = LINE * math.ceil(len(drawn_models) / SIGNS)
    height = 70 + STROKE * len(rows) + legend
    figure = go.Figure(layout={"template": TEMPLATE, "height": height, "hovermode": "closest"})
    for model, (symbol, meaning) in MODELS.items():
        told = [
            (row["shares"][model], place)
            for place, row in enumerate(rows)
            if model in row["shares"]
        ]
        if not told:
            continue
        figure.add_scatter(
            x=[share for share, _ in told],
            y=[place for _, place in told],
            name=named(model),
            mode="markers",
            marker={
                "symbol": symbol,
                "size": 10,
                "color": [COLOUR[sources_named.meaning(rows[place]["name"])] for _, place in told],
                "line": {"width": 2 if symbol == "line-ns" else 0},
                "opacity": 0.85,
            },
            text=[
                f"{plain_in_charts(rows[place]['name'])}: {numbers.share(share)} by "
                f"{named(model).lower()}, {meaning}"
                for share, place in told
            ],
            hovertemplate="%{text}<extra></extra>",
            showlegend=True,
        )
    for place, row in enumerate(rows):
        spread(figure, place, row)
    most = max(max(row["shares"].values()) for row in rows)
    figure.update_xaxes(range=[-0.01 * most, 1.04 * most], tickformat=".2~p", showgrid=True)
    figure.update_xaxes(gridcolor=GRID, nticks=6, side="top")
    figure.update_yaxes(range=[len(rows) - 0.6, -0.8], showgrid=False, showticklabels=False)
    figure.update_layout(
        margin={"t": 28}, showlegend=True, legend={"orientation": "h", "y": -0.02, "yanchor": "top"}
    )
    drawn(figure, "model_dots", "Each source's share of customers under every model")


def spread(figure: go.Figure, place: int, row: dict[str, Any]) -> None:
    """The line from the least to the most that a model gives, and above it who it is."""
    shares = row["shares"].values()
    figure.add_shape(
        x0=min(shares), x1=max(shares), y0=place, y1=place,
        line={"color": COLOUR[sources_named.meaning(row["name"])], "width": 2}, opacity=0.5,
    )  # fmt: skip
    figure.add_annotation(
        x=0, xref="paper", y=place, yshift=17, showarrow=False, xanchor="left",
        text=f"<b>{shortened(row['name'])}</b>  {plain_in_charts(row['words'])}",
        font={"size": 13, **ink()},
    )  # fmt: skip


def named(model: str) -> str:
    """A model as people call it."""
    return model.replace("_", " ").capitalize()


def numbers_behind(rows: list[dict[str, Any]]) -> None:
    """The credit of every source by every model, and what each model does; drawn when opened."""
    opened = st.expander(
        "The numbers, and what each model does", on_change="rerun", key="models_counted",
        icon=":material/function:",
    )  # fmt: skip
    if not opened.open:
        return
    with opened:
        shown = [
            {"Source": row["source"], "Touched": row["n"]}
            | {named(model): round(row[model], 1) for model in MODELS if model in row}
            for row in rows
        ]
        table(answers.as_frame(shown), alt="Customers credited by every model", key="by_model")
        download(answers.as_frame(rows), "credit-by-model", "Download these", key="csv_models")
        st.markdown(
            "\n".join(f"- **{named(model)}**: {meaning}" for model, (_, meaning) in MODELS.items())
        )
