"""A metric's answer, as design.md's contract words it."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from rsoft_analytics.errors import RsoftError
from rsoft_analytics.metrics.catalogue import ALL_FILTERS, Metric, metric_named
from rsoft_analytics.metrics.costs import cost_of_one, return_of
from rsoft_analytics.metrics.crediting import credited
from rsoft_analytics.metrics.estimating import Cell, Worth, estimated
from rsoft_analytics.metrics.few import (
    COSTS,
    COUNTED,
    OF_CALLERS,
    OF_PEOPLE,
    SINGLE_OUT,
    SPEEDS,
    tells_of_few,
    told_of,
    without_few,
)
from rsoft_analytics.metrics.filters import Filters
from rsoft_analytics.metrics.rules import by_systems
from rsoft_analytics.metrics.scope import refuse_scope_of_few
from rsoft_analytics.metrics.survival import points_of
from rsoft_analytics.store import Store

COLUMNS = ("value", "n", "low", "high", "verdict")
ALL_TIME = "all"
WHOLE_KEYS = ("hour", "weekday", "days")


def told(
    store: Store,
    name: str,
    filters: Filters = Filters(),
    by: str | None = None,
    window: str | None = None,
    model: str | None = None,
    known: dict[Cell, Worth] | None = None,
) -> list[dict[str, Any]]:
    """The rows of a metric's report, and no question but the metric's own: what pages ask.

    What became of answered callers (``known``), on which an estimate rests, is asked for too
    unless it is given.
    """
    metric = metric_named(name)
    metric.check_filters(filters)
    dimension = metric.checked_dimension(by)
    window = watched_for(store, metric, window)
    model = metric.checked_model(model, store.settings.credit_model)
    refuse_few(store, name, filters, window, model)
    if name in OF_PEOPLE | SPEEDS and name not in COSTS and dimension not in SINGLE_OUT:
        refuse_scope_of_few(store, "callers" if name in OF_CALLERS else "leads", filters)
    days = None if window in (None, ALL_TIME) else int(window)
    values = {
        **filters.parameters(),
        **vars(store.settings),
        **store.settings.opening_hours,  # as seconds and days, over the texts of the settings
        "dimension": dimension,
        "window": days,
        "last_day": last_day(as_of(store, metric), days) if "$last_day" in metric.sql else None,
        "model": model,
    }
    answers = store.rows(f"metrics/{name}", **values)
    answers = (
        estimated(store, answers, known)
        if metric.value == "estimate"
        else computed(metric, answers, dimension)
    )
    if model and "linear" in (answers[:1] or [{}])[0]:
        answers = credited(store, answers, metric.models, values)
    found = rows(metric, answers, dimension)
    is_of_few = told_of(name, dimension, of_some=bool(filters.sources or filters.reps))
    if store.sight.fewest == 1 or dimension is None or not is_of_few:
        return found
    return of_enough(store, name, filters, dimension, found)


def computed(
    metric: Metric, answers: list[dict[str, Any]], dimension: str | None
) -> list[dict[str, Any]]:
    """The rows of a metric whose value takes more than its SQL, with that value."""
    if metric.cost_of:
        return [cost_of_one(one, metric.cost_of) for one in answers]
    if metric.by_rule:
        return by_systems(metric.by_rule, answers, dimension)
    if metric.value == "return":
        return [return_of(one) for one in answers]
    if metric.value == "curve":
        return points_of(answers, dimension)
    return answers


def watched_for(store: Store, metric: Metric, window: str | None) -> str | None:
    """The window that is asked for; where none is and no lead has a date, all time can be told."""
    if window is None and ALL_TIME in metric.windows and not has_dated_leads(store):
        return ALL_TIME
    return metric.checked_window(window)


def has_dated_leads(store: Store) -> bool:
    """Whether of any lead it is known when they became one; without leads nothing is amiss."""
    return bool(store.row("store/has_dated_leads")["has_dated_leads"])


def of_enough(
    store: Store, name: str, filters: Filters, dimension: str, found: list[dict[str, Any]]
) -> list[dict[str, Any]]:
    """The rows of a metric that may be told to whom the store is seen by."""
    counting = COUNTED.get(name)
    people = told(in_full(store), counting, filters, dimension) if counting else found
    return without_few(name, dimension, found, people, store.sight.fewest)


def in_full(store: Store) -> Store:
    """The same store with the numbers of few people, to tell which those are."""
    return store.seen_by(replace(store.sight, fewest=1))


def refuse_few(
    store: Store,
    name: str,
    filters: Filters,
    window: str | None = None,
    model: str | None = None,
) -> None:
    """Refuse sources so few of whose people a metric counts that its number would tell of them.

    Only where the store is seen without names, and sources are chosen.
    """
    if store.sight.fewest == 1 or not filters.sources or name not in OF_PEOPLE | SPEEDS:
        return
    everywhere = replace(filters, sources=())
    every = told(in_full(store), name, everywhere, "source", window, model)
    seen = of_enough(store, name, everywhere, "source", every)
    if tells_of_few(
        filters.sources, {one["source"] for one in every}, {one["source"] for one in seen}
    ):
        raise RsoftError(
            f"So few people came from {' and '.join(filters.sources)} in this period that numbers "
            "of theirs would tell of them. Choose other sources, or a longer period."
        )


def report(
    store: Store,
    name: str,
    filters: Filters = Filters(),
    by: str | None = None,
    window: str | None = None,
    model: str | None = None,
) -> dict[str, Any]:
    """A metric under some filters, by a dimension or as one number, of people watched so long.

    Each row has value, n, low, high and verdict (null where they do not apply),
    by a dimension its key, of money its currency, and what else the metric
    counts. Refuses an unknown metric, dimension, window or model in words.
    """
    found = told(store, name, filters, by, window, model)
    metric = metric_named(name)
    window = watched_for(store, metric, window)
    model = metric.checked_model(model, store.settings.credit_model)
    newest = as_of(store, metric)
    return {
        "metric": name,
        "title": metric.title,
        "meaning": metric.meaning,
        "unit": metric.unit,
        "filters": filters.as_json()
        | {"by": by}
        | ({"window": window} if window else {})
        | ({"model": model} if model else {}),
        "as_of": newest.isoformat() if newest else None,
        "rows": found,
    }


def as_of(store: Store, metric: Metric) -> datetime | None:
    """Until when the store tells of what a metric counts."""
    is_of_leads = metric.windows or metric.models or metric.filters != ALL_FILTERS
    known: datetime | None = store.row("store/as_of_leads" if is_of_leads else "store/as_of")[
        "as_of"
    ]
    return known


def last_day(as_of: datetime | None, days: int | None) -> date | None:
    """The last day that can be told of: the newest, or the last watched to its end for so long."""
    if as_of is None or days is None:
        return as_of.date() if as_of else None
    return (as_of - timedelta(days=days + 1)).date()


def rows(
    metric: Metric, answers: list[dict[str, Any]], dimension: str | None
) -> list[dict[str, Any]]:
    """The rows of a report, in the order of their keys."""
    if dimension is None and not answers:
        answers = [{"value": metric.of_nothing, "n": 0}]
    told = [(keys(dimension, one), one) for one in answers]
    return [
        key
        | {name: one.get(name) for name in COLUMNS}
        | {name: value for name, value in one.items() if name not in {"key", *COLUMNS, *key}}
        for key, one in sorted(told, key=lambda one: list(one[0].values()))
    ]


def keys(dimension: str | None, answer: dict[str, Any]) -> dict[str, Any]:
    """What a row is of: its key, named as its dimension, and the currency of an amount."""
    currency = {"currency": answer["currency"]} if answer.get("currency") else {}
    return of_dimension(dimension, answer) | currency


def of_dimension(dimension: str | None, answer: dict[str, Any]) -> dict[str, Any]:
    """A row's key, named as its dimension."""
    if dimension is None:
        return {}
    if dimension == "hour_of_week":
        weekday, hour = answer["key"].split(" ")
        return {"weekday": int(weekday), "hour": int(hour)}
    return {dimension: int(answer["key"]) if dimension in WHOLE_KEYS else answer["key"]}
