"""Missed episodes are what a plain count of the same calls makes of them."""

import csv
from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median_low
from typing import Any, NamedTuple

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.duration.survfunc import SurvfuncRight

from rsoft_analytics.demo.filling import fill
from rsoft_analytics.files.export import Export
from rsoft_analytics.imports.load import load
from rsoft_analytics.imports.undo import undo
from rsoft_analytics.metrics import report
from rsoft_analytics.store import Store
from rsoft_analytics.store.checks import findings
from tests.laws import UNSHRUNK, law

FIRST = datetime(2026, 3, 2, 4, 0, tzinfo=UTC)
KOLKATA = timedelta(hours=5, minutes=30)
HOUR, DAY = 3600, 86_400
GAP, WINDOW = 60 * 60, timedelta(hours=24)
LAW = law(40, UNSHRUNK)
TRIES = ("Missed", "Rejected", "Voicemail")


class Happened(NamedTuple):
    """A call as it was: its second, number, kind, how long somebody spoke, whose phone."""

    second: int
    number: str
    kind: str
    seconds: int
    rep: str


class Counted(NamedTuple):
    """An episode as counted here."""

    caller: int
    first: int
    last: int
    tries: int
    attempt: int | None
    conversation: int | None
    ended_by: str


histories = st.lists(
    st.builds(
        Happened,
        st.sampled_from([0, 1, 60, 1800, 3600, 3601, 5400, 7200, 9000, 10_800, DAY, DAY + 3000]),
        st.sampled_from(["5500000001", "5500000002", "Private"]),
        st.sampled_from(["Missed", "Missed", "Rejected", "Voicemail", "Incoming", "Outgoing"]),
        st.sampled_from([0, 5]),
        st.sampled_from(["Asha", "Ravi"]),
    ),
    min_size=1,
    max_size=16,
)


def exported(folder: Path, name: str, happened: list[Happened]) -> Export:
    """A call log of some calls, and a withheld one that shows that it has a word for missed."""
    happened = [*happened, Happened(0, "Private", "Missed", 0, "")]
    path = folder / name
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["Call Time", "Phone Number", "Call Type", "Duration", "Agent"])
        for one in happened:
            at = FIRST + KOLKATA + timedelta(seconds=one.second)
            talked = 0 if one.kind in TRIES else one.seconds
            writer.writerow([f"{at:%Y-%m-%d %H:%M:%S}", one.number, one.kind, talked, one.rep])
    return Export(path, name)


def counted(happened: list[Happened]) -> list[Counted]:
    """The episodes of a history, by walking through it once."""
    by_number: dict[str, list[Happened]] = defaultdict(list)
    for one in happened:
        if one.number != "Private":
            by_number[one.number].append(one)
    return sorted(
        episode
        for number, calls in by_number.items()
        for episode in of_one(int("91" + number), calls)
    )


def of_one(caller: int, calls: list[Happened]) -> Iterator[Counted]:
    """The episodes of one caller."""
    walked = sorted(calls, key=lambda one: (one.second, one.kind not in TRIES))
    tries: list[int] = []
    for one in walked:
        if one.kind in TRIES:
            if tries and one.second - tries[-1] > GAP:
                yield closed(caller, tries, calls)
                tries = []
            tries.append(one.second)
        elif one.seconds and tries:
            yield closed(caller, tries, calls)
            tries = []
    if tries:
        yield closed(caller, tries, calls)


def closed(caller: int, tries: list[int], calls: list[Happened]) -> Counted:
    """An episode with what came of it."""
    later = [one for one in calls if one.second >= tries[-1] and one.kind not in TRIES]
    spoken = min((one.second for one in later if one.seconds), default=None)
    rung = min((one.second for one in later if one.kind == "Outgoing"), default=None)
    if rung is not None and spoken is not None and rung > spoken:
        rung = None
    team = any(one.second == spoken and one.kind == "Outgoing" and one.seconds for one in later)
    ended_by = (
        ("team" if team else "self")
        if spoken is not None
        else "tried"
        if rung is not None
        else "open"
    )
    return Counted(caller, tries[0], tries[-1], len(tries), rung, spoken, ended_by)


def stored(store: Store) -> list[Counted]:
    """The episodes of a store, in seconds since the first moment."""
    told = []
    for row in asked(store):
        first, last, rung, spoken = (
            None if row[name] is None else round((row[name] - FIRST).total_seconds())
            for name in ("first_try_at", "last_try_at", "first_attempt_at", "conversation_at")
        )
        told.append(
            Counted(row["caller"], first, last, row["tries"], rung, spoken, row["ended_by"])
        )
    return sorted(told)


