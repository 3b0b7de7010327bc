"""An erasure is killed at any moment: the person is whole or gone, and one whole store is there."""

import os
import random
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

import pytest

from rsoft_analytics.files.export import Export
from rsoft_analytics.imports.load import load
from rsoft_analytics.privacy.persons import persons
from rsoft_analytics.store import Store
from rsoft_analytics.store.checks import findings

ROOT = Path(__file__).parents[1]
KILLS = max(6, int(os.environ.get("RSOFT_KILLS", "25")) // 2)
CALLS = 20_000
MARK = "Meena Raman"
WORDS = ("privacy", "erase", "+91 55000 00001", "--yes")

pytestmark = [pytest.mark.fault, pytest.mark.alone]


class Course(NamedTuple):
    """A store before an erasure, and how long that takes undisturbed."""

    path: Path
    seconds: float
    calls: int


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Course:
    """A store with one person among many."""
    folder = tmp_path_factory.mktemp("before")
    dice = random.Random(3)
    lines = ["Date,Time,Customer Name,Phone Number,Call Type,Duration (sec)"]
    for second in range(CALLS):
        day, rest = divmod(second * 97, 86_400)
        caller = dice.randrange(1, 900)
        name = MARK if caller == 1 else f"Caller {caller}"
        clock = f"{rest // 3600:02}:{rest // 60 % 60:02}:{rest % 60:02}"
        date = f"{1 + day % 28:02}/{1 + day // 28:02}/2024"
        lines.append(f"{date},{clock},{name},550000{caller:04},Incoming,{dice.randrange(600)}")
    export = folder / "calls.csv"
    export.write_text("\n".join(lines) + "\n")
    path = folder / "team" / "rsoft.duckdb"
    with Store(path) as store:
        load(store, Export(export, export.name))
        calls = store.row("imports/headline")["calls"]
    copy = folder / "timed"
    shutil.copytree(path.parent, copy)
    began = time.monotonic()
    subprocess.run(command(copy / path.name), cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    return Course(path, time.monotonic() - began, calls)


def command(path: Path) -> list[str]:
    """The erasure, as a process."""
    return [sys.executable, "-m", "rsoft_analytics.cli", *WORDS, "--store", str(path)]


def test_a_killed_erasure_leaves_one_whole_store_and_no_trace_once_it_is_done(
    course, tmp_path, capsys
):
    dice, outcomes = random.Random(os.environ.get("RSOFT_SEED", "1")), []
    for number in range(KILLS):
        folder = tmp_path / str(number)
        shutil.copytree(course.path.parent, folder)
        path = folder / course.path.name
        seconds = course.seconds * dice.uniform(0.15, 1.02)
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        with subprocess.Popen(command(path), cwd=ROOT, **quiet) as process:
            time.sleep(seconds)
            process.kill()
        with Store(path) as store:  # what was owed is done when it is opened
            is_gone = not persons(store, MARK)
            assert store.row("store/renewal_owed") == {"is_owed": False}
            assert store.row("imports/headline")["calls"] == course.calls
            assert [one.name for one in findings(store) if one.offenders] == []
            assert list(store.engine.copies.iterdir()) == []
        held = b"".join(one.read_bytes() for one in folder.rglob("*") if one.is_file())
        assert (MARK.encode() in held) is not is_gone
        outcomes.append("gone" if is_gone else "still there")
        shutil.rmtree(folder)
    with capsys.disabled():
        print("\n" + ", ".join(f"{outcomes.count(one)} {one}" for one in sorted(set(outcomes))))
