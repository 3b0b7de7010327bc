"""How many leads, and how much money, went with callers whom nobody rang back: an estimate.

Each lost first-time caller counts as much as answered first-time callers of the
same source and part of the day did, where enough of those are known; else of
the same source, else of all; a lead is priced by the sales of its source, where
those are enough, else by all. Ranges are Wilson's; ranges of different rates are
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
ENOUGH_SALES = 10  # sales with a value from which a source's own price is used


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
    priced: dict[Worth, float] = defaultdict(float)  # the leads by whose sales they are priced
    for reference, callers in likened.items():
        one = told_by(reference, known)
        priced[priced_by(reference, known, everybody)] += callers * one.rate
        low, high = wilson(one.leads, one.callers)
        by_chance = Z * Z * callers * one.rate * (1 - one.rate)
        leads += callers * one.rate
        below += (callers * (one.rate - low)) ** 2 + by_chance
        above += (callers * (high - one.rate)) ** 2 + by_chance
    gone = sum(lost.values())
    low, high = max(leads - math.sqrt(below), 0.0), min(leads + math.sqrt(above), gone)
    value_low, value_high = worth_of(low, high, priced)
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


def priced_by(reference: Cell | str, known: Mapping[Cell, Worth], everybody: Worth) -> Worth:
    """By whose sales a lead is priced: those of its source, where they are enough, else all."""
    source = reference[0] if isinstance(reference, tuple) else reference
    of_source = told_by(source, known)
    return of_source if of_source.valued >= ENOUGH_SALES else everybody


def worth_of(
    low: float, high: float, priced: Mapping[Worth, float]
) -> tuple[float | None, float | None]:
    """What so many leads are worth, from and to, in the parts that are priced by the same sales.

    None where no sale has a value, or nobody would have become a lead.
    """
    leads = sum(priced.values())
    if not leads or not all(one.valued for one in priced):
        return None, None
    low_price = high_price = 0.0
    for one, of_leads in priced.items():
        sale, ends = one.value / one.valued, wilson(one.won, one.leads)
        low_price += of_leads / leads * ends[0] * sale
        high_price += of_leads / leads * ends[1] * sale
    return low * low_price, high * high_price


def total(of: Iterable[Worth]) -> Worth:
    """Several as one."""
    return sum(of, Worth())
