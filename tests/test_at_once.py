"""What is told of a call at once is what the slow way says of the same cells."""

import re
from datetime import datetime

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rsoft_analytics.imports.at_once import clocks, told_at_once, whole_seconds
from rsoft_analytics.phones.plain import plain
from rsoft_analytics.rows import CALL_ROWS
from rsoft_analytics.store import Store

LAW = settings(max_examples=200, deadline=None)
IN_MEMORY = Store(None)
TIMES = st.one_of(
    st.datetimes(datetime(1975, 1, 1), datetime(2105, 1, 1)).map(  # noqa: DTZ001 - as written
        lambda moment: moment.isoformat(" ", "seconds")
    ),
    st.from_regex(r"[12]\d{3}-\d\d-\d\d[ T]\d\d:\d\d(:\d\d|\+\d\d)", fullmatch=True),
    st.text(alphabet="0123456789-: TZ+/", min_size=17, max_size=21),
)
LENGTHS = st.text(alphabet="0123456789.:- x", max_size=11).map(str.strip)


def asked(expression: str, text: str) -> object:
    """What the store's rules make of a text."""
    with IN_MEMORY.engine.cursor() as cursor:
        return cursor.execute(f"select {expression}", {"text": text}).fetchall()[0][0]


@given(text=TIMES)
@LAW
def test_a_clock_is_the_moment_that_the_rules_read(text: str) -> None:
    (clock,) = clocks(pa.array([text], pa.string())).to_pylist()
    if clock is not None:
        assert str(clock) == text
        assert clock == asked("timezone('UTC', moment($text, true, 'UTC'))", text)
        assert asked("resolution_of($text)", text) == 1


@pytest.mark.parametrize("text", ["2026-03-02 18:05:00", "1980-01-01 00:00:00"])
def test_a_time_that_proves_how_it_reads_is_told_at_once(text: str) -> None:
    assert [str(clock) for clock in clocks(pa.array([text])).to_pylist()] == [text]


def test_times_that_prove_nothing_wait() -> None:
    texts = ["02/03/2026 06:05 PM", "2026-03-02T18:05:00", "1979-12-31 23:59:59", "", None]
    assert clocks(pa.array(texts, pa.string())).to_pylist() == [None] * 5


def test_a_time_that_is_none_makes_its_batch_wait() -> None:
    assert clocks(pa.array(["2026-03-02 18:05:00", "2026-02-30 18:05:00"])).null_count == 2


@given(text=LENGTHS)
@LAW
def test_whole_seconds_are_the_seconds_that_the_rules_read(text: str) -> None:
    (seconds,) = whole_seconds(pa.array([text or None], pa.string())).to_pylist()
    assert (seconds is not None) == bool(re.fullmatch(r"\d{1,9}", text))
    if seconds is not None:
        assert seconds == asked("seconds_of($text, 's')", text)


def test_only_the_text_of_a_time_that_is_told_is_left_out() -> None:
    rows = pa.RecordBatch.from_pylist(
        [
            {"row": 1, "line": 2, "started": "2026-03-02 18:05:00", "party": "055000 01001"},
            {"row": 2, "line": 3, "started": "yesterday", "duration": "7", "talk": "5"},
        ],
        CALL_ROWS,
    )
    told = told_at_once(rows, plain("IN"))
    assert told.column("started").to_pylist() == [None, "yesterday"]
    assert told.column("party").to_pylist() == ["055000 01001", None]
    assert told.column("party_national").to_pylist() == [5500001001, None]
    assert told.column("lasted_whole").to_pylist() == [None, 5]
