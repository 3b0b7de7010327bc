"""One call is one call, however many exports tell of it and in whatever order they come."""

import csv
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rsoft_analytics.files.export import Export
from rsoft_analytics.imports.load import load
from rsoft_analytics.imports.options import Options
from rsoft_analytics.imports.undo import undo
from rsoft_analytics.store import Store
from rsoft_analytics.store.checks import findings
from tests.laws import UNSHRUNK, law

FIRST = datetime(2026, 3, 2, 4, 0, tzinfo=UTC)
KOLKATA = timedelta(hours=5, minutes=30)
NUMBERS = ("5500000001", "+91 55000 00002", "055000 00003", "", "Private", "121")
KINDS = ("Incoming", "Outgoing", "Missed")
LAW = law(25, UNSHRUNK)


class Happened(NamedTuple):
    """A call as it really was."""

    second: int
    number: str
    kind: str
    seconds: int
    rep: str


calls = st.lists(
    st.builds(
        Happened,
        # few distinct moments, so that redials in one second and one minute are common
        st.sampled_from([0, 0, 1, 20, 59, 60, 61, 3600, 86_400, 86_420, 172_800, 172_801]),
        st.sampled_from(NUMBERS),
        st.sampled_from(KINDS),
        st.integers(1, 3),
        st.sampled_from(["Asha", "Ravi"]),
    ),
    min_size=1,
    max_size=14,
)
days = st.tuples(st.integers(0, 1), st.integers(1, 3))  # from one day until before another


def exported(folder: Path, name: str, happened: list[Happened], shape: str) -> Export:
    """A call log of some calls, with times as fine as the shape tells them."""
    path = folder / name
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["Call Time", "Phone Number", "Call Type", "Duration", "Agent"])
        for one in happened:
            at = FIRST + KOLKATA + timedelta(seconds=one.second)
            talked = 0 if one.kind == "Missed" else one.seconds
            writer.writerow([at.strftime(shape), one.number, one.kind, talked, one.rep])
    return Export(path, name)


def within(happened: list[Happened], span: tuple[int, int]) -> list[Happened]:
    """The calls of some days."""
    since, until = span
    return [one for one in happened if since * 86_400 <= one.second < until * 86_400]


def stored(store: Store) -> Counter:
    """The calls of a store, without the ids that depend on the order of imports."""
    return Counter(tuple(row.values()) for row in store.rows("store/calls_without_ids"))


def after(folder: Path, *exports: Export) -> Counter:
    """The calls of a store into which exports came in this order."""
    with Store(None) as store:
        for export in exports:
            assert load(store, export).error is None
        return stored(store)


@pytest.mark.parametrize("shape", ["%Y-%m-%d %H:%M:%S", "%d/%m/%Y %H:%M"])
@given(happened=calls, first=days, second=days)
@LAW
def test_two_overlapping_exports_give_the_same_calls_in_either_order_and_twice(
    tmp_path: Path, shape: str, happened: list[Happened], first: tuple, second: tuple
) -> None:
    a = exported(tmp_path, "a.csv", within(happened, first), shape)
    b = exported(tmp_path, "b.csv", within(happened, second), shape)
    c = exported(tmp_path, "c.csv", list(reversed(within(happened, second))), shape)
    if not within(happened, first) or not within(happened, second):
        return
    once = after(tmp_path, a, b)
    assert once == after(tmp_path, b, a) == after(tmp_path, a, b, c, a)


@given(happened=calls, first=days, second=days)
@LAW
def test_overlapping_exports_hold_every_call_that_happened_once(
    tmp_path: Path, happened: list[Happened], first: tuple, second: tuple
) -> None:
    shape = "%Y-%m-%d %H:%M:%S"
    parts = [within(happened, first), within(happened, second)]
    if not all(parts):
        return
    exports = [exported(tmp_path, f"{place}.csv", part, shape) for place, part in enumerate(parts)]
    keyed = [Counter((o.second, o.number, o.kind == "Outgoing", o.rep) for o in p) for p in parts]
    assert sum(after(tmp_path, *exports).values()) == (keyed[0] | keyed[1]).total()


