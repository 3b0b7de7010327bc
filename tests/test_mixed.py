"""A table of calls and enquiries: each row is loaded as what it is, in one import."""

from pathlib import Path

import pytest

from rsoft_analytics.files.export import Export
from rsoft_analytics.imports.load import load
from rsoft_analytics.imports.report import Report
from rsoft_analytics.imports.undo import undo
from rsoft_analytics.lookup import lookup
from rsoft_analytics.parsing.parser import Parser
from rsoft_analytics.store import Store
from rsoft_analytics.store.checks import findings

HEADER = (
    "UNIQUE_QUERY_ID,QUERY_TYPE,QUERY_TIME,SENDER_NAME,SENDER_MOBILE,SENDER_EMAIL,QUERY_MESSAGE,"
    "CALL_DURATION,RECEIVER_MOBILE\n"
)
CALL = "Q-1,P,2026-03-02 10:05:00,Ravi Kale,+91-5500001001,,,95,+91-5500009001\n"
MISSED = "Q-2,P,2026-03-02 11:05:00,,+91-5500001002,,,0,+91-5500009001\n"
ENQUIRY = "Q-3,W,2026-03-03 09:00:00,Anita Rao,+91-5500001003,anita@example.com,4 sets,,\n"
BOUGHT = "Q-4,B,2026-03-03 10:00:00,,5.5E+09,,,,\n"


@pytest.fixture
def given(empty_store: Store, tmp_path: Path):
    """Imports a text as a file."""

    def of(*rows: str, rehearse: bool = False) -> Report:
        path = tmp_path / f"{len(rows)}.csv"
        path.write_text(HEADER + "".join(rows), encoding="utf-8")
        return load(empty_store, Export(path, path.name), rehearse=rehearse)

    return of


def timeline(store: Store, number: str) -> list[tuple[str, str, str, int | None]]:
    """What the card of a number tells: when, what, how it went, how long."""
    (match,) = lookup(store, number)["matches"]
    return [
        (str(one["at"])[:16], one["kind"], one["outcome"], one["seconds"])
        for one in match["timeline"]
    ]


def test_calls_are_loaded_as_calls_and_enquiries_as_leads(given, empty_store):
    report = given(CALL, MISSED, ENQUIRY)
    assert (report.format, report.kind) == ("indiamart", "mixed")
    assert (report.read, report.added, report.rejected) == (3, 3, 0)
    assert ("2026-03-02T10:05", "call", "spoken", 95) in timeline(empty_store, "+915500001001")
    assert ("2026-03-02T11:05", "call", "missed", 0) in timeline(empty_store, "+915500001002")
    assert lookup(empty_store, "+915500001003")["matches"][0]["calls"] == 0
    assert lookup(empty_store, "+915500001003")["matches"][0]["source"] == "IndiaMART"


def test_the_number_that_was_rung_is_our_line(given, empty_store):
    report = given(CALL, ENQUIRY)
    assert [row["Line"] for row in report.details["first_rows"]] == ["+91-5500009001", None]


def test_rejects_of_both_parts_are_told_and_counted(given, empty_store):
    report = given("Q-9,P,yesterday,,+91-5500001001,,,95,\n", CALL, ENQUIRY, BOUGHT)
    assert (report.read, report.added, report.rejected) == (4, 2, 2)
    assert {one.line: one.reason for one in report.rejects} == {
        2: "unreadable time",
        5: "damaged number",
    }


def test_the_same_again_changes_nothing_and_more_adds_the_rest(given, empty_store):
    given(CALL, ENQUIRY)
    assert given(CALL, ENQUIRY).status == "already imported"
    more = given(CALL, ENQUIRY, MISSED)
    assert (more.added, more.updated, more.unchanged) == (1, 0, 2)


def test_taking_it_back_takes_calls_and_leads(given, empty_store):
    report = given(CALL, MISSED, ENQUIRY)
    assert report.import_id
    assert undo(empty_store, report.import_id).rows == 3
    assert empty_store.row("imports/headline") == Store(None).row("imports/headline")


def test_every_check_holds_on_both(given, empty_store):
    given(CALL, MISSED, ENQUIRY)
    assert [one.name for one in findings(empty_store) if one.offenders] == []


def test_a_rehearsal_tells_of_both_and_keeps_nothing(given, empty_store):
    report = given(CALL, ENQUIRY, rehearse=True)
    assert (report.status, report.added) == ("dry run", 2)
    assert report.details["after"]["calls"] == 1
    assert empty_store.row("imports/headline")["calls"] == 0


def test_enquiries_alone_are_leads(given):
    assert given(ENQUIRY).kind == "web leads"


def test_the_child_hands_both_over(empty_store, tmp_path):
    path = tmp_path / "x.csv"
    path.write_text(HEADER + CALL + ENQUIRY, encoding="utf-8")
    with Parser() as parser:
        report = load(empty_store, Export(path, path.name), reads=parser)
    assert (report.kind, report.added) == ("mixed", 2)
