"""Rules for sources: yours go before the program's, tell history again, and can be taken back."""

from pathlib import Path
from typing import Any

import pytest

from rsoft_analytics.errors import RsoftError
from rsoft_analytics.files.export import Export
from rsoft_analytics.imports.load import load
from rsoft_analytics.sources import (
    adding_rule,
    putting_rule_back,
    removing_rule,
    rules,
    texts,
    tried,
)
from rsoft_analytics.store import Store

LEADS = (
    "Prospect ID,Name,Phone,Lead Source\n"
    "L-1,Asha,5500000001,testone\nL-2,Ravi,5500000002,Google\nL-3,Meena,5500000003,TestOne (old)\n"
)
CALLS = (
    "Date Time,Phone Number,Call Type,Duration,Source\n"
    "2026-03-02 10:00:00,5500000001,Incoming,50,\n"
    "2026-03-03 10:00:00,5500000004,Incoming,50,google\n"
)


@pytest.fixture
def store(empty_store: Store, tmp_path: Path) -> Store:
    """A store with leads and calls of a few sources."""
    for name, text in (("leads.csv", LEADS), ("calls.csv", CALLS)):
        (tmp_path / name).write_text(text)
        load(empty_store, Export(tmp_path / name, name))
    return empty_store


def told(store: Store, folder: Path) -> list[tuple[Any, ...]]:
    """The sources of all leads, calls and touches."""
    (folder / "q.sql").write_text(
        "select 'lead' as what, source, channel, count(*) as n from leads group by all"
        " union all select 'call', source, channel, count(*) from calls group by all"
        " union all select 'touch', source, channel, count(*) from touches group by all"
        " order by all"
    )
    return [tuple(one.values()) for one in store.rows(str(folder / "q"))]


def test_a_rule_of_yours_folds_spellings_and_tells_history_again(
    store: Store, tmp_path: Path
) -> None:
    change = adding_rule("Testone", "Flyer", "Print and outdoor")
    rehearsed = tried(store, change, rehearse=True)
    assert {(one.source, one.what): (one.before, one.after) for one in rehearsed.moved} == {
        ("Flyer", "calls"): (0, 1), ("Flyer", "callers"): (0, 1), ("Flyer", "leads"): (0, 2),
        ("testone", "calls"): (1, 0), ("testone", "callers"): (1, 0), ("testone", "leads"): (1, 0),
        ("TestOne (old)", "leads"): (1, 0),
        ("Flyer", "touches"): (0, 2), ("testone", "touches"): (1, 0),
        ("TestOne (old)", "touches"): (1, 0),
    }  # fmt: skip
    assert tried(store, change).moved == rehearsed.moved
    after = told(store, tmp_path)
    store.rebuild()
    assert told(store, tmp_path) == after


def test_a_rule_for_the_whole_text_leaves_longer_texts_alone(store: Store, tmp_path: Path) -> None:
    tried(store, adding_rule("testone", "Flyer", "Print and outdoor", whole=True))
    assert ("lead", "TestOne (old)", "Other", 1) in told(store, tmp_path)


def test_a_rule_of_yours_goes_before_the_programs_word(store: Store, tmp_path: Path) -> None:
    tried(store, adding_rule("google", "Our search", "Organic Search"))
    assert ("lead", "Our search", "Organic Search", 2) in told(store, tmp_path)


def test_rules_are_taken_back_one_by_one(store: Store, tmp_path: Path) -> None:
    before = told(store, tmp_path)
    tried(store, adding_rule("testone", "Flyer", "Print and outdoor"))
    first = told(store, tmp_path)
    tried(store, adding_rule("testone", "Poster", "Print and outdoor"))
    assert [one["source"] for one in rules(store)] == ["Poster"]
    tried(store, putting_rule_back)
    assert told(store, tmp_path) == first
    tried(store, removing_rule("TESTONE"))
    assert told(store, tmp_path) == before


def test_texts_that_no_rule_knows_are_told_with_how_many_rows_have_them(store: Store) -> None:
    unknown = [(one["text"], one["leads"]) for one in texts(store, unknown_only=True)]
    assert unknown == [("TestOne (old)", 1), ("testone", 1)]
    assert [one["text"] for one in texts(store)][:1] == ["Google"]


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda: adding_rule("x", "Flyer", "Posters"), "'Posters' is no channel"),
        (lambda: adding_rule(" ", "Flyer", "Other"), "The text is empty"),
        (lambda: adding_rule("x", "F" * 101, "Other"), "The source is too long"),
        (lambda: adding_rule("?!", "Flyer", "Other"), "has no letter"),
        (lambda: removing_rule("nothing"), "You have no rule"),
        (lambda: putting_rule_back, "nothing to take back"),
    ],
)
def test_a_change_that_cannot_be_made_is_refused_in_words(
    empty_store: Store, change: Any, reason: str
) -> None:
    with pytest.raises(RsoftError, match=reason):
        tried(empty_store, change())


def test_what_people_said_can_be_folded_as_what_others_wrote(
    empty_store: Store, tmp_path: Path
) -> None:
    (tmp_path / "leads.csv").write_text(
        "Prospect ID,Name,Phone,Lead Source,How did you hear about us\n"
        "L-1,Asha,5500000001,,My neighbour Ravi's flyer\nL-2,Ravi,5500000002,Google,Google\n"
    )
    load(empty_store, Export(tmp_path / "leads.csv", "leads.csv"))
    written = {one["text"]: one["leads"] for one in texts(empty_store)}
    assert written == {"My neighbour Ravi's flyer": 1, "Google": 1}
    tried(empty_store, adding_rule("flyer", "Flyer", "Print and outdoor"))
    assert ("touch", "Flyer", "Print and outdoor", 1) in told(empty_store, tmp_path)
