"""What a viewer may not see does not leave the store: every question there is gets asked."""

import re
from typing import Any

import duckdb
import pytest

from rsoft_analytics.access import Viewer, may
from rsoft_analytics.callbacks import mark, unmark
from rsoft_analytics.lookup import lookup, lookup_number, picture_of
from rsoft_analytics.metrics import Filters, all_metrics, report
from rsoft_analytics.phones import is_masked
from rsoft_analytics.store import Store
from rsoft_analytics.store.statements import PACKAGE, parameters_of, statements
from tests.laws import some

MANAGER, ANALYST = Viewer("Divya", "divya@example.com", "manager"), Viewer("Om", "", "analyst")
OF_PERSONS = set(
    "caller company email emails message name name_key note number numbers party party_key person "
    "picture text".split()
)
# What makes tables, what knows the users of the dashboard, and what hands over or erases everything
# of one person, which owners do.
NO_QUESTIONS = re.compile(
    r"store/(tables|rules|models|staging|exclusions)/|metrics/selections/|access/"
    r"|privacy/(correcting|erasing|held|keeping_away|persons|requesting|retaining)/"
)
QUESTIONS = [
    name
    for file in sorted(PACKAGE.rglob("*.sql"))
    if not NO_QUESTIONS.match(name := file.relative_to(PACKAGE).as_posix().removesuffix(".sql"))
    if re.match(r"(select|with|from)\b", re.sub(r"--[^\n]*\n", "", statements(name)[-1]).lower())
]
# Questions with such a column that hide nothing, each with why.
NOBODY_IS_TOLD = {
    "advertising/conversions": "the file for an ad account, which owners make: hashes leave it",
    "imports/first_calls": "rows of the file that the viewer brings",
    "imports/first_contacts": "rows of the file that the viewer brings",
    "imports/first_leads": "rows of the file that the viewer brings",
    "imports/first_web_leads": "rows of the file that the viewer brings",
    "imports/columns_beside": "an import asks about its own rows while it is being made",
    "leads/in_scope": "which lead is to be derived again",
    "own_numbers/known": "what is on the list already, while the list is changed",
    "own_numbers/left_out": "how many numbers",
    "own_numbers/left_out_in_all": "how many numbers",
    "own_numbers/rule_counts": "how many numbers",
    "privacy/ledger_details_piece": "what the ledger is proven by",
    "privacy/lists": "how many numbers",
    "sources/lines": "our own lines, on a page of owners",
    "sources/rules": "texts for sources, on a page of owners",
    "sources/texts": "texts for sources, on a page of owners",
    "store/attached/tables": "the names of tables",
    "store/calls_without_ids": "asked by tests, to compare two stores",
    "store/migrations_done": "the number of a migration",
    "store/settings_kept": "the name of a setting",
}
# Columns with which the package that asks puts its answers together; they stay in it.
INTERNAL = {
    "lookup/alike": "caller",
    "lookup/contacts_of": "caller",
    "lookup/found": "caller",
    "lookup/leads_of": "caller",
    "lookup/own_number": "caller",
    "lookup/recycled": "caller",
    "lookup/timeline": "caller",
    "privacy/verdicts": "number",
}
VALUES: dict[str, Any] = {
    "most": 1000, "limit": 1000, "metric": "calls", "behind": "leads", "import_id": 1,
    "states": ["open", "never returned", "no call seen", "rang, not reached", "done"],
    "callback_window_hours": 24, "worth_of": [], "worth": [], "rule": "1_our_own_lines",
    "name": "meera", "digits": "003", "system": "zoho", "only_calls": False, "only_new": False,
}  # fmt: skip


def persons(store: Store) -> tuple[set[str], set[int]]:
    """The names and the numbers in a store."""
    with store.engine.cursor() as cursor:
        names = cursor.execute(
            "select name from callers union select company from callers"
            " union select name from calls union select name from contacts"
            " union select name from lead_records"
        ).fetchall()
        numbers = cursor.execute("select caller from callers").fetchall()
    # of the team, and of nobody, one may know
    known = {one["rep"] for one in store.rows("store/reps")} | {"Unknown", None, ""}
    return {name for (name,) in names} - known, {number for (number,) in numbers}


def answer(store: Store, name: str) -> list[dict[str, Any]]:
    """The answer of a question under wide values; nothing where only an import can ask it."""
    named = {one for statement in statements(name) for one in parameters_of(statement)}
    values = VALUES | {"callers": sorted(persons(store)[1])}
    try:
        return store.rows(name, **{one: values.get(one) for one in named})
    except duckdb.Error:
        return []


