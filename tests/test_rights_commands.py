"""Backups, rights and requests by command, also while the dashboard runs."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen
from zipfile import ZipFile

import pytest

from rsoft_analytics.imports.collect import collected
from rsoft_analytics.imports.importing import import_all
from rsoft_analytics.privacy.subjects import key_file
from rsoft_analytics.store import Store
from tests.serving import Served, called, documented, served

ROOT = Path(__file__).parents[1]
SAMPLES = ROOT / "data" / "samples"
NUMBER = "+915500001001"


@pytest.fixture(scope="module")
def small_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a closed store with a few exports."""
    path: Path = tmp_path_factory.mktemp("small") / "rsoft.duckdb"
    names = ("call_log.csv", "contacts.vcf", "leads.csv")
    with Store(path) as store, collected([SAMPLES / name for name in names]) as found:
        import_all(store, found)
    return path


@pytest.fixture
def path(small_store: Path, tmp_path: Path) -> Path:
    """A store of a test's own."""
    return copied(small_store, tmp_path / "team")


@pytest.fixture(scope="module")
def dashboard(small_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A dashboard on a store of its own."""
    with served(copied(small_store, tmp_path_factory.mktemp("served") / "team")) as one:
        yield one


def copied(store: Path, folder: Path) -> Path:
    """A store in another folder, with the key and the heads that lie beside it."""
    return Path(shutil.copytree(store.parent, folder)) / store.name


def test_everything_is_done_while_the_dashboard_runs(dashboard, tmp_path):
    store = dashboard.store
    made = documented("backup", str(tmp_path / "kept.duckdb"), store=store)
    assert made["bytes"] > 0
    told = documented("privacy", "erase", NUMBER, "--yes", store=store)
    assert (told["status"], told["left_over"]) == ("erased", {})
    assert told["backups"][0]["file"].endswith("kept.duckdb")
    assert documented("lookup", NUMBER, store=store)["matches"] == []
    back = documented("restore", str(tmp_path / "kept.duckdb"), "--replace", store=store)
    assert back["erased_again"] == 2  # both of their numbers
    assert documented("lookup", NUMBER, store=store)["matches"] == []
    assert called("check", store=store).code == 0
    assert called("consent", "verify", store=store).code == 0
    with urlopen(f"http://127.0.0.1:{dashboard.port}/healthz", timeout=60) as answer:
        assert json.load(answer) == {"status": "ok"}


def test_nothing_is_erased_without_the_word(path):
    asked = called("privacy", "erase", NUMBER, store=path)
    assert asked.code == 1
    assert "call rows" in asked.out
    assert "Say --yes" in asked.err
    assert called("privacy", "erase", NUMBER, "--dry-run", store=path).code == 0
    assert len(documented("lookup", NUMBER, store=path)["matches"]) == 1


def test_a_store_whose_key_is_missing_is_given_no_other(path):
    key_file(path).unlink()
    for words in (("erase", NUMBER, "--yes"), ("open", "access", NUMBER), ("access", NUMBER)):
        refused = called("privacy", *words, store=path)
        assert refused.code == 1
        assert f"{key_file(path).name} is missing beside the store" in refused.err
    assert not key_file(path).exists()
    assert len(documented("lookup", NUMBER, store=path)["matches"]) == 1


def test_who_is_not_known_is_refused_in_words(path):
    for words in (("erase", "Nobody Atall"), ("access", "+91 55000 09999"), ("close", "7")):
        refused = called("privacy", *words, store=path)
        assert refused.code == 1
        assert refused.err.strip().endswith((".", "lists them."))


def test_a_request_goes_its_way_by_command(path, tmp_path):
    opened = documented("privacy", "open", "access", NUMBER, "--regime", "GDPR", store=path)
    assert opened["standing"] == "running"
    documented("privacy", "check-identity", "1", "--how", "rang back", store=path)
    file = tmp_path / "all.zip"
    held = documented("privacy", "access", NUMBER, "--file", str(file), store=path)
    assert NUMBER in held["person"]["numbers"]
    assert sorted(ZipFile(file).namelist())[:2] == ["access.html", "access.json"]
    assert file.stat().st_mode & 0o077 == 0
    closed = documented("privacy", "close", "1", "--outcome", "done", store=path)
    assert closed["outcome"] == "done"
    assert documented("privacy", "requests", store=path)["fault"] is None


def test_an_erasure_closes_the_request_that_asked_for_it(path):
    documented("privacy", "open", "erasure", NUMBER, store=path)
    early = called("privacy", "erase", NUMBER, "--request", "1", "--yes", store=path)
    assert "Nobody has checked yet" in early.err
    assert len(documented("lookup", NUMBER, store=path)["matches"]) == 1
    documented("privacy", "check-identity", "1", "--how", "rang back", store=path)
    documented("privacy", "erase", NUMBER, "--request", "1", "--yes", store=path)
    (row,) = documented("privacy", "requests", store=path)["requests"]
    assert (row["outcome"], row["person"]) == ("done", None)


def test_who_was_erased_may_come_back_when_that_is_said(path):
    documented("privacy", "erase", NUMBER, "--yes", store=path)
    assert documented("privacy", "allow", NUMBER, store=path) == {"allowed": 1}
    assert called("privacy", "allow", NUMBER, store=path).code == 1


def test_retention_is_off_until_it_is_switched_on(path):
    assert "Retention is off" in called("privacy", "retain", store=path).err
    assert documented("privacy", "retain", "--dry-run", store=path)["status"] == "dry run"


def test_commands_on_an_empty_store_say_what_to_do(tmp_path):
    none = tmp_path / "none" / "rsoft.duckdb"
    assert "rsoft import" in called("backup", str(tmp_path / "b.duckdb"), store=none).err
    assert "Nobody has asked" in called("privacy", "requests", store=none).out
    assert called("privacy", "erase", "somebody", store=none).code == 1
    assert not none.exists()
