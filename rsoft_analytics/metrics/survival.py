"""How a share grows with time where not everybody was watched for long enough (Kaplan-Meier).

Whoever was watched for ten days tells of ten days, and is then no longer among
those at risk; whoever will never buy stays among them, so that nobody's silence
counts as a purchase to come.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass

REACH = 1.959964  # standard errors on either side of a 95 % band


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
    stretch = math.exp(REACH * math.sqrt(variance) / math.log(left))
    return left ** (1 / stretch), left**stretch


def reached(points: Iterable[Point], share: float) -> float | None:
    """The time by which a share was reached; None where it was not."""
    return next((one.time for one in points if one.share >= share - 1e-12), None)