def asked(store: Store) -> list[dict[str, Any]]:
    """The table of episodes."""
    with store.engine.cursor() as cursor:
        cursor.execute("select * from missed_episodes")
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


@given(happened=histories)
@LAW
def test_episodes_are_those_of_a_walk_through_the_calls(
    tmp_path: Path, happened: list[Happened]
) -> None:
    with Store(None) as store:
        load(store, exported(tmp_path, "all.csv", happened))
        assert stored(store) == counted(happened)
        assert not [one for one in findings(store) if one.offenders]


@given(happened=histories, cut=st.integers(0, 16))
@LAW
def test_episodes_kept_up_piece_by_piece_are_those_of_a_rebuild(
    tmp_path: Path, happened: list[Happened], cut: int
) -> None:
    parts = [part for part in (happened[:cut], happened[cut:]) if part]
    with Store(None) as store:
        for place, part in enumerate(parts):
            load(store, exported(tmp_path, f"{place}.csv", part))
        pieces = sorted(map(repr, asked(store)))
        store.rebuild()
        assert sorted(map(repr, asked(store))) == pieces


def test_taking_an_import_back_takes_its_episodes_back(tmp_path: Path) -> None:
    with Store(None) as store:
        first = [Happened(0, "5500000001", "Missed", 0, "Asha")]
        load(store, exported(tmp_path, "a.csv", first))
        rang = load(
            store,
            exported(tmp_path, "b.csv", [Happened(60, "5500000001", "Outgoing", 9, "Asha")]),
        )
        assert [one.ended_by for one in stored(store)] == ["team"]
        undo(store, rang.import_id or 0)
        assert stored(store) == counted(first)


def test_another_gap_makes_other_episodes(tmp_path: Path) -> None:
    with Store(None) as store:
        tries = [Happened(at, "5500000001", "Missed", 0, "Asha") for at in (0, 1800, 3600)]
        load(store, exported(tmp_path, "a.csv", tries))
        assert [one.tries for one in stored(store)] == [3]
        store.keep_settings(episode_gap=20)
        assert [one.tries for one in stored(store)] == [1, 1, 1]


def test_a_store_from_before_there_were_episodes_has_them_once_it_is_opened(tmp_path: Path) -> None:
    path = tmp_path / "store" / "rsoft.duckdb"
    with Store(path) as store:
        load(store, exported(tmp_path, "a.csv", [Happened(0, "5500000001", "Missed", 0, "Asha")]))
        with store.engine.cursor() as cursor:
            cursor.execute("drop table missed_episodes")
            cursor.execute("drop table callback_marks")
            cursor.execute("delete from migrations where number = 5")
    with Store(path) as store:
        assert [one.tries for one in stored(store)] == [1]


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A store filled with the invented team's exports."""
    folder = tmp_path_factory.mktemp("demo")
    with Store(folder / "demo.duckdb") as store:
        fill(store, folder / "exports", 1500, 7)
        yield store


def calls_of(store: Store) -> dict[int, list[tuple[datetime, bool, bool, bool]]]:
    """Each caller's calls: when, whether a try in vain, whether outgoing, whether spoken."""
    found = defaultdict(list)
    with store.engine.cursor() as cursor:
        cursor.execute(
            "select caller, started_at, direction, outcome, is_conversation from calls "
            "where caller is not null"
        )
        for caller, at, direction, outcome, spoken in cursor.fetchall():
            incoming = direction == "incoming"
            is_try = incoming and outcome in {"missed", "declined", "voicemail"}
            found[caller].append((at, is_try, not incoming, spoken))
    return found


def plain_episodes(store: Store) -> list[tuple[datetime, datetime, datetime | None, bool]]:
    """Last try, end of waiting, first attempt and whether spoken to, of each episode; in Python."""
    told = []
    for calls in calls_of(store).values():
        tries: list[datetime] = []
        for at, is_try, _, spoken in [*sorted(calls, key=lambda c: (c[0], not c[1])), (None,) * 4]:
            is_apart = (
                at is None
                or spoken
                or (is_try and tries and (at - tries[-1]).total_seconds() > GAP)
            )
            if tries and is_apart:
                told.append(outcome_of(tries, calls))
                tries = []
            if is_try:
                tries.append(at)
    return told


def outcome_of(tries: list[datetime], calls: list[tuple]) -> tuple:
    """What came of some tries."""
    later = sorted(call for call in calls if call[0] >= tries[-1] and not call[1])
    spoken = next((call[0] for call in later if call[3]), None)
    rung = next((call[0] for call in later if call[2]), None)
    rung = rung if rung and (spoken is None or rung <= spoken) else None
    return tries[0], tries[-1], rung, spoken


