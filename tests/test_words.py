"""The words and codes of other systems mean one thing each, however they are written."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from rsoft_analytics.phones import party
from rsoft_analytics.store import Store

Asked = Callable[..., Any]


@pytest.fixture(scope="module")
def asked() -> Iterator[Asked]:
    """The rows that one question gives, on a store in memory."""
    with Store(None) as store, store.engine.cursor() as cursor:
        yield lambda sql, **values: cursor.execute(sql, values).fetchall()


CALLS = {
    "Incoming": ("incoming", None), "OUTBOUND": ("outgoing", None), "outbound-dial": ("outgoing",
    None),
    "Missed Call": ("incoming", "missed"), "3": ("incoming", "missed"), "5": ("incoming",
    "declined"),
    "InBound": ("incoming", None), "ANSWERED": (None, "answered"), "no-answer": (None, "missed"),
    "NO ANSWER": (None, "missed"), "Blocked": ("incoming", "blocked"), "7": ("incoming",
    "elsewhere"),
    "  received ": ("incoming", "answered"), "hello": None, "": None,
}  # fmt: skip
STAGES = {"New": "new", "Closed - Won": "won", "NOT INTERESTED": "lost", "Follow-up": "contacted",
          "Wrong number": "junk", "Site Visit": "qualified", "whatever": None}  # fmt: skip


@pytest.mark.parametrize(("text", "meaning"), CALLS.items())
def test_a_word_of_a_call_log_means_a_direction_and_an_outcome(
    asked: Asked, text: str, meaning: tuple[str | None, str | None] | None
) -> None:
    found = asked("select direction, outcome from call_words where word = word($text)", text=text)
    assert found == ([] if meaning is None else [meaning])


@pytest.mark.parametrize(("text", "stage"), STAGES.items())
def test_a_status_of_a_crm_means_a_stage(asked: Asked, text: str, stage: str | None) -> None:
    found = asked("select stage from stage_words where word = word($text)", text=text)
    assert found == ([] if stage is None else [(stage,)])


@pytest.mark.parametrize("table", ["call_words", "stage_words", "yes_words", "source_words"])
def test_no_word_is_listed_twice_or_unfolded(asked: Asked, table: str) -> None:
    words = [word for (word,) in asked("select word from query_table($table)", table=table)]
    assert [word for word, times in Counter(words).items() if times > 1] == []
    assert [word for word in words if asked("select word($word)", word=word) != [(word,)]] == []


def test_every_outcome_and_stage_that_words_mean_has_its_rank(asked: Asked) -> None:
    outcomes = asked("select distinct outcome, outcome_rank(outcome) from call_words")
    stages = asked("select distinct stage, stage_rank(stage) from stage_words")
    assert [one for one, rank in outcomes + stages if one is not None and rank is None] == []


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("  ÁSHA   Räo ", "asha rao"),
        ("Asha-Rao (Office)", "asha rao office"),
        ("राम कुमार", "राम कुमार"),
        (None, ""),
    ],
)
def test_a_name_is_folded_without_losing_its_letters(
    asked: Asked, text: str | None, folded: str
) -> None:
    assert asked("select folded($text)", text=text) == [(folded,)]


OUTCOMES = """
    select distinct outcome_meant(said.direction, words.outcome, 'said', has_word, seconds)
    from call_words as words
    cross join (values ('incoming'), ('outgoing')) as said (direction)
    cross join (values (true), (false)) as missed (has_word)
    cross join (values (0), (1), (null)) as lasted (seconds)
"""
PARTIES = ("055000 00001", "", "92xxxxxxx4", "9.155E+11", "1909", "9" * 30, "hello")


def kept_words(asked: Asked, column: str) -> list[str]:
    """The words that the store keeps as one byte in a column of calls, in its order."""
    told = asked(
        "select distinct data_type from duckdb_columns() "
        "where table_name in ('calls', 'raw_calls') and column_name = $column",
        column=column,
    )
    ((of_both,),) = told
    return re.findall(r"'([^']*)'", of_both)


def test_the_store_keeps_each_direction_and_outcome_that_words_can_mean(asked: Asked) -> None:
    directions = asked(
        "select distinct direction from call_words where direction is not null order by all"
    )
    assert kept_words(asked, "direction") == [word for (word,) in directions]
    outcomes = {word for (word,) in asked(OUTCOMES)}
    assert set(kept_words(asked, "outcome")) == outcomes


def test_the_store_keeps_each_kind_that_a_spelling_can_be(asked: Asked) -> None:
    kinds = {party(text).kind for text in PARTIES}
    assert set(kept_words(asked, "party_kind")) == kinds | {"erased"}


@pytest.mark.parametrize("kind", ["direction", "outcome", "party_kind"])
def test_what_is_ordered_by_kept_words_is_ordered_as_texts_are(asked: Asked, kind: str) -> None:
    assert kept_words(asked, kind) == sorted(kept_words(asked, kind))
