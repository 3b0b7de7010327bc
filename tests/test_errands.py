"""Commands given while the dashboard runs: it does them, and does nothing for anybody else."""

import json
import os
import re
import shutil
import signal
import socket
import stat
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import datetime
from http.client import HTTPConnection
from pathlib import Path
from typing import Self

import pytest
from click import DateTime, IntRange
from click import Path as PathType
from click.types import (
    BoolParamType,
    Choice,
    FloatParamType,
    FloatRange,
    IntParamType,
    StringParamType,
)
from streamlit.testing.v1 import AppTest

from rsoft_analytics import __version__, console
from rsoft_analytics.cli import main, perform
from rsoft_analytics.errands.words import (
    MOST_BYTES,
    PROVE,
    TAKE,
    VARIABLES,
    packed,
    proof,
    unpacked,
)
from rsoft_analytics.imports.collect import collected
from rsoft_analytics.imports.importing import import_all
from rsoft_analytics.store import Store, door
from rsoft_analytics.ui.answers import store as store_served
from tests.serving import (
    PATIENCE,
    Said,
    Served,
    begun,
    called,
    documented,
    ended,
    free_port,
    many_calls,
    said,
    served,
)  # fmt: skip

ROOT = Path(__file__).parents[1]
SAMPLES = ROOT / "data" / "samples"
FEW = ("call_log.csv", "contacts.vcf", "leads.csv")
NUMBER = "+915500001001"
SENT = (
    BoolParamType, StringParamType, IntParamType, IntRange, FloatParamType, FloatRange, PathType,
    DateTime,
    Choice,
)  # fmt: skip


@pytest.fixture(scope="module")
def small_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a closed store with a few exports."""
    path: Path = tmp_path_factory.mktemp("small") / "rsoft.duckdb"
    with Store(path) as store, collected([SAMPLES / name for name in FEW]) as found:
        import_all(store, found)
    return path


@pytest.fixture(scope="module")
def dashboard(small_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A dashboard on a copy of the samples, that all tests share."""
    folder = tmp_path_factory.mktemp("served")
    with served(Path(shutil.copy(small_store, folder))) as one:
        yield one


@pytest.fixture
def alone(small_store: Path, tmp_path: Path) -> Path:
    """The same store, that nobody serves."""
    return Path(shutil.copy(small_store, tmp_path))


def spoilt(folder: Path) -> Path:
    """A file that is no export."""
    file = folder / "spoilt.csv"
    file.write_text("colour\nred\n")
    return file


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signal")
@pytest.mark.parametrize("is_served", [True, False])
@pytest.mark.parametrize("words", [["report", "calls", "--by", "day"], ["metrics"]])
def test_a_reader_who_has_seen_enough_ends_a_command_without_a_word(
    dashboard, alone, is_served, words
):
    seen, told = os.pipe()
    os.close(seen)  # as head does, only sooner
    process = begun(*words, store=dashboard.store if is_served else alone, stdout=told)
    os.close(told)
    _, said = process.communicate(timeout=PATIENCE)
    assert (process.returncode, said) == (console.UNHEARD, b"")


# The person sees no difference.


@pytest.mark.parametrize(
    "words",
    [
        ["imports"], ["lookup", NUMBER], ["lookup", "nobody"], ["check"], ["undo", "99"],
        ["undo", "1", "--dry-run"], ["report", "calls", "--by", "rep"], ["report", "nonsense"],
        ["report", "calls", "--from", "2026-03-01", "--to", "2026-03-03"], ["formats"],
        ["report", "calls", "--csv"], ["import", f"{SAMPLES}/leads.csv"],
        ["import", f"{ROOT}/nowhere"],
    ],
    ids=lambda words: f"{words[0]}-{words[-1][-12:]}",
)  # fmt: skip
def test_a_command_says_the_same_while_the_dashboard_runs(dashboard, alone, words):
    for more in ([], ["--json"]):
        assert called(*words, *more, store=dashboard.store) == called(*words, *more, store=alone)


def test_an_import_through_the_dashboard_is_in_its_store(dashboard, tmp_path):
    many_calls(tmp_path / "calls.csv", 300, seed=1)
    done = said("import", "calls.csv", store=dashboard.store, cwd=tmp_path)
    assert done == Said(0, done.out, "")
    assert done.out.startswith("calls.csv: imported.")
    assert documented("imports", store=dashboard.store)["imports"][0]["file_name"] == "calls.csv"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such file")
