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


WEB = "Name,Phone,Submitted on,Lead Source,utm_source,utm_medium,utm_campaign,gclid,Referrer,\
Landing Page,How did you hear about Rao Tiles?"
CARRYING = (
    "https://rao.example/?utm_source=google&utm_medium=cpc&utm_campaign=Tiles+Chennai"
    "&utm_term=floor%20tiles&gclid=abc"
)
CLUES = {
    # what a form says -> basis, source, channel, campaign, keyword
    "bought word": (
        f",,,,,,{CARRYING},",
        ("utm", "Google Ads", "Paid Search", "Tiles Chennai", "floor tiles"),
    ),
    "columns": (
        ",facebook,paid_social,Diwali,,,https://rao.example/,",
        ("utm", "Meta Ads", "Paid Social", "Diwali", None),
    ),
    "click alone": (",,,,abc123,,,", ("click id", "Google Ads", "Paid Search", None, None)),
    "page before": (
        ",,,,,https://www.google.co.in/,https://rao.example/tiles,",
        ("referrer", "Google", "Organic Search", None, None),
    ),
    "own page before": (",,,,,https://www.rao.example/a,https://rao.example/b,", None),
    "other site": (
        ",,,,,https://forum.example.org/t/9,,",
        ("referrer", "forum.example.org", "Referral", None, None),
    ),
    "field by hand before link": (
        "Walk-in,google,cpc,,,,,",
        ("crm field", "Walk-in", "Walk-in", None, None),
    ),
    "link before a field that says the website": (
        "Website,google,cpc,Tiles,,,,",
        ("utm", "Google Ads", "Paid Search", "Tiles", None),
    ),
    "field that agrees with the click": (
        "adwords,,,,abc,,,",
        ("click id", "Google Ads", "Paid Search", None, None),
    ),
    "marketplace": ("Just Dial,,,,,,,", ("marketplace", "JustDial", "Marketplace", None, None)),
    "nothing": ("Select,,,,,,,", None),
}


@pytest.mark.parametrize("clue", CLUES)
def test_a_record_is_one_touch_by_its_strongest_clue(
    empty_store: Store, tmp_path: Path, clue: str
) -> None:
    cells, expected = CLUES[clue]
    put(empty_store, tmp_path, "web.csv", f"{WEB}\nAsha,55000 00001,2026-03-02 10:00,{cells}\n")
    (tmp_path / "q.sql").write_text("select basis, source, channel, campaign, keyword from touches")
    found = [tuple(one.values()) for one in empty_store.rows(str(tmp_path / "q"))]
    assert found == ([] if expected is None else [expected])
    (tmp_path / "q2.sql").write_text("select source, channel from leads")
    (lead,) = [tuple(one.values()) for one in empty_store.rows(str(tmp_path / "q2"))]
    assert lead == (("Unknown", "Unknown") if expected is None else expected[1:3])


def test_what_a_person_said_stands_beside_what_was_tracked(
    empty_store: Store, tmp_path: Path
) -> None:
    row = "Asha,55000 00001,2026-03-02 10:00,Google,,,,,,,A friend"
    put(empty_store, tmp_path, "web.csv", f"{WEB}\n{row}\n")
    (tmp_path / "q.sql").write_text(
        "select is_told, basis, source, source_text, channel from touches order by is_told"
    )
    assert [tuple(one.values()) for one in empty_store.rows(str(tmp_path / "q"))] == [
        (False, "crm field", "Google", "Google", "Organic Search"),
        (True, "told us", "A friend", "A friend", "Referral by a person"),
    ]


def test_what_a_person_said_is_the_source_only_where_nothing_else_could_be(
    empty_store: Store, tmp_path: Path
) -> None:
    asked = "Name,Phone,Created,How did you hear about us\nAsha,55000 00001,2026-03-02,Newspaper\n"
    put(empty_store, tmp_path, "asked.csv", asked)
    put(
        empty_store,
        tmp_path,
        "both.csv",
        f"{WEB}\nRavi,55000 00002,2026-03-02 10:00,,,,,,,,Newspaper\n",
    )
    (tmp_path / "q.sql").write_text("select name, source from leads order by name")
    assert [tuple(one.values()) for one in empty_store.rows(str(tmp_path / "q"))] == [
        ("Asha", "Newspaper"),
        ("Ravi", "Unknown"),
    ]
