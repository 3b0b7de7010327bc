"""The importing process is killed at any moment: an import is whole or absent, a retry is safe."""

import os
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from rsoft_analytics.errors import RsoftError
from rsoft_analytics.files.export import Export
from rsoft_analytics.imports.load import load
from rsoft_analytics.imports.undo import undo
from rsoft_analytics.store import Store
from rsoft_analytics.store.checks import findings

ROOT = Path(__file__).parents[1]
KILLS = int(os.environ.get("RSOFT_KILLS", "25"))
CALLS = 60_000
CALLERS = 4_000
EARLIEST = 0.3  # seconds: before that the process is only loading its libraries

pytestmark = [pytest.mark.fault, pytest.mark.alone]


class Course(NamedTuple):
    """What a command does when nobody disturbs it."""

    before: dict[str, Any]
    after: dict[str, Any]
    seconds: float


def headline(store: Store) -> dict[str, Any]:
    """What a store holds, at a glance."""
    return store.row("imports/headline")


def calls_csv(path: Path, count: int, seed: int) -> Path:
    """A call log of some thousand callers, every call at its own second."""
    dice = random.Random(seed)
    words = ("Incoming", "Outgoing", "Missed")
    with path.open("w", encoding="utf-8") as file:
        file.write("Date,Time,Customer Name,Phone Number,Call Type,Duration (sec)\n")
        for second in range(count):
            day, rest = divmod(second * 97, 86_400)
            clock = f"{rest // 3600:02}:{rest // 60 % 60:02}:{rest % 60:02}"
            caller, kind = dice.randrange(CALLERS), dice.choice(words)
            length = 0 if kind == "Missed" else dice.randrange(600)
            date = f"{1 + day % 28:02}/{1 + day // 28 % 12:02}/{2022 + day // 336}"
            file.write(f"{date},{clock},Caller {caller},550000{caller:04},{kind},{length}\n")
    return path


@pytest.fixture(scope="module")
def export(tmp_path_factory) -> Path:
    """The export whose import is disturbed."""
    return calls_csv(tmp_path_factory.mktemp("export") / "calls.csv", CALLS, seed=1)


@pytest.fixture(scope="module")
def lived_in(tmp_path_factory) -> Path:
    """A store that holds an earlier import, closed."""
    folder = tmp_path_factory.mktemp("before")
    earlier = calls_csv(folder / "earlier.csv", 3_000, seed=2)
    with Store(folder / "rsoft.duckdb") as store:
        load(store, Export(earlier, earlier.name))
    return folder / "rsoft.duckdb"


@pytest.fixture(scope="module")
def loaded(lived_in, export, tmp_path_factory) -> Path:
    """The same store after the export was imported, closed."""
    path = Path(shutil.copy(lived_in, tmp_path_factory.mktemp("after")))
    run_to_its_end(path, "import", str(export))
    return path


@pytest.fixture(scope="module")
def importing(lived_in, loaded, export, tmp_path_factory) -> Course:
    """The undisturbed import."""
    path = Path(shutil.copy(lived_in, tmp_path_factory.mktemp("timed")))
    return Course(held(lived_in), held(loaded), run_to_its_end(path, "import", str(export)))


def held(path: Path) -> dict[str, Any]:
    """What a closed store holds."""
    with Store(path) as store:
        return headline(store)


def command(path: Path, *words: str) -> list[str]:
    """A command on a store."""
    return [sys.executable, "-m", "rsoft_analytics.cli", *words, "--store", str(path)]


def run_to_its_end(path: Path, *words: str) -> float:
    """Run a command; the seconds that it took."""
    began = time.monotonic()
    subprocess.run(command(path, *words), cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    return time.monotonic() - began


def kill_after(seconds: float, path: Path, *words: str) -> None:
    """Start a command and kill it, unless it is done by then."""
    with subprocess.Popen(
        command(path, *words), cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        time.sleep(seconds)
        process.kill()


def moments(seconds: float, count: int, seed: int) -> Iterator[float]:
    """Moments all over a run, every third in its last part: committing and closing."""
    dice = random.Random(f"{seed} {os.environ.get('RSOFT_SEED', '')}")
    for number in range(count):
        share = dice.uniform(0.8, 1.02) if number % 3 == 0 else (number + dice.random()) / count
        yield EARLIEST + share * (seconds - EARLIEST)


def offending(store: Store) -> list[str]:
    """The checks that do not hold."""
    return [one.name for one in findings(store) if one.offenders]


def told(capsys, outcomes: list[str]) -> None:
    """Print how often each outcome was met."""
    with capsys.disabled():
        print("\n" + ", ".join(f"{outcomes.count(one)} {one}" for one in sorted(set(outcomes))))


def test_a_killed_import_is_whole_or_absent_and_its_retry_exact(
    lived_in, importing, export, tmp_path, capsys
):
    outcomes = []
    for seconds in moments(importing.seconds, KILLS, seed=1):
        path = Path(shutil.copy(lived_in, tmp_path / "rsoft.duckdb"))
        kill_after(seconds, path, "import", str(export))
        with Store(path) as store:
            found = headline(store)
            assert found in (importing.before, importing.after)
            assert len(store.rows("imports/ledger")) == 1 + (found == importing.after)
            assert offending(store) == []
            retried = load(store, Export(export, export.name))
            is_in = found == importing.after
            assert retried.status == ("already imported" if is_in else "imported")
            assert (retried.read, retried.added) == (CALLS, 0 if is_in else CALLS)
            assert headline(store) == importing.after
            assert offending(store) == []
        outcomes.append("whole" if is_in else "absent")
        emptied(tmp_path)
    told(capsys, outcomes)


def test_a_killed_undo_is_whole_or_absent_and_its_retry_exact(
    lived_in, loaded, importing, tmp_path, capsys
):
    path = Path(shutil.copy(loaded, tmp_path / "rsoft.duckdb"))
    undisturbed = run_to_its_end(path, "undo", "2")
    emptied(tmp_path)
    outcomes = []
    for seconds in moments(undisturbed, max(4, KILLS // 3), seed=2):
        path = Path(shutil.copy(loaded, tmp_path / "rsoft.duckdb"))
        kill_after(seconds, path, "undo", "2")
        with Store(path) as store:
            found = headline(store)
            assert found in (importing.before, importing.after)
            assert offending(store) == []
            is_undone = found == importing.before
            if is_undone:
                with pytest.raises(RsoftError, match="was taken back already"):
                    undo(store, 2)
            else:
                undo(store, 2)
            assert headline(store) == importing.before
            assert offending(store) == []
        outcomes.append("undone" if is_undone else "still in")
        emptied(tmp_path)
    told(capsys, outcomes)


def emptied(folder: Path) -> None:
    """Remove what a killed process left in a folder."""
    for left in folder.iterdir():
        shutil.rmtree(left) if left.is_dir() else left.unlink()
