"""A person with several numbers is one lead, whichever of them rings and whenever that is told."""

from itertools import combinations
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from rsoft_analytics.callbacks import work_list
from rsoft_analytics.files.export import Export
from rsoft_analytics.imports.load import load
from rsoft_analytics.imports.undo import undo
from rsoft_analytics.leads.stages import Act, set_stage
from rsoft_analytics.lookup import lookup
from rsoft_analytics.metrics import Filters, report
from rsoft_analytics.privacy.acts import Act as Consent
from rsoft_analytics.privacy.acts import record
from rsoft_analytics.privacy.erasure import erase, erasing
from rsoft_analytics.privacy.persons import persons
from rsoft_analytics.privacy.verdicts import may_call
from rsoft_analytics.store import Store
from rsoft_analytics.store.checks import findings
from tests.laws import UNSHRUNK, law

PHONE, MOBILE, OTHER = 915500000001, 915500000002, 915500000003
CALLS = "Call Time,Phone Number,Call Type,Duration,Agent"
LEADS = "Lead Id,Name,Phone,Mobile,Lead Source,Lead Status,Created"
BOTH = f"L-1,Asha Rao,+{PHONE},+{MOBILE},JustDial,Qualified,2026-03-05 10:00"
LAW = law(20, UNSHRUNK)


def put(store: Store, folder: Path, header: str, *lines: str) -> int:
    """The number of the import of an export with these lines."""
    path = folder / "export.csv"
    path.write_text("\n".join([header, *lines]) + "\n", encoding="utf-8")
    report = load(store, Export(path, path.name))
    assert report.error is None, report.error
    assert report.import_id is not None
    return report.import_id


def rang(day: int, number: int, kind: str = "Incoming", seconds: int = 60) -> str:
    """A call as a line of an export."""
    return f"2026-03-{day:02} 10:00:00,+{number},{kind},{seconds},Asha"


def sound(store: Store) -> bool:
    """Whether every check holds."""
    return not [one.claim for one in findings(store) if one.offenders]


def leads(store: Store) -> list[tuple[object, ...]]:
    """The leads: who, how they came, when, the stage, and when one first spoke with them."""
    with store.engine.cursor() as cursor:
        return cursor.execute(
            "select person, name, origin, created_at::varchar, stage,"
            " first_conversation_at::varchar, source from leads order by all"
        ).fetchall()


def test_whoever_rings_by_two_numbers_is_one_lead_from_the_first_ring_on(
    empty_store: Store, tmp_path: Path
) -> None:
    put(empty_store, tmp_path, CALLS, rang(1, MOBILE, "Missed", 0), rang(2, PHONE))
    assert len(leads(empty_store)) == 2
    put(empty_store, tmp_path, LEADS, BOTH)
    (lead,) = leads(empty_store)
    assert lead[:3] == (PHONE, "Asha Rao", "Call")
    assert lead[3].startswith("2026-03-01 10:00")
    assert lead[5].startswith("2026-03-02 10:00")
    assert (lead[4], lead[6]) == ("qualified", "JustDial")
    assert sound(empty_store)


def test_a_second_number_that_rings_later_makes_no_second_lead(
    empty_store: Store, tmp_path: Path
) -> None:
    put(empty_store, tmp_path, LEADS, BOTH)
    put(empty_store, tmp_path, CALLS, rang(9, MOBILE))
    (lead,) = leads(empty_store)
    assert lead[2] == "CRM export"
    assert lead[5].startswith("2026-03-09 10:00")


def test_a_number_that_records_of_several_names_give_joins_nobody(
    empty_store: Store, tmp_path: Path
) -> None:
    put(
        empty_store, tmp_path, LEADS,
        f"L-1,Asha Rao,+{PHONE},+{OTHER},Web,New,2026-03-05",
        f"L-2,Ravi Iyer,+{MOBILE},+{OTHER},Web,New,2026-03-05",
    )  # fmt: skip
    assert [one[0] for one in leads(empty_store)] == [PHONE, MOBILE]


def test_two_people_who_give_their_office_first_are_two(empty_store: Store, tmp_path: Path) -> None:
    one = put(
        empty_store, tmp_path, LEADS, f"L-1,Asha Rao,+{OTHER},+{PHONE},JustDial,Won,2026-03-05"
    )
    assert [one[0] for one in leads(empty_store)] == [OTHER]
    put(empty_store, tmp_path, LEADS, f"L-2,Ravi Iyer,+{OTHER},+{MOBILE},Web,New,2026-03-05")
    told = [(lead[0], lead[1], lead[4]) for lead in leads(empty_store)]
    assert told == [(PHONE, "Asha Rao", "won"), (MOBILE, "Ravi Iyer", "new")]
    undo(empty_store, one)
    assert [lead[1] for lead in leads(empty_store)] == ["Ravi Iyer"]
    assert sound(empty_store)


