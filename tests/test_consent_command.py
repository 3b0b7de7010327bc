"""rsoft consent tells, records and proves, in the words and documents that others rely on."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from rsoft_analytics.cli import main

ROOT = Path(__file__).parents[1]
STATES = {"granted", "refused", "withdrawn", "expired", "not asked"}
TOLD = {"state", "since", "place", "wording"}


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a store with the sample of consent."""
    store = tmp_path_factory.mktemp("consent") / "rsoft.duckdb"
    sample = ROOT / "data" / "samples" / "consent.csv"
    assert called(store, "import", str(sample), group="").exit_code == 0
    return store


def called(store: Path, *words: str, group: str = "consent") -> Result:
    """What a command answers."""
    return CliRunner().invoke(main, [*([group] if group else []), *words, "--store", str(store)])


@pytest.fixture
def told(path: Path) -> Any:
    """The document of a command."""
    return lambda *words: json.loads(called(path, *words, "--json").stdout)


def test_the_status_is_the_document_that_others_build_on(told):
    status = told("status")
    assert status.keys() >= {"users", "customers"}
    users = {one["user"]: one["permissions"] for one in status["users"]}
    assert all(one.keys() == {"contacts", "photos", "call_log"} for one in users.values())
    states = [state for one in users.values() for state in one.values()]
    assert all(state.keys() == TOLD and state["state"] in STATES for state in states)
    granted = users["asha@example.com"]["call_log"]
    assert (granted["state"], granted["since"]) == ("granted", "2026-01-12T09:00:00+05:30")
    assert users["asha@example.com"]["photos"] == dict.fromkeys(TOLD) | {"state": "not asked"}


def test_a_day_means_its_end_and_a_moment_itself(told):
    def state(at: str) -> str:
        users = {one["user"]: one["permissions"] for one in told("status", "--at", at)["users"]}
        return users["asha@example.com"]["call_log"]["state"]

    assert state("2026-01-11") == "not asked"
    assert state("2026-01-12") == "granted"
    assert state("2026-01-12T08:59") == "not asked"
    assert state("2026-01-12T03:30:00Z") == "granted"


def test_the_metric_has_a_row_for_each_user_and_permission(told, path):
    command = called(path, "report", "permission_states", "--json", group="")
    rows = json.loads(command.stdout)["rows"]
    assert len(rows) == 6
    assert all(row.keys() >= {"user", "permission", *TOLD} for row in rows)


def test_what_is_recorded_is_shown_with_its_receipt_and_the_ledger_holds(told):
    done = told("withdraw", "55000 00077", "marketing", "--channel", "call", "--place", "by phone")
    assert done["act"] == "withdrawn"
    shown = told("show", "+915500000077")
    assert [one["act"] for one in shown["acts"]] == ["withdrawn"]
    verdicts = {(one["purpose"], one["channel"]): one["verdict"] for one in shown["may"]}
    assert verdicts["marketing", "call"] == "no"
    assert verdicts["marketing", "sms"] == "ask"
    receipt = told("receipt", "55000 00077")
    assert receipt["version"] == "KI-CR-v1.1.0"
    (purpose,) = receipt["services"][0]["purposes"]
    assert (purpose["consentType"], purpose["act"]) == ("N/A", "withdrawn")
    record = told("receipt", "55000 00077", "--form", "iso27560")
    assert record["events"][0]["eventType"] == "withdrawn"
    proof = told("verify")
    assert proof["holds"]
    assert told("verify", "--head", proof["head"])["holds"]


def test_a_receipt_of_ours_is_read_back_as_what_it_says(told, tmp_path):
    told("grant", "55000 00078", "marketing")
    file = tmp_path / "receipt.json"
    file.write_text(json.dumps(told("receipt", "55000 00078")))
    other = tmp_path / "other.duckdb"
    answer = json.loads(called(other, "import", str(file), "--json", group="").stdout)
    assert (answer["files"][0]["status"], answer["files"][0]["added"]) == ("imported", 1)


def test_deadlines_are_listed_and_ticked_off(told):
    found = told("deadlines")["deadlines"]
    assert {one["standing"] for one in found} <= {"running", "half gone", "nearly due", "late"}
    events = [str(one["event"]) for one in found if one["event"]]
    assert told("passed-on", *events)["passed_on"] == len(events)
    assert [one for one in told("deadlines")["deadlines"] if one["event"]] == []


@pytest.mark.parametrize(
    "words",
    [
        ("grant", "nobody", "marketing"),
        ("grant", "+915500000001", "telepathy"),
        ("grant", "+915500000001", "marketing", "--channel", "pigeon"),
        ("grant", "+915500000001", "marketing", "--at", "2999-01-01"),
        ("grant", "+915500000001", "marketing", "--at", "soon"),
        ("status", "--at", "soon"),
        ("verify", "--head", "12"),
        ("receipt", "+915500000099"),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence(path, words):
    answer = called(path, *words)
    assert answer.exit_code == 1
    assert answer.stdout == ""
    assert answer.stderr.strip().endswith(".")


@pytest.mark.parametrize(
    "words",
    [("status",), ("verify",), ("deadlines",), ("calls-after",), ("show", "+915500000001")],
)
def test_every_question_has_an_answer_on_an_empty_store(tmp_path, words):
    answer = called(tmp_path / "none.duckdb", *words)
    assert answer.exit_code == 0
    assert answer.stdout.strip()
