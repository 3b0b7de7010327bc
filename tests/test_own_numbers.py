"""Own numbers are left out of every number, visibly, and come back at once."""

import csv
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from rsoft_analytics.demo.filling import fill
from rsoft_analytics.errors import RsoftError
from rsoft_analytics.files.export import Export
from rsoft_analytics.imports.load import load
from rsoft_analytics.imports.undo import undo
from rsoft_analytics.metrics import Filters, report
from rsoft_analytics.own_numbers import (
    Entry,
    adding,
    counting_again,
    leaving_out_again,
    left_out,
    list_of,
    made,
    numbers_of_rule,
    rehearsed,
    rules_told,
    setting_rule,
    understood,
)
from rsoft_analytics.store import Store
from rsoft_analytics.store.exclusion import in_file, rules_by_default

EVERYTHING = Filters()
CUSTOMER, STAFF, FAMILY, LINE = "5500000001", "5500000002", "5500000003", "5500000009"
PROMOTION, BANK, HELPLINE = "1400000001", "1600110001", "18000000001"
HEADER = ("Call Time", "Phone Number", "Call Type", "Duration", "Our Number")
CALLS = [
    ("2026-03-02 10:00", CUSTOMER, "Incoming", 50, LINE),
    ("2026-03-02 11:00", CUSTOMER, "Missed", 0, LINE),
    ("2026-03-02 12:00", STAFF, "Incoming", 20, LINE),
    ("2026-03-03 12:00", STAFF, "Missed", 0, LINE),
    ("2026-03-04 12:00", FAMILY, "Missed", 0, LINE),
    ("2026-03-04 13:00", LINE, "Incoming", 5, "5500000008"),
    ("2026-03-04 14:00", PROMOTION, "Missed", 0, LINE),
    ("2026-03-04 15:00", BANK, "Incoming", 9, LINE),
    ("2026-03-04 16:00", HELPLINE, "Incoming", 9, LINE),
    ("2026-03-05 09:00", "5500000004", "Blocked", 0, LINE),
    ("2026-03-05 09:10", "5500000004", "Blocked", 0, LINE),
    ("2026-03-05 09:20", "5500000004", "Blocked", 0, LINE),
]
PEOPLE = [("Name", "Mobile Phone", "Group Membership"), ("Amma", FAMILY, "Family ::: myContacts")]


@pytest.fixture
def store(empty_store: Store, tmp_path: Path) -> Store:
    """A store with calls of a customer, of staff, family, a line of ours, and what spams."""
    put(empty_store, tmp_path / "calls.csv", [HEADER, *CALLS])
    put(empty_store, tmp_path / "people.csv", PEOPLE)
    return empty_store


def put(store: Store, path: Path, rows: list[tuple]) -> int:
    """Import rows as one file; the import's number."""
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows(rows)
    loaded = load(store, Export(path, path.name))
    assert (loaded.error, loaded.rejected) == (None, 0)
    return loaded.import_id or 0


def number(text: str) -> int:
    """A number as the store has it."""
    (entry,) = understood(text, "IN").entries
    return entry.number


def counted(store: Store, metric: str = "calls", filters: Filters = EVERYTHING) -> float | None:
    """A metric as one number."""
    (row,) = report(store, metric, filters)["rows"]
    return row["value"]


def out(store: Store) -> dict[str, str]:
    """The numbers that are left out, each with why."""
    return {one["number"]: one["why"] for one in list_of(store)}


def rule(store: Store, name: str) -> dict:
    """A rule as it is told."""
    (one,) = [one for one in rules_told(store) if one["rule"] == name]
    return one


def listed(*numbers: str, kind: str = "staff", **details: object):
    """The change that puts numbers on the list."""
    return adding([Entry(number(one)) for one in numbers], kind, **details)


def test_the_rules_that_are_on_find_lines_groups_and_series(store):
    assert out(store) == {
        "+915500000009": "Our own lines",
        "+915500000008": "Our own lines",
        "+915500000003": "Family in address books",
        "+911400000001": "Promotional calls",
        "+911600110001": "Service calls of banks and offices",
    }


def test_calls_of_numbers_that_rules_find_are_left_out_and_the_others_count(store):
    assert counted(store) == len(CALLS) - 4
    with_rules_off(store)
    assert counted(store) == len(CALLS)


def with_rules_off(store: Store) -> None:
    """Switch every rule off."""
    for one in rules_by_default():
        made(store, setting_rule(one.name, is_on=False))