def value(store: Store, name: str) -> dict[str, Any]:
    """A metric as one row."""
    (row,) = report(store, name)["rows"]
    return row


def test_the_numbers_of_the_demo_are_those_of_plain_python(demo: Store) -> None:
    now = max(call[0] for calls in calls_of(demo).values() for call in calls)
    episodes = plain_episodes(demo)
    replies = [min(filter(None, one[2:]), default=None) for one in episodes]
    unanswered = [one for one, reply in zip(episodes, replies, strict=True) if reply is None]
    matured = [
        (one, reply) for one, reply in zip(episodes, replies, strict=True) if now - one[1] >= WINDOW
    ]
    lost = [one for one, reply in matured if reply is None or reply - one[1] > WINDOW]
    assert value(demo, "missed_episodes")["value"] == len(episodes) > 50
    assert value(demo, "open_episodes")["value"] == sum(now - one[1] < WINDOW for one in unanswered)
    rate = value(demo, "never_returned_rate")
    assert (rate["value"], rate["n"]) == (pytest.approx(len(lost) / len(matured)), len(matured))


def kaplan_meier(waits: list[tuple[float, bool]], share: float) -> float | None:
    """The first wait after which no more than a share are still waiting."""
    remaining = 1.0
    for at in sorted({seconds for seconds, _ in waits}):
        waiting = sum(seconds >= at for seconds, _ in waits)
        remaining *= 1 - sum(seconds == at and rung for seconds, rung in waits) / waiting
        if remaining <= share + 1e-9:
            return at
    return None


