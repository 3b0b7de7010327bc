"""Entries of address books become people: joined where they share a number, apart where not."""

import csv
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rsoft_analytics.files.export import Export
from rsoft_analytics.imports.load import load
from rsoft_analytics.imports.report import Report
from rsoft_analytics.imports.undo import undo
from rsoft_analytics.store import Store
from rsoft_analytics.store.checks import findings
from tests.laws import law

ONE, TWO, THREE = "+915500000001", "+915500000002", "+915500000003"
Entry = tuple[str, str, str]  # name, numbers, e-mail
People = list[tuple[str, tuple[int, ...]]]

LAW = law(20)
entries = st.lists(
    st.tuples(
        st.sampled_from(["Asha Rao", "asha rao", "Ravi", ""]),
        st.sampled_from([ONE, TWO, THREE, f"{ONE}; {TWO}", ""]),
        st.sampled_from(["asha@example.com", ""]),
    ).filter(any),
    min_size=1,
    max_size=4,
)


def book(folder: Path, name: str, people: list[Entry]) -> Export:
    """An address book of some people."""
    path = folder / name
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["Name", "Phone", "Email", "Company"])
        writer.writerows([*one, ""] for one in people)
    return Export(path, name)


def contacts(store: Store) -> People:
    """The contacts of a store: each by its name and numbers."""
    with store.engine.cursor() as cursor:
        rows = cursor.execute(
            "select name, list_sort(list(distinct number) filter (number is not null))"
            " from contacts left join contact_numbers using (contact_id) group by contact_id, name"
        ).fetchall()
    return sorted((name or "", tuple(numbers or ())) for name, numbers in rows)


def callers(store: Store) -> set[int]:
    """The numbers that can be looked up."""
    with store.engine.cursor() as cursor:
        return {number for (number,) in cursor.execute("select caller from callers").fetchall()}


def imported(store: Store, folder: Path, *books: list[Entry]) -> list[Report]:
    """The reports of some address books that came one after the other."""
    reports = [load(store, book(folder, f"{place}.csv", one)) for place, one in enumerate(books)]
    assert [report.error for report in reports] == [None] * len(books)
    assert not [one.claim for one in findings(store) if one.offenders]
    return reports


def people_of(folder: Path, *books: list[Entry]) -> People:
    """The contacts that some address books make in this order."""
    with Store(None) as store:
        imported(store, folder, *books)
        return contacts(store)


@given(books=st.lists(entries, min_size=2, max_size=3, unique_by=tuple))
@LAW
def test_the_order_of_address_books_does_not_matter(
    tmp_path: Path, books: list[list[Entry]]
) -> None:
    made = [people_of(tmp_path, *order) for order in (books, books[::-1])]
    assert made[0] == made[1]


def test_one_person_in_two_books_is_one_contact_with_all_numbers(tmp_path: Path) -> None:
    made = people_of(tmp_path, [("Asha Rao", ONE, "")], [("ASHA  RAO", f"{ONE}; {TWO}", "")])
    assert [numbers for _, numbers in made] == [(915500000001, 915500000002)]


def test_two_people_of_one_name_stay_apart(tmp_path: Path) -> None:
    made = people_of(tmp_path, [("Ravi", ONE, "")], [("Ravi", TWO, "")])
    assert made == [("Ravi", (915500000001,)), ("Ravi", (915500000002,))]


def test_two_people_who_share_a_number_stay_two(tmp_path: Path) -> None:
    made = people_of(tmp_path, [("Asha Rao", ONE, ""), ("Ravi", ONE, "")])
    assert made == [("Asha Rao", (915500000001,)), ("Ravi", (915500000001,))]


def test_a_shared_mail_joins_entries_of_one_name(tmp_path: Path) -> None:
    made = people_of(
        tmp_path, [("Asha Rao", ONE, "asha@example.com")], [("Asha Rao", TWO, "ASHA@example.com")]
    )
    assert made == [("Asha Rao", (915500000001, 915500000002))]


LINKED = ([("Asha Rao", ONE, "")], [("Asha Rao", TWO, "")], [("Asha Rao", f"{ONE}; {TWO}", "")])


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_an_entry_that_links_two_contacts_joins_them(
    tmp_path: Path, order: tuple[int, ...]
) -> None:
    made = people_of(tmp_path, *(LINKED[place] for place in order))
    assert made == [("Asha Rao", (915500000001, 915500000002))]


def test_taking_the_linking_entry_back_splits_them_again(tmp_path: Path) -> None:
    with Store(None) as store:
        *_, last = imported(store, tmp_path, *LINKED)
        assert last.import_id
        undo(store, last.import_id)
        assert contacts(store) == [("Asha Rao", (915500000001,)), ("Asha Rao", (915500000002,))]


def test_a_number_that_nothing_mentions_any_more_is_gone(tmp_path: Path) -> None:
    with Store(None) as store:
        _, second = imported(store, tmp_path, [("Asha Rao", ONE, "")], [("Ravi", TWO, "")])
        assert callers(store) == {915500000001, 915500000002}
        assert second.import_id
        undo(store, second.import_id)
        assert callers(store) == {915500000001}
        assert not [one.claim for one in findings(store) if one.offenders]


def test_a_book_that_comes_again_with_more_changes_what_changed(tmp_path: Path) -> None:
    with Store(None) as store:
        again = imported(
            store, tmp_path,
            [("Asha Rao", ONE, ""), ("Ravi", TWO, "")],
            [("Asha Rao", f"{ONE}; {THREE}", ""), ("Ravi", TWO, ""), ("Meena", "", "m@e.example")],
        )[1]  # fmt: skip
        assert (again.added, again.updated, again.unchanged) == (1, 1, 1)


def test_a_rebuild_makes_the_same_contacts(tmp_path: Path) -> None:
    with Store(None) as store:
        imported(store, tmp_path, *LINKED)
        before = (contacts(store), callers(store))
        store.rebuild()
        assert (contacts(store), callers(store)) == before
