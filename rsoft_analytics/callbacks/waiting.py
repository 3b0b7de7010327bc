"""Who waits for a call, and what is at stake, asked of the store."""

from typing import Any

import pandas as pd

from rsoft_analytics.callbacks.estimate import ENOUGH, Cell, Estimate, Worth, estimate, total
from rsoft_analytics.metrics import Filters
from rsoft_analytics.store import Store

DAYS_TO_LEAD = 30  # in which a caller becomes a lead, or does not
DAYS_OLDER = 90  # of history before which everybody is new


def waiting(store: Store, filters: Filters) -> dict[str, int]:
    """How many callers wait for a call, by how their callback stands."""
    rows = store.rows("callbacks/waiting", **values(store, filters))
    return {row["state"]: row["callers"] for row in rows}


def work_list(
    store: Store, filters: Filters, states: list[str], most: int, known: dict[Cell, Worth]
) -> pd.DataFrame:
    """The callers who wait, the one with most at stake first: one row a caller."""
    everybody, of_source = total(known.values()), by_source(known)
    lead = worth_of_lead(known)
    return store.frame(
        "callbacks/work_list",
        **values(store, filters),
        states=states,
        most=most,
        worth_of_lead=lead,
        worth_of_caller=everybody.rate * lead,
        worth_of=list(of_source),
        worth=list(of_source.values()),
    )


def worth(store: Store) -> dict[Cell, Worth]:
    """What became of answered first-time callers, by source and part of the day."""
    rows = store.rows(
        "callbacks/became_leads",
        days=DAYS_TO_LEAD,
        older=DAYS_OLDER,
        currency=store.settings.currency,
    )
    return {(row.pop("source"), row.pop("part")): Worth(**row) for row in rows}


def worth_of_lead(known: dict[Cell, Worth]) -> float:
    """What a lead is worth in money; 1 where no sale has a value, so that leads are counted."""
    return total(known.values()).of_a_lead or 1.0


def by_source(known: dict[Cell, Worth]) -> dict[str, float]:
    """What a new caller is worth by source, where enough of that source are known."""
    told = {
        name: total(one for (source, _), one in known.items() if source == name)
        for name in {source for source, _ in known}
    }
    lead = worth_of_lead(known)
    return {name: one.rate * lead for name, one in told.items() if one.callers >= ENOUGH}


def lost_leads(store: Store, filters: Filters, known: dict[Cell, Worth]) -> Estimate | None:
    """The leads that went with callers whom nobody rang back; None where that cannot be said."""
    rows = store.rows("callbacks/lost", **values(store, filters))
    return estimate({(row["source"], row["part"]): row["callers"] for row in rows}, known)


def values(store: Store, filters: Filters) -> dict[str, Any]:
    """What the questions here are asked with."""
    settings = store.settings
    return filters.parameters() | {
        "callback_window_hours": settings.callback_window_hours,
        "business_category": settings.business_category,
    }