def test_the_median_until_we_rang_back_counts_those_who_still_wait(demo: Store) -> None:
    now = max(call[0] for calls in calls_of(demo).values() for call in calls)
    waits = [
        (((rung or spoken or now) - last) // timedelta(seconds=1), rung is not None)
        for _, last, rung, spoken in plain_episodes(demo)
    ]
    told = value(demo, "callback_seconds")
    assert told["value"] == kaplan_meier(waits, 0.5)
    assert told["p90"] == kaplan_meier(waits, 0.1)
    assert told["n"] == len(waits)
    other = SurvfuncRight(*np.array([(wait, rung) for wait, rung in waits]).T)
    low, high = other.quantile_ci(0.5, method="cloglog")
    assert (told["low"], told["high"]) == (low, None if np.isinf(high) else high)


def test_the_median_is_the_plain_one_where_everybody_was_rung(tmp_path: Path) -> None:
    waits = [30, 90, 240, 600, 4000]
    happened = [
        call
        for place, wait in enumerate(waits)
        for call in (
            Happened(0, f"550000000{place}", "Missed", 0, "Asha"),
            Happened(wait, f"550000000{place}", "Outgoing", 5, "Asha"),
        )
    ]
    with Store(None) as store:
        load(store, exported(tmp_path, "a.csv", happened))
        assert value(store, "callback_seconds")["value"] == median_low(waits)
        assert value(store, "rang_back_within_hour")["value"] == 4 / 5


def test_yesterdays_missed_caller_is_open_and_not_yet_lost(tmp_path: Path) -> None:
    tries = [
        Happened(0, "5500000001", "Missed", 0, "Asha"),
        Happened(2 * DAY, "5500000002", "Missed", 0, "Asha"),
        Happened(2 * DAY + HOUR, "5500000003", "Incoming", 60, "Asha"),
    ]
    with Store(None) as store:
        load(store, exported(tmp_path, "a.csv", tries))
        rate = value(store, "never_returned_rate")
        assert (rate["value"], rate["n"]) == (1.0, 1)
        assert value(store, "open_episodes")["value"] == 1


def test_callers_who_reached_somebody_are_counted_once_however_often_they_redial(
    tmp_path: Path,
) -> None:
    happened = [
        *(Happened(at, "5500000001", "Missed", 0, "Asha") for at in (0, 60, 120, 180)),
        Happened(300, "5500000001", "Outgoing", 9, "Ravi"),
        Happened(600, "5500000002", "Missed", 0, "Asha"),
        Happened(600 + 2 * DAY, "5500000002", "Incoming", 9, "Asha"),
        Happened(600 + 4 * DAY, "5500000003", "Incoming", 9, "Asha"),
    ]
    with Store(None) as store:
        load(store, exported(tmp_path, "a.csv", happened))
        rate = value(store, "caller_answer_rate")
        assert (rate["value"], rate["n"]) == (0.5, 2)


def test_a_call_missed_while_the_rep_spoke_with_another_is_told(tmp_path: Path) -> None:
    happened = [
        Happened(0, "5500000001", "Incoming", 300, "Asha"),
        Happened(120, "5500000002", "Missed", 0, "Asha"),
        Happened(121, "5500000003", "Missed", 0, "Ravi"),
        Happened(400, "5500000003", "Missed", 0, "Asha"),
    ]
    with Store(None) as store:
        load(store, exported(tmp_path, "a.csv", happened))
        rate = value(store, "busy_together_rate")
        assert (rate["value"], rate["n"]) == (pytest.approx(1 / 3), 3)


@pytest.mark.parametrize("by", ["day", "hour", "weekday", "rep", "source", "state"])
def test_episodes_of_each_part_add_up_to_all(demo: Store, by: str) -> None:
    parts = report(demo, "missed_episodes", by=by)["rows"]
    assert sum(row["value"] for row in parts) == value(demo, "missed_episodes")["value"]


def first_calls_of(store: Store) -> dict[int, tuple]:
    """Each caller's first call where they made it: source, hour, day, at, a try, spoken."""
    with store.engine.cursor() as cursor:
        rows = cursor.execute(
            "select caller, source, hour, day, started_at, direction, outcome, is_conversation "
            "from calls where caller is not null and caller not in "
            "(select number from excluded_numbers) order by started_at, call_id"
        ).fetchall()
    first: dict[int, tuple] = {}
    for caller, source, hour, day, at, direction, outcome, spoken in rows:
        is_try = direction == "incoming" and outcome in {"missed", "declined", "voicemail"}
        first.setdefault(caller, (source, hour, day, at, is_try, spoken, direction))
    return {caller: one for caller, one in first.items() if one[-1] == "incoming"}


def part_of(hour: int) -> str:
    """Morning, afternoon or evening."""
    return "morning" if hour < 12 else "afternoon" if hour < 17 else "evening"


def lost_in_python(store: Store, led: dict[int, Any]) -> dict[tuple[str, str], int]:
    """The first-time callers whom nobody rang back, by source and part of the day."""
    calls, lost = calls_of(store), defaultdict(int)
    now = max(call[0] for of in calls.values() for call in of)
    for caller, (source, hour, _, at, is_try, *_) in first_calls_of(store).items():
        tries = [at]
        for one in sorted(calls[caller]):
            if one[0] > tries[-1] and (one[3] or (one[0] - tries[-1]).total_seconds() > GAP):
                break
            if one[1] and one[0] > tries[-1]:
                tries.append(one[0])
        _, last, rung, spoken = outcome_of(tries, calls[caller])
        is_late = rung is None or rung - last > WINDOW
        if is_try and now - last >= WINDOW and is_late and spoken is None and caller not in led:
            lost[source, part_of(hour)] += 1
    return lost


def test_the_lost_leads_are_those_of_plain_python(demo: Store) -> None:
    with demo.engine.cursor() as cursor:
        led = dict(
            cursor.execute(
                "select number, min(created_at)::date from leads_by_number() group by number"
            ).fetchall()
        )
        begins, ends = cursor.execute("select min(day), max(day) from calls").fetchall()[0]
    lost, days = lost_in_python(demo, led), timedelta(days=1)
    alike: dict[tuple[str, str], list[bool]] = defaultdict(list)
    for caller, (source, hour, day, _, _, spoken, _) in first_calls_of(demo).items():
        watched = ends - 395 * days < day <= ends - 30 * days and day >= begins + 90 * days
        if spoken and watched:
            is_led = caller in led and timedelta(0) <= led[caller] - day <= 30 * days
            alike[source, part_of(hour)].append(is_led)
    everybody = [one for of in alike.values() for one in of]
    expected = 0.0
    for (source, part), callers in lost.items():
        of_source = [one for (name, _), of in alike.items() if name == source for one in of]
        known = next(
            of
            for of in (alike[source, part], of_source, everybody)
            if len(of) >= 30 or of is everybody
        )
        expected += callers * sum(known) / len(known)
    (row,) = report(demo, "lost_leads")["rows"]
    assert row["n"] == sum(lost.values()) > 0
    assert row["value"] == pytest.approx(expected)
    assert 0 <= row["low"] <= row["value"] <= row["high"] <= row["n"]
    by_source = report(demo, "lost_leads", by="source")["rows"]
    assert sum(one["n"] for one in by_source) == row["n"]
    assert sum(one["value"] for one in by_source) == pytest.approx(row["value"])
