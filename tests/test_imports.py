"""Imports: once, whole, as announced, and taken back without a trace."""

import base64
import json
import random
import shutil
import zipfile
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import duckdb
import pytest
from PIL import Image

from rsoft_analytics.errors import RsoftError
from rsoft_analytics.files.export import Export
from rsoft_analytics.imports.collect import collected
from rsoft_analytics.imports.importing import import_all
from rsoft_analytics.imports.load import load
from rsoft_analytics.imports.options import Mapping, Options
from rsoft_analytics.imports.report import Report
from rsoft_analytics.imports.undo import undo
from rsoft_analytics.store import Store

SAMPLES = Path(__file__).parents[1] / "data" / "samples"
EVERY_DAY = {
    "call_log.csv", "call_log.xlsx", "call_log_semicolon.csv", "contacts.vcf", "contacts_table.csv",
    "google_contacts.csv", "google_contacts_old.csv", "leads.csv", "leads_by_id.csv",
    "sms_backup_calls.xml",
}  # fmt: skip
NAMES = sorted(one.name for one in SAMPLES.iterdir() if one.is_file())
EACH = [pytest.param(one, marks=() if one in EVERY_DAY else pytest.mark.slow) for one in NAMES]
HEADER = "Date,Time,Customer Name,Phone Number,Call Type,Duration (sec)\n"
FIRST = "02/03/2026,09:04:11,Rohan,+91 55000 01001,Incoming,184\n"
SECOND = "02/03/2026,10:04:11,Meera,+91 55000 01002,Missed,0\n"
UNKNOWN = "When,Who,What,How long\n"
UNKNOWN_ROW = "2026-03-02 09:04:11,5500001001,Incoming,184\n"
BY_HAND = Mapping(
    "calls", {"When": "started", "Who": "party", "What": "direction", "How long": "duration"}
)


@pytest.fixture(scope="module")
def store(csv_of_three: Path) -> Iterator[Store]:
    """A store with some calls, that is after each test what it was before."""
    with Store(None) as shared:
        added(shared, csv_of_three)
        yield shared


@pytest.fixture(scope="module")
def csv_of_three(tmp_path_factory) -> Path:
    """Calls of people whom the samples know too."""
    path: Path = tmp_path_factory.mktemp("calls") / "three.csv"
    path.write_text(HEADER + FIRST + SECOND + FIRST.replace("09:04:11", "11:04:11"))
    return path


@pytest.fixture
def fresh() -> Iterator[Store]:
    """A store of the test's own."""
    with Store(None) as own:
        yield own


@pytest.fixture
def csv(tmp_path) -> Callable[..., Path]:
    """Writes a file of some lines."""

    def written(*lines: str, name: str = "calls.csv") -> Path:
        path = tmp_path / name
        path.write_text("".join(lines), encoding="utf-8")
        return path

    return written


def added(store: Store, path: Path, options: Options = Options(), rehearse: bool = False) -> Report:
    """The report of the one export at a path."""
    (report,) = all_added(store, path, options=options, rehearse=rehearse)
    return report


def all_added(store: Store, *paths: Path, **how: Any) -> list[Report]:
    """The reports of the exports at some paths."""
    with collected(list(paths)) as found:
        return import_all(store, found, **how)


def counts(report: Report) -> tuple[int, int, int, int, int]:
    """A report's counts."""
    return report.added, report.updated, report.unchanged, report.rejected, report.skipped


def held(store: Store) -> dict[str, Any]:
    """What the store holds, at a glance."""
    return store.row("imports/headline")


