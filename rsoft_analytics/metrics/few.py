"""Rows of so few people that they might tell of one of them: not for every viewer.

A source with two leads, one of them won for so much, tells of two people. Whom the store shows no
names does not get such rows either (``Sight.fewest``), nor those from which, with the sum, they
could be had back (privacy/small_cells.py).
"""

from collections.abc import Callable, Collection, Mapping
from typing import Any

from rsoft_analytics.privacy.small_cells import withheld

Row = dict[str, Any]
SINGLE_OUT = {"source", "channel", "campaign", "kind"}  # by what people, not calls, are split
OF_CALLERS = {"unique_callers", "first_time_callers"}
PEOPLE = {
    *OF_CALLERS,
    *("leads", "won", "new_customers"),
    *("attributed_leads", "attributed_won"),
}
SHARES = {  # of n people, by whatever it is told
    *("conversion_rate", "lead_rate", "contact_rate", "qualification_rate", "win_rate"),
    "conversion_by_speed",
}
ASIDE = ("unripe", "junk", "undated", "won_undated")  # whom a share leaves out, beside it
PARTS = {"share_of_leads", "share_of_won"}  # that all n people were split into
WORTH = {"won_value": "won", "new_customers_value": "new_customers"}  # of how many people
COSTS = {  # of n people, who are some of those that another metric counts
    "cost_per_lead": "leads",
    "cost_per_qualified_lead": "leads",
    "cost_per_won": "won",
    "cost_per_first_time_caller": "first_time_callers",
    "return_on_spend": "won",
    "spend_on_missed_calls": "first_time_callers",
}
COUNTED = WORTH | COSTS
SPEEDS = {"first_attempt_seconds", "first_contact_seconds"}  # of n people, by whatever
OF_PEOPLE = PEOPLE | PARTS | SHARES | COUNTED.keys()


def told_of(name: str, dimension: str | None, *, of_some: bool = False) -> bool:
    """Whether rows of a metric by a dimension can be of few; of some sources or reps any can."""
    if name in SHARES | SPEEDS or of_some:
        return dimension is not None and name in OF_PEOPLE | SPEEDS
    return dimension in SINGLE_OUT and name in OF_PEOPLE


def tells_of_few(chosen: Collection[str], every: Collection[str], told: Collection[str]) -> bool:
    """Whether numbers of some sources would tell of one that is withheld, as it is not ``told``.

    Not where none of the withheld is among them, and not where all are: what those come to
    together follows from the sum anyway.

    >>> tells_of_few({"Radio"}, {"Google", "Fair", "Radio"}, {"Google"})
    True
    >>> tells_of_few({"Radio", "Fair", "Google"}, {"Google", "Fair", "Radio"}, {"Google"})
    False
    """
    withheld_ones = set(every) - set(told)
    among = withheld_ones & set(chosen)
    return bool(among) and (among != withheld_ones or len(among) == 1)


def without_few(
    name: str, dimension: str, rows: list[Row], people: list[Row], least: int
) -> list[Row]:
    """The rows that may be told; ``people`` are those that count whom they are of."""
    gone = withheld(columns(COUNTED.get(name, name), dimension, people), least)
    if name in COSTS:
        gone = withheld(columns(name, dimension, rows), least, above=gone)
    told = [row for row in rows if str(row[dimension]) not in gone.rows]
    return without_asides(dimension, rows, told, least) if name in SHARES else told


def without_asides(dimension: str, rows: list[Row], told: list[Row], least: int) -> list[Row]:
    """The rows with None for how few people were left out of them."""
    gone = {
        name: withheld([{str(row[dimension]): int(row[name] or 0) for row in rows}], least)
        for name in ASIDE
        if any(name in row for row in rows)
    }
    return [
        row | {name: None for name in gone if str(row[dimension]) in gone[name].rows}
        for row in told
    ]


def columns(name: str, dimension: str, rows: list[Row]) -> list[Mapping[str, int]]:
    """How many people each row is of: all of them, and of a share those who have it."""
    if name in PARTS:
        return [summed(dimension, rows, lambda row: (row["value"] or 0) * (row["n"] or 0))]
    if name == "won":
        k = summed(dimension, rows, lambda row: row["value"] or 0)
        n = summed(dimension, rows, lambda row: row.get("n") or row["value"] or 0)
        return [n, k, {key: n[key] - k[key] for key in n}]
    if name in SPEEDS:
        n = summed(dimension, rows, lambda row: row["n"] or 0)
        k = summed(dimension, rows, lambda row: row["never"] or 0)
        return [n, k, {key: n[key] - k[key] for key in n}]
    if name not in SHARES | COSTS.keys():
        return [summed(dimension, rows, lambda row: row["value"] or 0)]
    n = summed(dimension, rows, lambda row: row["n"] or 0)
    if name == "spend_on_missed_calls":
        n, k = summed(dimension, rows, lambda row: row["new_callers"]), n
    elif name in SHARES:
        k = summed(dimension, rows, lambda row: (row["value"] or 0) * (row["n"] or 0))
    else:
        return [n]
    return [n, k, {key: n[key] - k[key] for key in n}]


def summed(dimension: str, rows: list[Row], people: Callable[[Row], float]) -> dict[str, int]:
    """How many people there are of each key, which stands in a row for each currency."""
    told: dict[str, int] = {}
    for row in rows:
        told[str(row[dimension])] = told.get(str(row[dimension]), 0) + round(people(row))
    return told