def test_what_standard_input_comes_from_can_be_imported_through_the_dashboard(dashboard):
    with (SAMPLES / "leads.csv").open("rb") as leads:
        done = said("import", "/dev/stdin", store=dashboard.store, stdin=leads)
    assert (done.code, done.out.split(".")[:2]) == (0, ["leads", "csv: already imported"])


def test_a_refused_file_is_refused_through_the_dashboard(dashboard, tmp_path):
    done = called("import", str(spoilt(tmp_path)), store=dashboard.store)
    assert (done.code, done.out) == (1, "")
    assert done.err.startswith("spoilt.csv: refused. spoilt.csv is none of the exports")


@pytest.mark.slow
def test_a_demo_fills_the_empty_store_that_is_served(tmp_path):
    with served(tmp_path / "rsoft.duckdb") as one:
        assert called("demo", "--calls", "60", store=one.store).code == 0
        assert (tmp_path / "demo" / "answers.json").exists()


def test_a_command_on_another_store_is_not_sent(dashboard, tmp_path):
    other = str(tmp_path / "other.duckdb")
    assert documented("imports", "--store", other, store=dashboard.store) == {"imports": []}


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such terminals")
def test_a_terminal_gets_the_bar_of_an_import_through_the_dashboard(dashboard, tmp_path):
    export = many_calls(tmp_path / "bar.csv", 20_000, seed=2)
    with Watched("import", str(export), store=dashboard.store) as watched:
        seen = watched.to_the_end()
    assert watched.process.returncode == 0
    assert "Importing" in seen
    assert "100%" in seen


def test_every_option_of_every_command_can_be_sent():
    odd = [
        f"{name} {one.name}"
        for name, command in main.commands.items()
        for one in command.params
        if not isinstance(one.type, SENT)
    ]
    assert odd == []


@pytest.mark.parametrize(
    "value", [None, True, 7, 1.5, "x", "\udcff", Path("/a/\udcff"), datetime(2026, 3, 1),  # noqa: DTZ001
              (), ("a", "b"), (Path("/a"), Path("/b"))]
)  # fmt: skip
def test_an_option_arrives_as_it_was_sent(value):
    assert unpacked(json.loads(json.dumps(packed(value)))) == value


def test_every_variable_that_a_command_asks_for_is_sent():
    asked_for = {
        name
        for file in (ROOT / "rsoft_analytics").rglob("*.py")
        for name in re.findall(r'\.variable\("(\w+)"\)', file.read_text(encoding="utf-8"))
    }
    assert asked_for == set(VARIABLES)


# What pages show.


def test_a_page_shows_what_an_errand_changed_with_its_next_run(empty_app):
    assert "Add an export" in words_of(empty_app.run())
    options = dict(
        as_json=True, paths=(SAMPLES / "call_log.csv",), format_=None, mapping=None,
        timezone=None, region=None, rep=None, dates=None, decimals=None, dry_run=False, store=None,
    )  # fmt: skip
    assert perform("import", options, store_served()) == 0
    assert "Add an export" not in words_of(empty_app.run())


def words_of(app: AppTest) -> str:
    """What a page says."""
    return " ".join(one.value for one in app.markdown)


# Several at once.


@pytest.mark.slow
def test_two_commands_that_import_one_file_at_once_import_it_once(dashboard, tmp_path):
    export = str(many_calls(tmp_path / "twice.csv", 30_000, seed=3))
    at_once = [begun("import", export, "--json", store=dashboard.store) for _ in range(2)]
    files = [json.loads(ended(one).out)["files"][0] for one in at_once]
    assert sorted(one["status"] for one in files) == ["already imported", "imported"]
    ledger = documented("imports", store=dashboard.store)["imports"]
    assert [one["file_name"] for one in ledger].count("twice.csv") == 1


@pytest.mark.slow
def test_a_second_dashboard_leaves_commands_to_the_first(dashboard):
    before = dashboard.owner
    process = begun("serve", "--port", str(free_port()), store=dashboard.store)
    try:
        until = time.monotonic() + 8
        while process.poll() is None and time.monotonic() < until:
            assert called("imports", store=dashboard.store).code == 0
    finally:
        process.terminate()
        ended(process)
    assert dashboard.owner == before
    assert called("imports", store=dashboard.store).code == 0


# In the middle.


