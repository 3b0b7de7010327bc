"""Every entry of a timeline tells which rows of which exports it is made of, and why."""

import csv
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from rsoft_analytics.demo.filling import fill
from rsoft_analytics.files.export import Export
from rsoft_analytics.imports.load import load
from rsoft_analytics.imports.options import Options
from rsoft_analytics.lookup import lookup
from rsoft_analytics.store import Store

CALLER = "5500000001"
TO_THE_SECOND = ("Call Time", "Phone Number", "Call Type", "Duration")


def put(store: Store, path: Path, rows: list[tuple], rep: str | None = None) -> None:
    """Import rows as one file."""
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows(rows)
    loaded = load(store, Export(path, path.name), Options(rep=rep))
    assert (loaded.error, loaded.rejected) == (None, 0)


def call(store: Store) -> dict:
    """The one call of the caller."""
    (match,) = lookup(store, CALLER)["matches"]
    (entry,) = match["timeline"]
    return entry


def test_a_call_of_one_row_names_its_file_import_and_line(empty_store, tmp_path):
    at = "2026-03-02 10:00:00"
    put(empty_store, tmp_path / "a.csv", [TO_THE_SECOND, (at, CALLER, "Incoming", 60)], "Asha")
    (row,) = call(empty_store)["made_of"]
    assert (row["file"], row["import_id"], row["line"]) == ("a.csv", 1, 2)
    assert (row["at"], row["outcome"], row["seconds"], row["rep"]) == (
        "2026-03-02T10:00:00+05:30", "answered", 60, "Asha",
    )  # fmt: skip
    assert call(empty_store)["why_one"] is None


def test_a_call_told_again_by_a_later_export_of_one_phone_says_so(empty_store, tmp_path):
    told = ("2026-03-02 10:00:00", CALLER, "Incoming", 60)
    put(empty_store, tmp_path / "a.csv", [TO_THE_SECOND, told], "Asha")
    later = ("2026-03-03 10:00:00", "5500000002", "Incoming", 5)
    put(empty_store, tmp_path / "b.csv", [TO_THE_SECOND, told, later], "Asha")
    entry = call(empty_store)
    assert [(row["file"], row["line"]) for row in entry["made_of"]] == [("a.csv", 2), ("b.csv", 2)]
    assert entry["why_one"] == "Same system and same start, told by 2 exports."


@pytest.mark.parametrize(
    ("second", "why"),
    [
        ("2026-03-02 10:00:03", "2 systems, starts 3 seconds apart."),
        ("2026-03-02 10:00:01", "2 systems, starts 1 second apart."),
        ("2026-03-02 10:00:00", "2 systems, starts at the same second."),
        ("2026-03-02 10:00", "2 systems, one of which tells only the minute of the start."),
        ("2026-03-02", "2 systems, one of which tells only the day of the start."),
    ],
)
def test_a_call_of_two_systems_says_how_near_its_starts_are(empty_store, tmp_path, second, why):
    first = ("2026-03-02 10:00:00", CALLER, "Incoming", 60)
    put(empty_store, tmp_path / "a.csv", [TO_THE_SECOND, first], "Asha")
    put(empty_store, tmp_path / "b.csv", [TO_THE_SECOND, (second, CALLER, "Incoming", 61)])
    entry = call(empty_store)
    assert [row["file"] for row in entry["made_of"]] == ["a.csv", "b.csv"]
    assert entry["why_one"] == why


def test_the_legs_of_one_call_id_are_said_to_be_that(empty_store, tmp_path):
    header = ("Call ID", *TO_THE_SECOND, "Agent")
    legs = [
        ("C-1", "2026-03-02 10:00:00", CALLER, "Missed", 0, "Asha"),
        ("C-1", "2026-03-02 10:00:20", CALLER, "Incoming", 60, "Ravi"),
    ]
    put(empty_store, tmp_path / "a.csv", [header, *legs])
    entry = call(empty_store)
    assert [(row["line"], row["rep"]) for row in entry["made_of"]] == [(2, "Asha"), (3, "Ravi")]
    assert entry["why_one"] == "Legs of one call id."


def test_a_lead_names_the_rows_that_tell_of_it(empty_store, tmp_path):
    header = ("Lead ID", "Name", "Phone", "Status", "Created")
    for name, status in (("a.csv", "New"), ("b.csv", "Qualified")):
        lead = ("L-1", "Meena", CALLER, status, "2026-03-02")
        put(empty_store, tmp_path / name, [header, lead])
    entry = call(empty_store)
    assert [(row["file"], row["line"], row["outcome"]) for row in entry["made_of"]] == [
        ("a.csv", 2, "new"), ("b.csv", 2, "qualified"),
    ]  # fmt: skip
    assert entry["why_one"] == "The same lead, told again by a later export."


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Store, Path]]:
    """A store filled with the demo, and the folder of its exports."""
    folder = tmp_path_factory.mktemp("demo")
    with Store(folder / "demo.duckdb") as store:
        fill(store, folder / "exports", 600, 3)
        yield store, folder / "exports"


def made_of(store: Store, query: str = "55") -> Iterator[tuple[str, dict]]:
    """Every row that the timelines of what a search finds are made of, with whose it is."""
    for match in lookup(store, query)["matches"]:
        for entry in match["timeline"]:
            for row in entry["made_of"]:
                yield match["number"], row


def test_the_line_that_is_named_holds_the_callers_number(demo):
    store, exports = demo
    written = {
        path.name: path.read_text("utf-8-sig").splitlines() for path in exports.glob("*-c*.csv")
    }
    seen = [(number, row) for number, row in made_of(store, "550") if row["file"] in written]
    assert len(seen) > 20
    for number, row in seen:
        digits = re.sub(r"\D", "", written[row["file"]][row["line"] - 1].replace(",", " "))
        assert number[-10:] in digits, (number, row)


def test_no_row_of_a_caller_is_left_out_and_none_told_twice(demo):
    store, _ = demo
    with store.engine.cursor() as cursor:
        kept = cursor.execute("select party_key, import_id, line from raw_calls").fetchall()
    found = [
        (int(number), row["import_id"], row["line"])
        for number, row in made_of(store, "550")
        if row["direction"]
    ]
    numbers = {number for number, *_ in found}
    assert len(numbers) > 20
    assert sorted(found) == sorted(one for one in kept if one[0] in numbers)