@given(happened=calls, first=days, second=days)
@LAW
def test_what_is_kept_up_piece_by_piece_is_what_a_rebuild_gives(
    tmp_path: Path, happened: list[Happened], first: tuple, second: tuple
) -> None:
    with Store(None) as store:
        for name, span, shape in (
            ("a", first, "%d/%m/%Y %H:%M"),
            ("b", second, "%Y-%m-%d %H:%M:%S"),
        ):
            load(
                store,
                exported(tmp_path, f"{name}.csv", within(happened, span), shape),
                Options(rep=name),
            )
        pieces = stored(store)
        store.rebuild()
        assert stored(store) == pieces
        assert not [one for one in findings(store) if one.offenders]


@given(happened=calls, first=days, second=days)
@LAW
def test_taking_an_import_back_leaves_the_store_as_if_it_never_was(
    tmp_path: Path, happened: list[Happened], first: tuple, second: tuple
) -> None:
    shape = "%Y-%m-%d %H:%M:%S"
    a = exported(tmp_path, "a.csv", within(happened, first), shape)
    b = exported(tmp_path, "b.csv", within(happened, second), shape)
    with Store(None) as store:
        load(store, a)
        before = stored(store)
        report = load(store, b)
        if report.status == "imported":
            undo(store, report.import_id)
        assert stored(store) == before


def two_systems(tmp_path: Path, phone: list[Happened], other: list[Happened], shape: str) -> int:
    """How many calls a phone's log and another system's log of it make."""
    with Store(None) as store:
        load(
            store, exported(tmp_path, "phone.csv", phone, "%Y-%m-%d %H:%M:%S"), Options(rep="Asha")
        )
        load(store, exported(tmp_path, "other.csv", other, shape), Options())
        assert not [one for one in findings(store) if one.offenders]
        return store.row("imports/headline")["calls"]


def one(
    second: int, kind: str = "Incoming", number: str = "5500000001", rep: str = "Asha"
) -> Happened:
    """A call of Asha's at a second."""
    return Happened(second, number, kind, 30, rep)


def test_a_call_in_a_phone_and_in_a_pbx_two_seconds_apart_is_one(tmp_path: Path) -> None:
    assert two_systems(tmp_path, [one(10)], [one(12)], "%Y-%m-%d %H:%M:%S") == 1


def test_calls_in_two_systems_a_minute_apart_are_two(tmp_path: Path) -> None:
    assert two_systems(tmp_path, [one(10)], [one(70)], "%Y-%m-%d %H:%M:%S") == 2


def test_two_redials_in_one_minute_of_a_log_without_seconds_match_two_of_a_phone(
    tmp_path: Path,
) -> None:
    assert two_systems(tmp_path, [one(10), one(40)], [one(11), one(41)], "%d/%m/%Y %H:%M") == 2


def test_a_log_without_seconds_matches_a_phone_whose_clock_is_just_over_the_minute(
    tmp_path: Path,
) -> None:
    assert two_systems(tmp_path, [one(61)], [one(59)], "%d/%m/%Y %H:%M") == 1


def test_an_incoming_and_an_outgoing_call_at_one_moment_are_two(tmp_path: Path) -> None:
    assert two_systems(tmp_path, [one(10)], [one(10, "Outgoing")], "%Y-%m-%d %H:%M:%S") == 2


def test_two_reps_who_dial_one_number_at_one_moment_make_two_calls(tmp_path: Path) -> None:
    ravi = one(11, "Outgoing", rep="Ravi")
    assert two_systems(tmp_path, [one(10, "Outgoing")], [ravi], "%Y-%m-%d %H:%M:%S") == 2


def test_withheld_callers_of_two_systems_are_never_matched(tmp_path: Path) -> None:
    hidden = [one(10, number="Private"), one(900)]
    assert two_systems(tmp_path, hidden, hidden[:1], "%Y-%m-%d %H:%M:%S") == 3


def test_two_calls_of_one_export_stay_two_where_another_tells_one_of_them_more_finely(
    tmp_path: Path,
) -> None:
    header = "Call Time,Phone Number,Call Type,Duration\n"
    coarse = "2026-03-01 09:00,5500000001,Incoming,5\n"  # one time without seconds makes all coarse
    first, second = (f"2026-03-02 10:00:{s},5500000001,Incoming,5\n" for s in ("05", "40"))
    (tmp_path / "all.csv").write_text(header + coarse + first + second)
    (tmp_path / "one.csv").write_text(header + first)
    with Store(None) as store:
        for name in ("all.csv", "one.csv"):
            load(store, Export(tmp_path / name, name))
        assert store.row("imports/headline")["calls"] == 3
