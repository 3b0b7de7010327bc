"""What a file can make its reader do: nothing that reaches beyond the file.

A copy of the program gets a reader that does what the file says, as a fault in
any reader or library might; the file is then imported as every file is.
"""

import json
import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
READER = '''"""Whatever the file says."""

import pyarrow as pa

from rsoft_analytics.readers import CERTAIN, NO
from rsoft_analytics.rows import CALL_ROWS, Batch, Conventions, Reading

KIND = "calls"


def claim(export):
    """Its own files."""
    return CERTAIN if export.head.startswith(b"do: ") else NO


def read(export, columns):
    """Do it."""
    return Reading(KIND, batches(export), Conventions())


def batches(export):
    """Do it while the file is read."""
    exec(export.head.decode()[4:], {})
    yield Batch(pa.RecordBatch.from_pylist([], CALL_ROWS))
'''
CALL = "Date,Phone,Type\n2026-03-02 10:00,+91 55000 01001,Missed\n"

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no such limits")


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the program with that reader."""
    folder = tmp_path_factory.mktemp("program")
    shutil.copytree(ROOT / "rsoft_analytics", folder / "rsoft_analytics")
    (folder / "rsoft_analytics" / "readers" / "obedient.py").write_text(READER)
    return folder


@pytest.fixture
def outcome(program, tmp_path):
    """What becomes of a file that says what to do, and of a call log after it."""

    def of(deed: str) -> list[dict[str, Any]]:
        (tmp_path / "1.txt").write_text(f"do: {deed}")
        (tmp_path / "2.csv").write_text(CALL)
        files = [str(tmp_path / name) for name in ("1.txt", "2.csv")]
        command = [sys.executable, "-m", "rsoft_analytics.cli", "import", *files, "--json"]
        done = subprocess.run(
            [*command, "--store", str(tmp_path / "store" / "rsoft.duckdb")],
            cwd=program, env={**os.environ, "PYTHONPATH": str(program)},
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert "Traceback" not in done.stderr
        found: list[dict[str, Any]] = json.loads(done.stdout)["files"]
        return found

    return of


def is_refused_and_the_next_is_read(files: list[dict[str, Any]], why: str) -> bool:
    """Whether the first file was refused in a sentence for that reason, and nothing else hurt."""
    first, second = files
    told = first["error"] or ""
    is_refused = first["status"] == "refused" and why in told and told.endswith(".")
    return is_refused and (second["status"], second["added"]) == ("imported", 1)


def test_a_reader_that_takes_more_than_a_gigabyte_of_memory_is_stopped(outcome):
    files = outcome("held = [bytearray(2**20) for _ in range(4000)]")
    assert is_refused_and_the_next_is_read(files, "memory")


@pytest.mark.fault
def test_a_reader_that_does_not_end_is_ended(outcome):
    files = outcome("while True: pass")
    assert is_refused_and_the_next_is_read(files, "more memory or time than an export does")


@pytest.mark.parametrize(
    "deed", ["import os; os._exit(1)", "import os, signal; os.kill(os.getpid(), signal.SIGSEGV)"]
)
def test_a_reader_that_dies_ends_only_the_child(outcome, deed):
    assert is_refused_and_the_next_is_read(outcome(deed), "reading it was stopped")


def test_a_reader_reaches_nobody_on_the_network(outcome):
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.settimeout(0.01)
        deed = f"import socket; socket.create_connection(('127.0.0.1', {port_of(listening)}))"
        assert is_refused_and_the_next_is_read(outcome(deed), "PermissionError")
        with pytest.raises(TimeoutError):
            listening.accept()


def test_not_even_a_library_in_c_reaches_anybody_on_the_network():
    with socket.create_server(("127.0.0.1", 0)) as listening:
        deed = f"""
import _socket
from rsoft_analytics.parsing.limits import without_network
without_network()
try:
    _socket.socket().connect(("127.0.0.1", {port_of(listening)}))
except OSError as problem:
    print(problem)
"""
        done = subprocess.run(
            [sys.executable, "-c", deed], cwd=ROOT, capture_output=True, check=True
        )
    if sys.platform == "linux":
        assert b"unreachable" in done.stdout


@pytest.mark.parametrize(
    "deed",
    [
        "open('{beside}', 'w')",
        "import os; os.remove('{beside}')",
        "import os; os.rename('{beside}', '{beside}.old')",
        "import os; os.system('rm {beside}')",
        "import subprocess; subprocess.run(['rm', '{beside}'])",
        "import pathlib; pathlib.Path('{beside}').unlink()",
        "import shutil; shutil.rmtree('{folder}')",
    ],
)
def test_a_reader_changes_no_file_and_starts_no_program(outcome, tmp_path, deed):
    beside = tmp_path / "beside" / "kept.txt"
    beside.parent.mkdir()
    beside.write_text("kept")
    files = outcome(deed.format(beside=beside, folder=beside.parent))
    assert is_refused_and_the_next_is_read(files, "PermissionError")
    assert [one.read_text() for one in beside.parent.iterdir()] == ["kept"]


def port_of(listening: socket.socket) -> int:
    """The port that something listens on."""
    port: int = listening.getsockname()[1]
    return port
