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
    stakes = by_source(known)
    return store.frame(
        "callbacks/work_list",
        **values(store, filters),
        states=states,
        most=most,
        worth_of=list(stakes),
        worth=list(stakes.values()),
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


def by_source(known: dict[Cell, Worth]) -> dict[str, float]:
    """What a new caller of a source is worth in money, or in leads where no sale has a value."""
    everybody = total(known.values())
    lead = everybody.of_a_lead or 1.0
    stakes = {"any caller": everybody.rate * lead, "any lead": lead}
    for source in {source for source, _ in known}:
        one = total(worth for (of, _), worth in known.items() if of == source)
        if one.callers >= ENOUGH:
            stakes[source] = one.rate * lead
    return stakes


def lost_leads(store: Store, filters: Filters, known: dict[Cell, Worth]) -> Estimate | None:
    """The leads that went with callers whom nobody rang back; None where that cannot be said."""
    rows = store.rows("callbacks/lost", **values(store, filters))
    return estimate({(row["source"], row["part"]): row["callers"] for row in rows}, known)


def values(store: Store, filters: Filters) -> dict[str, Any]:
    """What the questions here are asked with."""
    return filters.parameters() | {"callback_window_hours": store.settings.callback_window_hours}
