"""Whoever rings unknown is a lead once; who knew them is judged by what was known then."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from rsoft_analytics.imports.undo import undo
from rsoft_analytics.leads.under_rules import leads_under
from rsoft_analytics.metrics import report
from rsoft_analytics.store import Store
from rsoft_analytics.store.checks import findings
from tests.laws import UNSHRUNK, law
from tests.lead_exports import CALLS, CONTACTS, LEADS, A, B, C, lead, leads, put

LAW = law(15, UNSHRUNK)


def without_ids(store: Store) -> list[tuple[Any, ...]]:
    """All leads and their steps, but for the ids that depend on the order of imports."""
    with store.engine.cursor() as cursor:
        return cursor.execute(
            "select leads.* exclude (lead_id), steps.* exclude (lead_id)"
            " from leads join stage_events as steps using (lead_id) order by all"
        ).fetchall()


def at(text: str) -> datetime:
    """A moment in the business's zone."""
    return datetime.fromisoformat(f"{text}+05:30")


def test_an_unknown_number_that_rings_is_a_lead_from_then_on(
    empty_store: Store, tmp_path: Path
) -> None:
    put(empty_store, tmp_path, CALLS, f"2026-03-02 10:00:23,{A},Missed,0,Asha")
    one = lead(empty_store)
    assert (one["person"], one["origin"], one["stage"]) == (915500000001, "Call", "new")
    assert (one["created_at"], one["was_known"]) == (at("2026-03-02T10:00:23"), False)
    assert (one["first_attempt_at"], one["answered_at_once"]) == (None, False)


def test_a_caller_who_rings_again_is_one_lead(empty_store: Store, tmp_path: Path) -> None:
    put(empty_store, tmp_path, CALLS, f"2026-03-02 10:00:00,{A},Missed,0,Asha")
    put(empty_store, tmp_path, CALLS, f"2026-03-05 10:00:00,{A},Incoming,60,Ravi")
    one = lead(empty_store)
    assert (one["created_at"], one["stage"], one["rep"]) == (
        at("2026-03-02T10:00:00"),
        "contacted",
        "Asha",
    )
    assert one["first_conversation_at"] == one["contacted_at"] == at("2026-03-05T10:00:00")


def test_a_first_call_that_is_answered_has_speed_0(empty_store: Store, tmp_path: Path) -> None:
    put(empty_store, tmp_path, CALLS, f"2026-03-02 10:00:00,{A},Incoming,60,Asha")
    one = lead(empty_store)
    assert one["answered_at_once"]
    assert one["first_attempt_at"] == one["first_conversation_at"] == one["created_at"]


@pytest.mark.parametrize(
    "line",
    [
        f"2026-03-02 10:00:00,{A},Outgoing,60,Asha",
        f"2026-03-02 10:00:00,{A},Blocked,0,Asha",
        "2026-03-02 10:00:00,Private,Missed,0,Asha",
        "2026-03-02 10:00:00,121,Incoming,5,Asha",
    ],
    ids=["we rang", "blocked", "withheld", "a service"],
)
def test_what_is_no_call_of_an_unknown_number_makes_no_lead(
    empty_store: Store, tmp_path: Path, line: str
) -> None:
    put(empty_store, tmp_path, CALLS, line)
    assert leads(empty_store) == []


def test_whom_we_rang_before_is_known(empty_store: Store, tmp_path: Path) -> None:
    put(
        empty_store,
        tmp_path,
        CALLS,
        f"2026-03-02 10:00:00,{A},Outgoing,0,Asha",
        f"2026-03-02 11:00:00,{A},Incoming,60,Asha",
    )
    assert leads(empty_store) == []


def test_a_contact_imported_before_the_call_is_known(empty_store: Store, tmp_path: Path) -> None:
    put(empty_store, tmp_path, CONTACTS, f"Asha Rao,{A}")
    later = datetime.now(UTC) + timedelta(minutes=5)
    put(empty_store, tmp_path, CALLS, f"{later:%Y-%m-%dT%H:%M:%SZ},{A},Missed,0,Asha")
    assert leads(empty_store) == []


def test_a_file_taken_back_and_imported_again_is_known_since_it_first_came(
    empty_store: Store, tmp_path: Path
) -> None:
    number = put(empty_store, tmp_path, CONTACTS, f"Asha Rao,{A}")
    between = datetime.now(UTC)
    undo(empty_store, number)
    put(empty_store, tmp_path, CONTACTS, f"Asha Rao,{A}")
    with empty_store.engine.cursor() as cursor:
        ((since,),) = cursor.execute("select known_since from raw_contacts").fetchall()
    assert since < between


