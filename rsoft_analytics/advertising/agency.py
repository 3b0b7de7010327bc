"""Numbers that may leave: by source and whole month, of no person, and none of too few people.

Months are whole and over, each told by itself and never summed up: files of two dates or of two
spans then differ in nothing that could be taken from one another. A number of fewer than ``least``
people is withheld, and others with it where it could be had back (privacy/small_cells.py).
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from rsoft_analytics.errors import RsoftError
from rsoft_analytics.metrics import Filters, report
from rsoft_analytics.privacy.small_cells import OUTSIDE, Column, Withheld, withheld
from rsoft_analytics.store import Store

Row = dict[str, Any]
MONTHS, MOST_MONTHS = 12, 60
OTHERS, ALL = "Others", "All sources"
COUNTED = {
    "calls": "calls",
    "callers": "unique_callers",
    "new callers": "first_time_callers",
    "leads": "leads",
    "won": "won",
}
PART_OF = {"new callers": "callers", "won": "leads"}


@dataclass(frozen=True)
class Agency:
    """The rows that may leave, and of each number that may not, why."""

    months: list[str]
    rows: list[Row]  # month, source, the counted numbers (None where withheld), spend by currency
    withheld: list[Row]  # month, source, number, why
    least: int


def numbers_for_agency(store: Store, months: int = MONTHS, least: int = OUTSIDE) -> Agency:
    """The numbers of the last whole months; refused with fewer people a cell than may leave."""
    if least < OUTSIDE:
        raise RsoftError(f"A number that leaves is of at least {OUTSIDE} people. Give no fewer.")
    if not 1 <= months <= MOST_MONTHS:
        raise RsoftError(f"A file holds 1 to {MOST_MONTHS} months.")
    spans = whole_months(store.row("store/as_of")["as_of"], months)
    named = [one["source"] for one in store.rows("advertising/sources_told")]
    rows: list[Row] = []
    gone: list[Row] = []
    for since, until in spans:
        told, kept_back = month_told(store, Filters(since, until), named, least)
        if not any(one[name] or one["spend"] for one in told for name in COUNTED) and not kept_back:
            continue  # of a month of which nothing is known there is no number, not even a zero
        month = {"month": f"{since:%Y-%m}"}
        rows += [month | one for one in told]
        gone += [month | one for one in kept_back]
    return Agency([f"{since:%Y-%m}" for since, _ in spans], rows, gone, least)


def whole_months(as_of: Any, months: int) -> list[tuple[date, date]]:
    """The first and last days of the last months that are over, the earliest first."""
    if as_of is None:
        return []
    spans = []
    first = as_of.date().replace(day=1)
    for _ in range(months):
        until = first - timedelta(days=1)
        first = until.replace(day=1)
        spans.append((first, until))
    return spans[::-1]


def month_told(
    store: Store, month: Filters, named: Sequence[str], least: int
) -> tuple[list[Row], list[Row]]:
    """The rows of a month that may leave, and the numbers that are withheld from them."""
    counts = {name: by_source(store, metric, month, named) for name, metric in COUNTED.items()}
    spent = spent_by_source(store, month, named)
    sources = sorted(set().union(*counts.values(), spent) - {ALL, OTHERS})
    order = [one for one in (*sources, OTHERS, ALL) if one == ALL or has_any(one, counts, spent)]
    gone = kept_back(counts, least)
    rows = [
        {"source": source}
        | {name: shown(counts[name], source, gone[name]) for name in COUNTED}
        | {"spend": spent.get(source, {})}
        for source in order
    ]
    return rows, [
        {"source": source, "number": name, "why": reason(gone[name], source, least)}
        for name in COUNTED
        for source in order
        if is_gone(gone[name], source)
    ]


def by_source(store: Store, metric: str, month: Filters, named: Sequence[str]) -> dict[str, int]:
    """A number of a month by source, of all that have no name of ours, and of all."""
    found = {one["source"]: one["value"] for one in report(store, metric, month, "source")["rows"]}
    nameless = tuple(sorted(set(found) - set(named)))
    counts = {source: found[source] for source in named if found.get(source)}
    if nameless:
        counts[OTHERS] = value_of(store, metric, Filters(month.since, month.until, (), nameless))
    return counts | {ALL: value_of(store, metric, month)}


def value_of(store: Store, metric: str, filters: Filters) -> int:
    """A number under some filters."""
    (row,) = report(store, metric, filters)["rows"]
    return int(row["value"] or 0)


def spent_by_source(
    store: Store, month: Filters, named: Sequence[str]
) -> dict[str, dict[str, float]]:
    """What was spent in a month by source and currency, and on all together."""
    spent: dict[str, dict[str, float]] = {}
    for one in report(store, "spend", month, "source")["rows"]:
        if not one["value"]:
            continue
        for source in (one["source"] if one["source"] in named else OTHERS, ALL):
            amounts = spent.setdefault(source, {})
            amounts[one["currency"]] = amounts.get(one["currency"], 0) + float(one["value"])
    return spent


def has_any(
    source: str, counts: dict[str, dict[str, int]], spent: dict[str, dict[str, float]]
) -> bool:
    """Whether anything is told of a source."""
    return source in spent or any(one.get(source) for one in counts.values())


def kept_back(counts: Mapping[str, Column], least: int) -> dict[str, Withheld]:
    """What is withheld of each number: what is of few people, and what would tell of it.

    Callers, new callers and leads are withheld of the same sources: a new caller is a caller
    and most often a lead, so each number says how large another can be.
    """
    people = {name: parts_of(counts[name]) for name in ("callers", "new callers", "leads")}
    found = withheld([*people.values(), rest(people["callers"], people["new callers"])], least)
    gone = {name: replace(found, sums=is_few_in_all(counts, name, least)) for name in people}
    won = parts_of(counts["won"])
    of_won = withheld([won, rest(people["leads"], won)], least, found)
    leads_told = {one: n for one, n in people["leads"].items() if one not in found.rows}
    sums = (
        of_won.sums
        or is_few_in_all(counts, "won", least)
        or is_bounded(of_won.rows, won, leads_told, least)
    )
    return gone | {"calls": gone["callers"], "won": replace(of_won, sums=sums)}


def is_few_in_all(counts: Mapping[str, Column], name: str, least: int) -> bool:
    """Whether a number of all sources is itself of few people, or leaves few of the whole."""
    part, whole = counts[name][ALL], counts[PART_OF.get(name, name)][ALL]
    return any(0 < one < least for one in (part, whole - part))


def is_bounded(gone: Collection[str], won: Column, leads: Column, least: int) -> bool:
    """Whether the sum and the leads that are told would tell a withheld number of customers.

    No source has more customers than leads: where few sources are withheld and one of them has
    few leads, the rest of the sum is the other's.
    """
    whole = sum(won.get(one, 0) for one in gone)
    most = {one: min(leads.get(one, whole), whole) for one in gone}
    fewest = {one: max(whole - sum(most.values()) + most[one], 0) for one in gone}
    return any(most[one] and most[one] - fewest[one] < least for one in gone)


def parts_of(counts: Column) -> dict[str, int]:
    """The numbers of the sources, without that of all."""
    return {source: count for source, count in counts.items() if source != ALL}


def rest(whole: Column, part: Column) -> dict[str, int]:
    """Who is in the whole and not in the part, by source."""
    return {source: max(count - part.get(source, 0), 0) for source, count in whole.items()}


def is_gone(found: Withheld, source: str) -> bool:
    """Whether a number is withheld."""
    return found.sums if source == ALL else source in found.rows


def shown(counts: Column, source: str, found: Withheld) -> int | None:
    """A number, or None where it is withheld."""
    return None if is_gone(found, source) else counts.get(source, 0)


def reason(found: Withheld, source: str, least: int) -> str:
    """Why a number is withheld, in words."""
    if source == ALL:
        return "it would tell what is withheld of its sources"
    if found.why.get(source) == "small":
        return f"it, or what it leaves of the whole, is fewer than {least} people"
    return "it would tell another that is withheld"
