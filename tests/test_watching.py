"""A watched folder: what comes to rest in it is loaded once, and nothing else is touched."""

import json
import os
import shutil
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from rsoft_analytics.errors import RsoftError
from rsoft_analytics.imports.importing import STOPPED
from rsoft_analytics.imports.report import Report, refused
from rsoft_analytics.store import Store
from rsoft_analytics.watching.folders import Folders
from rsoft_analytics.watching.rounds import Rounds
from tests.serving import begun, called, documented, ended, served

ROOT = Path(__file__).parents[1]
SAMPLES = ROOT / "data" / "samples"
UNFINISHED = [
    ".hidden.csv", "~$calls.xlsx", "calls.csv.part", "calls.crdownload", "calls.CSV.TMP",
    ".~lock.calls.ods#", "calls.csv~", "Thumbs.db", "desktop.ini", ".sync/calls.csv",
]  # fmt: skip


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    """A folder that exports come into."""
    folder = tmp_path / "inbox"
    folder.mkdir()
    return folder


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """Where the store lies."""
    return tmp_path / "store" / "rsoft.duckdb"


@pytest.fixture
def complaints() -> list[str]:
    """What was complained of."""
    return []


@pytest.fixture
def folders(inbox: Path, store: Path, complaints: list[str]) -> Folders:
    """The folder, looked at."""
    return Folders([inbox], store, complaints.append)


def put(folder: Path, name: str, text: str = "a,b\n1,2\n") -> Path:
    """A file in a folder."""
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text)
    return file


def once(inbox: Path, store: Path, *more: str) -> Any:
    """What one round of the command says."""
    return called("watch", str(inbox), "--once", "--every", "0.1", *more, store=store)


# What is new and whole.


def test_a_file_is_taken_when_two_looks_see_it_the_same(folders, inbox):
    file = put(inbox, "calls.csv")
    assert (folders.ready(), folders.ready()) == ([], [file])


def test_a_file_that_grows_is_waited_for(folders, inbox):
    file = put(inbox, "calls.csv")
    folders.ready()
    put(inbox, "calls.csv", "longer than it was before")
    assert (folders.ready(), folders.ready()) == ([], [file])


def test_a_file_is_taken_once(folders, inbox):
    file = put(inbox, "calls.csv")
    folders.ready()
    folders.settle(folders.ready())
    assert folders.ready() == []
    assert file.exists()


def test_a_file_that_changes_is_taken_again(folders, inbox):
    file = put(inbox, "calls.csv")
    folders.ready()
    folders.settle(folders.ready())
    put(inbox, "calls.csv", "another text")
    assert (folders.ready(), folders.ready()) == ([], [file])


def test_a_file_that_is_put_in_the_place_of_another_is_taken(folders, inbox):
    file = put(inbox, "calls.csv")
    folders.ready()
    folders.settle(folders.ready())
    times = file.stat()
    new = put(inbox, ".new", "b,a\n2,1\n")
    os.utime(new, ns=(times.st_atime_ns, times.st_mtime_ns))
    new.replace(file)
    assert (folders.ready(), folders.ready()) == ([], [file])


def test_folders_inside_are_watched_too(folders, inbox):
    file = put(inbox, "2026/march/calls.csv")
    folders.ready()
    assert folders.ready() == [file]


@pytest.mark.parametrize("name", UNFINISHED)
def test_what_is_hidden_or_unfinished_is_left(folders, inbox, name):
    put(inbox, name)
    assert (folders.ready(), folders.ready()) == ([], [])


def test_a_file_of_no_bytes_is_waited_for(folders, inbox):
    put(inbox, "calls.csv", "")
    assert (folders.ready(), folders.ready()) == ([], [])


@pytest.mark.skipif(os.name == "nt", reason="Windows makes links for administrators only")
@pytest.mark.parametrize("outside", ["calls.csv", ""], ids=["file", "folder"])
def test_a_link_out_of_the_folder_is_not_followed(folders, inbox, tmp_path, outside):
    put(tmp_path / "private", "calls.csv")
    (inbox / "link").symlink_to(tmp_path / "private" / outside)
    assert (folders.ready(), folders.ready()) == ([], [])


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such files")
def test_what_is_no_plain_file_is_left(folders, inbox):
    os.mkfifo(inbox / "pipe.csv")
    (inbox / "nowhere.csv").symlink_to(inbox / "gone")
    assert (folders.ready(), folders.ready()) == ([], [])


def test_the_store_in_a_watched_folder_is_left(inbox, complaints):
    with Store(inbox / "rsoft.duckdb"):
        folders = Folders([inbox], inbox / "rsoft.duckdb", complaints.append)
        assert (folders.ready(), folders.ready()) == ([], [])


def test_a_folder_that_is_not_there_is_refused(inbox, store, complaints):
    with pytest.raises(RsoftError, match="There is no folder"):
        Folders([inbox / "nowhere"], store, complaints.append)


def test_a_folder_that_goes_is_told_of_once_and_looked_for_again(folders, inbox, complaints):
    shutil.rmtree(inbox)
    assert (folders.ready(), folders.ready()) == ([], [])
    assert [words.split()[-6:] for words in complaints] == ["gone. It is looked for again.".split()]
    file = put(inbox, "calls.csv")
    folders.ready()
    assert folders.ready() == [file]


