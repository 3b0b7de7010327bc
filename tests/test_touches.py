"""Touches: each dated contact of a person with a source, as calls and lead records tell of it."""

from pathlib import Path
from typing import Any

import pytest

from rsoft_analytics.files.export import Export
from rsoft_analytics.imports.load import load
from rsoft_analytics.imports.undo import undo
from rsoft_analytics.store import Store

CALLS = (
    "Date Time,Phone Number,Call Type,Duration,Source,Campaign\n"
    "2026-03-02 10:00:00,5500000001,Incoming,50,google ads,Tiles\n"
    "2026-03-03 10:00:00,5500000001,Incoming,50,,\n"
    "2026-03-04 10:00:00,5500000002,Missed,0,Just Dial,\n"
    "2026-03-05 10:00:00,Private,Missed,0,Just Dial,\n"
)
LEADS = (
    "Lead Id,Name,Phone,Email,Lead Source,Lead Status,Created\n"
    "L-1,Asha Rao,5500000001,,Facebook,New,2026-02-01 09:00:00\n"
    "L-2,Ravi Iyer,,ravi@example.com,Walk-in,New,\n"
    "L-3,Meena Das,5500000003,,,New,2026-02-03 09:00:00\n"
)


def put(store: Store, folder: Path, name: str, text: str) -> int:
    """Import a file; the number of the import."""
    (folder / name).write_text(text)
    number = load(store, Export(folder / name, name)).import_id
    assert number is not None
    return number


def touches(store: Store, folder: Path) -> list[tuple[Any, ...]]:
    """Who was touched by what, and when, in order."""
    (folder / "touches.sql").write_text(
        "select coalesce(person, lead_key) as person, strftime(touched_at, '%d %b') as day,"
        " basis, source, campaign, is_paid from touches"
        " left join (select distinct lead_key, person from leads) using (lead_key)"
        " order by source, touched_at, touch_id"
    )
    return [tuple(one.values()) for one in store.rows(str(folder / "touches"))]


@pytest.fixture
def filled(empty_store: Store, tmp_path: Path) -> Store:
    """A store with calls and leads that tell their sources."""
    put(empty_store, tmp_path, "calls.csv", CALLS)
    put(empty_store, tmp_path, "leads.csv", LEADS)
    return empty_store


def test_a_call_or_a_record_that_tells_its_source_is_a_touch_of_its_person(
    filled: Store, tmp_path: Path
) -> None:
    found = [one[1:] for one in touches(filled, tmp_path)]
    assert found == [
        ("01 Feb", "crm field", "Facebook", None, False),
        ("02 Mar", "call details", "Google Ads", "Tiles", True),
        ("04 Mar", "call details", "JustDial", None, False),
        (None, "crm field", "Walk-in", None, False),
    ]


def test_touches_of_one_number_are_of_one_person(filled: Store, tmp_path: Path) -> None:
    of_asha = [one[3] for one in touches(filled, tmp_path) if one[0] == 915500000001]
    assert of_asha == ["Facebook", "Google Ads"]


def test_touches_kept_up_piece_by_piece_are_those_of_a_rebuild(
    filled: Store, tmp_path: Path
) -> None:
    pieces = touches(filled, tmp_path)
    filled.rebuild()
    assert touches(filled, tmp_path) == pieces


def test_an_import_taken_back_takes_its_touches(empty_store: Store, tmp_path: Path) -> None:
    put(empty_store, tmp_path, "calls.csv", CALLS)
    before = touches(empty_store, tmp_path)
    undo(empty_store, put(empty_store, tmp_path, "leads.csv", LEADS))
    assert touches(empty_store, tmp_path) == before