class Watched:
    """A command on a terminal that somebody looks at."""

    def __init__(self, *words: str, store: Path) -> None:
        import pty

        self.terminal, theirs = pty.openpty()
        self.process = begun(*words, store=store, stderr=theirs)
        os.close(theirs)
        self.seen = b""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.process.kill()
        self.process.communicate()
        os.close(self.terminal)

    def read(self) -> bool:
        """See more, as long as there is more."""
        try:
            piece = os.read(self.terminal, 4096)
        except OSError:  # Linux says so when the last writer has gone
            return False
        self.seen += piece
        return bool(piece)

    def until(self, words: str) -> None:
        """Look on until some words are seen."""
        while words.encode() not in self.seen and self.read():
            pass
        assert words.encode() in self.seen

    def to_the_end(self) -> str:
        """All that is to be seen."""
        while self.read():
            pass
        self.process.wait(PATIENCE)
        return self.seen.decode()


def in_the_middle(test: Callable[..., None]) -> Callable[..., None]:
    """A test that ends something in the middle, which takes a while and a terminal."""
    on_a_terminal = pytest.mark.skipif(os.name == "nt", reason="Windows has no such terminals")
    return pytest.mark.fault(on_a_terminal(test))


@pytest.fixture
def two_files(tmp_path) -> list[str]:
    """Two exports, of which the first takes a while."""
    first = many_calls(tmp_path / "first.csv", 60_000, seed=4)
    return [str(first), str(many_calls(tmp_path / "second.csv", 100, seed=5))]


@in_the_middle
def test_ctrl_c_stops_after_the_file_that_is_being_read(small_store, tmp_path, two_files):
    with served(Path(shutil.copy(small_store, tmp_path))) as one:
        with Watched("import", *two_files, store=one.store) as watched:
            watched.until("Reading")
            watched.process.send_signal(signal.SIGINT)
            seen = watched.to_the_end()
        assert "Stopping: what is being done now is finished first." in seen
        assert "second.csv: refused. The command was stopped" in seen
        assert watched.process.returncode == 1
        assert names_in(one.store)[0] == "first.csv"


@in_the_middle
def test_questions_are_answered_from_the_old_world_while_an_import_runs(dashboard, tmp_path):
    export = many_calls(tmp_path / "long.csv", 60_000, seed=6)
    with Watched("import", str(export), store=dashboard.store) as watched:
        watched.until("Reading")
        before = calls_known(dashboard.store)
        assert "long.csv" not in names_in(dashboard.store)
        assert watched.process.poll() is None
        watched.to_the_end()
    assert calls_known(dashboard.store) == before + 60_000


def calls_known(store: Path) -> int:
    """The calls of a store: those that count, and those of own numbers."""
    (counted,) = documented("report", "calls", store=store)["rows"]
    left_out = documented("own", "list", store=store)["left_out"]
    return counted["value"] + sum(one["calls"] for one in left_out)


@in_the_middle
def test_who_does_not_want_to_wait_leaves_with_a_second_ctrl_c(dashboard, two_files):
    with Watched("import", *two_files, store=dashboard.store) as watched:
        watched.until("Reading")
        watched.process.send_signal(signal.SIGINT)
        watched.until("Stopping")
        watched.process.send_signal(signal.SIGINT)
        seen = watched.to_the_end()
    assert "The command was left." in seen
    assert watched.process.returncode == 1
    assert "second.csv" not in names_in(dashboard.store)


@in_the_middle
def test_after_a_killed_command_the_file_at_hand_is_finished_and_no_other_begun(
    small_store, tmp_path, two_files
):
    with served(Path(shutil.copy(small_store, tmp_path))) as one:
        with Watched("import", *two_files, store=one.store) as watched:
            watched.until("Reading")
            watched.process.kill()
        one.process.terminate()
        ended(one.process)
    assert names_in(one.store)[0] == "first.csv"
    assert "second.csv" not in names_in(one.store)


@in_the_middle
def test_a_server_that_is_ended_finishes_the_file_at_hand_first(small_store, tmp_path, two_files):
    store = Path(shutil.copy(small_store, tmp_path))
    with served(store) as one, Watched("import", *two_files, store=store) as watched:
        watched.until("Reading")
        one.process.terminate()
        seen = watched.to_the_end()
    assert "second.csv: refused. The command was stopped" in seen
    assert names_in(store)[0] == "first.csv"


@in_the_middle
def test_a_killed_server_is_told_of_and_the_command_can_be_given_again(
    small_store, tmp_path, two_files
):
    with served(Path(shutil.copy(small_store, tmp_path))) as one:
        with Watched("import", *two_files, store=one.store) as watched:
            watched.until("Reading")
            one.process.kill()
            seen = watched.to_the_end()
        assert watched.process.returncode == 1
        assert "The dashboard ended before the command did." in seen
        again = documented("import", *two_files, store=one.store)["files"]
        assert [file["status"] for file in again] == ["imported", "imported"]