@pytest.mark.parametrize(
    ("created", "is_known"),
    [("2026-03-01T09:00:00+00:00", True), ("2026-03-02T09:00:00+00:00", False)],
    ids=["before", "after"],
)
def test_a_contact_that_its_crm_dates_is_known_since_then(
    empty_store: Store, tmp_path: Path, created: str, is_known: bool
) -> None:
    header = "first_name,last_name,background,first_seen,last_seen,phone_work"
    put(empty_store, tmp_path, CALLS, f"2026-03-02 10:00:23,{A},Missed,0,Asha")
    put(empty_store, tmp_path, header, f"Asha,Rao,,{created},{created},{A}")
    assert [one["was_known"] for one in leads(empty_store)] == ([] if is_known else [False])


@pytest.mark.parametrize(
    ("created", "is_known"),
    [
        ("2026-03-02 09:59", True),
        ("2026-03-01", True),
        ("2026-03-02 10:00", False),
        ("2026-03-02", False),
        ("2026-03-03", False),
        ("", False),
    ],
    ids=["before", "the day before", "the same minute", "the same day", "after", "undated"],
)
def test_a_lead_record_proves_what_its_own_date_proves(
    empty_store: Store, tmp_path: Path, created: str, is_known: bool
) -> None:
    put(empty_store, tmp_path, CALLS, f"2026-03-02 10:00:23,{A},Missed,0,Asha")
    put(empty_store, tmp_path, LEADS, f"L-1,Asha Rao,{A},,Web,New,{created},,,")
    one = lead(empty_store)
    assert (one["was_known"], one["origin"]) == (is_known, "CRM export" if is_known else "Call")
    assert (one["name"], one["source"]) == ("Asha Rao", "Website")


def test_a_record_that_was_changed_before_the_call_was_known_by_then(
    empty_store: Store, tmp_path: Path
) -> None:
    put(empty_store, tmp_path, CALLS, f"2026-03-06 10:00:00,{A},Incoming,60,Asha")
    put(empty_store, tmp_path, LEADS, f"L-2,Somebody,{A},,Web,Won,,2026-03-04,,")
    one = lead(empty_store)
    assert (one["origin"], one["created_at"], one["was_known"]) == ("CRM export", None, True)


def test_a_conversion_without_a_time_is_not_before_the_call_of_that_day(
    empty_store: Store, tmp_path: Path
) -> None:
    put(empty_store, tmp_path, CALLS, f"2026-03-02 10:00:23,{A},Incoming,60,Asha")
    put(empty_store, tmp_path, LEADS, f"L-1,Asha Rao,{A},,Web,Won,2026-03-02,,2026-03-02,500")
    one = lead(empty_store)
    assert one["won_at"] == one["created_at"] == at("2026-03-02T10:00:23")


def test_a_record_without_a_number_joins_by_its_e_mail(empty_store: Store, tmp_path: Path) -> None:
    put(empty_store, tmp_path, LEADS, "L-1,Asha,,asha@example.com,Web,New,2026-03-01,,,")
    put(empty_store, tmp_path, LEADS, "W-9,A Rao,,ASHA@example.com,Web,New,2026-03-02,,,")
    assert (lead(empty_store)["person"], lead(empty_store)["rows"]) == (None, 2)
    number = put(
        empty_store, tmp_path, LEADS, f"L-2,Asha Rao,{A},asha@example.com,Web,New,2026-03-03,,,"
    )
    assert (lead(empty_store)["person"], lead(empty_store)["rows"]) == (915500000001, 3)
    undo(empty_store, number)
    assert (lead(empty_store)["person"], lead(empty_store)["rows"]) == (None, 2)


def test_leads_told_by_an_id_alone_count(empty_store: Store, tmp_path: Path) -> None:
    put(empty_store, tmp_path, "Prospect ID,Lead Source,Converted", "p1,Google,1", "p2,Google,0")
    (won,) = report(empty_store, "won", by="source")["rows"]
    assert (won["source"], won["value"], won["n"]) == ("Google", 1, 2)


def test_the_first_conversion_counts_and_later_ones_are_kept(
    empty_store: Store, tmp_path: Path
) -> None:
    for day in ("2026-03-09", "2026-05-01"):
        put(
            empty_store,
            tmp_path,
            LEADS,
            f"L-1,Asha,{A},,Web,Won,2026-03-02,{day} 12:00,{day},500",
        )
    one = lead(empty_store)
    assert (one["won_at"], one["last_won_at"], one["wins"]) == (
        at("2026-03-09T00:00"),
        at("2026-05-01T00:00"),
        2,
    )


