"""What callers whom nobody rang back may have cost: leads, and money, always as an estimate."""

from typing import Any

from rsoft_analytics.metrics.estimating.estimate import (
    ENOUGH,
    ENOUGH_SALES,
    Cell,
    Estimate,
    Worth,
    estimate,
    total,
)
from rsoft_analytics.store import Store

__all__ = [
    "DAYS_TO_LEAD",
    "ENOUGH",
    "ENOUGH_SALES",
    "Cell",
    "Estimate",
    "Worth",
    "estimate",
    "estimated",
    "total",
    "worth",
]
Row = dict[str, Any]
DAYS_TO_LEAD = 30  # in which a caller becomes a lead, or does not
DAYS_OLDER = 90  # of history before which everybody is new
UNKNOWN = "too little is known to say"


def worth(store: Store) -> dict[Cell, Worth]:
    """What became of answered first-time callers, by source and part of the day."""
    rows = store.rows(
        "metrics/estimating/worth",
        days=DAYS_TO_LEAD,
        older=DAYS_OLDER,
        currency=store.settings.currency,
    )
    return {(row.pop("source"), row.pop("part")): Worth(**row) for row in rows}


def estimated(store: Store, rows: list[Row], known: dict[Cell, Worth] | None = None) -> list[Row]:
    """The leads that were lost of each key, and the money, from its callers by source and part.

    What became of answered callers is asked for unless it is ``known`` already.
    """
    known = worth(store) if known is None else known
    cells: dict[Any, dict[Cell, int]] = {}
    for row in rows:
        cells.setdefault(row["key"], {})[row["source"], row["part"]] = row["callers"]
    return [as_row(key, estimate(lost, known), store, lost) for key, lost in cells.items()]


def as_row(key: Any, found: Estimate | None, store: Store, lost: dict[Cell, int]) -> Row:
    """An estimate as a row of a report."""
    row: Row = {"key": key, "n": sum(lost.values())}
    if found is None:
        return row | {"value": None, "verdict": UNKNOWN}
    return row | {
        "value": found.leads,
        "low": found.low,
        "high": found.high,
        "verdict": "estimate",
        "money_low": found.value_low,
        "money_high": found.value_high,
        "money_currency": store.settings.currency,
    }
