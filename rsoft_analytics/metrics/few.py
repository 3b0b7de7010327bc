"""Rows of so few people that they might tell of one of them: not for every viewer.

A source with two leads, one of them won for so much, tells of two people. Whom the store shows no
names does not get such rows either (``Sight.fewest``), nor those from which, with the sum, they
could be had back (privacy/small_cells.py).
"""

from collections.abc import Mapping
from typing import Any

from rsoft_analytics.privacy.small_cells import withheld

Row = dict[str, Any]
SINGLE_OUT = {"source", "channel", "campaign"}  # what people are split by, and not their calls
PEOPLE = {
    *("leads", "won", "new_customers", "unique_callers", "first_time_callers"),
    *("attributed_leads", "attributed_won"),
}
SHARES = {"conversion_rate"}  # of n people
WORTH = {"won_value": "won", "new_customers_value": "new_customers"}  # of how many people


def told_of(name: str, dimension: str | None) -> bool:
    """Whether rows of a metric by a dimension can be of few people."""
    return dimension in SINGLE_OUT and name in PEOPLE | SHARES | WORTH.keys()


def without_few(
    name: str, dimension: str, rows: list[Row], people: list[Row], least: int
) -> list[Row]:
    """The rows that may be told; ``people`` are those that count whom they are of."""
    keys = withheld([*columns(name, dimension, people)], least).rows
    return [row for row in rows if str(row[dimension]) not in keys]


def columns(name: str, dimension: str, rows: list[Row]) -> list[Mapping[str, int]]:
    """How many people each row is of: all of them, and of a share those who have it."""
    if name not in SHARES:
        return [{str(row[dimension]): round(row["value"] or 0) for row in rows}]
    n = {str(row[dimension]): int(row["n"] or 0) for row in rows}
    k = {str(row[dimension]): round((row["value"] or 0) * (row["n"] or 0)) for row in rows}
    return [n, k, {key: n[key] - k[key] for key in n}]
