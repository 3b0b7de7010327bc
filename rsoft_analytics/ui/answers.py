"""What the pages ask the store; the only place that keeps anything between two runs.

Answers are kept by the store's version, so that an import is seen at once and nothing
has to be cleared; and by what the viewer may see, so that nobody is told another's.
"""

from collections.abc import Iterable
from datetime import date, datetime
from functools import lru_cache
from typing import Any

import pandas as pd

from rsoft_analytics import metrics, own_numbers
from rsoft_analytics.access import (
    Viewer,
    note_card,
    note_once,
    refuse_unless_allowed,
    seen_in_full,
)
from rsoft_analytics.advertising import Agency, numbers_for_agency
from rsoft_analytics.callbacks import WorkList, work_list
from rsoft_analytics.errors import RsoftError
from rsoft_analytics.leads.under_rules import leads_under
from rsoft_analytics.lookup import lookup, lookup_number, picture_of
from rsoft_analytics.metrics import Filters
from rsoft_analytics.metrics.estimating import Cell, Worth, worth
from rsoft_analytics.metrics.rules import counted
from rsoft_analytics.settings import store_path
from rsoft_analytics.store import Store
from rsoft_analytics.store.checks import Finding, findings
from rsoft_analytics.ui import viewer
from rsoft_analytics.ui.numbers import Clock
from rsoft_analytics.ui.opening import opened, whole_store

MANY_CALLS, MANY_LEADS = 500_000, 50_000
Rows = list[dict[str, Any]]


def store() -> Store:
    """The store that this process serves, as the viewer of this run sees it."""
    return opened(store_path()).seen_by(viewer.current().sight)


def store_to(deed: str) -> Store:
    """The same for a deed that changes something; refused here to whom it is not for."""
    return opened(store_path()).seen_by(viewer.current().sight_to(deed))


def clock() -> Clock:
    """The business's clock."""
    return Clock.now(store().settings.zone)


def told(
    metric: str,
    filters: Filters,
    by: str | None = None,
    window: str | None = None,
    model: str | None = None,
) -> Rows:
    """The rows of a metric's report."""
    refuse_unless_allowed(viewer.current().role, "metric", metric)
    return reported(store(), store().version, metric, filters, by, (window, model))


def refuse_few(filters: Filters, wholes: Iterable[Filters], *, of_leads: bool) -> None:
    """Refuse to draw a page of so few people that it would tell of them, to whom sees no names.

    ``wholes`` are the longer periods that the page can be drawn of as well.
    """
    if (why := why_few(store(), store().version, filters, tuple(wholes), of_leads)) is not None:
        raise RsoftError(why)


def is_of_few(filters: Filters, *, of_leads: bool = False) -> bool:
    """Whether the calls, or leads, of a selection are of too few people to tell the viewer."""
    return why_few(store(), store().version, filters, (), of_leads) is not None


@lru_cache(maxsize=50)
def why_few(
    asked: Store, version: int, filters: Filters, wholes: tuple[Filters, ...], of_leads: bool
) -> str | None:
    """Why a selection is refused to the viewer; None where it is not."""
    if asked.sight.fewest == 1:
        return None
    try:
        for metric in ("leads", "won") if of_leads else ("unique_callers", "first_time_callers"):
            metrics.refuse_few(asked, metric, filters)
        metrics.refuse_scope_of_few(asked, "leads" if of_leads else "callers", filters, wholes)
    except RsoftError as problem:
        return str(problem)
    return None


def frame(name: str, **values: Any) -> pd.DataFrame:
    """The answer of a .sql file as a frame, which nobody may change."""
    return answered(store(), store().version, name, kept_as(values))


def asked(name: str, **values: Any) -> pd.DataFrame:
    """The answer of a .sql file as a frame. Never kept: it may be long."""
    return store().frame(name, **values)


def claims() -> list[Finding]:
    """Every claim about the data, those that do not hold first."""
    return checked(store(), store().version)


def left_out(filters: Filters) -> Rows:
    """The reasons for which calls of a selection are left out, with how many."""
    return not_told(store(), store().version, filters)


@lru_cache(maxsize=50)
def not_told(asked: Store, version: int, filters: Filters) -> Rows:
    """The calls that a selection leaves out, by reason."""
    return own_numbers.left_out(asked, **filters.parameters())


@lru_cache(maxsize=200)
def reported(
    asked: Store,
    version: int,
    metric: str,
    filters: Filters,
    by: str | None,
    watched: tuple[str | None, str | None],  # the window, and the model of credit
) -> Rows:
    """A metric's rows: distinct callers take a second over ten million calls."""
    known = worth_known(asked, version) if metric == "lost_leads" else None
    return metrics.told(asked, metric, filters, by, *watched, known)


@lru_cache(maxsize=100)
def answered(
    asked: Store, version: int, name: str, values: tuple[tuple[str, Any], ...]
) -> pd.DataFrame:
    """The answer of a .sql file."""
    return asked.frame(name, **given_as(values))


@lru_cache(maxsize=100)
def recorded(asked: Store, version: int, name: str, values: tuple[tuple[str, Any], ...]) -> Rows:
    """The same in rows: for small answers, which are there sooner so."""
    return asked.rows(name, **given_as(values))


def kept_as(values: dict[str, Any]) -> tuple[tuple[str, Any], ...]:
    """What a question is asked with, as its answer is kept by."""
    return tuple(
        (key, tuple(value) if isinstance(value, list) else value)
        for key, value in sorted(values.items())
    )


