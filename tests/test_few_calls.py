"""What a small import changes is all that it writes, and what a rebuild makes is there after it."""

import csv
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from hypothesis import example, given
from hypothesis import strategies as st

from rsoft_analytics.files.export import Export
from rsoft_analytics.imports.load import load
from rsoft_analytics.imports.options import Options
from rsoft_analytics.store import Store
from rsoft_analytics.store.checks import findings
from tests.laws import law

BEGIN = datetime(2025, 1, 1, 4, tzinfo=UTC)
NUMBERS = ("5500000070", "5500000071", "5500000072")
LAW = law(20)


class Told(NamedTuple):
    """One row of a log."""

    day: int
    second: int
    number: str
    kind: str
    rep: str
    source: str
    seconds: int


rows = st.builds(
    Told,
    st.sampled_from((0, 1, 40, 41, 100, 101, 200, 201, 300)),
    st.sampled_from((0, 2, 4, 30, 59, 61, 3600)),
    st.sampled_from(NUMBERS),
    st.sampled_from(("Incoming", "Outgoing", "Missed")),
    st.sampled_from(("Asha", "Ravi", "")),
    st.sampled_from(("", "", "Google Ads", "Justdial")),
    st.integers(0, 90),
)
exports = st.tuples(
    st.sampled_from(("a", "a", "b")),
    st.sampled_from(("%Y-%m-%d %H:%M:%S", "%d/%m/%Y %H:%M")),
    st.sampled_from((0, 100, 200, 300, 300)),
    st.lists(rows, min_size=1, max_size=6),
)


def written(path: Path, shape: str, told: list[Told]) -> Export:
    """A log of these rows."""
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(
            ["Call Time", "Phone Number", "Call Type", "Duration", "Agent", "Lead Source"]
        )
        for one in told:
            at = BEGIN + timedelta(days=one.day, seconds=one.second)
            talked = 0 if one.kind == "Missed" else one.seconds
            writer.writerow([at.strftime(shape), one.number, one.kind, talked, one.rep, one.source])
    return Export(path, path.name)


DERIVED = (
    "calls", "call_rows", "callers", "missed_episodes", "leads", "touches", "call_totals",
    "first_conversations", "waiting_episodes", "reported_days",
)  # fmt: skip


def derived(store: Store) -> dict[str, list[tuple]]:
    """What the store derived, each table in an order of its own."""
    with store.engine.cursor() as cursor:
        return {
            name: sorted(cursor.execute(f"from {name}").fetchall(), key=str) for name in DERIVED
        }


# somebody whose first two calls are of one second, and then another system tells of them
TWICE_AT_ONCE = [
    Told(1, 30, NUMBERS[0], "Incoming", "Asha", "Justdial", 32),
    Told(1, 30, NUMBERS[0], "Missed", "Asha", "", 77),
    Told(40, 0, NUMBERS[0], "Incoming", "Asha", "", 66),
    Told(100, 0, NUMBERS[0], "Incoming", "Asha", "", 38),
]
TOLD_BY_ANOTHER = [
    Told(0, 30, NUMBERS[0], "Incoming", "", "Justdial", 89),
    Told(40, 30, NUMBERS[0], "Outgoing", "Asha", "Justdial", 18),
    Told(100, 2, NUMBERS[0], "Outgoing", "", "", 7),
    Told(100, 30, NUMBERS[0], "Missed", "Ravi", "Google Ads", 56),
]


@example(history=TWICE_AT_ONCE, later=[("b", "%d/%m/%Y %H:%M", 100, TOLD_BY_ANOTHER)])
@given(
    history=st.lists(rows, min_size=8, max_size=25),
    later=st.lists(exports, min_size=1, max_size=3),
)
@LAW
def test_small_exports_of_any_day_leave_what_a_rebuild_makes(
    tmp_path: Path, history: list[Told], later: list[tuple]
) -> None:
    with Store(None) as store:
        log = written(tmp_path / "history.csv", "%Y-%m-%d %H:%M:%S", history)
        assert load(store, log, Options(rep="a")).error is None
        for place, (rep, shape, day, told) in enumerate(later):
            of_day = [one._replace(day=day) for one in told]
            log = written(tmp_path / f"{place}.csv", shape, of_day)
            assert load(store, log, Options(rep=rep)).error is None
        pieces = derived(store)
        assert not [one for one in findings(store) if one.offenders]
        store.rebuild()
        assert derived(store) == pieces
