"""Whoever was silent for long becomes nobody's; whoever was heard of lately stays whole."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from rsoft_analytics.files.export import Export
from rsoft_analytics.imports.load import load
from rsoft_analytics.metrics import Filters, all_metrics, report
from rsoft_analytics.privacy.ledger import verified
from rsoft_analytics.privacy.persons import persons
from rsoft_analytics.privacy.retention import REASON, retained, run_when_due
from rsoft_analytics.store import Store
from rsoft_analytics.store.checks import findings

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
CALLS = """Date,Time,Customer Name,Phone Number,Call Type,Duration (sec)
02/03/2024,10:00:00,Old Friend,+91 55000 00001,Incoming,60
02/03/2024,11:00:00,Old Friend,+91 55000 00001,Missed,0
03/03/2024,10:00:00,Still Here,+91 55000 00002,Incoming,60
02/11/2026,10:00:00,Still Here,+91 55000 00002,Incoming,60
04/03/2024,10:00:00,Other Line,+91 55000 00003,Incoming,60
05/03/2024,banana,Old Friend,+91 55000 00001,Incoming,60
"""
BOOK = (
    "BEGIN:VCARD\nVERSION:3.0\nFN:Old Friend\nTEL:+91 55000 00001\nEND:VCARD\n"
    "BEGIN:VCARD\nVERSION:3.0\nFN:Still Here\nTEL:+91 55000 00002\nTEL:+91 55000 00003\nEND:VCARD\n"
)
LEADS = """Lead ID,First Name,Last Name,Phone,Email,Status,Created Date
L1,Never,Bought,+91 55000 00005,,New,2025-03-04
L2,Did,Buy,+91 55000 00006,,Won,2025-03-04
L3,Only,Mail,,only@example.com,New,2025-03-04
L4,Fresh,Lead,+91 55000 00007,,New,2026-10-04
"""


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A store with people of long ago and of lately."""
    with Store(tmp_path / "team" / "rsoft.duckdb") as opened:
        for name, text in (("calls.csv", CALLS), ("book.vcf", BOOK), ("leads.csv", LEADS)):
            (tmp_path / name).write_text(text)
            assert load(opened, Export(tmp_path / name, name)).error is None
        yield opened


def totals(store: Store) -> dict[str, object]:
    """Every number of all days, but for who is to be rung now."""
    past = all_metrics().keys() - {"open_episodes", "waiting_callers"}
    return {name: report(store, name, Filters(), None)["rows"] for name in past}


def test_a_dry_run_tells_what_would_go_and_changes_nothing(store):
    before = totals(store)
    told = retained(store, NOW, rehearse=True)
    assert (told.people, told.leads) == (2, 1)
    assert totals(store) == before
    assert len(persons(store, "Old Friend")) == 1


def test_the_silent_go_and_the_others_stay_with_all_totals(store):
    before = totals(store)
    told = retained(store, NOW + timedelta(days=1))
    assert (told.people, told.leads) == (2, 1)
    assert [persons(store, who) for who in ("Old Friend", "Never Bought", "Only Mail")] == [[]] * 3
    assert [len(persons(store, who)) for who in ("Still Here", "Did Buy", "Fresh Lead")] == [1] * 3
    assert totals(store) == before
    assert [one.name for one in findings(store) if one.offenders] == []
    assert verified(store).fault is None


def test_somebody_with_another_number_in_use_stays_whole(store):
    retained(store, NOW)
    (who,) = persons(store, "Still Here")
    assert who.numbers == (915500000002, 915500000003)


def test_texts_of_old_rejects_are_emptied(store):
    told = retained(store, datetime.now(UTC) + timedelta(days=91))
    assert told.rejects == 1
    with store.engine.cursor() as cursor:
        assert cursor.execute("select text from rejects").fetchall() == [("",)]


def test_it_is_off_until_somebody_switches_it_on_and_then_runs_once_a_day(store):
    assert run_when_due(store, NOW) is None
    store.keep_settings(retention=True)
    assert run_when_due(store, NOW) is not None
    assert run_when_due(store, NOW + timedelta(hours=23)) is None
    assert run_when_due(store, NOW + timedelta(hours=25)) is not None
    runs = store.rows("privacy/retaining/runs")
    assert [(one["actor"], one["people"]) for one in runs] == [("every day", 0), ("every day", 2)]


def test_an_export_of_long_ago_brings_nobody_back(store, tmp_path):
    store.keep_settings(retention=True)
    retained(store, datetime.now(UTC))
    (tmp_path / "again.csv").write_text(CALLS + "\n")
    again = load(store, Export(tmp_path / "again.csv", "again.csv"))
    assert {one.reason for one in again.rejects} == {REASON, "unreadable time"}
    assert persons(store, "Old Friend") == []