def test_whoever_was_spoken_to_by_one_number_waits_by_none_of_the_others(
    empty_store: Store, tmp_path: Path
) -> None:
    put(empty_store, tmp_path, LEADS, BOTH)
    put(empty_store, tmp_path, CALLS, rang(9, PHONE, "Missed", 0), rang(10, MOBILE))
    (match,) = lookup(empty_store, f"+{PHONE}")["matches"]
    assert match["owed_callback_since"] is None
    (row,) = report(empty_store, "missed_episodes", by="state")["rows"]
    assert (row["state"], row["value"]) == ("got through", 1)


def test_whoever_only_rang_is_no_lead_on_the_list_by_either_number(
    empty_store: Store, tmp_path: Path
) -> None:
    numbers = f"+{PHONE},+{MOBILE}"
    put(empty_store, tmp_path, CALLS, rang(1, PHONE, "Missed", 0), rang(2, MOBILE, "Missed", 0))
    put(empty_store, tmp_path, LEADS, f"L-1,Asha Rao,{numbers},Web,New,2026-03-05")
    assert stages_on_the_list(empty_store) == {None}
    put(empty_store, tmp_path, LEADS, f"L-1,Asha Rao,{numbers},Web,Qualified,2026-03-05")
    assert stages_on_the_list(empty_store) == {"qualified"}


def stages_on_the_list(store: Store) -> set[str | None]:
    """The stages of the leads among those who wait for a call, None of who is none."""
    listed = work_list(store, Filters(), ["open", "never returned"], 10, {}).rows
    return {None if pd.isna(one) else one for one in listed["lead_stage"]}


def test_all_that_is_held_of_somebody_is_held_under_either_number(
    empty_store: Store, tmp_path: Path
) -> None:
    put(empty_store, tmp_path, LEADS, BOTH)
    put(empty_store, tmp_path, CALLS, rang(9, PHONE), rang(10, MOBILE))
    before = report(empty_store, "leads")["rows"][0]["value"]
    for number in (PHONE, MOBILE):
        (person,) = persons(empty_store, f"+{number}")
        assert set(person.numbers) == {PHONE, MOBILE}
    erase(empty_store, erasing(empty_store, person))
    assert report(empty_store, "leads")["rows"][0]["value"] == before == 1
    assert lookup(empty_store, f"+{MOBILE}")["matches"] == []
    assert sound(empty_store)


def test_two_systems_that_share_one_number_tell_of_one_person(
    empty_store: Store, tmp_path: Path
) -> None:
    put(empty_store, tmp_path, LEADS, f"Z-1,Asha Rao,+{OTHER},+{MOBILE},Web,New,2026-03-05")
    put(empty_store, tmp_path, CALLS, rang(9, OTHER), rang(10, PHONE))
    assert [one[0] for one in leads(empty_store)] == [PHONE, OTHER]
    put(empty_store, tmp_path, LEADS, f"H-9,Asha Rao,+{PHONE},+{MOBILE},Web,Won,2026-03-06")
    (lead,) = leads(empty_store)
    assert (lead[0], lead[4]) == (PHONE, "won")
    assert sound(empty_store)


def test_taking_the_record_back_makes_two_of_them_again(empty_store: Store, tmp_path: Path) -> None:
    put(empty_store, tmp_path, CALLS, rang(1, MOBILE), rang(2, PHONE))
    apart = leads(empty_store)
    number = put(empty_store, tmp_path, LEADS, BOTH)
    undo(empty_store, number)
    assert leads(empty_store) == apart
    assert sound(empty_store)


def test_the_card_of_either_number_tells_of_the_lead(empty_store: Store, tmp_path: Path) -> None:
    put(empty_store, tmp_path, LEADS, BOTH)
    put(empty_store, tmp_path, CALLS, rang(9, MOBILE))
    for number in (PHONE, MOBILE):
        (match,) = lookup(empty_store, f"+{number}")["matches"]
        assert (match["name"], match["lead_stage"]) == ("Asha Rao", "qualified")
        assert "lead" in {one["kind"] for one in match["timeline"]}


def test_a_stage_set_on_the_second_number_stays_when_they_become_one(
    empty_store: Store, tmp_path: Path
) -> None:
    put(empty_store, tmp_path, CALLS, rang(1, MOBILE))
    lead_id = empty_store.row("lookup/leads_of", callers=[MOBILE])["now"]["lead_id"]
    set_stage(empty_store, lead_id, Act("won"))
    put(empty_store, tmp_path, LEADS, BOTH)
    (lead,) = leads(empty_store)
    assert (lead[0], lead[4]) == (PHONE, "won")


