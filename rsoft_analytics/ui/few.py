"""Numbers of so few people that they might tell of one of them: not for every viewer's screen.

What metrics tell by source is withheld where it is asked for (metrics/few.py); this is for what
pages ask themselves. Owners, and reps of their own, are told everything.
"""

from collections.abc import Callable
from typing import Any

from rsoft_analytics.privacy.small_cells import Withheld, withheld
from rsoft_analytics.ui import numbers, viewer

Row = dict[str, Any]


def least() -> int:
    """The fewest people that make a number for this viewer."""
    return viewer.current().sees.fewest


def is_few(people: int) -> bool:
    """Whether so many people are too few to be told of."""
    return 0 < people < least()


def of_few(whole: int, part: int) -> bool:
    """Whether a part of a whole would tell of few people: it, the whole, or who is left."""
    return any(is_few(people) for people in (whole, part, whole - part))


def count(people: int, of: int | None = None) -> str:
    """A number of people, some ``of`` others; where few of those are left, more than so many."""
    if is_few(people):
        return f"fewer than {least()}"
    if of is not None and is_few(of - people):
        return f"more than {numbers.count(max(of - least(), 0))}"
    return numbers.count(people)


def several(people: int, one: str, many: str | None = None) -> str:
    """The same with what they are."""
    if is_few(people):
        return f"{count(people)} {many or one + 's'}"
    return numbers.several(people, one, many)


def none() -> str:
    """What stands where there is no row: nobody, or too few to be told of."""
    return "0" if least() == 1 else "0 or few"


def nobody(one: str) -> str:
    """The same at the beginning of a sentence about one of something."""
    return f"No {one}" if least() == 1 else f"No {one}, or fewer than {least()},"


def shared() -> tuple[Callable[[Row], int], ...]:
    """Whom a share is of, who has it, and who has it not."""
    return (
        lambda row: int(row["n"] or 0),
        lambda row: round((row["value"] or 0) * (row["n"] or 0)),
        lambda row: round((1 - (row["value"] or 0)) * (row["n"] or 0)),
    )


def gone(rows: list[Row], *columns: Callable[[Row], int]) -> Withheld:
    """Which rows, by their places, may not be told, where the sum of each column is known."""
    return withheld(
        [{str(place): people(row) for place, row in enumerate(rows)} for people in columns], least()
    )


def without(rows: list[Row], withheld_rows: Withheld) -> list[Row]:
    """The rows that may be told."""
    return [row for place, row in enumerate(rows) if str(place) not in withheld_rows.rows]
