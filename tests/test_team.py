"""What the team page tells of reps, and the same numbers by the rules of other systems."""

import csv
import json
from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest

from rsoft_analytics.files.export import Export
from rsoft_analytics.imports.load import load
from rsoft_analytics.metrics import Filters, report
from rsoft_analytics.metrics.rules import RULES, bridge, counted
from rsoft_analytics.store import Store
from rsoft_analytics.ui.team import band, rate, time_of
from tests.conftest import copied, page_on

EVERYTHING = Filters()
KINDS = ("Incoming", "Missed", "Outgoing", "Outgoing", "Rejected", "Voicemail", "Blocked")
Call = dict[str, Any]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A store with nine hundred calls, in which 5 seconds are the shortest conversation."""
    path = tmp_path_factory.mktemp("exports") / "calls.csv"
    chance = Random(4)
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(
            ["Call Time", "Phone Number", "Call Type", "Duration", "Agent", "Source", "Line"]
        )
        for place in range(900):
            at = datetime(2026, 3, 1, tzinfo=UTC) + timedelta(minutes=place * 97)
            kind = chance.choice(KINDS)
            talked = chance.choice([0, 0, 3, 60]) if kind in ("Incoming", "Outgoing") else 0
            rep = chance.choice(["Asha", "Ravi", "Meena"])
            line = "5500000900" if rep != "Meena" else "5500000901"
            number = f"55000{chance.randrange(60):05d}"
            source = chance.choice(["JustDial", "google ads"])
            writer.writerow([f"{at:%Y-%m-%d %H:%M:%S}", number, kind, talked, rep, source, line])
    with Store(None) as opened:
        opened.keep_settings(shortest_conversation=5)
        assert load(opened, Export(path, path.name)).added == 900
        yield opened


@pytest.fixture(scope="module")
def calls(store: Store) -> list[Call]:
    """The calls of that store."""
    with store.engine.cursor() as cursor:
        cursor.execute("select * from calls")
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def part_of_day(hour: int) -> str:
    """Morning, afternoon or evening."""
    return "morning" if hour < 12 else "afternoon" if hour < 17 else "evening"


def by_hand(calls: list[Call]) -> dict[str, float]:
    """The connect rate of each rep with the team's mix, over the kinds of calls the rep had."""
    reps_of = defaultdict(set)
    for call in calls:
        reps_of[call["line_number"]].add(call["rep"])
    kinds: dict[tuple, dict[str, list[bool]]] = defaultdict(lambda: defaultdict(list))
    for call in calls:
        line = call["line_number"] if len(reps_of[call["line_number"]]) > 1 else None
        kind = (part_of_day(call["hour"]), call["source"], line)
        kinds[kind][call["rep"]].append(call["is_conversation"])
    rates = {}
    for rep in {call["rep"] for call in calls}:
        had = [of for of in kinds.values() if rep in of]
        sizes = [sum(map(len, of.values())) for of in had]
        shares = [sum(of[rep]) / len(of[rep]) for of in had]
        weighted = sum(size * share for size, share in zip(sizes, shares, strict=True))
        rates[rep] = weighted / sum(sizes)
    return rates


def test_like_for_like_is_each_reps_share_of_each_kind_weighted_by_the_team(
    store: Store, calls: list[Call]
) -> None:
    told = report(store, "connect_rate_like_for_like", by="rep")["rows"]
    outgoing = [call for call in calls if call["direction"] == "outgoing"]
    assert {row["rep"]: row["value"] for row in told} == pytest.approx(by_hand(outgoing))


def test_like_for_like_leaves_the_team_as_it_is(store: Store) -> None:
    (plain,) = report(store, "connect_rate")["rows"]
    (alike,) = report(store, "connect_rate_like_for_like")["rows"]
    assert [alike[name] for name in ("value", "n", "low", "high")] == pytest.approx(
        [plain[name] for name in ("value", "n", "low", "high")]
    )


def test_the_teams_rate_is_not_the_mean_of_the_reps(tmp_path: Path) -> None:
    path = tmp_path / "calls.csv"
    lines = ["2026-03-02 10:00:00,5500000001,Outgoing,9,Asha"]
    lines += [f"2026-03-02 11:{minute:02}:00,5500000002,Outgoing,0,Ravi" for minute in range(9)]
    path.write_text("Call Time,Phone Number,Call Type,Duration,Agent\n" + "\n".join(lines) + "\n")
    with Store(None) as opened:
        load(opened, Export(path, path.name))
        (team,) = report(opened, "connect_rate")["rows"]
        reps = [row["value"] for row in report(opened, "connect_rate", by="rep")["rows"]]
    assert (team["value"], sum(reps) / len(reps)) == (0.1, 0.5)


@pytest.mark.parametrize(
    ("n", "low", "high", "said"),
    [
        (10, 0.2, 0.4, "below"),
        (10, 0.4, 0.6, "about"),
        (10, 0.6, 0.8, "above"),
        (9, 0.6, 0.8, "too few"),
    ],
)
def test_a_rep_is_about_the_team_wherever_the_range_holds_its_share(
    n: int, low: float, high: float, said: str
) -> None:
    assert band({"n": n, "low": low, "high": high}, {"value": 0.5}) == said


def test_a_rep_with_leads_of_whom_few_were_tried_is_not_said_to_have_none() -> None:
    assert time_of({"n": 22, "value": None}) == "not half of 22 yet"
    told = {"n": 22, "value": 360.0, "low": 120, "high": None}
    assert time_of(told) == "6 min of 22 (2 min or more)"
    assert time_of(told | {"high": 3600}) == "6 min of 22 (2 min to 1 h)"
    assert time_of(told | {"low": None}) == "6 min of 22"
    assert time_of({"n": 0, "value": None}) == "none waited"


