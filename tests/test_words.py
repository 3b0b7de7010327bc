"""The words and codes of other systems mean one thing each, however they are written."""

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

import pytest

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
