"""Touches: each dated contact of a person with a source, as calls and lead records tell of it."""

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rsoft_analytics.files.export import Export
from rsoft_analytics.imports.load import load
from rsoft_analytics.imports.undo import undo
from rsoft_analytics.store import Store
from tests.laws import UNSHRUNK, law

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
    both = [
        "Ravi,55000 00002,2026-03-02 10:00,,,,,,,,Newspaper",
        "Meena,55000 00003,2026-03-02 10:00,Walk-in,,,,,,,Newspaper",
    ]
    put(empty_store, tmp_path, "both.csv", "\n".join([WEB, *both]))
    (tmp_path / "q.sql").write_text("select name, source from leads order by name")
    assert [tuple(one.values()) for one in empty_store.rows(str(tmp_path / "q"))] == [
        ("Asha", "Newspaper"),
        ("Meena", "Walk-in"),
        ("Ravi", "Unknown"),
    ]


NAMES = {  # a text, and what an office calls it
    "google ads": ("Google Ads", "Paid Search"),
    "FB": ("Facebook", "Organic Social"),
    "Just Dial": ("JustDial", "Marketplace"),
    "testone": ("testone", "Other"),
    "Hoarding": ("Hoarding", "Print and outdoor"),
    "": None,
    "Select": None,
}
OF_LINE = {
    "SIM A": ("Hoarding", 3, 8),
    "SIM B": ("FB", 1, 5),
}  # source, first and last day of March
numbers = st.sampled_from(["5500000001", "5500000002", "5500000003"])
days = st.integers(1, 9)
rung = st.tuples(
    numbers, days, st.integers(0, 23), st.sampled_from(["Incoming", "Outgoing", "Missed"]),
    st.sampled_from(["", "SIM A", "SIM B", "SIM C"]), st.sampled_from(list(NAMES)),
)  # fmt: skip
noted = st.tuples(numbers, days, st.sampled_from(list(NAMES)))


def expected(calls: list[tuple[Any, ...]], leads: list[tuple[Any, ...]]) -> Counter[Any]:
    """The touches that these calls and leads are, worked out by hand."""
    found: list[Any] = []
    for number, day, hour, kind, line, text in set(calls):
        of_line, first, last = OF_LINE.get(line, ("", 0, 0))
        is_on_line = kind != "Outgoing" and of_line and first <= day <= last
        if named := NAMES[of_line if is_on_line else text]:
            basis = "line" if is_on_line else "call details"
            found.append((int(f"91{number}"), day, hour, basis, *named))
    for place, (number, day, text) in enumerate(leads):
        if named := NAMES[text]:
            basis = "marketplace" if named[1] == "Marketplace" else "crm field"
            found.append((int(f"91{number}"), day, place, basis, *named))
    return Counter(found)


@given(
    calls=st.lists(rung, min_size=1, max_size=12, unique_by=lambda one: one[:3]),
    leads=st.lists(noted, min_size=1, max_size=8),
)
@law(12, UNSHRUNK)
def test_touches_are_those_that_one_finds_by_hand(
    tmp_path_factory: pytest.TempPathFactory,
    calls: list[tuple[Any, ...]],
    leads: list[tuple[Any, ...]],
) -> None:
    folder = tmp_path_factory.mktemp("touches")
    rows = ["Date Time,Phone Number,Call Type,Duration,Line,Source"]
    for number, day, hour, kind, line, text in calls:
        rows.append(f"2026-03-{day:02} {hour:02}:00:00,{number},{kind},9,{line},{text}")
    people = ["Prospect ID,Phone,Created,Lead Source"]
    for place, (number, day, text) in enumerate(leads):
        people.append(f"LEAD-{place},{number},2026-03-{day:02} {place:02}:00:00,{text}")
    lines = ["line,source,campaign,place,from,until,note"]
    for line, (source, first, last) in OF_LINE.items():
        lines.append(f"{line},{source},,,2026-03-{first:02},2026-03-{last:02},")
    (folder / "q.sql").write_text(
        "select person, day(touched_at::timestamp) as d, hour(touched_at::timestamp) as h, basis,"
        " source, channel from touches join (select distinct lead_key, person from lead_members"
        " union select lead_key_of_number(caller), caller from callers) using (lead_key)"
    )
    with Store(None) as store:
        for name, text in (("calls", rows), ("leads", people), ("lines", lines)):
            put(store, folder, f"{name}.csv", "\n".join(text))
        found = Counter(tuple(one.values()) for one in store.rows(str(folder / "q")))
    assert found == expected(calls, leads)