def test_what_is_forbidden_by_one_number_is_forbidden_by_the_other(
    empty_store: Store, tmp_path: Path
) -> None:
    put(empty_store, tmp_path, LEADS, BOTH)
    assert may_call(empty_store, [MOBILE])[MOBILE]["verdict"] == "ask"
    record(empty_store, Consent(f"+{PHONE}", "marketing", "withdrawn", "call"))
    assert may_call(empty_store, [MOBILE])[MOBILE]["by"] == "withdrawn"
    record(empty_store, Consent(f"+{PHONE}", "marketing", "granted", "call"))
    assert may_call(empty_store, [PHONE, MOBILE])[MOBILE]["by"] == "withdrawn"


NUMBERS = [PHONE, MOBILE, OTHER, OTHER + 1]
records = st.lists(
    st.tuples(
        st.sampled_from(["L-1", "L-2", "L-3"]),
        st.sampled_from(["Asha", "Ravi", ""]),
        st.lists(st.sampled_from(NUMBERS), min_size=1, max_size=2, unique=True),
    ),
    min_size=1,
    max_size=4,
    unique_by=lambda one: one[0],
)
ringing = st.lists(
    st.tuples(
        st.integers(1, 20),
        st.sampled_from(NUMBERS),
        st.sampled_from([("Incoming", 60), ("Missed", 0)]),
    ),
    max_size=6,
)


def lines(told: list[tuple[str, str, list[int]]]) -> list[str]:
    """Lead records as lines of an export."""
    return [
        f"{ref},{name},+{numbers[0]},{f'+{numbers[1]}' if numbers[1:] else ''},Web,New,2026-03-05"
        for ref, name, numbers in told
    ]


def names_of(number: int, told: list[tuple[str, str, list[int]]], least: int = 1) -> set[str]:
    """The names of records that give a number, and at least so many in all."""
    return {name for _, name, of in told if number in of and len(of) >= least} - {""}


def one_person(told: list[tuple[str, str, list[int]]]) -> set[frozenset[int]]:
    """Which numbers are one person's, found by joining two at a time and without a database."""
    shared = {one for one in NUMBERS if len(names_of(one, told)) > 1}
    offices = {one for one in NUMBERS if len(names_of(one, told, least=2)) > 1}
    known_by = [next((one for one in of if one not in offices), of[0]) for _, _, of in told]
    groups = [
        {number for number in of if number not in shared}
        for own, (_, _, of) in zip(known_by, told, strict=True) if own not in shared
    ]  # fmt: skip
    while True:
        meeting = next((pair for pair in combinations(groups, 2) if pair[0] & pair[1]), None)
        if meeting is None:
            return {frozenset(group) for group in groups if len(group) > 1}
        groups = [one for one in groups if one not in meeting] + [meeting[0] | meeting[1]]


def joined(store: Store) -> set[frozenset[int]]:
    """Which numbers the store holds for one person's."""
    with store.engine.cursor() as cursor:
        told = cursor.execute(
            "select list(number) || [person] from other_numbers group by person"
        ).fetchall()
    return {frozenset(one) for (one,) in told}


@given(told=records)
@LAW
def test_numbers_are_one_persons_where_records_say_so(tmp_path: Path, told: list) -> None:
    with Store(None) as store:
        put(store, tmp_path, LEADS, *lines(told))
        assert joined(store) == one_person(told)


@given(happened=ringing, first=records, second=records)
@LAW
def test_persons_kept_up_piece_by_piece_are_what_a_rebuild_gives(
    tmp_path: Path, happened: list, first: list, second: list
) -> None:
    assume(first != second)  # the same file again is no second import
    with Store(None) as store:
        put(store, tmp_path, LEADS, *lines(first))
        if happened:
            rings = (rang(day, number, *kind) for day, number, kind in happened)
            put(store, tmp_path, CALLS, *rings)
        before = leads(store)
        number = put(store, tmp_path, LEADS, *lines(second))
        pieces = leads(store), joined(store)
        assert sound(store)
        store.rebuild()
        assert (leads(store), joined(store)) == pieces
        undo(store, number)
        assert leads(store) == before
        assert sound(store)


def test_a_try_by_another_number_at_the_same_time_is_no_fault_of_the_data(tmp_path: Path) -> None:
    with Store(None) as store:
        put(store, tmp_path, LEADS, *lines([("L-1", "Asha", list(NUMBERS[:2]))]))
        put(store, tmp_path, CALLS, *(rang(10, number, "Missed", 0) for number in NUMBERS[:2]))
        (row,) = report(store, "missed_episodes")["rows"]
        assert row["value"] == 1
        assert sound(store)


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_which_came_first_does_not_matter(tmp_path: Path, order: tuple[int, int]) -> None:
    told = [(CALLS, rang(1, MOBILE), rang(2, PHONE, "Missed", 0)), (LEADS, BOTH)]
    with Store(None) as store:
        for place in order:
            put(store, tmp_path, *told[place])
        (lead,) = leads(store)
    assert lead[0] == PHONE
    # the record is of the 5th: told first, it makes the lead, and no call comes after it
    assert (lead[2], lead[3][:10]) == ("Call", "2026-03-01")
