"""The product's numbers on the demo are the ones that its generator counted by itself."""

import json
import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from rsoft_analytics.demo.filling import fill
from rsoft_analytics.imports.report import Report
from rsoft_analytics.lookup import lookup, picture_of
from rsoft_analytics.metrics import Filters, report
from rsoft_analytics.privacy.status import status
from rsoft_analytics.store import Store
from rsoft_analytics.store.checks import findings

NAMES = {  # the product's metric, and what the generator calls it
    "calls": "calls",
    "conversations": "conversations",
    "missed_calls": "missed",
    "talk_seconds": "talk_seconds",
    "unique_callers": "unique_callers",
    "first_time_callers": "first_time_callers",
    "answer_rate": "answer_rate",
}
GROUPS = {"month": "by_month", "rep": "by_rep", "hour": "by_hour", "weekday": "by_weekday"}
COARSEST = timedelta(seconds=60)  # one rep's log knows only minutes


@pytest.fixture(scope="module", params=[(1500, 7), (400, 23)], ids=["1500 calls", "400 calls"])
def demo(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple]:
    """A store filled with the demo, the reports of its imports, and the generator's answers."""
    folder = tmp_path_factory.mktemp("demo")
    calls, seed = request.param
    with Store(folder / "demo.duckdb") as store:
        reports = fill(store, folder / "exports", calls, seed)
        answers = json.loads((folder / "exports" / "answers.json").read_text(encoding="utf-8"))
        yield store, reports, answers


@pytest.mark.parametrize("metric", NAMES)
def test_each_number_of_the_demo_is_the_generators(demo: tuple, metric: str) -> None:
    store, _, answers = demo
    (row,) = report(store, metric)["rows"]
    assert row["value"] == pytest.approx(answers["totals"][NAMES[metric]], abs=1e-12)


@pytest.mark.parametrize("dimension", GROUPS)
@pytest.mark.parametrize("metric", NAMES)
def test_each_number_by_each_dimension_is_the_generators(
    demo: tuple, metric: str, dimension: str
) -> None:
    store, _, answers = demo
    told = {
        str(row[dimension]): row["value"]
        for row in report(store, metric, by=dimension)["rows"]
        if row["value"]
    }
    counted = {
        group or "Unknown": figures[NAMES[metric]]
        for group, figures in answers[GROUPS[dimension]].items()
        if figures[NAMES[metric]]
    }
    assert told == pytest.approx(counted)


def test_the_months_filtered_one_by_one_are_the_months_told_together(demo: tuple) -> None:
    store, _, answers = demo
    for month, figures in answers["by_month"].items():
        first = datetime.fromisoformat(f"{month}-01").date()
        last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
        (row,) = report(store, "calls", Filters(first, last))["rows"]
        assert row["value"] == figures["calls"]


def test_every_record_of_every_file_is_accounted_for(demo: tuple) -> None:
    _, reports, answers = demo
    by_file: dict[str, Report] = {one.file: one for one in reports}
    for file in answers["files"]:
        got = by_file[file["file"]]
        assert (got.error, got.format) == (None, file["format"])
        assert got.added + got.updated + got.unchanged == file["rows"], file["file"]
        assert got.rejected == sum(file["rejects"].values()), file["file"]
        assert got.skipped == sum(file["skips"].values()), file["file"]


def test_every_reject_has_the_reason_that_was_planted(demo: tuple) -> None:
    _, reports, answers = demo
    by_file = {one.file: one for one in reports}
    for file in answers["files"]:
        reasons: dict[str, int] = {}
        for reject in by_file[file["file"]].rejects:
            reasons[reject.reason] = reasons.get(reject.reason, 0) + 1
        assert reasons == file["rejects"], file["file"]


@pytest.mark.parametrize(
    ("dimension", "group"),
    [
        ("stage", "by_stage"),
        ("origin", "by_origin"),
        ("rep", "by_owner"),
        ("month", "by_created_month"),
    ],
)
def test_leads_are_the_generators(demo: tuple, dimension: str, group: str) -> None:
    store, _, answers = demo
    told = {row[dimension]: row["value"] for row in report(store, "leads", by=dimension)["rows"]}
    counted = {name or "Unknown": count for name, count in answers["leads"][group].items() if count}
    assert told == counted


@pytest.mark.parametrize("metric", ["leads", "won", "won_value"])
def test_leads_and_what_they_bought_are_the_generators_by_source(demo: tuple, metric: str) -> None:
    store, _, answers = demo
    told = {row["source"]: row["value"] for row in report(store, metric, by="source")["rows"]}
    counted = {
        name or "Unknown": figures[metric]
        for name, figures in answers["leads"]["by_source"].items()
    }
    assert {name: told.get(name, 0) for name in counted} == counted
    assert sum(told.values()) == answers["leads"][metric]


