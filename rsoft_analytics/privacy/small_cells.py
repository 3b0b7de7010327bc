"""Small cells: numbers of so few people that they might tell of one of them.

A cell of 1 to ``least - 1`` people is withheld. Withheld alone, it could be had back by taking
the others from their sum, so others are withheld with it (complementary suppression): in each
column of a table whose sum is told, what is withheld is at least two cells, of at least
``least`` people together; where that cannot be, the sum is withheld too.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

OUTSIDE = 11  # people: the least cell of a file for outsiders
ON_SCREEN = 5  # the least of an aggregate on a manager's screen
Column = Mapping[str, int]


@dataclass(frozen=True)
class Withheld:
    """What a table may not tell: the rows that are withheld, and whether the sums are."""

    rows: frozenset[str] = frozenset()
    sums: bool = False
    why: Mapping[str, str] = field(default_factory=dict)  # row -> small, or with others


def withheld(
    columns: Sequence[Column], least: int = OUTSIDE, above: Withheld = Withheld()
) -> Withheld:
    """Which rows of some columns may not be told, all columns alike.

    Columns that add up to one another (won and not won) are given together: one of them
    would tell the other. ``above`` is what is withheld of the column that they are parts of.

    >>> withheld([{"Google": 40, "Radio": 3, "Fair": 12}]).why
    {'Radio': 'small', 'Fair': 'with others'}
    """
    rows = {row for column in columns for row in column}
    why = {row: "small" for row in sorted(rows) if is_small(columns, row, least)}
    why |= {row: "with others" for row in sorted(above.rows & rows) if row not in why}
    while why and (column := told_too_much(columns, why, least)) is not None:
        if not (more := [row for row in sorted(column) if row not in why and column[row]]):
            return Withheld(frozenset(why), sums=True, why=why)
        why[min(more, key=lambda row: column[row])] = "with others"
    return Withheld(frozenset(why), sums=above.sums, why=why)


def is_small(columns: Sequence[Column], row: str, least: int) -> bool:
    """Whether one of a row's cells is of some people, but few."""
    return any(0 < column.get(row, 0) < least for column in columns)


def told_too_much(columns: Sequence[Column], gone: Mapping[str, str], least: int) -> Column | None:
    """A column whose sum and other cells tell too much of what is withheld; None where none does.

    What is withheld must be able to be more than one thing: two cells with people in them, and
    people enough.
    """
    for column in columns:
        cells = [column[row] for row in gone if column.get(row)]
        if cells and (len(cells) < 2 or sum(cells) < least):
            return column
    return None