def names_in(store: Path) -> list[str]:
    """The files of a store's ledger, the newest first."""
    return [one["file_name"] for one in documented("imports", store=store)["imports"]]


# Nobody else.


def asked(port: int, path: str, body: bytes = b"", method: str = "POST", **headers: str):
    """The status and the words that a request is answered with."""
    connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    named = {name.replace("_", "-"): text for name, text in headers.items()}
    connection.request(method, path, body, named)
    answer = connection.getresponse()
    found = answer.status, answer.read().decode()
    connection.close()
    return found


def test_a_wrong_secret_is_refused_in_one_sentence(dashboard):
    status, words = asked(dashboard.port, TAKE, b"{}", Authorization="Bearer guessed")
    assert (status, words) == (
        403,
        "The secret of the dashboard is another one. Run the command again.",
    )


@pytest.mark.parametrize("path", [PROVE, TAKE])
@pytest.mark.parametrize(
    "headers",
    [{"Origin": "http://evil.example"}, {"Origin": "null"}, {"Sec_Fetch_Site": "same-origin"},
     {"Host": "evil.example:80"}, {"Host": "localhost:1"}, {"X_Forwarded_For": "127.0.0.1"}],
    ids=str,
)  # fmt: skip
def test_nothing_that_a_page_or_a_proxy_asks_is_taken(dashboard, path, headers):
    headers = {"Authorization": f"Bearer {dashboard.owner['secret']}", **headers}
    assert asked(dashboard.port, path, b"0" * 64, **headers)[0] == 403


@pytest.mark.parametrize("path", [PROVE, TAKE])
@pytest.mark.parametrize("method", ["OPTIONS", "PUT"])
def test_only_posts_are_answered(dashboard, path, method):
    assert asked(dashboard.port, path, method=method)[0] == 405


@pytest.mark.parametrize(
    "body", [b"", b"{", b"[]", b"{}", b"[" * 100_000, b'{"options": {}, "command": 1}', b"\xff"],
    ids=lambda body: repr(body[:10]),
)  # fmt: skip
def test_what_is_no_command_is_refused(dashboard, body):
    secret = f"Bearer {dashboard.owner['secret']}"
    assert asked(dashboard.port, TAKE, body, Authorization=secret)[0] in (400, 409)


@pytest.mark.parametrize("nonce", [b"", b"0" * 63, b"0" * 65, b"'" * 64, b"\xff" * 64])
def test_only_a_question_of_ours_gets_a_proof(dashboard, nonce):
    assert asked(dashboard.port, PROVE, nonce)[0] in (400, 413)


@pytest.mark.parametrize(
    ("name", "options", "words"),
    [("serve", {}, "The dashboard does no 'serve'."), ("nonsense", {}, "The dashboard does no"),
     ("imports", {"odd": 1}, "The dashboard met a fault of its own (TypeError)")],
)  # fmt: skip
def test_a_command_that_cannot_be_done_ends_in_words(dashboard, name, options, words):
    job = {"version": __version__, "store": str(dashboard.store), "command": name,
           "options": options, "encoding": "utf-8"}  # fmt: skip
    secret = f"Bearer {dashboard.owner['secret']}"
    status, lines = asked(dashboard.port, TAKE, json.dumps(job).encode(), Authorization=secret)
    told = [json.loads(line) for line in lines.splitlines()]
    assert (status, told[-1]) == (200, {"exit": 1})
    assert any(one.get("err", "").startswith(words) for one in told)


@pytest.mark.parametrize("other", [{"store": "/elsewhere"}, {"version": "0"}], ids=str)
def test_a_command_for_another_store_or_of_another_version_is_refused(dashboard, other):
    job = {"version": __version__, "store": str(dashboard.store), "command": "imports",
           "options": {}, "encoding": "utf-8", **other}  # fmt: skip
    secret = f"Bearer {dashboard.owner['secret']}"
    status, words = asked(dashboard.port, TAKE, json.dumps(job).encode(), Authorization=secret)
    assert status == 409
    assert words.startswith("The dashboard")


def test_a_command_longer_than_any_is_refused(dashboard):
    secret = f"Bearer {dashboard.owner['secret']}"
    body = b" " * (MOST_BYTES + 1)
    assert asked(dashboard.port, TAKE, body, Authorization=secret)[0] == 413


