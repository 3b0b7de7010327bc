"""How many leads, and how much money, went with callers whom nobody rang back: an estimate.

Each lost first-time caller counts as much as answered first-time callers of the
same source and part of the day did, where enough of those are known; else of
the same source, else of all. Ranges are Wilson's; ranges of different rates are
put together by their squares (Zou and Donner 2008, the way of Newcombe's
interval), with the chance in so few callers added; those of leads and of sales
are put together by their ends, which is wider than needed.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rsoft_analytics.metrics.counts import Z, wilson

ENOUGH = 30  # answered first-time callers from which a rate is used


@dataclass(frozen=True)
class Worth:
    """What became of some answered first-time callers whose days are over."""

    callers: int = 0
    leads: int = 0
    won: int = 0
    valued: int = 0
    value: float = 0.0

    def __add__(self, other: "Worth") -> "Worth":
        return Worth(
            self.callers + other.callers,
            self.leads + other.leads,
            self.won + other.won,
            self.valued + other.valued,
            self.value + other.value,
        )

    @property
    def rate(self) -> float:
        """The share that became leads."""
        return self.leads / self.callers if self.callers else 0.0

    @property
    def of_a_lead(self) -> float:
        """What a lead brought on average, those that brought nothing included."""
        sale = self.value / self.valued if self.valued else 0.0
        return sale * self.won / self.leads if self.leads else 0.0


@dataclass(frozen=True)
class Estimate:
    """How many leads were lost, from and to; their value where sales are known."""

    callers: int
    leads: float
    low: float
    high: float
    value_low: float | None
    value_high: float | None


Cell = tuple[str, str]  # source, part of the day


def estimate(lost: Mapping[Cell, int], known: Mapping[Cell, Worth]) -> Estimate | None:
    """The leads that lost callers would have been; None where too little is known to say."""
    everybody = total(known.values())
    if everybody.callers < ENOUGH or not everybody.leads:
        return None
    likened: dict[Cell | str, int] = defaultdict(int)
    for cell, callers in lost.items():
        likened[alike(cell, known)] += callers
    leads = below = above = 0.0
    for reference, callers in likened.items():
        one = told_by(reference, known)
        low, high = wilson(one.leads, one.callers)
        by_chance = Z * Z * callers * one.rate * (1 - one.rate)
        leads += callers * one.rate
        below += (callers * (one.rate - low)) ** 2 + by_chance
        above += (callers * (high - one.rate)) ** 2 + by_chance
    gone = sum(lost.values())
    low, high = max(leads - math.sqrt(below), 0.0), min(leads + math.sqrt(above), gone)
    value_low, value_high = worth_of(low, high, everybody)
    return Estimate(gone, leads, low, high, value_low, value_high)


def alike(cell: Cell, known: Mapping[Cell, Worth]) -> Cell | str:
    """Whom the lost callers of a cell are likened to: that cell, its source, or '' for all."""
    if known.get(cell, Worth()).callers >= ENOUGH:
        return cell
    return cell[0] if told_by(cell[0], known).callers >= ENOUGH else ""


def told_by(reference: Cell | str, known: Mapping[Cell, Worth]) -> Worth:
    """What became of the answered callers of a cell, of a source, or of all ('')."""
    if isinstance(reference, tuple):
        return known[reference]
    return total(one for (source, _), one in known.items() if reference in ("", source))


def worth_of(low: float, high: float, known: Worth) -> tuple[float | None, float | None]:
    """What so many leads are worth, from and to; None where no sale has a value."""
    if not known.valued:
        return None, None
    sale = known.value / known.valued
    share_low, share_high = wilson(known.won, known.leads)
    return low * share_low * sale, high * share_high * sale


def total(of: Iterable[Worth]) -> Worth:
    """Several as one."""
    return sum(of, Worth())