def test_the_value_won_is_that_of_the_first_conversion_in_its_own_currency(
    empty_store: Store, tmp_path: Path
) -> None:
    header = LEADS + ",Currency"
    line = f"L-{{}},Asha,{A},,Web,Won,2026-03-02,,{{}},{{}},{{}}"
    put(empty_store, tmp_path, header, line.format(2, "2026-05-01", 50000, "INR"))
    put(empty_store, tmp_path, header, line.format(1, "2026-03-09", 1000, "USD"))
    for metric in ("won_value", "new_customers_value"):
        (row,) = report(empty_store, metric)["rows"]
        assert (row["value"], row["currency"], row["n"]) == (1000, "USD", 1)
    assert lead(empty_store)["value"] == 50000  # what was told last, as the card says
    # the same deal again, of a later day and worth more: a second sale, not another first one
    put(empty_store, tmp_path, header, line.format(1, "2026-08-10", 5000, "USD"))
    assert report(empty_store, "won_value")["rows"][0]["value"] == 1000


@pytest.mark.parametrize("status", ["No Answer", "Ringing", "Attempted to Contact"])
def test_whom_somebody_tried_to_reach_is_not_yet_contacted(
    empty_store: Store, tmp_path: Path, status: str
) -> None:
    put(empty_store, tmp_path, LEADS, f"L-1,Asha,{A},,Web,{status},2026-03-02,2026-03-03,,")
    assert (lead(empty_store)["stage"], lead(empty_store)["contacted_at"]) == ("new", None)


def test_attempts_of_a_store_from_before_are_taken_back(empty_store: Store, tmp_path: Path) -> None:
    put(empty_store, tmp_path, LEADS, f"L-1,Asha,{A},,Web,No Answer,2026-03-02,,,")
    with empty_store.writing() as writing:
        (tmp_path / "as_before.sql").write_text("update raw_leads set stage = 'contacted'")
        writing.run(str(tmp_path / "as_before"))
        writing.run("store/tables/0034_attempts_are_no_contacts")
    empty_store.rebuild()
    assert lead(empty_store)["stage"] == "new"


def test_a_lead_that_was_lost_after_it_was_won_was_won(empty_store: Store, tmp_path: Path) -> None:
    line = f"L-1,Asha,{A},,Web,{{}},2026-03-02,{{}},,"
    put(empty_store, tmp_path, LEADS, line.format("Won", "2026-03-09"))
    put(empty_store, tmp_path, LEADS, line.format("Lost", "2026-04-01"))
    one = lead(empty_store)
    assert (one["stage"], one["is_won"], one["wins"]) == ("lost", True, 1)
    assert (one["won_at"], one["lost_at"]) == (at("2026-03-09T00:00"), at("2026-04-01T00:00"))


def test_money_of_two_currencies_is_never_added(empty_store: Store, tmp_path: Path) -> None:
    header = LEADS + ",Currency"
    put(
        empty_store,
        tmp_path,
        header,
        f"L-1,Asha,{A},,Web,Won,2026-03-02,,,500,INR",
        f"L-2,Ravi,{B},,Web,Won,2026-03-02,,,70,USD",
        f"L-3,Meena,{C},,Web,Won,2026-03-02,,,20,USD",
    )
    values = sorted(row["value"] for row in report(empty_store, "won_value")["rows"])
    assert values == [90, 500]


@pytest.mark.parametrize(
    ("changes", "made_at"),
    [
        ({"lead_from_calls": "false"}, None),
        ({}, "2026-03-02T10:00"),
        ({"lead_min_rings": "2"}, "2026-03-02T11:00"),
        ({"lead_min_rings": "3"}, "2026-03-02T12:00"),  # spoken with before the third ring
        ({"lead_min_rings": "4"}, "2026-03-02T12:00"),
        ({"lead_needs_conversation": "true"}, "2026-03-02T12:00"),
        ({"lead_needs_conversation": "true", "lead_min_rings": "2"}, "2026-03-02T12:00"),
    ],
)
def test_the_rules_say_which_call_makes_a_lead(
    empty_store: Store, tmp_path: Path, changes: dict[str, str], made_at: str | None
) -> None:
    put(
        empty_store,
        tmp_path,
        CALLS,
        f"2026-03-02 10:00:00,{A},Missed,0,Asha",
        f"2026-03-02 11:00:00,{A},Missed,0,Asha",
        f"2026-03-02 12:00:00,{A},Outgoing,40,Asha",
        f"2026-03-02 13:00:00,{A},Missed,0,Asha",
    )
    assert leads_under(empty_store, **changes) == (1 if made_at else 0)
    assert [one["created_at"] for one in leads(empty_store)] == [
        at("2026-03-02T10:00")
    ]  # as it was
    empty_store.keep_settings(**changes)
    assert [one["created_at"] for one in leads(empty_store)] == ([at(made_at)] if made_at else [])
    assert [one.claim for one in findings(empty_store) if one.offenders] == []


