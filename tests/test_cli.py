"""The command rsoft: one document or sentences, and an exit code that means what it says."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner, Result

from rsoft_analytics.cli import main

ROOT = Path(__file__).parents[1]
SAMPLES = ROOT / "data" / "samples"
LEADS = str(SAMPLES / "leads.csv")
NUMBER = "+915500001001"
IMPORT = {
    "file": str, "format": str, "kind": str, "status": str, "import_id": int, "read": int,
    "added": int, "updated": int, "unchanged": int, "rejected": int, "skipped": int,
    "rejects": list, "error": type(None),
}  # fmt: skip
MATCH = {
    "number", "name", "company", "has_photo", "last_spoken_at", "last_attempt_at", "source",
    "channel", "campaign", "calls", "conversations", "owed_callback_since", "lead_stage",
    "may_call", "contacts", "timeline",
}  # fmt: skip
REPORT = {"metric", "title", "meaning", "unit", "filters", "as_of", "rows"}
ODD = ["-1", "x" * 10_000, "\udcff"]
ODDER = ["", "a\0b", "9" * 5_000, "%s", "'; drop table calls; --", "💥"]


@pytest.fixture(scope="module")
def exports(tmp_path_factory) -> Path:
    """A folder of a few samples."""
    folder: Path = tmp_path_factory.mktemp("exports")
    for name in ("call_log.csv", "contacts.vcf", "leads.csv", "sms_backup_calls.xml"):
        shutil.copy(SAMPLES / name, folder)
    return folder


@pytest.fixture(scope="module")
def path(exports, tmp_path_factory) -> Path:
    """The file of a store with these samples, closed."""
    store: Path = tmp_path_factory.mktemp("cli") / "rsoft.duckdb"
    assert called("import", str(exports), "--store", str(store)).exit_code == 0
    return store


@pytest.fixture
def rsoft(path, monkeypatch) -> Iterator[Any]:
    """The command on that store."""
    monkeypatch.setenv("RSOFT_STORE", str(path))
    return called


def called(*words: str) -> Result:
    """What a command answers."""
    return CliRunner().invoke(main, words)


def document(result: Result) -> dict[str, Any]:
    """The one document that a command printed."""
    assert result.exit_code in (0, 1), result.stderr
    found: dict[str, Any] = json.loads(result.stdout)
    return found


def is_plain(result: Result) -> bool:
    """Whether a command ended as commands do: with a code, and without a fault of ours."""
    return result.exit_code in (0, 1, 2) and isinstance(result.exception, SystemExit | None)


# The contract.


def test_import_answers_with_each_files_counts(tmp_path):
    result = called("import", LEADS, "--json", "--store", str(tmp_path / "rsoft.duckdb"))
    (file,) = document(result)["files"]
    assert {name: type(file[name]) for name in IMPORT} == IMPORT
    assert (file["file"], file["status"], file["kind"]) == ("leads.csv", "imported", "leads")
    assert file["read"] == sum(file[one] for one in ("added", "updated", "unchanged", "rejected"))
    assert result.exit_code == 0


def test_import_lists_each_reject(tmp_path):
    sample = str(SAMPLES / "call_log.csv")
    result = called("import", sample, "--json", "--store", str(tmp_path / "rsoft.duckdb"))
    (reject,) = document(result)["files"][0]["rejects"]
    assert (reject["line"], reject["reason"]) == (16, "wrong width")
    assert reject["message"].startswith("Line 16: there are 12 cells")


@pytest.mark.parametrize(
    ("more", "status"), [([], "already imported"), (["--rep", "Ravi"], "refused")]
)
def test_import_of_a_known_file_says_so(rsoft, more, status):
    (file,) = document(rsoft("import", LEADS, "--json", *more))["files"]
    assert file["status"] == status


def test_a_dry_run_answers_as_the_import_and_does_nothing(tmp_path):
    store = str(tmp_path / "rsoft.duckdb")
    (rehearsed,) = document(called("import", LEADS, "--dry-run", "--json", "--store", store))[
        "files"
    ]
    assert (rehearsed["status"], rehearsed["import_id"]) == ("dry run", None)
    assert document(called("imports", "--json", "--store", store)) == {"imports": []}


def test_a_refused_file_is_1_and_a_sentence_on_standard_error(rsoft, tmp_path):
    spoilt = tmp_path / "spoilt.csv"
    spoilt.write_text("colour\nred\n")
    result = rsoft("import", str(spoilt))
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("spoilt.csv: refused. spoilt.csv is none of the exports")


def test_a_refused_file_among_others_is_1_and_the_others_are_imported(tmp_path):
    spoilt = tmp_path / "spoilt.csv"
    spoilt.write_text("colour\nred\n")
    store = str(tmp_path / "rsoft.duckdb")
    result = called("import", str(spoilt), LEADS, "--json", "--store", store)
    assert result.exit_code == 1
    assert [one["status"] for one in document(result)["files"]] == ["refused", "imported"]


def test_lookup_answers_with_the_card(rsoft):
    found = document(rsoft("lookup", NUMBER, "--json"))
    assert found["query"] == NUMBER
    (match,) = found["matches"]
    assert match.keys() >= MATCH
    assert match["number"] == NUMBER
    assert match["may_call"].keys() >= {"verdict", "rule"}
    assert all(one.keys() >= {"name", "numbers"} for one in match["contacts"])
    entries = {"at", "kind", "direction", "outcome", "seconds", "rep", "text"}
    assert match["timeline"]
    assert all(one.keys() >= entries for one in match["timeline"])


def test_report_answers_with_its_meaning_and_rows(rsoft):
    found = document(rsoft("report", "calls", "--by", "rep", "--json"))
    assert found.keys() >= REPORT
    assert found["metric"] == "calls"
    assert all(
        one.keys() >= {"rep", "value", "n", "low", "high", "verdict"} for one in found["rows"]
    )


def test_report_of_leads_watches_them_for_a_window(rsoft):
    words = ("report", "conversion_rate", "--window", "90", "--by", "source", "--json")
    found = document(rsoft(*words))
    assert found["filters"]["window"] == "90"
    assert all(one.keys() >= {"source", "value", "n", "verdict"} for one in found["rows"])


def test_report_prints_its_rows_as_csv(rsoft):
    lines = rsoft("report", "calls", "--csv").stdout.splitlines()
    assert lines[0].split(",")[0] == "value"
    assert len(lines) == 2


def test_imports_answers_with_the_ledger_the_newest_first(rsoft):
    found = document(rsoft("imports", "--json"))["imports"]
    assert [one["import_id"] for one in found] == list(range(len(found), 0, -1))
    assert found[0].keys() >= {"file_name", "read", "added", "rejected", "imported_at", "undone_at"}


def test_undo_answers_with_what_it_changes(rsoft):
    found = document(rsoft("undo", "1", "--dry-run", "--json"))
    assert (found["import_id"], found["status"]) == (1, "dry run")
    assert found["before"].keys() == found["after"].keys() >= {"calls", "callers"}


def test_undo_of_an_import_that_is_not_there_is_1(rsoft):
    result = rsoft("undo", "99")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == "There is no import 99. `rsoft imports` lists those there are.\n"


def test_formats_answers_with_each_format(rsoft):
    found = document(rsoft("formats", "--json"))["formats"]
    assert {"call_log", "vcard", "sms_backup"} <= {one["format"] for one in found}
    assert all(one.keys() == {"format", "label", "kind", "known"} for one in found)


def test_metrics_answers_with_each_metric(rsoft):
    found = document(rsoft("metrics", "--json"))["metrics"]
    assert "calls" in {one["metric"] for one in found}


def test_check_of_sound_data_is_0(rsoft):
    result = rsoft("check", "--json")
    assert result.exit_code == 0
    assert all(one["offenders"] == 0 for one in document(result)["checks"])


def test_check_of_data_with_a_fault_is_1(tmp_path):
    far = tmp_path / "calls.csv"
    far.write_text("Date,Time,Phone Number,Call Type\n31/12/2090,10:00,5500001001,Missed\n")
    store = str(tmp_path / "rsoft.duckdb")
    told = document(called("import", str(far), "--json", "--store", store))["files"][0]
    is_rejected = told["rejected"] == 1  # a call so far ahead is told at once, or by the check
    assert called("check", "--store", store).exit_code == (0 if is_rejected else 1)


# Every command.


def commands(group: click.Group = main, before: str = "") -> dict[str, click.Command]:
    """Every command by its words; those of a group are named after it."""
    found = {}
    for name, one in group.commands.items():
        words = f"{before} {name}".strip()
        found |= commands(one, words) if isinstance(one, click.Group) else {words: one}
    return found


@pytest.mark.parametrize("words", sorted(commands()))
def test_every_command_takes_store_and_json(words):
    taken = {option for one in commands()[words].params for option in one.opts}
    assert {"--store", "--json"} <= taken


@pytest.mark.parametrize("words", sorted(commands()))
def test_every_command_says_what_it_does(words):
    assert called(*words.split(), "--help").exit_code == 0
    assert commands()[words].help


ON_NOTHING = [
    ["imports"], ["formats"], ["metrics"], ["check"], ["lookup", NUMBER], ["lookup", "nobody"],
    ["report", "calls"], ["own", "list"], ["own", "rules"],
    ["report", "conversion_rate", "--window", "30", "--by", "source"],
    ["report", "first_attempt_seconds"],
    ["leads", "exports"], ["leads", "words"],
    ["leads", "export", "--dry-run"],
]  # fmt: skip


@pytest.mark.parametrize("words", ON_NOTHING, ids=" ".join)
@pytest.mark.parametrize("as_json", [False, True])
def test_a_command_works_on_an_empty_store(tmp_path, words, as_json):
    store = ["--store", str(tmp_path / "rsoft.duckdb")]
    result = called(*words, *store, *(["--json"] if as_json else []))
    assert result.exit_code == 0
    assert result.stderr == ""
    assert not as_json or json.loads(result.stdout)


@pytest.mark.parametrize(
    "words", [["imports", "--nonsense"], ["undo"], ["undo", "one"], ["import"], ["nonsense"],
              ["report", "calls", "--from", "yesterday"], ["demo", "--calls", "-1"]], ids=" ".join,
)  # fmt: skip
def test_wrong_usage_is_2(rsoft, words):
    result = rsoft(*words)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr


def test_the_store_is_the_one_that_is_named_before_the_one_of_the_environment(rsoft, tmp_path):
    assert document(rsoft("imports", "--json"))["imports"]
    other = str(tmp_path / "other.duckdb")
    assert document(rsoft("imports", "--json", "--store", other)) == {"imports": []}


# Nothing that is typed is a fault of ours.


@pytest.mark.parametrize(
    "odd", [*ODD, *(pytest.param(one, marks=pytest.mark.slow) for one in ODDER)], ids=ascii
)
@pytest.mark.parametrize(
    "words",
    [
        *(["import", LEADS, "--dry-run", option] for option in
          ("--rep", "--timezone", "--region", "--format")),
        ["report", "conversion_rate", "--window"],
        *(["report", "calls", option] for option in ("--by", "--source", "--rep", "--from")),
        ["undo", "--"], ["lookup", "--"], ["report", "--"], ["own", "remove", "--"],
        ["own", "add", "--dry-run", "--"], ["own", "rules", "--"],
        *(["own", "add", "--dry-run", NUMBER, option] for option in ("--name", "--from", "--file")),
        ["leads", "take-back", "--"], ["leads", "words", "--"],
        ["leads", "export", "--dry-run", "--for"],
    ],
    ids=lambda words: words[-2] + words[-1],
)  # fmt: skip
def test_no_argument_brings_a_fault(rsoft, words, odd):
    result = rsoft(*words, odd)
    assert is_plain(result)
    assert result.exit_code == 0 or (result.stderr and not result.stdout)


@pytest.mark.parametrize("odd", ["x" * 10_000, "\udcff", "/dev/null", "a.csv", "a.xml"], ids=ascii)
def test_no_store_that_cannot_be_brings_a_fault(tmp_path, odd):
    for name in ("a.csv", "a.xml"):
        (tmp_path / name).write_text("colour,weight\nred,1\n")
    result = called("imports", "--store", str(tmp_path / odd))
    assert is_plain(result)
    assert result.exit_code == 1
    assert result.stderr.strip().endswith((".", ")"))


@pytest.mark.skipif(os.name == "nt", reason="Windows makes links for administrators only")
@pytest.mark.parametrize("words", [["imports"], ["import", LEADS]], ids=lambda words: words[0])
def test_a_store_that_is_a_link_to_itself_brings_no_fault(tmp_path, words):
    (tmp_path / "loop").symlink_to("loop")
    assert is_plain(called(*words, "--store", str(tmp_path / "loop")))


@pytest.mark.parametrize("odd", ["nowhere.csv", "x" * 10_000, "\udcff", "/dev/null"], ids=ascii)
def test_no_path_brings_a_fault(rsoft, odd):
    result = rsoft("import", odd)
    assert is_plain(result)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("There is no file or folder")


# The process: what a terminal and a pipe get.


def process(
    *words: "str | bytes", store: Path, **more: Any
) -> "subprocess.CompletedProcess[bytes]":
    """The command as a process of its own."""
    command = [sys.executable, "-m", "rsoft_analytics.cli", *words]
    environment = {**os.environ, "RSOFT_STORE": str(store)}
    return subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, check=False, **more
    )


def test_a_pipe_gets_no_progress(exports, tmp_path):
    done = process("import", str(exports), store=tmp_path / "rsoft.duckdb")
    assert done.returncode == 0
    assert done.stderr == b""
    assert not {b"\r", b"\033"}.intersection(done.stdout[at : at + 1] for at in range(999))


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such terminals")
def test_a_file_whose_name_is_no_text_is_imported(tmp_path):
    odd = os.fsencode(tmp_path) + b"/c\xff.csv"
    Path(os.fsdecode(odd)).write_bytes((SAMPLES / "leads.csv").read_bytes())
    done = process("import", odd, "--json", store=tmp_path / "rsoft.duckdb")
    (file,) = json.loads(done.stdout)["files"]
    assert (file["file"], file["status"]) == ("c\ufffd.csv", "imported")


def seen_on_a_terminal(*words: str, store: Path) -> tuple[str, str]:
    """What a person sees on a terminal, and what a program that reads the output gets."""
    import pty

    ours, theirs = pty.openpty()
    environment = {**os.environ, "RSOFT_STORE": str(store), "TERM": "xterm", "COLUMNS": "120"}
    with subprocess.Popen(
        [sys.executable, "-m", "rsoft_analytics.cli", *words],
        cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=theirs,
    ) as child:  # fmt: skip
        os.close(theirs)
        seen = b"".join(read_from(ours))
        said = child.stdout.read() if child.stdout else b""
    os.close(ours)
    return seen.decode(), said.decode()


def read_from(terminal: int) -> Iterator[bytes]:
    """What is written to a terminal, until nobody writes any more."""
    try:
        while piece := os.read(terminal, 4096):
            yield piece
    except OSError:  # Linux says so when the last writer has gone
        return


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such terminals")
def test_a_terminal_gets_a_bar_of_the_bytes_and_what_is_being_done(exports, tmp_path):
    seen, said = seen_on_a_terminal("import", str(exports), store=tmp_path / "rsoft.duckdb")
    assert "Importing" in seen
    assert "100%" in seen
    assert "Comparing with what is known" in seen
    assert said.startswith(f"{exports.name}/call_log.csv: imported.")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such terminals")
def test_a_terminal_gets_no_bar_where_json_is_asked_for(exports, tmp_path):
    store = tmp_path / "rsoft.duckdb"
    seen, said = seen_on_a_terminal("import", str(exports), "--json", store=store)
    assert seen == ""
    assert json.loads(said)["files"]


# Own numbers.


def test_own_add_leaves_a_number_out_and_remove_lets_it_count_again(path, tmp_path):
    store = ["--store", shutil.copy(path, tmp_path)]
    before = value_of_calls(store)
    added = document(called("own", "add", NUMBER, "--kind", "vendor", "--json", *store))
    assert added["after"]["calls"] == value_of_calls(store) < before
    listed = document(called("own", "list", "--json", *store))["own_numbers"]
    assert (NUMBER, "vendor") in [(one["number"], one["kind"]) for one in listed]
    assert called("own", "remove", NUMBER, *store).exit_code == 0
    assert value_of_calls(store) == before


def value_of_calls(store: list[str]) -> int:
    """How many calls the report tells."""
    (row,) = document(called("report", "calls", "--json", *store))["rows"]
    return row["value"]


def test_own_add_takes_a_list_and_says_which_line_holds_no_number(path, tmp_path):
    store = ["--store", shutil.copy(path, tmp_path)]
    (tmp_path / "list.csv").write_text("Number,Name\n55000 00077,Ravi\nbanana\n")
    result = called("own", "add", "--file", str(tmp_path / "list.csv"), *store)
    assert result.exit_code == 1
    assert "Line 3: 'banana' holds no phone number." in result.stdout
    assert "+915500000077" in called("own", "list", *store).stdout


def test_a_rule_is_set_by_its_name(path, tmp_path):
    store = ["--store", shutil.copy(path, tmp_path)]
    result = called("own", "rules", "blocked_on_phones", "--on", "--least", "1", "--json", *store)
    (rule,) = [one for one in document(result)["rules"] if one["rule"] == "blocked_on_phones"]
    assert (rule["on"], rule["least"]) == (True, 1)


# Leads for a CRM.


def test_leads_go_out_to_a_crm_once_and_again_when_they_are_taken_back(path, tmp_path):
    store = ["--store", shutil.copy(path, tmp_path), "--json"]
    first = document(called("leads", "export", "--for", "zoho", *store))
    assert first["leads"] == len(first["content"].splitlines()) - 1 > 0
    assert document(called("leads", "export", "--for", "zoho", *store))["leads"] == 0
    assert [one["leads"] for one in document(called("leads", "exports", *store))["exports"]] == [
        first["leads"]
    ]
    assert called("leads", "take-back", str(first["export_id"]), *store).exit_code == 0
    again = document(called("leads", "export", "--for", "zoho", "--dry-run", *store))
    assert again["leads"] == first["leads"]


def test_leads_that_cannot_be_written_did_not_go_out(path, tmp_path):
    store = ["--store", shutil.copy(path, tmp_path)]
    nowhere = str(tmp_path / "nowhere" / "leads.csv")
    refused = called("leads", "export", "--for", "zoho", "--file", nowhere, *store)
    assert (refused.exit_code, refused.stderr.count("\n")) == (1, 1)
    there = tmp_path / "leads.csv"
    assert called("leads", "export", "--for", "zoho", "--file", str(there), *store).exit_code == 0
    assert there.read_text("utf-8").startswith("First Name,Last Name,")


def test_a_word_of_a_crm_is_given_a_meaning_and_loses_it(path, tmp_path):
    store = ["--store", shutil.copy(path, tmp_path), "--json"]
    kept = document(called("leads", "words", "Token paid", "--means", "won", *store))["kept"]
    assert [(one["word"], one["stage"]) for one in kept] == [("token paid", "won")]
    assert document(called("leads", "words", "token paid", "--forget", *store))["kept"] == []
    assert called("leads", "words", "token paid", *store).exit_code == 1


def test_spend_is_typed_in_and_told_to_an_agency(path, tmp_path):
    store = str(shutil.copy(path, tmp_path))
    typed = ("ads", "spend", "Newspaper", "45000", "--from", "2026-01-01", "--until", "2026-01-31")
    kept = document(called(*typed, "--store", store, "--json"))
    assert (kept["status"], kept["added"], kept["kind"]) == ("imported", 1, "spend")
    book = tmp_path / "agency.xlsx"
    told = document(called("ads", "agency", "--file", str(book), "--store", store, "--json"))
    assert (told["least"], len(told["months"])) == (11, 12)
    assert book.read_bytes().startswith(b"PK")
    assert called("ads", "agency", "--least", "5", "--store", store).exit_code == 2


def test_ad_accounts_are_told_of_nobody_who_did_not_agree(path, tmp_path):
    store = str(shutil.copy(path, tmp_path))
    told = document(called("ads", "conversions", "--store", store, "--json"))
    assert (told["conversions"], told["export_id"]) == (0, None)
    assert told["content"].startswith("Parameters:TimeZone=+0000")
    assert document(called("ads", "files", "--store", store, "--json")) == {"files": []}
    assert called("ads", "take-back", "7", "--store", store).exit_code == 1


def test_a_word_for_a_stage_is_explained_for_one_format_that_there_is(tmp_path):
    store = ("--store", str(tmp_path / "rsoft.duckdb"))
    said = called("leads", "words", "closed", "--means", "lost", "--in", "zoho_leads", *store)
    assert (said.exit_code, "zoho_leads" in said.output) == (0, True)
    unknown = called("leads", "words", "closed", "--means", "lost", "--in", "zoho", *store)
    assert unknown.exit_code == 1
    assert "No format is called 'zoho'" in unknown.output
