"""The seventeen traps that make numbers of calls wrong, each with the test that keeps us out."""

import re
from pathlib import Path

import pytest

from rsoft_analytics.metrics import all_metrics, report
from rsoft_analytics.metrics.rules import RULES
from rsoft_analytics.store import Store
from tests.lead_exports import CALLS, put

TESTS = Path(__file__).parent

# The trap, and its test: a file, and a test in it.
TRAPS = {
    "T1": ("a mobile may begin with 91", "phones", "a_mobile_that_begins_with_91_keeps_its_91"),
    "T2": (
        "the last ten digits join two countries",
        "phones",
        "numbers_of_two_countries_with_the_same_last_ten_digits_are_two",
    ),
    "T3": (
        "phone logs have no ring time",
        "traps",
        "nothing_is_told_that_needs_the_time_a_phone_rang",
    ),
    "T4": ("voicemail is no answer", "traps", "a_voicemail_is_neither_answered_nor_missed"),
    "T5": ("short rings are somebody's rule", "traps", "a_ring_however_short_is_a_missed_call"),
    "T6": (
        "one call in two phones' logs",
        "identity",
        "two_overlapping_exports_give_the_same_calls_in_either_order_and_twice",
    ),
    "T7": (
        "a transfer is one call",
        "calls_matched",
        "of_the_legs_of_one_call_the_one_that_answered_names_the_rep",
    ),
    "T8": (
        "yesterday's missed calls may still be rung",
        "episodes",
        "yesterdays_missed_caller_is_open_and_not_yet_lost",
    ),
    "T9": ("in a young history everybody is new", "traps", "a_young_history_says_that_it_is_young"),
    "T10": (
        "contacts uploaded later",
        "leads_from_calls",
        "an_address_book_that_comes_later_changes_nobodys_being_unknown",
    ),
    "T11": (
        "unique callers do not add up",
        "metrics",
        "callers_are_not_more_than_their_parts_and_not_fewer_than_any",
    ),
    "T12": (
        "sources by a part of their name",
        "source_texts",
        "a_source_is_known_by_whole_words_only",
    ),
    "T13": (
        "a model rewrites the facts",
        "traps",
        "another_model_of_credit_changes_no_leads_source",
    ),
    "T14": ("missed ad calls earn nothing", "traps", "a_missed_call_from_an_ad_counts_for_the_ad"),
    "T15": (
        "UTC days split an Indian evening",
        "metrics",
        "an_evening_after_half_past_six_utc_is_of_the_next_indian_day",
    ),
    "T16": (
        "reopened leads",
        "conversion",
        "a_reopened_lead_was_won_when_it_was_won_first",
    ),
    "T17": (
        "the mean of the reps' shares",
        "team",
        "the_teams_rate_is_not_the_mean_of_the_reps",
    ),
}
RINGS = (
    "2026-03-02 10:00:00,55000 00001,Missed,0,Asha",
    "2026-03-02 11:00:00,55000 00002,Voicemail,12,Asha",
    "2026-03-02 12:00:00,55000 00003,Incoming,60,Asha",
    "2026-03-02 12:00:01,55000 00004,Missed,0,Asha",
)


def test_every_trap_has_its_number() -> None:
    assert list(TRAPS) == [f"T{place}" for place in range(1, 18)]


@pytest.mark.parametrize("trap", TRAPS)
def test_the_test_of_every_trap_is_there(trap: str) -> None:
    _, file, test = TRAPS[trap]
    text = (TESTS / f"test_{file}.py").read_text(encoding="utf-8")
    assert re.search(rf"^def test_{test}\(", text, re.MULTILINE)


@pytest.fixture
def rung(empty_store: Store, tmp_path: Path) -> Store:
    """A store with a missed call, a voicemail, an answered call and one that rang a moment."""
    put(empty_store, tmp_path, CALLS, *RINGS)
    return empty_store


def value(store: Store, metric: str) -> float | None:
    """A metric as one number."""
    return report(store, metric)["rows"][0]["value"]


def test_nothing_is_told_that_needs_the_time_a_phone_rang() -> None:
    named = " ".join(f"{one.name} {one.title}" for one in all_metrics().values()).lower()
    assert not re.search(r"service.level|abandon|\basa\b|speed.of.answer|ring.time", named)
    assert "how long it rang is in no export" in " ".join(one.unknown for one in RULES)


def test_a_voicemail_is_neither_answered_nor_missed(rung: Store) -> None:
    assert (value(rung, "answer_rate"), value(rung, "missed_calls")) == (1 / 3, 2)
    assert value(rung, "conversations") == 1


def test_a_ring_however_short_is_a_missed_call(rung: Store) -> None:
    assert value(rung, "missed_calls") == 2  # the second rang while the call before it began


def test_a_young_history_says_that_it_is_young(rung: Store) -> None:
    (row,) = report(rung, "first_time_callers")["rows"]
    assert (row["value"], row["verdict"]) == (4, "history too short")


def test_another_model_of_credit_changes_no_leads_source(
    empty_store: Store, tmp_path: Path
) -> None:
    header = "Call Time,Phone Number,Call Type,Duration,Agent,Source"
    first = "2026-03-02 10:00:00,55000 00001,Missed,0,Asha,Google Ads"
    put(
        empty_store,
        tmp_path,
        header,
        first,
        first.replace("03-02", "03-05").replace("Google Ads", "JustDial"),
    )
    before = report(empty_store, "leads", by="source")["rows"]
    for model in ("first", "last", "linear"):
        empty_store.keep_settings(credit_model=model)
        assert report(empty_store, "leads", by="source")["rows"] == before
    assert [(row["source"], row["value"]) for row in before] == [("Google Ads", 1)]


def test_a_missed_call_from_an_ad_counts_for_the_ad(empty_store: Store, tmp_path: Path) -> None:
    header = "Call Time,Phone Number,Call Type,Duration,Agent,Source"
    put(empty_store, tmp_path, header, "2026-03-02 10:00:00,55000 00001,Missed,0,Asha,Google Ads")
    for metric in ("first_time_callers", "leads", "missed_episodes"):
        (row,) = report(empty_store, metric, by="source")["rows"]
        assert (row["source"], row["value"]) == ("Google Ads", 1)
