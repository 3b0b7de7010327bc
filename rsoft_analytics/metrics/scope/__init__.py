"""Whether a selection is of so few people that its numbers would tell of them.

A period, a rep or both can single somebody out as a source can (metrics/few.py). Whom the store
shows no names is refused a selection of 1 to ``Sight.fewest`` - 1 people, and one that would
tell of so few together with what else is told: of reps, with the others' numbers and the sum; of a
period, with a longer one that holds it, where the days between are of few people.
"""

from collections.abc import Iterable
from dataclasses import replace
from typing import Literal

from rsoft_analytics.errors import RsoftError
from rsoft_analytics.metrics.few import tells_of_few
from rsoft_analytics.metrics.filters import Filters
from rsoft_analytics.privacy.small_cells import withheld
from rsoft_analytics.store import Store

People = Literal["callers", "leads"]


def refuse_scope_of_few(
    store: Store, of: People, filters: Filters, wholes: Iterable[Filters] = ()
) -> None:
    """Refuse a selection that would tell of few people, to whom the store shows no names.

    ``wholes`` are longer periods that are told as well, beside all days.
    """
    least = store.sight.fewest
    if least == 1:
        return
    if 0 < people(store, of, filters) < least:
        raise RsoftError(
            f"This selection is of fewer than {least} people, so that its numbers would tell of "
            "them. Choose a longer period, or more reps and sources."
        )
    if filters.reps and reps_tell_of_few(store, of, filters):
        raise RsoftError(
            f"So few people had to do with {' and '.join(filters.reps)} in this period, or with "
            "the others, that these numbers would tell of them. Choose other reps, or a longer "
            "period."
        )
    for whole in (replace(filters, since=None, until=None), *wholes):
        if 0 < people(store, of, whole, besides=filters) < least:
            raise RsoftError(
                f"{longer(whole)} are of fewer than {least} people more than this period, so that "
                "both together would tell of those. Choose that longer period, or a shorter one."
            )


def people(store: Store, of: People, filters: Filters, besides: Filters | None = None) -> int:
    """How many people a selection is of, besides those of a period in it; 0 where it is not."""
    if besides is not None and not holds(filters, besides):
        return 0
    return sum(by_rep(store, of, filters, besides, None).values())


def holds(whole: Filters, part: Filters) -> bool:
    """Whether a period holds another, and more than that."""
    begins = whole.since is None or (part.since is not None and whole.since <= part.since)
    ends = whole.until is None or (part.until is not None and whole.until >= part.until)
    return begins and ends and (whole.since, whole.until) != (part.since, part.until)


def reps_tell_of_few(store: Store, of: People, filters: Filters) -> bool:
    """Whether numbers of some reps would tell of one of whose people there are few."""
    every = by_rep(store, of, replace(filters, reps=()), None, "rep")
    gone = withheld([every], store.sight.fewest).rows
    return tells_of_few(filters.reps, every, every.keys() - gone)


def by_rep(
    store: Store, of: People, filters: Filters, besides: Filters | None, dimension: str | None
) -> dict[str, int]:
    """How many people a selection is of, by rep, or in all by no dimension."""
    inner = besides or filters
    values = {
        **filters.parameters(),
        "dimension": dimension,
        "has_inner": besides is not None,
        "inner_since": inner.since,
        "inner_until": inner.until,
    }
    return {str(row["key"]): row["people"] for row in store.rows(f"metrics/scope/{of}", **values)}


def longer(whole: Filters) -> str:
    """A period that holds another, at the beginning of a sentence."""
    if whole.since is None or whole.until is None:
        return "All days"
    return f"The {(whole.until - whole.since).days + 1} days until {whole.until}"