def test_a_rate_of_nobody_says_of_whom_there_are_none() -> None:
    nobody = {"n": 0, "value": None, "low": None, "high": None}
    assert rate(nobody, None, "connect_rate") == "no outgoing calls"
    assert rate(None, None, "rang_back_within_hour") == "none missed"
    assert rate(nobody, None, "rang_back_within_hour") == "too early to say"


def incoming(calls: list[Call], *outcomes: str) -> list[Call]:
    """The incoming calls of some outcomes."""
    return [
        call for call in calls if call["direction"] == "incoming" and call["outcome"] in outcomes
    ]


def theirs(calls: list[Call]) -> dict[tuple[str, str], float]:
    """Each system's numbers, counted from the calls by its own rule and not from ours."""
    answered = incoming(calls, "answered", "elsewhere")
    spoken = [call for call in answered if call["is_conversation"]]
    from_a_second = [call for call in answered if call["seconds"]]
    missed = incoming(calls, "missed")
    unanswered = [*missed, *incoming(calls, "declined")]
    voicemail = incoming(calls, "voicemail")
    rang = {call["caller"] for call in calls if call["direction"] == "incoming"}
    unblocked = [*answered, *unanswered, *voicemail]
    picked = len(answered) / len(unblocked)
    return {
        ("CallRail", "answer_rate"): picked,
        ("CallRail", "missed_calls"): len(unanswered),
        ("CallRail", "unique_callers"): len({call["caller"] for call in unblocked}),
        ("Aircall", "answer_rate"): picked,
        ("Aircall", "missed_calls"): len(unanswered) + len(voicemail),
        ("Aircall", "unique_callers"): len({call["caller"] for call in unblocked}),
        ("Callyzer", "answer_rate"): len(from_a_second) / (len(from_a_second) + len(unanswered)),
        ("Callyzer", "missed_calls"): len(missed),
        ("Callyzer", "unique_callers"): len({call["caller"] for call in calls}),
        ("Nextiva", "answer_rate"): (len(spoken) + len(voicemail))
        / (len(spoken) + len(voicemail) + len(unanswered)),
        ("Nextiva", "missed_calls"): len(missed),
        ("Nextiva", "unique_callers"): len(rang),
    }


@pytest.mark.parametrize("number", ["answer_rate", "missed_calls", "unique_callers"])
@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.system)
def test_each_bridge_leads_from_our_number_to_what_their_rule_counts(
    store: Store, calls: list[Call], rule: Any, number: Any
) -> None:
    stages = bridge(rule, number, counted(store, EVERYTHING))
    (ours,) = report(store, number)["rows"]
    assert stages[0].value == pytest.approx(ours["value"])
    assert stages[-1].value == pytest.approx(theirs(calls)[rule.system, number])
    (elsewhere,) = report(store, f"{number}_elsewhere")["rows"]
    told = {row["system"]: row for row in report(store, f"{number}_elsewhere", by="system")["rows"]}
    assert elsewhere["value"] == pytest.approx(ours["value"])
    assert told[rule.system]["value"] == pytest.approx(theirs(calls)[rule.system, number])


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.system)
def test_the_steps_of_a_bridge_add_up_exactly(store: Store, rule: Any) -> None:
    stages = bridge(rule, "answer_rate", counted(store, EVERYTHING))
    steps = zip(stages, stages[1:], rule.steps["answer_rate"], strict=False)
    for before, after, step in steps:
        assert after.above - before.above == step.above * after.calls
        assert (after.below or 0) - (before.below or 0) == step.below * after.calls


def test_a_step_of_one_call_speaks_of_one(empty_store: Store) -> None:
    found = counted(empty_store, EVERYTHING)
    told = {
        number: {
            stage.words
            for rule in RULES
            for stage in bridge(rule, number, dict.fromkeys(found, times))[1:]
        }
        for number, times in (("missed_calls", 1), ("unique_callers", 1), ("answer_rate", 2))
    }
    assert "voicemail: unanswered" in told["missed_calls"]
    assert "declined call: unanswered" in told["missed_calls"]
    assert "number that only we rang" in told["unique_callers"]
    assert "voicemails: answered" in told["answer_rate"]


def test_a_bridge_of_no_calls_tells_of_none(empty_store: Store) -> None:
    found = counted(empty_store, EVERYTHING)
    assert all(bridge(rule, "answer_rate", found)[-1].value is None for rule in RULES)


def test_the_rep_stays_in_sight_when_a_phones_reader_swipes(
    demo_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (app,) = page_on(copied(demo_file, tmp_path), "pages/1_calls/4_team.py", monkeypatch)
    columns = json.loads(app.dataframe[0].proto.columns)
    assert columns["Rep"]["pinned"] is True
    assert [name for name, one in columns.items() if one.get("pinned")] == ["Rep"]


@pytest.mark.parametrize("page", ["pages/1_calls/3_missed_calls.py", "pages/1_calls/4_team.py"])
def test_each_number_says_how_it_is_counted_and_shows_the_calls_behind_it(
    demo_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, page: str
) -> None:
    (app,) = page_on(copied(demo_file, tmp_path), page, monkeypatch)
    app.session_state["counted"] = True
    app.run()
    numbers = app.segmented_control(key="counted_metric")
    for number in numbers.options:
        numbers.set_value(number).run()
        assert app.code
        assert not app.exception
    listed = {"Missed calls", "Calls"} & set(numbers.options)
    numbers.set_value(listed.pop()).run()
    assert any("behind this number" in one.value for one in app.markdown)
