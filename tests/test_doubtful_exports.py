"""What an export leaves in doubt is refused in words, never taken for something else."""

from pathlib import Path

import pytest

from rsoft_analytics.errors import RsoftError
from rsoft_analytics.files.export import Export
from rsoft_analytics.imports.load import load
from rsoft_analytics.imports.options import Options
from rsoft_analytics.imports.report import Report
from rsoft_analytics.lookup import lookup
from rsoft_analytics.store import Store


def given(store: Store, folder: Path, text: str, name: str = "x.csv", **options: str) -> Report:
    """The report of a text imported as a file."""
    (folder / name).write_text(text, encoding="utf-8")
    return load(store, Export(folder / name, name), Options(**options))


@pytest.mark.parametrize("when", ["Start", "Called At", "When", "Datum", "Started On"])
def test_a_call_log_is_one_whatever_it_calls_the_time(empty_store, tmp_path, when):
    header = f"Customer Number;{when};Direction;Duration (sec)"
    text = f"{header}\n5500000503;15.03.2025 04:30 pm;Incoming;20\n"
    report = given(empty_store, tmp_path, text)
    assert (report.kind, report.added) == ("calls", 1)


def test_calls_whose_time_no_column_tells_are_not_taken_for_people(empty_store, tmp_path):
    text = "Rep,Phone,Whatever,Direction,Duration\nMeena,5500000503,x,Incoming,20\n"
    assert given(empty_store, tmp_path, text).status == "refused"


@pytest.mark.parametrize(
    ("header", "cells", "seconds"),
    [
        ("Hours,Minutes,Seconds", "1,2,3", 3723),
        ("Minutes,Seconds", ",45", 45),
        ("mins", "2.5", 150),
        ("Seconds", "45", 45),
    ],
)
def test_a_length_in_columns_of_its_own_is_understood(
    empty_store, tmp_path, header, cells, seconds
):
    text = f"Phone,Date,Type,{header}\n5500000503,2025-03-15 10:00,Outgoing,{cells}\n"
    given(empty_store, tmp_path, text)
    (match,) = lookup(empty_store, "5500000503")["matches"]
    assert (match["timeline"][0]["seconds"], match["conversations"]) == (seconds, 1)


def test_a_call_of_a_phone_backup_without_a_duration_is_rejected(empty_store, tmp_path):
    xml = (
        "<calls><call number='5500000001' date='1700000000000' type='1'/>"
        "<call number='5500000001' date='1700000100000' type='1' duration='5'/></calls>"
    )
    report = given(empty_store, tmp_path, xml, "calls.xml")
    assert (report.added, [one.reason for one in report.rejects]) == (1, ["unreadable duration"])


@pytest.mark.parametrize(
    "header", ["Phone,Consent,Purpose,Date", "Name,Phone,Email,Opt-In,Date", "Number,Opted out"]
)
def test_a_list_of_who_agreed_is_never_taken_for_a_list_of_people(empty_store, tmp_path, header):
    path = tmp_path / "agreed.csv"
    path.write_text(header + "\n" + ",".join(["+915500000001"] * (header.count(",") + 1)) + "\n")
    report = load(empty_store, Export(path, path.name))
    assert report.status == "refused"
    assert "never taken for a list of people" in (report.error or "")


def test_a_file_of_which_nothing_is_of_the_named_format_is_refused(empty_store, tmp_path):
    text = "Call Time,Phone,Call Type,Duration\n2026-03-02 10:00,5500000001,Incoming,5\n"
    report = given(empty_store, tmp_path, text, format="vcard")
    assert (report.status, empty_store.rows("imports/ledger")) == ("refused", [])


def test_the_name_of_a_format_that_there_is_not_is_refused(empty_store, tmp_path):
    report = given(empty_store, tmp_path, "a,b\n", format="zz")
    assert "No format is called 'zz'" in (report.error or "")


def test_a_damaged_store_is_told_in_a_sentence(tmp_path):
    with Store(tmp_path / "whole.duckdb"):
        pass
    damaged = tmp_path / "cut.duckdb"
    damaged.write_bytes((tmp_path / "whole.duckdb").read_bytes()[:5000])
    with pytest.raises(RsoftError, match="cannot be opened"):
        Store(damaged)
