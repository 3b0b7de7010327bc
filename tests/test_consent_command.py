"""rsoft consent tells, records and proves, in the words and documents that others rely on."""

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from rsoft_analytics import access
from rsoft_analytics.cli import main
from rsoft_analytics.settings import Settings
from rsoft_analytics.store import Store

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


PEOPLE = "Name,Phone\nMeena Raman,+91 55000 00001\nMeena Rao,+91 55000 00002\n"


@pytest.fixture
def of_two(tmp_path: Path) -> Path:
    """The file of a store with two people, of whom one agreed to something."""
    contacts = tmp_path / "contacts.csv"
    contacts.write_text(PEOPLE, encoding="utf-8")
    store = tmp_path / "rsoft.duckdb"
    assert called(store, "import", str(contacts), group="").exit_code == 0
    assert called(store, "grant", "+91 55000 00001", "marketing").exit_code == 0
    return store


@pytest.mark.parametrize(
    ("group", "words", "what"),
    [
        ("consent", ("show", "+91 55000 00001"), "consent show"),
        ("consent", ("receipt", "+91 55000 00001"), "consent receipt"),
        ("privacy", ("access", "Meena Raman"), "privacy access"),
        ("privacy", ("correct", "Meena Raman", "name", "Meena R"), "privacy correct"),
        ("privacy", ("erase", "Meena Raman", "--yes"), "privacy erase"),
        ("privacy", ("erase", "+91 55000 00001", "--dry-run"), "privacy erase"),
    ],
)
def test_the_log_tells_whose_record_a_command_opened(of_two, group, words, what):
    assert called(of_two, *words, group=group).exit_code == 0
    with Store(of_two) as store:
        access.note(store, access.LOCAL_OWNER, "page", "as pages do", number=915500000001)
        newest, noted, *_ = access.entries(store, number=915500000001)
        assert (newest["what"], noted["what"], noted["way"]) == ("as pages do", what, "command")
        assert [one["what"] for one in access.entries(store, way="command")].count(what) == 1
        assert "5500000001" not in str(noted)


@pytest.mark.parametrize(
    ("group", "words", "what"),
    [("", ("lookup", "Meena"), "search"), ("privacy", ("erase", "Meena"), "privacy erase")],
)
def test_the_log_tells_of_everybody_whom_a_search_shows(of_two, group, words, what):
    called(of_two, *words, group=group)
    with Store(of_two) as store:
        for number in (915500000001, 915500000002):
            (noted,) = access.entries(store, number=number)
            assert (noted["what"], noted["people"]) == (what, 2)


@pytest.mark.parametrize("command", [("show", "Asha"), ("status",)])
@pytest.mark.parametrize("at", ["2099-01-01", "2099-01-01T10:00"])
def test_what_will_be_said_is_told_of_no_day_to_come(path, command, at):
    asked = called(path, *command, "--at", at)
    assert (asked.exit_code, asked.stdout) == (1, "")
    assert f"'{at}' is in the future" in asked.stderr
    today = datetime.now(Settings().zone).date().isoformat()
    assert called(path, *command, "--at", today).exit_code == 0