@pytest.mark.parametrize("kind", ["tracked", "told"])
def test_touches_are_the_generators(demo: tuple, tmp_path: Path, kind: str) -> None:
    store, _, answers = demo
    (tmp_path / "touches.sql").write_text(
        "select source, count(*) as n from touches where is_told = $is_told group by source"
    )
    found = store.rows(str(tmp_path / "touches"), is_told=kind == "told")
    assert {one["source"]: one["n"] for one in found} == answers["touches"][kind]


@pytest.mark.parametrize("by", ["source", "campaign", "month"])
def test_the_spend_is_the_generators(demo: tuple, by: str) -> None:
    store, _, answers = demo
    told = {row[by]: row["value"] for row in report(store, "spend", by=by)["rows"]}
    assert told == pytest.approx(answers["spend"][f"by_{by}"])
    (whole,) = report(store, "spend")["rows"]
    assert whole["value"] == pytest.approx(answers["spend"]["spend"])


@pytest.mark.parametrize(
    ("metric", "name"),
    [("cost_per_lead", "cost_per_lead"), ("cost_per_won", "cost_per_won_within_30_days")],
)
def test_what_a_lead_and_a_customer_cost_is_the_generators(
    demo: tuple, metric: str, name: str
) -> None:
    store, _, answers = demo
    rows = report(store, metric, by="source")["rows"]
    told = {row["source"]: row["value"] for row in rows if row["n"]}
    assert told == pytest.approx(answers["spend"][name], abs=0.006)
    assert all(row["low"] < row["value"] < row["high"] for row in rows if row["n"])


def test_the_credit_of_every_simple_model_is_the_generators(demo: tuple) -> None:
    store, _, answers = demo
    rows = report(store, "attributed_won", by="source")["rows"]
    for model, credit in answers["credit"].items():
        told = {row["source"]: row[model] for row in rows if row[model]}
        counted = {source or "Unknown": value for source, value in credit.items() if value}
        assert told == pytest.approx(counted, rel=1e-3), model
        assert sum(credit.values()) == pytest.approx(answers["leads"]["won"])


def test_each_chosen_caller_has_the_card_that_the_generator_wrote(demo: tuple) -> None:
    store, _, answers = demo
    for wanted in answers["cards"]:
        (card,) = lookup(store, wanted["number"])["matches"]
        assert same_card(card, wanted), (wanted, card | {"timeline": "..."})


def same_card(card: dict[str, Any], wanted: dict[str, Any]) -> bool:
    """Whether a card tells what the generator knows of a caller."""
    moments = ("last_spoken_at", "last_attempt_at", "owed_callback_since")
    names = {one["name"] for one in card["contacts"] + card["leads"]} | {card["name"]}
    return (
        all(near(card[name], wanted[name]) for name in moments)
        and (card["calls"], card["conversations"]) == (wanted["calls"], wanted["conversations"])
        and (card["source"], card["lead_stage"]) == (wanted["source"], wanted["lead_stage"])
        and names - {None} == set(wanted["names"])
        and said_no(card["may_call"]) == (not wanted["may_call"])
    )


def said_no(may_call: dict[str, str]) -> bool:
    """Whether a verdict is a no that does not pass with the hour."""
    return may_call["verdict"] == "no" and may_call["by"] != "hour"


def test_permissions_are_the_generators(demo: tuple) -> None:
    store, _, answers = demo
    users = {one["user"]: one["permissions"] for one in status(store)["users"]}
    told = {
        user: {name: one["state"] for name, one in permissions.items()}
        for user, permissions in users.items()
    }
    assert told == answers["consent"]["permissions"]
    rows = report(store, "permission_states")["rows"]
    assert {(one["user"], one["permission"]): one["state"] for one in rows} == {
        (user, name): state for user, states in told.items() for name, state in states.items()
    }


def test_who_may_be_called_is_as_the_generator_counts_it(demo: tuple) -> None:
    store, _, answers = demo
    calls = status(store)["customers"]["call"]
    assert calls["yes"] == answers["consent"]["may_be_called"]
    assert calls["no"] == answers["consent"]["said_no_to_calls"]


def near(told: str | None, wanted: str | None) -> bool:
    """Whether two moments are one, as finely as the coarsest export tells it."""
    if told is None or wanted is None:
        return told is wanted
    apart = datetime.fromisoformat(told) - datetime.fromisoformat(wanted)
    return abs(apart) < COARSEST


def test_a_contact_with_a_picture_shows_it(demo: tuple) -> None:
    store, _, _ = demo
    numbers = numbers_pictured((store.path.parent / "exports" / "contacts.vcf").read_text("utf-8"))
    assert numbers
    for number in numbers:
        assert lookup(store, number)["matches"][0]["has_photo"]
        assert picture_of(store, number)[:3] == b"\xff\xd8\xff"


def numbers_pictured(cards: str) -> list[str]:
    """The first number of each card that has a picture."""
    pictured = [card for card in cards.split("END:VCARD") if "\nPHOTO;" in card]
    return [re.search(r"\nTEL;TYPE=CELL:(.+)", card)[1].strip() for card in pictured]


def test_every_check_holds_on_the_demo(demo: tuple) -> None:
    store, _, _ = demo
    assert [one.claim for one in findings(store) if one.offenders] == []