# Round after round.


def rounds(folders: Folders, load: Callable[[list[Path]], list[Report]]) -> Rounds:
    """The rounds of a watch whose files are loaded in some way."""
    folders.ready()
    return Rounds(folders, load, as_json=False)


def test_a_refused_file_is_told_of_once_until_it_changes(folders, inbox, capsys):
    put(inbox, "spoilt.csv")
    kept = rounds(folders, lambda paths: [refused(one.name, RsoftError("Why.")) for one in paths])
    kept.round()
    kept.round()
    assert capsys.readouterr().out == "spoilt.csv: refused. Why.\n"
    put(inbox, "spoilt.csv", "spoilt otherwise")
    kept.round()
    kept.round()
    assert capsys.readouterr().out == "spoilt.csv: refused. Why.\n"


def test_a_round_that_cannot_be_finished_is_told_of_once_and_made_up_for(folders, inbox, capsys):
    put(inbox, "calls.csv")
    tries = iter([RsoftError("Busy."), RsoftError("Busy."), [Report("calls.csv", "imported")]])

    def load(paths: list[Path]) -> list[Report]:
        found = next(tries)
        if isinstance(found, RsoftError):
            raise found
        return found

    kept = rounds(folders, load)
    for _ in range(4):
        kept.round()
    told = capsys.readouterr()
    assert told.err == "Busy.\n"
    assert told.out.count("calls.csv: imported.") == 1


def test_a_file_that_was_not_begun_is_not_told_of(folders, inbox, capsys):
    put(inbox, "calls.csv")
    rounds(folders, lambda paths: [refused("calls.csv", RsoftError(STOPPED))]).round()
    assert capsys.readouterr().out == ""


# The command.


def test_what_lies_in_the_folder_is_imported_with_a_sentence_each(inbox, store):
    shutil.copy(SAMPLES / "leads.csv", inbox)
    shutil.copy(SAMPLES / "call_log.csv", inbox)
    done = once(inbox, store)
    assert (done.code, done.err) == (0, "")
    assert [line.split(".")[1] for line in done.out.splitlines()] == ["csv: imported"] * 2
    assert len(documented("imports", store=store)["imports"]) == 2


def test_a_watch_that_begins_anew_loads_nothing_twice(inbox, store):
    shutil.copy(SAMPLES / "leads.csv", inbox)
    once(inbox, store)
    assert once(inbox, store).out == "1 file was imported before.\n"
    assert len(documented("imports", store=store)["imports"]) == 1


def test_json_is_a_document_a_line(inbox, store):
    shutil.copy(SAMPLES / "leads.csv", inbox)
    put(inbox, "spoilt.csv", "colour\nred\n")
    done = once(inbox, store, "--json")
    told = [json.loads(line) for line in done.out.splitlines()]
    assert [(one["file"], one["status"]) for one in told] == [
        ("leads.csv", "imported"),
        ("spoilt.csv", "refused"),
    ]
    assert done.code == 1


def test_no_file_is_moved_or_changed(inbox, store):
    shutil.copy(SAMPLES / "leads.csv", inbox)
    put(inbox, "spoilt.csv", "colour\nred\n")
    before = {file.name: file.read_bytes() for file in inbox.iterdir()}
    once(inbox, store)
    assert {file.name: file.read_bytes() for file in inbox.iterdir()} == before


def test_the_options_of_an_import_hold_for_each_file(inbox, store):
    shutil.copy(SAMPLES / "call_log.csv", inbox)
    once(inbox, store, "--rep", "Ravi", "--region", "IN")
    assert documented("imports", store=store)["imports"][0]["rep"] == "Ravi"


@pytest.mark.parametrize(
    "more", [["--region", "XX"], ["--timezone", "Nowhere"], ["--mapping", "nowhere.json"]]
)
def test_an_option_that_cannot_be_is_refused_at_once(inbox, store, more):
    done = once(inbox, store, *more)
    assert (done.code, done.out) == (1, "")
    assert done.err


@pytest.mark.skipif(os.name == "nt", reason="Windows knows no such signals")
@pytest.mark.parametrize("ends", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_a_watch_with_0(inbox, store, ends):
    shutil.copy(SAMPLES / "leads.csv", inbox)
    watching = begun("watch", str(inbox), "--every", "0.2", store=store)
    assert watching.stdout
    assert watching.stdout.readline().startswith(b"leads.csv: imported.")
    watching.send_signal(ends)
    assert ended(watching)[::2] == (0, "")


@pytest.mark.skipif(os.name == "nt", reason="Windows knows no such signals")
def test_a_watch_works_through_the_dashboard_and_after_it(inbox, store):
    watching = begun("watch", str(inbox), "--every", "0.2", store=store)
    assert watching.stdout
    with served(store):
        shutil.copy(SAMPLES / "leads.csv", inbox)
        assert watching.stdout.readline().startswith(b"leads.csv: imported.")
        assert len(documented("imports", store=store)["imports"]) == 1
    shutil.copy(SAMPLES / "contacts.vcf", inbox)
    assert watching.stdout.readline().startswith(b"contacts.vcf: imported.")
    watching.terminate()
    assert ended(watching).code == 0
