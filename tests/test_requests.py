"""Requests of people run by the clock of their law, and their record cannot be changed unseen."""

import io
import json
import random
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from rsoft_analytics.errors import RsoftError
from rsoft_analytics.files.export import Export
from rsoft_analytics.imports.load import load
from rsoft_analytics.lookup import lookup
from rsoft_analytics.privacy import requests
from rsoft_analytics.privacy.access_file import held
from rsoft_analytics.privacy.chain import Head, first_fault
from rsoft_analytics.privacy.corrections import correct
from rsoft_analytics.privacy.erasure import erase, erasing
from rsoft_analytics.privacy.persons import the_person
from rsoft_analytics.store import Store
from rsoft_analytics.store.checks import findings

INDIA = ZoneInfo("Asia/Kolkata")
HEADER = "Date,Time,Customer Name,Phone Number,Call Type,Duration (sec),Notes\n"
CALLS = HEADER + (
    "02/03/2026,10:00:00,Mina Ramen,+91 55000 00001,Incoming,60,=HYPERLINK(1)\n"
    "03/03/2026,11:00:00,Mina Ramen,+91 55000 00001,Missed,0,<script>alert(1)</script>\n"
    "03/03/2026,12:00:00,Ravi Iyer,+91 55000 00002,Incoming,30,\n"
)
LATER = HEADER + "04/04/2026,10:00:00,Mina Ramen,+91 55000 00001,Incoming,60,\n"
BOOK = (
    "BEGIN:VCARD\nVERSION:3.0\nFN:Mina Ramen\nORG:Raman Tiles\nTEL:+91 55000 00001\n"
    "EMAIL:mina@example.com\nEND:VCARD\n"
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A store that knows two people."""
    with Store(tmp_path / "team" / "rsoft.duckdb") as opened:
        for name, text in (("calls.csv", CALLS), ("book.vcf", BOOK)):
            bring(opened, tmp_path / name, text)
        yield opened


def bring(store: Store, path: Path, text: str) -> None:
    """Import a text as an export."""
    path.write_text(text)
    assert load(store, Export(path, path.name)).error is None


def moment(text: str) -> datetime:
    """A moment in India."""
    return datetime.fromisoformat(text).replace(tzinfo=INDIA)


def spoilt(rows: list[dict[str, Any]], dice: random.Random) -> list[dict[str, Any]]:
    """The rows after one edit, removal, swap or truncation."""
    place = dice.randrange(len(rows) - 1)
    match dice.randrange(4):
        case 0:
            rows[place]["outcome"] = "spoilt"
        case 1:
            del rows[place]
        case 2:
            rows[place], rows[place + 1] = rows[place + 1], rows[place]
        case _:
            del rows[place + 1 :]
    return rows


@pytest.mark.parametrize(
    ("kind", "regime", "received", "due"),
    [
        ("access", "DPDP", "2026-03-02T10:00", "2026-04-01"),
        ("grievance", "DPDP", "2026-03-02T10:00", "2026-05-31"),
        ("erasure", "GDPR", "2026-01-31T10:00", "2026-02-28"),
        (
            "opt-out",
            "US",
            "2026-06-26T23:00",
            "2026-07-13",
        ),  # over Independence Day, kept on a Friday
        ("access", "US", "2026-03-02T10:00", "2026-04-01"),
    ],
)
def test_each_law_has_its_clock(store, kind, regime, received, due):
    row = requests.open_request(
        store, kind, "+91 55000 00001", regime=regime, received=moment(received)
    )
    zone = ZoneInfo("America/New_York") if regime == "US" else INDIA
    assert f"{row['due_at'].astimezone(zone):%Y-%m-%d}" == due


def test_the_law_is_that_of_your_country_where_none_is_named(store):
    assert requests.open_request(store, "access", "x@example.com")["regime"] == "DPDP"


def test_what_is_late_stands_first_and_what_is_closed_last(store):
    for kind, day in (
        ("access", "2026-11-01"),
        ("erasure", "2026-01-01"),
        ("grievance", "2026-02-02"),
    ):
        requests.open_request(store, kind, "+91 55000 00001", received=moment(f"{day}T10:00"))
    requests.close(store, 3, "refused", reason="Not about us")
    rows = requests.listed(store, moment("2026-11-20T10:00"))
    assert [(one["kind"], one["standing"]) for one in rows[:2]] == [
        ("erasure", "late"), ("access", "half gone"),
    ]  # fmt: skip
    assert (rows[2]["kind"], rows[2]["outcome"], rows[2]["reason"]) == (
        "grievance", "refused", "Not about us",
    )  # fmt: skip


def test_a_request_is_extended_once_while_it_runs_and_says_why(store):
    now = datetime.now(UTC)
    requests.open_request(store, "access", "x@example.com", regime="GDPR", received=now)
    with pytest.raises(RsoftError, match="Say why"):
        requests.extend(store, 1, " ")
    row = requests.extend(store, 1, "Many systems")
    assert row["due_at"] - now > timedelta(days=85)
    assert row["extended_why"] == "Many systems"
    with pytest.raises(RsoftError, match="extended already"):
        requests.extend(store, 1, "again")


def test_what_no_law_extends_is_not_extended(store):
    requests.open_request(store, "grievance", "x@example.com", received=datetime.now(UTC))
    with pytest.raises(RsoftError, match="no longer time for a grievance"):
        requests.extend(store, 1, "busy")
    requests.open_request(store, "access", "x@example.com", received=moment("2026-01-01T10:00"))
    with pytest.raises(RsoftError, match="is late"):
        requests.extend(store, 2, "busy")


def test_nothing_is_answered_before_it_is_known_who_asks(store):
    requests.open_request(store, "access", "x@example.com")
    with pytest.raises(RsoftError, match="Nobody has checked yet"):
        requests.close(store, 1, "done")
    assert requests.check_identity(store, 1, "rang back")["checked_how"] == "rang back"
    assert requests.close(store, 1, "done")["standing"] == "closed"
    with pytest.raises(RsoftError, match="is closed"):
        requests.close(store, 1, "done")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("access", " "), "Nobody is named"),
        (("spying", "x@example.com"), "no kind of request"),
    ],
)
def test_what_is_no_request_is_refused(store, arguments, words):
    with pytest.raises(RsoftError, match=words):
        requests.open_request(store, *arguments)


def test_a_refusal_says_why(store):
    requests.open_request(store, "access", "x@example.com")
    with pytest.raises(RsoftError, match="A refusal says why"):
        requests.close(store, 1, "refused")


def test_every_change_of_the_record_shows(store):
    for _ in range(4):
        requests.open_request(store, "access", "+91 55000 00001")
    requests.check_identity(store, 2, "rang back")
    assert requests.first_bad_step(store) is None
    rows, dice = store.rows("privacy/requesting/rows"), random.Random(1)
    head = Head(rows[-1]["place"], rows[-1]["link"])
    for _ in range(200):
        assert first_fault(spoilt([dict(row) for row in rows], dice), head) is not None
    with store.engine.cursor() as cursor:
        cursor.execute("update request_ledger set regime = 'US' where place = 3")
    fault = requests.first_bad_step(store)
    assert fault is not None
    assert fault.place == 3


def test_the_record_holds_nobodys_name_and_outlives_an_erasure(store):
    requests.open_request(store, "erasure", "+91 55000 00001", contact="mina@example.com")
    requests.check_identity(store, 1, "rang back")
    requests.close(store, 1, "done")
    erase(store, erasing(store, the_person(store, "+91 55000 00001")))
    assert requests.first_bad_step(store) is None
    (row,) = requests.listed(store)
    assert (row["person"], row["contact"], row["outcome"]) == (None, None, "done")


def test_one_file_tells_everything_to_people_and_programs(store):
    told = held(store, the_person(store, "+91 55000 00001"))
    with zipfile.ZipFile(io.BytesIO(told.as_zip())) as packed:
        document = json.loads(packed.read("access.json"))
        page = packed.read("access.html").decode()
    assert [one["name"] for one in document["held"]["calls"]] == ["Mina Ramen"] * 2
    assert document["held"]["entries"][0]["emails"] == ["mina@example.com"]
    assert document["person"]["numbers"] == ["+915500000001"]
    assert "Ravi" not in json.dumps(document)
    assert "Mina Ramen" in page


def test_the_page_runs_nothing_of_what_it_tells(store):
    page = held(store, the_person(store, "+91 55000 00001")).as_html()
    assert "&lt;script&gt;" in page
    assert "<script" not in page
    assert ">=HYPERLINK" not in page
    assert "&#39;=HYPERLINK" in page


def test_a_corrected_name_goes_before_what_exports_say(store, tmp_path):
    (made,) = correct(store, the_person(store, "+91 55000 00001"), "name", "Meena Raman")
    assert (made.old_value, made.new_value) == ("Mina Ramen", "Meena Raman")
    bring(store, tmp_path / "later.csv", LATER)
    bring(store, tmp_path / "book2.vcf", BOOK + BOOK.replace("00001", "00003"))
    (match,) = lookup(store, "+91 55000 00001")["matches"]
    assert (match["name"], match["calls"]) == ("Meena Raman", 3)
    assert {one["name"] for one in match["contacts"]} == {"Meena Raman"}
    assert [one["old_value"] for one in store.rows("privacy/correcting/listed")] == ["Mina Ramen"]
    store.rebuild()
    assert lookup(store, "+91 55000 00001")["matches"][0]["name"] == "Meena Raman"
    assert [one.name for one in findings(store) if one.offenders] == []


def test_a_corrected_email_and_number_survive_the_next_import(store, tmp_path):
    who = the_person(store, "+91 55000 00001")
    correct(store, who, "email", "meena@example.com")
    correct(store, who, "number", "+91 55000 00005")
    bring(store, tmp_path / "book2.vcf", BOOK + "\n")
    left = the_person(store, "Mina Ramen", [1])
    assert (left.emails, left.numbers) == (("meena@example.com",), (915500000005,))
    assert [one.name for one in findings(store) if one.offenders] == []


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("email", "no address", "is no e-mail address"),
        ("number", "banana", "is no phone number"),
        ("name", " ", "Say what the name is"),
        ("shoes", "42", "cannot be corrected"),
    ],
)
def test_what_is_no_correction_is_refused(store, field, value, words):
    with pytest.raises(RsoftError, match=words):
        correct(store, the_person(store, "+91 55000 00001"), field, value)
