"""The callers who wait for a call, by what is at stake with each."""

from collections.abc import Iterable
from typing import NamedTuple

import pandas as pd

from rsoft_analytics.metrics import Filters
from rsoft_analytics.metrics.estimating import ENOUGH, Cell, Worth, total
from rsoft_analytics.store import Store

# How the callbacks of those stand who are to be rung.
OWED = ("open", "never returned", "no call seen")


class WorkList(NamedTuple):
    """Some of the callers who wait, one row a caller, and how many wait in each way."""

    rows: pd.DataFrame
    sizes: dict[str, int]


def work_list(
    store: Store, filters: Filters, states: Iterable[str], most: int, known: dict[Cell, Worth]
) -> WorkList:
    """The callers whose callbacks stand in some ways, the one with most at stake first."""
    everybody, of_source = total(known.values()), by_source(known)
    lead = worth_of_lead(known)
    told = store.frame(
        "callbacks/work_list",
        **filters.parameters(),
        callback_window_hours=store.settings.callback_window_hours,
        business_category=store.settings.business_category,
        states=list(states),
        most=most,
        worth_of_lead=lead,
        worth_of_caller=everybody.rate * lead,
        worth_of=list(of_source),
        worth=list(of_source.values()),
    )
    rows = told[told["caller"].notna()].drop(columns="in_state").reset_index(drop=True)
    return WorkList(rows, dict(zip(told["state"], told["in_state"], strict=True)))


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