def zipped(path: Path, *members: Path) -> Path:
    """A zip of some files."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for member in members:
            archive.write(member, member.name)
    return path


def some_samples(folder: Path) -> Path:
    """A folder of three samples, one of each kind."""
    folder.mkdir()
    for name in ("leads.csv", "call_log.csv", "contacts.vcf"):
        shutil.copy(SAMPLES / name, folder)
    return folder


# Once, however it comes.


@pytest.mark.parametrize("name", EACH)
def test_the_counts_of_a_sample_add_up_to_what_was_read(fresh, name):
    report = added(fresh, SAMPLES / name)
    (entry,) = fresh.rows("imports/ledger")
    assert report.status == "imported"
    assert entry["read"] == report.read == sum(counts(report)[:4])
    assert len(report.rejects) == report.rejected


@pytest.mark.parametrize("name", EACH)
def test_a_sample_that_is_added_again_is_known_already(fresh, name):
    first, before = added(fresh, SAMPLES / name), held(fresh)
    again = added(fresh, SAMPLES / name)
    assert (again.status, again.import_id) == ("already imported", first.import_id)
    assert (again.read, again.added, again.updated) == (first.read, 0, 0)
    assert (again.rejected, again.skipped, again.rejects) == (
        first.rejected, first.skipped, first.rejects,
    )  # fmt: skip
    assert held(fresh) == before


def test_a_file_under_another_name_is_known_already(fresh, csv, tmp_path):
    path = csv(HEADER, FIRST, SECOND)
    added(fresh, path)
    assert added(fresh, path.rename(tmp_path / "other.txt")).status == "already imported"


def test_a_file_in_a_zip_is_known_already(fresh, csv, tmp_path):
    path = csv(HEADER, FIRST, SECOND)
    added(fresh, path)
    assert added(fresh, zipped(tmp_path / "calls.zip", path)).status == "already imported"


def test_the_same_calls_in_another_order_change_nothing(fresh, csv):
    added(fresh, csv(HEADER, FIRST, SECOND))
    before = held(fresh)
    report = added(fresh, csv(HEADER, SECOND, FIRST))
    assert counts(report) == (0, 0, 2, 0, 0)
    assert held(fresh) == before


def test_an_export_that_overlaps_an_earlier_one_adds_what_is_new(fresh, csv):
    added(fresh, csv(HEADER, FIRST))
    assert counts(added(fresh, csv(HEADER, FIRST, SECOND))) == (1, 0, 1, 0, 0)


def test_exports_in_another_order_give_the_same_headline(fresh):
    paths = [SAMPLES / name for name in sorted(EVERY_DAY)]
    with Store(None) as other:
        all_added(other, *paths)
        random.Random(1).shuffle(paths)
        all_added(fresh, *paths)
        assert held(fresh) == held(other)


def test_the_same_file_with_other_options_is_refused(fresh, csv):
    path = csv(HEADER, FIRST)
    added(fresh, path)
    report = added(fresh, path, Options(rep="Ravi"))
    assert report.status == "refused"
    assert report.error == (
        "calls.csv was imported as import 1 with other options. "
        "Take that import back first (rsoft undo 1), then import it again."
    )


# Paths.


def test_a_folder_is_all_the_exports_in_it_in_a_stable_order(fresh, tmp_path):
    few = some_samples(tmp_path / "few")
    reports = all_added(fresh, few)
    assert [one.file for one in reports] == [
        "few/call_log.csv",
        "few/contacts.vcf",
        "few/leads.csv",
    ]
    assert {one.status for one in reports} == {"imported"}


def test_a_zip_is_all_the_exports_in_it(fresh, tmp_path):
    few = some_samples(tmp_path / "few")
    reports = all_added(fresh, zipped(tmp_path / "all.zip", *few.iterdir()))
    names = ["call_log.csv", "contacts.vcf", "leads.csv"]
    assert [one.file for one in reports] == [f"all.zip/{name}" for name in names]
    assert {one.status for one in reports} == {"imported"}


def test_several_paths_are_read_as_they_are_named(fresh, csv):
    paths = [csv(HEADER, SECOND, name="b.csv"), csv(HEADER, FIRST, name="a.csv")]
    assert [one.file for one in all_added(fresh, *paths)] == ["b.csv", "a.csv"]


def test_a_refused_file_does_not_hold_up_the_others(fresh, csv):
    paths = [csv("colour\nred\n", name="a.csv"), csv(HEADER, FIRST, name="b.csv")]
    assert [one.status for one in all_added(fresh, *paths)] == ["refused", "imported"]


def test_what_a_desktop_leaves_in_a_folder_is_no_export(fresh, csv, tmp_path):
    for name in (".DS_Store", "Thumbs.db", "._calls.csv"):
        csv("anything", name=name)
    csv(HEADER, FIRST)
    assert [one.status for one in all_added(fresh, tmp_path)] == ["imported"]


def test_a_path_where_nothing_is_is_refused(tmp_path):
    with (
        pytest.raises(RsoftError, match="There is no file or folder"),
        collected([tmp_path / "nowhere.csv"]),
    ):
        pass


def test_an_empty_folder_is_refused_in_words(fresh, tmp_path):
    (tmp_path / "empty").mkdir()
    report = added(fresh, tmp_path / "empty")
    assert report.error == "The folder empty has no file in it. Name the folder of the exports."


def test_the_store_itself_is_never_read(tmp_path):
    with Store(tmp_path / "rsoft.duckdb") as own:
        reports = [load(own, Export(one, one.name)) for one in tmp_path.iterdir() if one.is_file()]
    assert reports
    assert {one.status for one in reports} == {"refused"}
    assert all("belongs to the store itself" in str(one.error) for one in reports)


# A rehearsal.


def rows_of_tables(path: Path) -> dict[str, int]:
    """How many rows each table of a closed store has."""
    with duckdb.connect(str(path), read_only=True) as closed:
        names = [
            name for (name,) in closed.sql("select table_name from duckdb_tables()").fetchall()
        ]
        return {name: len(closed.table(name)) for name in names}


@pytest.mark.parametrize("name", EACH)
def test_a_rehearsal_announces_exactly_what_the_import_then_does(store, name):
    rehearsed = added(store, SAMPLES / name, rehearse=True)
    report = added(store, SAMPLES / name)
    assert rehearsed.status == "dry run"
    assert rehearsed.import_id is None
    assert counts(rehearsed) == counts(report)
    assert rehearsed.rejects == report.rejects
    assert rehearsed.details == report.details
    undo(store, int(report.import_id or 0))


@pytest.mark.parametrize("name", EACH)
def test_a_rehearsal_leaves_no_trace(tmp_path, name):
    path = tmp_path / "rsoft.duckdb"
    with Store(path):
        pass
    before = rows_of_tables(path)
    with Store(path) as own:
        added(own, SAMPLES / name, rehearse=True)
    assert rows_of_tables(path) == before


def test_a_rehearsed_mapping_is_not_remembered(fresh, csv):
    path = csv(UNKNOWN, UNKNOWN_ROW)
    added(fresh, path, Options(mapping=BY_HAND), rehearse=True)
    assert added(fresh, path).status == "refused"


# What was set aside.


def test_a_reject_keeps_its_line_reason_message_and_text(fresh, csv):
    path = csv(HEADER, FIRST, "02/03/2026,09:05:00,Ravi,5500001002,Sideways,1\n")
    (reject,) = added(fresh, path).rejects
    assert (reject.line, reject.reason) == (3, "unknown word")
    assert reject.message.startswith("Line 3: type 'Sideways' is none of Incoming")
    assert "Ravi" in reject.text


def test_all_rejects_of_an_import_can_be_had_by_line(fresh, csv):
    path = csv(HEADER, *(f",,Ravi,5500001002,Missed,{n}\n" for n in range(1_500)))
    report = added(fresh, path)
    rejects = fresh.rows("imports/all_rejects_of", import_id=report.import_id)
    assert report.rejected == len(rejects) == 1_500
    assert [one["line"] for one in rejects] == list(range(2, 1_502))
    assert len(report.rejects) == 1_000


# A mapping by hand.


def test_a_mapping_by_hand_reads_a_table_of_unknown_columns(fresh, csv):
    report = added(fresh, csv(UNKNOWN, UNKNOWN_ROW), Options(mapping=BY_HAND))
    assert (report.status, report.kind, report.added) == ("imported", "calls", 1)
    assert report.details["columns"] == BY_HAND.columns


def test_a_table_of_unknown_columns_is_refused_with_its_columns(fresh, csv):
    error = str(added(fresh, csv(UNKNOWN, UNKNOWN_ROW)).error)
    assert "Its columns are: When, Who, What, How long." in error


def test_a_mapping_is_remembered_for_the_next_file_with_that_header(fresh, csv):
    added(fresh, csv(UNKNOWN, UNKNOWN_ROW), Options(mapping=BY_HAND))
    next_one = csv(UNKNOWN, "2026-03-03 09:00:00,5500001002,Missed,0\n", name="next.csv")
    assert added(fresh, next_one).added == 1


def test_a_mapping_says_nothing_of_another_header(fresh, csv):
    added(fresh, csv(UNKNOWN, UNKNOWN_ROW), Options(mapping=BY_HAND))
    other = csv(UNKNOWN.replace("Who", "WHO"), UNKNOWN_ROW, name="next.csv")
    assert added(fresh, other).status == "refused"


def test_a_later_mapping_takes_the_place_of_an_earlier_one(fresh, csv):
    added(fresh, csv(UNKNOWN, UNKNOWN_ROW), Options(mapping=BY_HAND))
    shorter = Mapping("calls", {k: v for k, v in BY_HAND.columns.items() if v != "duration"})
    row = "2026-03-03 09:00:00,5500001002,Incoming,5\n"
    added(fresh, csv(UNKNOWN, row, name="b.csv"), Options(mapping=shorter))
    third = csv(UNKNOWN, row.replace("03-03", "03-04"), name="c.csv")
    assert "How long" not in added(fresh, third).details["columns"]


def test_a_mapping_to_a_column_that_is_not_there_is_refused(fresh, csv):
    wrong = Mapping("calls", {"Then": "started"})
    error = str(added(fresh, csv(UNKNOWN, UNKNOWN_ROW), Options(mapping=wrong)).error)
    assert error.startswith("There is no column 'Then'.")


@pytest.mark.parametrize(
    ("kind", "columns", "why"),
    [
        ("songs", {}, "'songs' cannot be mapped. There are: "),
        ("calls", {"When": "moon"}, "Column 'When' is mapped to 'moon', which calls do not have."),
    ],
)
def test_a_mapping_to_nothing_is_refused_in_words(kind, columns, why):
    with pytest.raises(RsoftError, match=why):
        Mapping(kind, columns)


def test_a_mapping_is_read_from_a_file(tmp_path):
    path = tmp_path / "mapping.json"
    path.write_text(json.dumps({"kind": BY_HAND.kind, "columns": BY_HAND.columns}))
    assert Mapping.in_file(path) == BY_HAND


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"kind": "calls"}', '{"kind": [], "columns": {}}', "\udcff",
             "[" * 99_999, '{"kind": "calls", "columns": 5}',
             '{"kind": "calls", "columns": {"When": ["a"]}}'],
)  # fmt: skip
def test_a_file_that_is_no_mapping_is_refused_in_words(tmp_path, text):
    path = tmp_path / "mapping.json"
    path.write_text(text, errors="surrogateescape")
    with pytest.raises(RsoftError, match=r"is no mapping\. A mapping is JSON|is mapped to"):
        Mapping.in_file(path)


# Taking back.


@pytest.mark.parametrize("name", EACH)
def test_undo_leaves_what_was_there_before(store, name):
    before = held(store)
    report = added(store, SAMPLES / name)
    undone = undo(store, int(report.import_id or 0))
    assert undone.after == before == held(store)


def test_the_rehearsal_of_an_undo_tells_what_it_changes_and_changes_nothing(fresh, csv):
    added(fresh, csv(HEADER, FIRST, SECOND))
    before = held(fresh)
    rehearsed = undo(fresh, 1, rehearse=True)
    assert held(fresh) == before == rehearsed.before
    assert rehearsed == undo(fresh, 1)


def test_an_undo_of_an_import_taken_back_is_refused(fresh, csv):
    added(fresh, csv(HEADER, FIRST))
    undo(fresh, 1)
    with pytest.raises(RsoftError, match=r"^Import 1 \(calls.csv\) was taken back already\.$"):
        undo(fresh, 1)


@pytest.mark.parametrize("number", [0, -1, 1000, 2**31, 2**63, 10**30])
def test_an_undo_of_an_import_that_is_not_there_is_refused(store, number):
    with pytest.raises(RsoftError, match=f"^There is no import {number}[.]"):
        undo(store, number)


def test_a_file_that_was_taken_back_can_be_imported_again(fresh, csv):
    first = added(fresh, csv(HEADER, FIRST, SECOND))
    after = held(fresh)
    undo(fresh, 1)
    again = added(fresh, csv(HEADER, FIRST, SECOND))
    assert (again.status, again.import_id) == ("imported", 2)
    assert counts(again) == counts(first)
    assert held(fresh) == after


def test_a_file_that_was_taken_back_can_be_imported_with_other_options(fresh, csv):
    added(fresh, csv(HEADER, FIRST))
    undo(fresh, 1)
    assert added(fresh, csv(HEADER, FIRST), Options(rep="Ravi")).status == "imported"


# Options.


def first_row(report: Report) -> dict[str, Any]:
    """The first row of an import, as it is shown."""
    row: dict[str, Any] = report.details["first_rows"][0]
    return row


def test_a_rep_is_whose_phone_the_export_is_from(fresh, csv):
    assert first_row(added(fresh, csv(HEADER, FIRST), Options(rep="Ravi")))["Rep"] == "Ravi"


def test_the_same_calls_on_two_phones_of_two_reps_are_two_exports(fresh, csv):
    added(fresh, csv(HEADER, FIRST), Options(rep="Ravi"))
    other = csv(HEADER, FIRST, SECOND, name="other.csv")
    assert added(fresh, other, Options(rep="Asha")).status == "imported"


@pytest.mark.parametrize(("zone", "hour"), [(None, "09"), ("Asia/Kolkata", "09"), ("UTC", "14")])
def test_a_timezone_is_that_of_the_times_in_the_export(fresh, csv, zone, hour):
    report = added(fresh, csv(HEADER, FIRST), Options(timezone=zone))
    assert first_row(report)["When"][12:14] == hour
    assert report.details["timezone"] == zone or "Asia/Kolkata"


@pytest.mark.parametrize(("region", "number"), [(None, "+912025550142"), ("US", "+12025550142")])
def test_a_region_is_that_of_numbers_without_a_country(fresh, csv, region, number):
    report = added(fresh, csv(HEADER, FIRST.replace("+91 55000 01001", "2025550142")),
                   Options(region=region))  # fmt: skip
    assert first_row(report)["Number"] == number


@pytest.mark.parametrize(
    "options", [{"timezone": "Moon/Crater"}, {"timezone": ""}, {"region": "XX"}, {"region": ""},
                {"rep": ""}, {"rep": "a\nb"}, {"rep": "a\0b"}, {"rep": "x" * 101},
                {"rep": "\udcff"}],
)  # fmt: skip
def test_options_that_cannot_be_are_refused_in_words(options):
    with pytest.raises(RsoftError, match=r"\.$"):
        Options(**options)


# The order of day and month.

OPEN = "03/02/2026,09:04:11,Rohan,+91 55000 01001,Incoming,184\n"
PROOF = {True: "25/02/2026", False: "02/25/2026"}


@pytest.mark.parametrize("is_day_first", [True, False])
def test_the_order_of_day_and_month_is_found_far_down_the_file(fresh, csv, is_day_first):
    proof = OPEN.replace("03/02/2026", PROOF[is_day_first])
    report = added(fresh, csv(HEADER, *[OPEN] * 30_000, proof), rehearse=True)
    assert report.details["day_first"] is is_day_first
    assert report.details["assumed"] == ()
    assert first_row(report)["When"][:6] == ("03 Feb" if is_day_first else "02 Mar")


@pytest.mark.parametrize(("region", "assumed"), [("IN", "day first"), ("US", "month first")])
def test_an_order_that_nothing_proves_is_said_to_be_assumed(fresh, csv, region, assumed):
    report = added(fresh, csv(HEADER, OPEN), Options(region=region))
    assert report.details["assumed"] == (assumed,)


def test_an_order_that_a_person_names_is_not_assumed(fresh, csv):
    report = added(fresh, csv(HEADER, OPEN), Options(day_first=False))
    assert report.details["assumed"] == ()
    assert first_row(report)["When"][:6] == "02 Mar"


# Pictures.


def card(name: str, color: str) -> str:
    """A vCard with a picture of one colour."""
    file = BytesIO()
    Image.new("RGB", (40, 40), color).save(file, "PNG")
    photo = base64.b64encode(file.getvalue()).decode()
    return f"BEGIN:VCARD\nVERSION:3.0\nFN:{name}\nPHOTO;ENCODING=b;TYPE=PNG:{photo}\nEND:VCARD\n"


def test_a_picture_of_several_contacts_is_kept_once(tmp_path, csv):
    with Store(tmp_path / "rsoft.duckdb") as own:
        added(own, csv(card("A", "red"), card("B", "red"), card("C", "blue"), name="a.vcf"))
        added(own, csv(card("D", "red"), name="b.vcf"))
    assert rows_of_tables(tmp_path / "rsoft.duckdb")["photos"] == 2


# Progress.


def test_progress_tells_what_is_being_done_and_how_far(fresh, tmp_path):
    few = some_samples(tmp_path / "few")
    done: list[str] = []
    reached: list[tuple[int, int]] = []
    with collected([few]) as found:
        import_all(
            fresh,
            found,
            progress=lambda doing, records: done.append(doing),
            far=lambda now, of_all: reached.append((now, of_all)),
        )
    size = sum(one.stat().st_size for one in few.iterdir())
    assert {"Reading", "Understanding numbers and times", "Comparing with what is known"} <= set(
        done
    )
    assert reached == sorted(reached)
    assert reached[-1] == (size, size)
