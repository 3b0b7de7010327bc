"""Small cells: what is withheld cannot be had back from what is told."""

from collections.abc import Iterator
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from rsoft_analytics.privacy.small_cells import Withheld, withheld

SOURCES = ("a", "b", "c")
COUNTS = st.integers(0, 12)
TABLES = st.fixed_dictionaries(dict.fromkeys(SOURCES, COUNTS))


def test_what_is_of_many_is_told():
    assert withheld([{"a": 11, "b": 40, "c": 0}]) == Withheld()


def test_one_small_cell_takes_the_smallest_other_with_it():
    assert withheld([{"a": 3, "b": 40, "c": 12}]).why == {"a": "small", "c": "with others"}


def test_few_people_in_all_take_more_with_them():
    assert withheld([{"a": 1, "b": 1, "c": 12, "d": 90}]).rows == {"a", "b", "c"}


def test_nobody_hides_nobody():
    assert withheld([{"a": 3, "b": 0, "c": 12, "d": 0}]).rows == {"a", "c"}


def test_where_no_other_can_be_taken_the_sum_is():
    assert withheld([{"a": 3, "b": 0}]) == Withheld(frozenset("a"), sums=True, why={"a": "small"})


def test_what_is_left_of_a_whole_is_a_number_too():
    won, not_won = {"a": 20, "b": 30, "c": 40}, {"a": 2, "b": 30, "c": 40}
    assert withheld([won, not_won]).rows == {"a", "b"}


def test_parts_of_what_is_withheld_are_withheld():
    above = Withheld(frozenset("a"))
    assert "a" in withheld([{"a": 20, "b": 30, "c": 40}], above=above).rows


def worlds(column: dict[str, int], gone: set[str]) -> Iterator[dict[str, int]]:
    """What the cells can be, for somebody who sees their sum and all that are not withheld."""
    hidden = sorted(gone)
    left = sum(column[row] for row in hidden)
    for cells in product(range(left + 1), repeat=len(hidden)):
        if sum(cells) == left:
            yield column | dict(zip(hidden, cells, strict=True))


@settings(max_examples=300, deadline=None)
@given(TABLES)
def test_no_small_cell_can_be_told_from_the_others_and_their_sum(table):
    found = withheld([table], least=5)
    assert not [row for row in table if row not in found.rows and 0 < table[row] < 5]
    if found.sums:
        return
    possible = list(worlds(table, set(found.rows)))
    for row in found.rows:
        if 0 < table[row] < 5:
            assert len({one[row] for one in possible}) > 1


@settings(max_examples=300, deadline=None)
@given(TABLES, st.lists(st.floats(0, 1), min_size=len(SOURCES), max_size=len(SOURCES)))
def test_no_small_part_of_a_whole_can_be_told_nor_what_is_left_of_it(whole, shares):
    won = {row: round(whole[row] * share) for row, share in zip(SOURCES, shares, strict=True)}
    lost = {row: whole[row] - won[row] for row in SOURCES}
    above = withheld([whole], least=5)
    found = withheld([won, lost], least=5, above=above)
    if found.sums or above.sums:
        return
    possible = [
        (of_won, {row: of_whole[row] - of_won[row] for row in SOURCES})
        for of_whole in worlds(whole, set(above.rows))
        for of_won in worlds(won, set(found.rows))
        if all(of_won[row] <= of_whole[row] for row in SOURCES)
    ]
    for place, column in enumerate((won, lost)):
        for row in found.rows:
            if 0 < column[row] < 5:
                assert len({one[place][row] for one in possible}) > 1