def test_who_rang_too_seldom_and_was_never_spoken_with_is_no_lead(
    empty_store: Store, tmp_path: Path
) -> None:
    put(empty_store, tmp_path, CALLS, f"2026-03-02 10:00:00,{A},Missed,0,Asha")
    empty_store.keep_settings(lead_min_rings="2")
    assert leads(empty_store) == []


happenings = st.lists(
    st.tuples(
        st.integers(0, 5),  # the day
        st.sampled_from([A, B, C]),
        st.sampled_from(["Incoming", "Outgoing", "Missed", "Blocked"]),
    ),
    min_size=1,
    max_size=8,
    unique=True,
)
records = st.lists(
    st.tuples(
        st.sampled_from(["L-1", "L-2", "L-3"]),
        st.sampled_from([A, B, ""]),
        st.sampled_from(["a@example.com", "b@example.com", ""]),
        st.sampled_from(["New", "Qualified", "Won", "Lost"]),
        st.sampled_from(["2026-03-01", "2026-03-03 10:30", ""]),
        st.sampled_from(["2026-03-04", "2026-03-05 09:00", ""]),
    ),
    min_size=1,
    max_size=4,
)


def call_lines(happened: list[tuple[int, str, str]]) -> list[str]:
    """Calls as lines of an export."""
    return [
        f"2026-03-0{day + 1} 10:00:00,{number},{kind},{60 if kind == 'Incoming' else 0},Asha"
        for day, number, kind in happened
    ]


def record_lines(told: list[tuple[str, ...]]) -> list[str]:
    """Lead records as lines of an export."""
    return [
        f"{ref},Somebody,{number},{email},Web,{stage},{created},{modified},,"
        for ref, number, email, stage, created, modified in told
    ]


@given(happened=happenings, owners=st.sets(st.sampled_from([A, B, C]), min_size=1))
@LAW
def test_an_address_book_that_comes_later_changes_nobodys_being_unknown(
    tmp_path: Path, happened: list[tuple[int, str, str]], owners: set[str]
) -> None:
    with Store(None) as store:
        put(store, tmp_path, CALLS, *call_lines(happened))
        before = [(one["person"], one["created_at"], one["was_known"]) for one in leads(store)]
        put(store, tmp_path, CONTACTS, *(f"Somebody,{number}" for number in sorted(owners)))
        store.rebuild()
        after = [(one["person"], one["created_at"], one["was_known"]) for one in leads(store)]
        assert after == before


@given(happened=happenings)
@LAW
def test_a_lead_is_made_by_the_first_ring_of_whom_nobody_had_rung(
    tmp_path: Path, happened: list[tuple[int, str, str]]
) -> None:
    expected = {}
    for number in (A, B, C):
        days = sorted((day, kind) for day, of, kind in happened if of == number)
        rings = [day for day, kind in days if kind in ("Incoming", "Missed")]
        rung = [day for day, kind in days if kind == "Outgoing"]
        # two calls of one moment: which came first, nobody can tell
        if rings and not (rung and min(rung) < min(rings)):
            expected[int(number[1:].replace(" ", ""))] = at(f"2026-03-0{min(rings) + 1}T10:00")
    with Store(None) as store:
        put(store, tmp_path, CALLS, *call_lines(happened))
        assert {one["person"]: one["created_at"] for one in leads(store)} == expected


@given(happened=happenings, first=records, second=records)
@LAW
def test_leads_kept_up_piece_by_piece_are_what_a_rebuild_gives(
    tmp_path: Path, happened: list, first: list, second: list
) -> None:
    assume(first != second)  # the same file again is no second import
    with Store(None) as store:
        put(store, tmp_path, LEADS, *record_lines(first))
        put(store, tmp_path, CALLS, *call_lines(happened))
        before = without_ids(store)
        number = put(store, tmp_path, LEADS, *record_lines(second))
        pieces = without_ids(store)
        store.rebuild()
        assert without_ids(store) == pieces
        undo(store, number)
        assert without_ids(store) == before
