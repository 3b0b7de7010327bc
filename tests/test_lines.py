"""Lines stand for a source from a day until another, and history follows what is said of them."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from rsoft_analytics.errors import RsoftError
from rsoft_analytics.files.export import Export
from rsoft_analytics.imports.load import load
from rsoft_analytics.imports.undo import undo
from rsoft_analytics.sources import (
    Line,
    adding_line,
    gaps,
    lines,
    lines_without_source,
    putting_line_back,
    removing_line,
    tried,
)
from rsoft_analytics.store import Store

A, B = "+1 202-555-0186", "SIM 2"
CALLS = (
    "Date Time,Phone Number,Call Type,Duration,Line,Source\n"
    f"2026-03-01 00:00:00,5500000001,Incoming,50,{A},\n"
    f"2026-03-31 23:59:59,5500000002,Missed,0,(202) 555 0186 US,Just Dial\n"
    f"2026-03-31 23:59:59,5500000002,Missed,0,{A},Just Dial\n"
    f"2026-04-01 00:00:00,5500000003,Incoming,50,{A},\n"
    f"2026-04-02 10:00:00,5500000003,Outgoing,50,{A},\n"
    f"2026-04-03 10:00:00,5500000004,Incoming,50,sim 2,\n"
    f"2026-04-04 10:00:00,5500000004,Incoming,50,,\n"
)
HEADER = "line,source,campaign,place,from,until,note\n"


def put(store: Store, folder: Path, name: str, text: str) -> Any:
    """Import a file; its report."""
    (folder / name).write_text(text)
    return load(store, Export(folder / name, name))


def sources(store: Store, folder: Path) -> list[tuple[str, str, str]]:
    """When each call was, whence it came, and with which campaign."""
    (folder / "q.sql").write_text(
        "select strftime(started_at::timestamp, '%d %b %H:%M') as at_, source,"
        " coalesce(campaign, '') as campaign from calls order by started_at, call_id"
    )
    return [tuple(one.values()) for one in store.rows(str(folder / "q"))]


@pytest.fixture
def store(empty_store: Store, tmp_path: Path) -> Store:
    """A store with calls on two lines."""
    put(empty_store, tmp_path, "calls.csv", CALLS.replace("(202) 555 0186 US", A))
    return empty_store


def test_a_call_takes_the_source_of_its_line_on_its_day(store: Store, tmp_path: Path) -> None:
    said = f"{A},Hoarding,Spring,Flyover,2026-03-01,2026-03-31,\n{A},Newspaper,,,2026-04-01,,\n"
    assert put(store, tmp_path, "lines.csv", f"{HEADER}{said}{B},Google Ads,,,,,\n").added == 3
    assert sources(store, tmp_path) == [
        ("01 Mar 00:00", "Hoarding", "Spring"),
        ("31 Mar 23:59", "Hoarding", "Spring"),  # the line is a fact, the text on it a word
        ("31 Mar 23:59", "Hoarding", "Spring"),
        ("01 Apr 00:00", "Newspaper", ""),  # midnight in the business's zone
        ("02 Apr 10:00", "Newspaper", ""),  # of the caller, as a call we made is of no line
        ("03 Apr 10:00", "Google Ads", ""),
        ("04 Apr 10:00", "Google Ads", ""),  # of the caller, as this call tells nothing
    ]
    (tmp_path / "t.sql").write_text(
        "select basis, count(*) as n from touches group by basis order by basis"
    )
    assert store.rows(str(tmp_path / "t")) == [{"basis": "line", "n": 5}]


def test_days_of_a_line_that_meet_are_rejected_in_words(store: Store, tmp_path: Path) -> None:
    said = (
        f"{A},Hoarding,,,2026-03-01,2026-03-31,\n{A},Newspaper,,,2026-03-31,,\n"
        f",Radio,,,,,\n{A},,,,2027-01-01,,\n{A},Radio,,,2027-02-01,2027-01-01,\n{A},TV,,,soon,,\n"
    )
    report = put(store, tmp_path, "lines.csv", HEADER + said)
    assert (report.added, report.rejected) == (1, 5)
    assert [one.reason for one in report.rejects] == [
        "overlapping days", "no line", "no source", "no such days", "unreadable date",
    ]  # fmt: skip
    assert "has a source already from 2026-03-01 until 2026-03-31" in report.rejects[0].message


def test_days_that_meet_those_of_an_earlier_list_are_refused(store: Store, tmp_path: Path) -> None:
    put(store, tmp_path, "lines.csv", f"{HEADER}{A},Hoarding,,,2026-03-01,,\n")
    with pytest.raises(RsoftError, match="has a source already"):
        tried(store, adding_line(Line("+12025550186", "Radio", since=date(2026, 4, 1))))


def test_the_same_first_day_said_again_restates_the_line(store: Store, tmp_path: Path) -> None:
    first = put(store, tmp_path, "lines.csv", f"{HEADER}{A},Hoarding,,,2026-03-01,,\n").import_id
    again = f"{HEADER}{A},Radio,,,2026-03-01,2026-03-31,\n"
    second = put(store, tmp_path, "again.csv", again)
    assert (second.added, second.updated) == (0, 1)
    assert [one["source"] for one in lines(store)] == ["Radio"]
    undo(store, second.import_id)
    assert [one["source"] for one in lines(store)] == ["Hoarding"]
    undo(store, first)
    assert lines(store) == []
    assert {source for _, source, _ in sources(store, tmp_path)} == {"JustDial", "Unknown"}


def test_what_a_change_would_do_is_what_it_does(store: Store, tmp_path: Path) -> None:
    change = adding_line(Line(A, "Hoarding", since=date(2026, 3, 1)))
    before = sources(store, tmp_path)
    told = tried(store, change, rehearse=True)
    assert sources(store, tmp_path) == before
    assert tried(store, change).moved == told.moved
    moved = {(one.source, one.what): (one.before, one.after) for one in told.moved}
    assert moved["Hoarding", "calls"] == (0, 5)
    assert moved["JustDial", "calls"] == (2, 0)
    after = sources(store, tmp_path)
    (line,) = lines(store)
    tried(store, removing_line(line["line_id"]))
    assert sources(store, tmp_path) == before
    tried(store, putting_line_back)
    assert sources(store, tmp_path) == after


def test_lines_kept_up_piece_by_piece_are_those_of_a_rebuild(store: Store, tmp_path: Path) -> None:
    tried(store, adding_line(Line(A, "Hoarding", until=date(2026, 3, 31))))
    pieces = sources(store, tmp_path)
    store.rebuild()
    assert sources(store, tmp_path) == pieces


def test_calls_in_days_of_no_source_are_told(store: Store) -> None:
    tried(store, adding_line(Line(A, "Hoarding", until=date(2026, 3, 15))))
    tried(store, adding_line(Line(A, "Radio", since=date(2026, 4, 1))))
    assert [(one["line"], one["calls"]) for one in gaps(store)] == [(A, 2)]
    assert json.dumps([(one["line"], one["calls"]) for one in lines_without_source(store)]) == (
        '[["sim 2", 1]]'
    )
