"""What the systems that are read write at other times, in other versions and in other hands."""

from pathlib import Path
from typing import Any

import pytest

from rsoft_analytics.files.export import Export
from rsoft_analytics.imports.load import load
from rsoft_analytics.imports.report import Report
from rsoft_analytics.lookup import lookup
from rsoft_analytics.store import Store

SAMPLES = Path(__file__).parents[1] / "data" / "samples"
NUMBER = "+915500001001"


@pytest.fixture
def given(empty_store: Store, tmp_path: Path):
    """Imports a text as a file."""

    def of(text: str, name: str = "x.csv") -> Report:
        (tmp_path / name).write_text(text, encoding="utf-8")
        return load(empty_store, Export(tmp_path / name, name))

    return of


def timeline(store: Store, number: str = NUMBER) -> list[dict[str, Any]]:
    """What the card of a number says of its calls, the oldest first."""
    (match,) = lookup(store, number)["matches"]
    found: list[dict[str, Any]] = match["timeline"]
    return sorted(found, key=lambda one: str(one["at"]))


def test_the_calls_of_an_asterisk_between_named_telephones_are_internal(given):
    report = given(
        '"""Asha"" <asha>","asha","6789","default","PJSIP/asha-1","PJSIP/ravi-1","Dial","PJSIP",'
        '"2026-03-02 01:51:32","","2026-03-02 01:52:04","31","0","NO ANSWER","DOCUMENTATION","",'
        '"1.2","",2\n',
        "Master.csv",
    )
    assert (report.format, report.read, report.skipped) == ("asterisk_cdr", 0, 1)


def test_a_log_of_callers_alone_tells_of_incoming_calls(given, empty_store):
    report = given(
        "Call Date,Caller Number,Agent Number,Call Status,Call Duration\n"
        f"02-Mar-2026 10:05 AM,{NUMBER},+915500009001,Answered,1:05\n"
        f"02-Mar-2026 11:05 AM,{NUMBER},+915500009001,Not Answered,0\n"
        f"02-Mar-2026 12:05 PM,{NUMBER},+915500009001,Outgoing,30\n"
    )
    assert report.added == 3
    told = [(one["direction"], one["outcome"]) for one in timeline(empty_store)]
    assert told == [("incoming", "spoken"), ("incoming", "missed"), ("outgoing", "spoken")]


def test_a_log_of_callers_and_called_still_says_the_direction_itself(given):
    report = given(
        "Date,Caller Number,Called Number,Call Status,Duration\n"
        f"2026-03-02 10:05,{NUMBER},+915500009001,Answered,65\n"
    )
    assert [one.reason for one in report.rejects] == ["unknown word"]


def test_an_older_log_of_3cx_has_no_direction_and_no_id(given, empty_store):
    report = given(
        "Call Time,Caller ID,Destination,Status,Ringing,Talking,Totals,Cost,Reason,Play\n"
        f"2026-03-02 09:15:00,Asha Kulkarni (101),{NUMBER},Answered,0:00:05,0:03:00,,,,\n"
        f"2026-03-02 09:20:00,{NUMBER},Asha Kulkarni (101),Unanswered,0:00:15,0:00:00,,,,\n"
        f"2026-03-02 09:20:00,{NUMBER},Sales (800),Answered,0:00:15,0:01:00,,,,\n"
        "Totals,,,,,,0:04:00,,,\n"
    )
    assert (report.format, report.read, report.rejected) == ("three_cx", 3, 0)
    told = [(one["direction"], one["outcome"], one["seconds"]) for one in timeline(empty_store)]
    assert told == [("outgoing", "spoken", 180), ("incoming", "spoken", 60)]


@pytest.mark.parametrize("behind", ["\0" * 700, "\n\n", "\0\n" * 300_000])
def test_zeros_behind_the_end_of_a_backup_are_nothing(given, behind):
    call = f"<calls><call number='{NUMBER}' date='1773027724331' type='1' duration='3'/></calls>"
    report = given(call + behind, "calls.xml")
    assert (report.read, report.rejected) == (1, 0)


def test_anything_else_behind_the_end_of_a_backup_is_told(given):
    call = f"<calls><call number='{NUMBER}' date='1773027724331' type='1' duration='3'/></calls>"
    report = given(call + "\0\0<calls/>", "calls.xml")
    assert (report.added, [one.reason for one in report.rejects]) == (1, ["malformed"])


def test_a_call_of_pipedrive_is_one_that_was_done_at_the_time_it_was_done(given, empty_store):
    text = (SAMPLES / "pipedrive_activities.csv").read_text(encoding="utf-8")
    assert given(text).skipped == 2
    (call,) = timeline(empty_store, "+915500704001")
    assert (call["at"][:16], call["direction"], call["rep"]) == (
        "2026-02-02T10:20",
        "outgoing",
        "Asha Kulkarni",
    )


def test_a_deal_of_pipedrive_is_won_when_it_was_won(given, empty_store):
    text = (SAMPLES / "pipedrive_deals.csv").read_text(encoding="utf-8")
    assert given(text).added == 3
    found = {one: lookup(empty_store, f"+91550070400{one}")["matches"][0] for one in (1, 2, 3)}
    assert [one["lead_stage"] for one in found.values()] == ["won", "new", "lost"]


def test_a_column_may_tell_the_zone_of_each_call(given, empty_store):
    zones = ("America/New_York", "UTC", "GMT+05:30", "IST", "nowhere", "")
    lines = (f"2026-07-0{day} 10:00,{NUMBER},Incoming,9,{zone}\n"
             for day, zone in enumerate(zones, start=1))  # fmt: skip
    report = given("Date,Phone,Type,Duration,Time Zone\n" + "".join(lines))
    assert report.added == len(zones)
    told = [one["at"][11:16] for one in timeline(empty_store)]
    assert told == ["19:30", "15:30", "10:00", "10:00", "10:00", "10:00"]


def test_a_column_may_tell_the_country_of_each_number(given, empty_store):
    report = given(
        "Client Country Code,Client Number,Call Type,Call Date,Call Time,Duration\n"
        "+1,2025550101,Missed,2026-03-02,12:05:11,0\n"
        "91,05500001001,Missed,2026-03-02,12:05:11,0\n"
        "91,915500001002,Missed,2026-03-02,12:05:11,0\n"
        "IN,5500001003,Missed,2026-03-02,12:05:11,0\n"
    )
    assert report.added == 4
    for number in ("+12025550101", NUMBER, "+915500001002", "+915500001003"):
        assert lookup(empty_store, number)["matches"][0]["calls"] == 1


def test_a_time_as_java_writes_it_is_read(given, empty_store):
    given(f"Number,Type,Date,Duration\n{NUMBER},INCOMING,Mon Mar 02 10:05:11 GMT+05:30 2026,65\n")
    assert timeline(empty_store)[0]["at"][:19] == "2026-03-02T10:05:11"


def test_the_calls_that_hubspots_pages_export_are_read(given, empty_store):
    report = given(
        "Record ID,Call Title,Call notes,Call outcome,Activity date,Call duration (HH:mm:ss),"
        "Call direction,From Number,To Number,Activity assigned to,Associated Contact\n"
        f"1,Call,<p>x</p>,Connected,2026-03-02 10:05,0:01:05,Outbound,5500009001,{NUMBER},Asha,R\n"
    )
    assert report.added == 1
    (call,) = timeline(empty_store)
    assert (call["seconds"], call["direction"], call["rep"]) == (65, "outgoing", "Asha")
