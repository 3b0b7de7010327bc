"""A metric's answer, as design.md's contract words it."""

from typing import Any

from rsoft_analytics.metrics.catalogue import Metric, metric_named
from rsoft_analytics.metrics.filters import Filters
from rsoft_analytics.store import Store

MORE = ("p90", "never")  # told where a metric has them
COLUMNS = ("value", "n", "low", "high", "verdict", *MORE)
WHOLE_KEYS = ("hour", "weekday")


def report(
    store: Store, name: str, filters: Filters = Filters(), by: str | None = None
) -> dict[str, Any]:
    """A metric under some filters, by a dimension or as one number.

    Each row has value, n, low, high and verdict (null where they do not apply)
    and, by a dimension, its key. Refuses an unknown metric or dimension in words.
    """
    metric = metric_named(name)
    dimension = metric.checked_dimension(by)
    values = {**filters.parameters(), **vars(store.settings), "dimension": dimension}
    answers = store.rows(f"metrics/{name}", **values)
    as_of = store.row("store/as_of")["as_of"]
    return {
        "metric": name,
        "title": metric.title,
        "meaning": metric.meaning,
        "unit": metric.unit,
        "filters": filters.as_json() | {"by": by},
        "as_of": as_of.isoformat() if as_of else None,
        "rows": rows(metric, answers, dimension),
    }


def rows(
    metric: Metric, answers: list[dict[str, Any]], dimension: str | None
) -> list[dict[str, Any]]:
    """The rows of a report, in the order of their keys."""
    if dimension is None and not answers:
        answers = [{"value": metric.of_nothing, "n": 0}]
    told = [
        {**keys(dimension, one), **{name: one.get(name) for name in columns_of(one)}}
        for one in answers
    ]
    return sorted(told, key=lambda one: [one[key] for key in one if key not in COLUMNS])


def columns_of(answer: dict[str, Any]) -> list[str]:
    """What a row tells beside its key."""
    return [name for name in COLUMNS if name not in MORE or name in answer]


def keys(dimension: str | None, answer: dict[str, Any]) -> dict[str, Any]:
    """A row's key, named as its dimension."""
    if dimension is None:
        return {}
    if dimension == "hour_of_week":
        weekday, hour = answer["key"].split(" ")
        return {"weekday": int(weekday), "hour": int(hour)}
    return {dimension: int(answer["key"]) if dimension in WHOLE_KEYS else answer["key"]}