def test_what_is_left_out_and_what_counts_add_up_to_all_calls(store):
    made(store, listed(STAFF))
    assert counted(store) + sum(one["calls"] for one in left_out(store)) == len(CALLS)


def test_a_number_on_the_list_is_left_out_at_once_and_comes_back_at_once(store):
    before = counted(store), counted(store, "missed_calls"), counted(store, "answer_rate")
    made(store, listed(STAFF))
    assert (counted(store), counted(store, "missed_calls")) == (before[0] - 2, before[1] - 1)
    made(store, counting_again([number(STAFF)]))
    assert (counted(store), counted(store, "missed_calls"), counted(store, "answer_rate")) == before


def test_no_call_leaves_the_store(store):
    made(store, listed(STAFF, CUSTOMER))
    assert store.row("imports/headline")["calls"] == len(CALLS)


def test_a_rehearsal_tells_the_effect_and_keeps_nothing(store):
    before = counted(store)
    effect = rehearsed(store, listed(STAFF))
    assert (effect.before.calls, effect.after.calls) == (before, before - 2)
    assert effect.after.left_out == effect.before.left_out + 2
    assert (counted(store), "+915500000002" in out(store)) == (before, False)


def test_a_number_is_left_out_only_in_the_days_that_the_list_names(store):
    made(store, listed(STAFF, since=date(2026, 3, 3), until=date(2026, 3, 31)))
    third = Filters(date(2026, 3, 3), date(2026, 3, 3))
    second = Filters(date(2026, 3, 2), date(2026, 3, 2))
    assert (counted(store, "calls", second), counted(store, "calls", third)) == (3, 0)


def test_a_number_listed_anew_for_the_same_days_stands_there_once(store):
    made(store, listed(STAFF))
    made(store, listed(STAFF, kind="vendor"))
    kinds = [one["kind"] for one in list_of(store) if one["number"] == "+915500000002"]
    assert kinds == ["vendor"]


def test_two_stretches_of_days_of_one_number_stand_side_by_side(store):
    made(store, listed(STAFF, until=date(2026, 3, 2)))
    made(store, listed(STAFF, since=date(2026, 3, 3), kind="other"))
    kinds = [one["kind"] for one in list_of(store) if one["number"] == "+915500000002"]
    assert kinds == ["staff", "other"]


def test_a_number_that_is_kept_in_counts_although_its_rule_is_on(store):
    made(store, counting_again([number(FAMILY)]))
    assert "+915500000003" not in out(store)
    assert [one["is_kept"] for one in numbers_of_rule(store, "family_in_address_books")] == [True]
    made(store, leaving_out_again(number(FAMILY)))
    assert out(store)["+915500000003"] == "Family in address books"


def test_a_number_that_is_kept_in_stays_in_after_the_next_import(store, tmp_path):
    made(store, counting_again([number(FAMILY)]))
    put(store, tmp_path / "more.csv", [HEADER, ("2026-03-09 09:00", FAMILY, "Missed", 0, LINE)])
    assert "+915500000003" not in out(store)


def test_the_list_overrides_an_exception(store):
    made(store, counting_again([number(FAMILY)]))
    made(store, listed(FAMILY, kind="family"))
    assert out(store)["+915500000003"] == "Your list"


def test_a_rule_that_is_off_tells_what_it_would_take_out(store):
    told = rule(store, "blocked_on_phones")
    assert (told["on"], told["numbers"], told["calls"]) == (False, 1, 3)
    before = counted(store)
    made(store, setting_rule("blocked_on_phones", is_on=True))
    assert counted(store) == before - 3


def test_a_rule_finds_by_the_words_and_the_count_that_it_is_given(store):
    made(store, setting_rule("family_in_address_books", words=["Relatives"]))
    made(store, setting_rule("blocked_on_phones", is_on=True, least=4))
    assert "+915500000003" not in out(store)
    assert rule(store, "blocked_on_phones")["numbers"] == 0
    made(store, setting_rule("family_in_address_books", words=["FAMILY"]))
    assert "+915500000003" in out(store)


def test_the_beginning_of_a_number_is_all_of_its_first_digits(store):
    made(store, setting_rule("promotional_series", words=["+91 5500 000 002", "1", "x", ""]))
    found = [one["number"] for one in numbers_of_rule(store, "promotional_series")]
    assert found == ["+915500000002"]


def test_a_rule_keeps_its_words_when_it_is_switched(store):
    made(store, setting_rule("family_in_address_books", words=["Relatives"]))
    made(store, setting_rule("family_in_address_books", is_on=False))
    told = rule(store, "family_in_address_books")
    assert (told["on"], told["words"]) == (False, ["Relatives"])


