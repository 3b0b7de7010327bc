"""What a page says in words, its download tells in numbers."""

from rsoft_analytics.ui.side_by_side import side_by_side

TOLD = {
    "missed_episodes": {"Asha": {"value": 3, "n": None}, "": {"value": 5, "n": None}},
    "never_returned_rate": {"Asha": {"value": 0.5, "n": 2, "low": 0.1, "high": 0.9}},
}


def test_each_value_stands_beside_what_it_is_of_and_its_range():
    rows = side_by_side("rep", ["Asha"], TOLD)
    assert rows.to_dict("records") == [{
        "rep": "Asha",
        "missed_episodes": 3,
        "never_returned_rate": 0.5,
        "never_returned_rate n": 2,
        "never_returned_rate low": 0.1,
        "never_returned_rate high": 0.9,
    }]  # fmt: skip


def test_a_group_of_which_a_metric_tells_nothing_has_a_blank_there():
    rows = side_by_side("rep", ["Asha", "Ravi", ""], TOLD)
    assert list(rows["rep"]) == ["Asha", "Ravi", "Team"]
    assert list(rows["missed_episodes"].isna()) == [False, True, False]
    assert list(rows["never_returned_rate"].isna()) == [False, True, True]


def test_without_groups_there_are_no_rows():
    assert side_by_side("rep", [], TOLD).empty