def test_a_command_of_many_files_is_taken(dashboard, tmp_path):
    files = [shutil.copy(SAMPLES / "leads.csv", tmp_path / f"{i:0120}.csv") for i in range(800)]
    done = called("import", *map(str, files), "--json", store=dashboard.store)
    assert len(json.loads(done.out)["files"]) == 800


def test_the_owner_file_is_read_by_its_owner_alone(dashboard):
    owner = Path(f"{dashboard.store}.owner")
    assert stat.S_IMODE(owner.stat().st_mode) == 0o600
    assert dashboard.owner.keys() == {"pid", "port", "secret"}


def test_a_server_that_ends_takes_its_owner_file_away(small_store, tmp_path):
    store = Path(shutil.copy(small_store, tmp_path))
    with served(store) as one:
        assert one.owner
    assert not Path(f"{store}.owner").exists()


# An owner file that a killed server left behind.


class Impostor(threading.Thread):
    """A program on the port of a server that is gone."""

    def __init__(self, answer: bytes) -> None:
        super().__init__(daemon=True)
        self.answer = answer
        self.heard = b""
        self.listening = socket.create_server(("127.0.0.1", 0))
        self.start()

    def run(self) -> None:
        """Answer whatever is asked, and remember it."""
        while True:
            try:
                visitor, _ = self.listening.accept()
            except OSError:
                return
            with visitor:
                self.heard += visitor.recv(65_536)
                with suppress(OSError):  # who is told nonsense hangs up
                    visitor.sendall(self.answer)
                    self.heard += visitor.recv(65_536)


ECHO = proof("another secret", "0" * 64).encode()
LIES = {
    "another program": b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n",
    "a wrong proof": b"HTTP/1.1 200 OK\r\nContent-Length: 64\r\n\r\n" + ECHO,
    "no HTTP": b"SSH-2.0-OpenSSH_9.9\r\n",
    "an endless header": b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 5_000,
    "a redirection": b"HTTP/1.1 302 Found\r\nLocation: http://evil.example/\r\n\r\n",
}


@pytest.mark.parametrize("lie", LIES)
def test_an_impostor_on_the_port_learns_no_secret_and_the_command_is_done(alone, lie):
    impostor = Impostor(LIES[lie])
    left_behind(alone, impostor.listening.getsockname()[1])
    assert called("imports", store=alone).code == 0
    impostor.listening.close()
    assert b"POST " + PROVE.encode() in impostor.heard
    assert b"known only here" not in impostor.heard


@pytest.mark.slow
def test_an_impostor_that_never_answers_holds_no_command_for_ever(alone):
    with socket.create_server(("127.0.0.1", 0)) as silent:
        left_behind(alone, silent.getsockname()[1])
        assert called("imports", store=alone).code == 0


@pytest.mark.slow
def test_an_impostor_that_answers_a_letter_at_a_time_holds_no_command_for_ever(alone):
    with socket.create_server(("127.0.0.1", 0)) as listening:
        left_behind(alone, listening.getsockname()[1])
        over = threading.Event()
        dripping = threading.Thread(target=drip, args=(listening, over))
        dripping.start()
        done = called("imports", store=alone)
        over.set()
        dripping.join()
    assert done.code == 0


def drip(listening: socket.socket, over: threading.Event) -> None:
    """Answer one visitor with a header that has no end."""
    visitor, _ = listening.accept()
    with visitor, suppress(OSError):
        visitor.sendall(b"HTTP/1.1 200 OK\r\nX: ")
        while not over.wait(0.5):
            visitor.sendall(b"y")


def test_an_owner_file_of_a_dead_port_is_passed_over(alone):
    left_behind(alone, free_port())
    assert called("imports", store=alone).code == 0


@pytest.mark.parametrize("words", ["", "{", "[]", "7", '{"port": "x", "secret": 1}', "\0" * 99])
def test_an_owner_file_that_says_nothing_is_passed_over(alone, words):
    door.owner_file(alone).write_text(words)
    assert door.door_of(alone) is None
    assert door.holder_of(alone) is None


def test_a_store_held_without_a_door_is_busy(alone):
    with Store(alone):
        done = said("imports", store=alone)
    assert (done.code, done.out) == (1, "")
    assert f"is open in process {os.getpid()}" in done.err


def left_behind(store: Path, port: int) -> None:
    """The owner file of a server that was killed."""
    told = {"pid": 1, "port": port, "secret": "known only here"}
    door.owner_file(store).write_text(json.dumps(told))