def given_as(kept: tuple[tuple[str, Any], ...]) -> dict[str, Any]:
    """The same as the store takes it."""
    return {key: list(value) if isinstance(value, tuple) else value for key, value in kept}


@lru_cache(maxsize=2)
def checked(asked: Store, version: int) -> list[Finding]:
    """Every claim about the data, checked."""
    return findings(asked)


def callers_waiting(filters: Filters) -> dict[str, int]:
    """How many callers wait for a call, by how their callback stands."""
    return {row["state"]: row["value"] for row in told("waiting_callers", filters, "state")}


def callers_to_ring(filters: Filters, states: tuple[str, ...], most: int) -> WorkList:
    """The callers who wait, the one with most at stake first, and how many wait in each way."""
    return listed(store(), store().version, filters, states, most)


def all_to_ring(filters: Filters, states: tuple[str, ...], most: int) -> pd.DataFrame:
    """The same callers for a file. Never kept: they may be many."""
    return work_list(store(), filters, states, most, callers_worth()).rows


def callers_worth() -> dict[Cell, Worth]:
    """What became of answered first-time callers, by source and part of the day."""
    return worth_known(store(), store().version)


def counted_by_kind(filters: Filters) -> dict[str, int]:
    """How many calls and callers there are of each kind that other systems' rules differ about."""
    return counted(store(), filters)


@lru_cache(maxsize=2)
def worth_known(asked: Store, version: int) -> dict[Cell, Worth]:
    """What became of answered first-time callers."""
    return worth(asked)


@lru_cache(maxsize=8)
def listed(
    asked: Store, version: int, filters: Filters, states: tuple[str, ...], most: int
) -> WorkList:
    """Some of the callers who wait."""
    return work_list(asked, filters, states, most, worth_known(asked, version))


def leads_with(rule: str, value: Any) -> int:
    """How many leads there would be with another value of a rule for leads."""
    return leads_tried(store(), store().version, rule, value)


@lru_cache(maxsize=20)
def leads_tried(asked: Store, version: int, rule: str, value: Any) -> int:
    """How many leads there would be."""
    return leads_under(asked, **{rule: value})


def for_agency(months: int) -> Agency:
    """The numbers of the last whole months that may leave."""
    return may_leave(store(), store().version, months)


@lru_cache(maxsize=5)
def may_leave(asked: Store, version: int, months: int) -> Agency:
    """The numbers of the last whole months that may leave."""
    return numbers_for_agency(asked, months)


def rejects_of(import_id: int) -> pd.DataFrame:
    """What an import could not use. Never kept: it may be long."""
    return store().frame("imports/all_rejects_of", import_id=import_id)


def records(name: str, **values: Any) -> list[dict[str, Any]]:
    """The answer of a .sql file as dictionaries; None where there is nothing."""
    return [dict(row) for row in recorded(store(), store().version, name, kept_as(values))]


def column(name: str, column: str) -> list[Any]:
    """One column of such an answer."""
    return [row[column] for row in records(name)]


def as_records(answer: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows of a frame as dictionaries; None where there is nothing."""
    return [
        {str(column): None if pd.isna(cell) else cell for column, cell in row.items()}
        for row in answer.to_dict("records")
    ]


def as_frame(rows: list[dict[str, Any]], days: tuple[str, ...] = ()) -> pd.DataFrame:
    """Rows as a frame, to show, to fill in or to take away; columns of days even where empty."""
    return pd.DataFrame(rows).astype(dict.fromkeys(days, "datetime64[s]"))


def newest() -> datetime | None:
    """When the newest call began; None where there is none."""
    moment: datetime | None = records("store/as_of")[0]["as_of"]
    return moment


def callers(query: str) -> list[dict[str, Any]]:
    """The cards of the callers that a query means, best first. Never kept."""
    looking = viewer.current()
    found = [in_full(looking, one) for one in lookup(store(), query)["matches"]]
    if len(found) == 1:
        note_card(whole_store(), looking, "page", found[0])
    elif found:
        note_once(whole_store(), looking, "page", "search", people=len(found))
    return found


def in_full(looking: Viewer, match: dict[str, Any]) -> dict[str, Any]:
    """A card with what the viewer had revealed of it."""
    full = seen_in_full(whole_store(), looking, match["number"])
    if not full:
        return match
    (card,) = lookup_number(*full)
    return dict(card)


def picture(number: str) -> bytes | None:
    """The picture of a number's contact."""
    return picture_of(store(), number)


def span() -> tuple[date | None, date | None]:
    """The first and the last day that there are calls of."""
    (known,) = records("store/as_of")
    return known["first_day"], known["last_day"]


def headline() -> dict[str, Any]:
    """How much the store holds."""
    held: dict[str, Any] = records("imports/headline")[0]
    return held


def is_large() -> bool:
    """Whether there are so many calls that what reads all of them waits until it is asked for."""
    return bool(headline()["calls"] > MANY_CALLS)


def has_many_leads() -> bool:
    """Whether there are so many leads that those of some months tell enough."""
    return bool(headline()["leads"] > MANY_LEADS) and has_dated_leads()


def has_dated_leads() -> bool:
    """Whether of any lead it is known when they became one; without leads nothing is amiss."""
    return bool(records("store/has_dated_leads")[0]["has_dated_leads"])
