"""The calls behind a number are those that the number counts."""

import pytest

from rsoft_analytics.metrics import Filters, report
from rsoft_analytics.ui.doors import COUNTED

ANY = Filters()
BY_N = {"answer_rate", "talk_seconds", "connect_rate"}  # how many calls they are told of


@pytest.mark.parametrize("name", sorted(COUNTED - {"unique_callers"}))
def test_as_many_calls_stand_behind_a_number_as_it_counts(sample_store, name):
    (told,) = report(sample_store, name)["rows"]
    rows = sample_store.rows("ui/counted_calls", metric=name, most=10**6, **ANY.parameters())
    assert len(rows) == (told["n"] if name in BY_N else told["value"])


def test_the_callers_behind_a_number_are_as_many_as_it_counts(sample_store):
    (told,) = report(sample_store, "unique_callers")["rows"]
    rows = sample_store.rows(
        "ui/counted_calls", metric="unique_callers", most=10**6, **ANY.parameters()
    )
    assert len({one["caller"] for one in rows}) == told["value"]


def test_the_calls_behind_a_number_come_the_newest_first(sample_store):
    rows = sample_store.rows("ui/counted_calls", metric="calls", most=5, **ANY.parameters())
    moments = [one["started_at"] for one in rows]
    assert moments == sorted(moments, reverse=True)
    assert len(rows) == 5 < rows[0]["of_all"]
