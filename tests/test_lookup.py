"""A caller is found by any spelling or part of a number or name, and the card tells what is so."""

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from rsoft_analytics.files.export import Export
from rsoft_analytics.imports.load import load
from rsoft_analytics.imports.options import Options
from rsoft_analytics.lookup import lookup, picture_of
from rsoft_analytics.store import Store

CALLS = [
    ("2026-03-02 10:00:00", "+91 55000 00001", "Incoming", "120", "Meena R", ""),
    ("2026-03-05 11:00:00", "055000 00001", "Outgoing", "0", "", "wants the quote again"),
    ("2026-03-06 18:20:00", "5500000001", "Missed", "0", "", ""),
    ("2026-03-06 18:40:00", "5500000001", "Missed", "0", "", ""),
    ("2026-03-06 19:00:00", "Private", "Missed", "0", "", ""),
    ("2026-03-06 20:00:00", "55000 00012", "Missed", "0", "", ""),
    ("2026-03-06 21:00:00", "55000 00012", "Outgoing", "0", "", ""),
    ("2026-03-07 09:00:00", "+44 7700 900123", "Incoming", "30", "John", ""),
]
CONTACTS = [
    ("Meena Raman", "Raman Tiles", "55000 00001", "55000 00002"),
    ("Karthik Raman", "", "55000 00001", ""),
    ("José Álvarez", "", "55000 00012", ""),
    ("राम कुमार", "", "55000 00030", ""),
    ("Nobody's Number", "Quiet & Co", "", ""),
]
LEADS = [
    (
        "L-1",
        "Meena Raman",
        "5500000001",
        "Google Ads",
        "Chennai brand",
        "Qualified",
        "2026-02-03",
        "40000",
        "No",
    ),
    ("L-2", "Do Not", "5500000020", "JustDial", "", "Lost", "2026-02-04", "", "Yes"),
]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A store with a few callers, contacts and leads."""
    folder = tmp_path_factory.mktemp("lookup")
    with Store(None) as filled:
        put(filled, folder, "calls.csv", "Call Time,Phone,Call Type,Duration,Name,Notes", CALLS)
        put(filled, folder, "people.csv", "Name,Company,Mobile,Work Phone", CONTACTS)
        header = "Lead ID,Name,Phone,Lead Source,Campaign,Status,Created,Value,Do Not Call"
        put(filled, folder, "leads.csv", header, LEADS)
        yield filled


def put(store: Store, folder: Path, name: str, header: str, rows: list[tuple]) -> None:
    """Import rows under a header as one file."""
    with (folder / name).open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(header.split(","))
        writer.writerows(rows)
    report = load(
        store, Export(folder / name, name), Options(rep="Asha" if "calls" in name else None)
    )
    assert (report.error, report.rejected) == (None, 0)


def only(store: Store, query: str) -> dict[str, Any]:
    """The one match of a query."""
    (match,) = lookup(store, query)["matches"]
    return match


@pytest.mark.parametrize(
    "query",
    [
        "+91 55000 00001",
        "055000 00001",
        "5500000001",
        "91-5500000001",
        "0091 5500 000 001",
        " 5500000001\n",
    ],
)
def test_a_number_is_found_in_any_spelling(store: Store, query: str) -> None:
    assert only(store, query)["number"] == "+915500000001"


@pytest.mark.parametrize("query", ["00001", "000001", "5500000001"])
def test_a_number_is_found_by_its_last_digits(store: Store, query: str) -> None:
    assert lookup(store, query)["matches"][0]["number"] == "+915500000001"


@pytest.mark.parametrize("query", ["meena", "RAMAN meena", "raman tiles", "Meena Ram"])
def test_a_caller_is_found_by_any_part_of_the_name_or_firm(store: Store, query: str) -> None:
    assert "+915500000001" in [one["number"] for one in lookup(store, query)["matches"]]


@pytest.mark.parametrize("query", ["jose alvarez", "Álvarez", "JOSÉ"])
def test_accents_and_case_do_not_matter(store: Store, query: str) -> None:
    assert only(store, query)["number"] == "+915500000012"


def test_a_name_in_devanagari_is_found_by_its_own_letters(store: Store) -> None:
    assert only(store, "राम")["number"] == "+915500000030"
    assert lookup(store, "रमा")["matches"] == []


def test_a_name_that_is_nearly_right_is_found_where_nothing_else_is(store: Store) -> None:
    assert only(store, "Jose Alvares")["number"] == "+915500000012"


def test_a_contact_whom_nobody_can_ring_is_found_by_name(store: Store) -> None:
    match = only(store, "nobody's number")
    assert (match["number"], match["company"]) == (None, "Quiet & Co")


@pytest.mark.parametrize(
    "query", ["", "  ", "12", "zzzzz", "'; drop table calls; --", "%", "_", "\x00", "x" * 10_000]
)
def test_what_nobody_is_known_by_finds_nobody(store: Store, query: str) -> None:
    assert lookup(store, query)["matches"] == []


def test_last_spoken_is_the_last_conversation_and_not_the_last_attempt(store: Store) -> None:
    match = only(store, "5500000001")
    assert match["last_spoken_at"] == "2026-03-02T10:00:00+05:30"
    assert match["last_attempt_at"] == "2026-03-05T11:00:00+05:30"


def test_a_call_is_owed_from_the_first_try_after_the_last_answer(store: Store) -> None:
    match = only(store, "5500000001")
    assert (match["owed_callback_since"], match["tries_owed"]) == ("2026-03-06T18:20:00+05:30", 2)


def test_no_call_is_owed_once_somebody_rang_back(store: Store) -> None:
    assert only(store, "55000 00012")["owed_callback_since"] is None


def test_a_shared_number_names_both_people(store: Store) -> None:
    names = {one["name"]: one["numbers"] for one in only(store, "5500000001")["contacts"]}
    assert names == {
        "Meena Raman": ["+915500000001", "+915500000002"],
        "Karthik Raman": ["+915500000001"],
    }


def test_the_card_tells_source_campaign_and_stage_of_the_lead(store: Store) -> None:
    match = only(store, "5500000001")
    told = {name: match[name] for name in ("source", "channel", "campaign", "lead_stage")}
    assert told == {
        "source": "Google Ads",
        "channel": "Paid Search",
        "campaign": "Chennai brand",
        "lead_stage": "qualified",
    }


def test_whoever_asked_not_to_be_called_may_not_be_called(store: Store) -> None:
    assert only(store, "5500000020")["may_call"]["verdict"] == "no"


def test_without_consent_on_record_one_has_to_ask(store: Store) -> None:
    assert only(store, "5500000001")["may_call"]["verdict"] == "ask"


def test_the_timeline_tells_everything_newest_first(store: Store) -> None:
    told = [
        (one["at"][:16], one["kind"], one["outcome"])
        for one in only(store, "5500000001")["timeline"]
    ]
    assert told == [
        ("2026-03-06T18:40", "call", "missed"),
        ("2026-03-06T18:20", "call", "missed"),
        ("2026-03-05T11:00", "call", "not connected"),
        ("2026-03-02T10:00", "call", "spoken"),
        ("2026-02-03T00:00", "lead", "qualified"),
    ]


def test_a_timeline_entry_says_which_export_tells_of_it(store: Store) -> None:
    assert only(store, "5500000001")["timeline"][0]["exports"] == ["calls.csv"]


def test_a_withheld_caller_is_nobody_in_particular(store: Store) -> None:
    assert lookup(store, "Private")["matches"] == []


def test_a_foreign_number_is_kept_foreign(store: Store) -> None:
    assert only(store, "+44 7700 900123")["number"] == "+447700900123"


def test_a_number_without_a_picture_has_none(store: Store) -> None:
    assert picture_of(store, "5500000001") is None
