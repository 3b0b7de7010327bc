"""How a share grows with time where not everybody was watched for long enough (Kaplan-Meier).

Whoever was watched for ten days tells of ten days, and is then no longer among
those at risk; whoever will never buy stays among them, so that nobody's silence
counts as a purchase to come.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from rsoft_analytics.metrics.counts import Z


@dataclass(frozen=True)
class Step:
    """A time at which something happened to some of those still watched."""

    time: float
    events: int
    at_risk: int


@dataclass(frozen=True)
class Point:
    """The share that it had happened to by a time, with its 95 % band."""

    time: float
    share: float
    low: float
    high: float
    at_risk: int


def curve(steps: Iterable[Step]) -> list[Point]:
    """The share by each time, 1 - the product of (1 - events / at risk) up to it.

    The band is Greenwood's variance on the scale of log(-log), which keeps it
    between 0 and 1 (Kalbfleisch and Prentice). Steps come in order of time.
    """
    left, variance, points = 1.0, 0.0, []
    for step in steps:
        left *= 1 - step.events / step.at_risk
        if left > 0:
            variance += step.events / (step.at_risk * (step.at_risk - step.events))
        low, high = band(left, variance)
        points.append(Point(step.time, 1 - left, 1 - high, 1 - low, step.at_risk))
    return points


def band(left: float, variance: float) -> tuple[float, float]:
    """The band of the share that is left; where nobody is or everybody, it is no band."""
    if not 0 < left < 1:
        return left, left
    stretch = math.exp(Z * math.sqrt(variance) / math.log(left))
    return left ** (1 / stretch), left**stretch


def points_of(rows: list[dict[str, Any]], dimension: str | None) -> list[dict[str, Any]]:
    """The curve through days (key) with how many customers and at risk there were on each.

    As one number, that of the last day to which enough were watched; of nobody there is none.
    """
    points = curve(Step(one["key"], one["customers"], one["at_risk"]) for one in rows)
    told = [
        {
            "key": row["key"],
            "value": point.share,
            "n": row["at_risk"],
            "low": point.low,
            "high": point.high,
            "customers": row["customers"],
            "is_enough": row["is_enough"],
        }
        for row, point in zip(rows, points, strict=True)
    ]
    if dimension:
        return told
    whole = {"n": max((row["at_risk"] for row in rows), default=0)}
    whole["customers"] = sum(row["customers"] for row in rows)
    return [
        one | whole | {"days": one["key"], "at_risk": one["n"]} for one in told if one["is_enough"]
    ][-1:]