def test_a_number_that_is_more_often_the_other_party_is_no_line_of_ours(empty_store, tmp_path):
    calls = [(f"2026-03-02 10:{minute:02}", CUSTOMER, "Missed", 0, LINE) for minute in range(5)]
    swapped = ("2026-03-02 11:00", LINE, "Incoming", 5, CUSTOMER)
    put(empty_store, tmp_path / "calls.csv", [HEADER, *calls, swapped])
    assert out(empty_store) == {"+915500000009": "Our own lines"}


def test_taking_an_import_back_takes_back_what_its_rules_found(store, tmp_path):
    people = [PEOPLE[0], ("Appa", "5500000007", "Family")]
    import_id = put(store, tmp_path / "more.csv", people)
    assert "+915500000007" in out(store)
    undo(store, import_id)
    assert "+915500000007" not in out(store)


def test_a_rebuild_leaves_out_the_same(store):
    made(store, listed(STAFF))
    before = list_of(store)
    store.rebuild()
    assert list_of(store) == before


def test_owed_calls_and_new_callers_leave_own_numbers_out(store):
    new = counted(store, "first_time_callers")
    owed = report(store, "waiting_callers")["rows"][0]["value"]
    made(store, listed(STAFF))
    assert counted(store, "first_time_callers") == new - 1
    assert report(store, "waiting_callers")["rows"][0]["value"] == owed - 1


def test_lists_are_read_with_names_kinds_headers_and_faults():
    text = 'Number;Name;Kind\n055000 00001;"Ravi";staff\n5500000002, 5500000003\nbanana\n\n'
    read = understood(text, "IN")
    assert read.entries == (
        Entry(915500000001, "Ravi", "staff"),
        Entry(915500000002),
        Entry(915500000003),
    )
    assert read.faults == ("Line 4: 'banana' holds no phone number.",)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda: adding([Entry(915500000001)], "friend"), "no kind of own number"),
        (lambda: adding([], "staff"), "no phone number in it"),
        (lambda: listed(STAFF, since=date(2026, 3, 2), until=date(2026, 3, 1)), "earlier first"),
        (lambda: setting_rule("astrology"), "No rule is called 'astrology'"),
        (lambda: setting_rule("our_own_lines", words=["x"]), "has no words"),
        (lambda: setting_rule("blocked_on_phones", least=0), "a count from 1"),
    ],
)
def test_what_cannot_be_is_refused_in_words(change, sentence):
    with pytest.raises(RsoftError, match=sentence):
        change()


def test_a_number_that_counts_cannot_be_taken_off(store):
    with pytest.raises(RsoftError, match="is no own number"):
        made(store, counting_again([number(CUSTOMER)]))


@pytest.mark.parametrize("one", rules_by_default(), ids=lambda one: one.name)
def test_every_rule_answers_on_an_empty_store_and_says_what_it_is(empty_store, one):
    made(empty_store, setting_rule(one.name, is_on=not one.is_on))
    assert rule(empty_store, one.name)["numbers"] == 0
    assert one.title
    assert one.meaning.endswith(".")


def test_a_rule_without_its_header_stops_the_program(tmp_path):
    (tmp_path / "9_newcomer.sql").write_text("-- A title\n-- A meaning.\nselect 1\n")
    with pytest.raises(RuntimeError, match="has no header"):
        in_file(str(tmp_path / "9_newcomer"))


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Store, dict]]:
    """A store filled with the demo, and what its generator counted."""
    folder = tmp_path_factory.mktemp("demo")
    with Store(folder / "demo.duckdb") as store:
        fill(store, folder / "exports", 900, 11)
        yield store, json.loads((folder / "exports" / "answers.json").read_text(encoding="utf-8"))


def test_leaving_callers_out_removes_what_the_generator_counted_of_them(demo):
    store, answers = demo
    callers = {card["number"]: card for card in answers["cards"] if card["calls"]}
    made(store, adding([Entry(number(one)) for one in callers], "other"))
    assert sum(one["calls"] for one in left_out(store)) == sum_of(callers, "calls")
    for metric in ("calls", "conversations"):
        assert counted(store, metric) == answers["totals"][metric] - sum_of(callers, metric)
    made(store, counting_again([number(one) for one in callers]))
    assert counted(store) == answers["totals"]["calls"]


def sum_of(cards: dict[str, dict], name: str) -> int:
    """What the generator counted of some callers, in all."""
    return sum(card[name] for card in cards.values())