def columns(store: Store, name: str) -> set[str]:
    """The columns of a question's answer; none where only an import can ask it."""
    named = {one for statement in statements(name) for one in parameters_of(statement)}
    try:
        return set(store.frame(name, **{one: VALUES.get(one) for one in named}))
    except duckdb.Error:
        return set()


def test_every_question_that_tells_of_persons_asks_what_the_viewer_sees(empty_store):
    """Tell persons through seen_name, seen_number, seen_text, seen_emails with $viewer.

    They stand in rsoft_analytics/store/rules/9_seen.sql. Where nobody is told, say why in the
    list NOBODY_IS_TOLD.
    """
    told = {name for name in QUESTIONS if columns(empty_store, name) & OF_PERSONS}
    hide = {name for name in told if "$viewer" in "".join(statements(name))}
    assert told - hide <= NOBODY_IS_TOLD.keys() | INTERNAL.keys()


@pytest.mark.parametrize("viewer", [MANAGER, ANALYST], ids=lambda one: one.role)
def test_no_answer_has_what_the_viewer_may_not_see(sample_store, viewer):
    names, numbers = persons(sample_store)
    hidden = {str(number) for number in numbers} | (names if viewer is ANALYST else set())
    seen = sample_store.seen_by(viewer.sight)
    leaks = {
        (name, key)
        for name in set(QUESTIONS) - set(NOBODY_IS_TOLD)
        for row in answer(seen, name)
        for key, cell in row.items()
        if parts(cell) & hidden and not is_internal(name, key)
    }
    assert leaks == set()


def parts(cell: object) -> set[str]:
    """What a cell says: as a whole, each of a list, and whatever is written like a number."""
    each = cell if isinstance(cell, list) else [cell]
    return {str(one) for one in each} | set(re.findall(r"\d{8,15}", str(cell)))


def is_internal(name: str, key: str) -> bool:
    """Whether a column stays in the package that asks, which puts answers together with it."""
    return INTERNAL.get(name) == key


def test_the_questions_asked_do_tell_an_owner_of_persons(sample_store):
    names, numbers = persons(sample_store)
    told = {
        part
        for name in QUESTIONS
        for row in answer(sample_store, name)
        for cell in row.values()
        for part in parts(cell)
    }
    assert told & names
    assert told & {str(number) for number in numbers}


def card(store: Store, query: str) -> dict[str, Any]:
    """The card of the one that a query means best."""
    return dict(lookup(store, query)["matches"][0])


def test_a_manager_sees_names_and_the_end_of_numbers(sample_store):
    seen = card(sample_store.seen_by(MANAGER.sight), "meera iyer")
    assert "Meera Iyer" in seen["name"]
    assert is_masked(int(seen["number"]))
    assert seen["number"].endswith("003")
    assert "5500001003" not in str(seen)


def test_a_masked_number_finds_its_card_again(sample_store):
    seen = sample_store.seen_by(MANAGER.sight)
    masked = card(seen, "meera iyer")["number"]
    assert "Meera Iyer" in card(seen, masked)["name"]


@pytest.mark.law
@pytest.mark.parametrize("viewer", [MANAGER, ANALYST])
def test_a_masked_number_is_digits_that_stay_and_that_nobody_else_has(sample_store, viewer):
    seen = sample_store.seen_by(viewer.sight)
    asked = "select caller from callers where not is_nobody(caller) order by caller"
    with sample_store.engine.cursor() as cursor:
        numbers = some([row[0] for row in cursor.execute(asked).fetchall()])
    masks = {}
    for number in numbers:
        matches = lookup_number(seen, number)
        masks[number] = matches[0]["number"]
        assert masks[number] == lookup_number(seen, number)[0]["number"]
        assert re.fullmatch(r"[1-9]\d{15}", masks[number])  # no number has 16 digits, none a sign
        assert masks[number].endswith(str(number)[-3:])
    assert len(set(masks.values())) == len(numbers) > 20


def test_a_masked_number_means_nobody_to_an_owner(sample_store):
    masked = card(sample_store.seen_by(MANAGER.sight), "meera iyer")["number"]
    assert lookup(sample_store, masked)["matches"] == []


def test_digits_cannot_be_guessed_one_after_the_other(sample_store):
    seen = sample_store.seen_by(MANAGER.sight)
    assert lookup(seen, "55000010")["matches"] == []
    assert lookup(seen, "003")["matches"]


def test_an_analyst_finds_nobody_by_a_name(sample_store):
    seen = sample_store.seen_by(ANALYST.sight)
    assert lookup(seen, "meera iyer")["matches"] == []
    assert card(seen, "+91 55000 01003")["name"] == "•••"


def test_an_analyst_sees_no_picture(sample_store):
    with_photo = "select caller from callers join photos using (photo) limit 1"
    with sample_store.engine.cursor() as cursor:
        ((number,),) = cursor.execute(with_photo).fetchall()
    assert picture_of(sample_store, f"+{number}")
    assert picture_of(sample_store.seen_by(ANALYST.sight), f"+{number}") is None


def test_a_caller_is_marked_by_the_masked_number(empty_store):
    with empty_store.engine.cursor() as cursor:
        cursor.execute(
            "insert into callers by name select 915500001003 as caller, '' as name_key,"
            " 0 as contacts, 1 as calls, 0 as conversations, 1 as tries_owed, false as do_not_call"
        )
    seen = empty_store.seen_by(MANAGER.sight)
    (known,) = seen.rows("lookup/found", number=915500001003, digits="", name="")
    may_mark = empty_store.seen_by(MANAGER.sight_to("mark a callback"))
    mark(may_mark, known["number"])
    assert marked(empty_store) == [(915500001003, True)]
    unmark(may_mark, known["number"])
    assert marked(empty_store) == [(915500001003, False)]


def marked(store: Store) -> list[tuple[int, bool]]:
    """The callers who were marked, and whether they still are."""
    with store.engine.cursor() as cursor:
        return cursor.execute("select caller, removed_at is null from callback_marks").fetchall()


def test_a_rep_sees_their_own_performance_alone(sample_store):
    (everybody,) = report(sample_store, "calls")["rows"]
    by_rep = {row["rep"]: row["value"] for row in report(sample_store, "calls", by="rep")["rows"]}
    asha = sample_store.seen_by(Viewer("Asha", "", "rep", "Asha").sight)
    assert (
        report(asha, "calls", by="rep")["rows"][0]["value"] == by_rep["Asha"] < everybody["value"]
    )
    assert [row["rep"] for row in report(asha, "calls", by="rep")["rows"]] == ["Asha"]
    assert report(asha, "calls", Filters(reps=("Ravi",)))["rows"][0]["value"] == 0
    assert [row["rep"] for row in asha.rows("store/reps")] == ["Asha"]


def test_a_rep_whom_no_call_names_sees_nobodys_performance(sample_store):
    nobody = sample_store.seen_by(Viewer("New", "", "rep").sight)
    assert report(nobody, "calls")["rows"][0]["value"] == 0


@pytest.mark.parametrize("metric", sorted(all_metrics()))
def test_every_metric_that_a_rep_may_see_can_be_narrowed_to_them(metric):
    assert "$reps" in all_metrics()[metric].sql or not may("rep", "metric", metric)


def test_what_is_kept_for_one_viewer_is_not_told_to_another(sample_store):
    manager = sample_store.seen_by(MANAGER.sight)
    assert manager == sample_store.seen_by(MANAGER.sight)
    assert len({sample_store, manager, sample_store.seen_by(ANALYST.sight)}) == 3


@pytest.mark.parametrize("metric", ["leads", "won", "won_value", "conversion_rate"])
def test_a_manager_is_told_no_row_of_fewer_than_five_people(sample_store, metric):
    window = "all" if metric == "conversion_rate" else None
    manager = sample_store.seen_by(MANAGER.sight)
    for by in ("source", "campaign"):
        told = {row[by] for row in report(manager, metric, by=by, window=window)["rows"]}
        counted = report(
            sample_store, "won" if metric == "won_value" else metric, by=by, window=window
        )
        for row in counted["rows"]:
            people = row["n"] if metric == "conversion_rate" else row["value"]
            assert row[by] not in told or people == 0 or people >= 5
        gone = [row for row in counted["rows"] if row[by] not in told]
        assert len(gone) != 1  # the sum would tell it


def test_an_owner_is_told_of_every_source(sample_store):
    rows = report(sample_store, "leads", by="source")["rows"]
    assert any(0 < row["value"] < 5 for row in rows)
