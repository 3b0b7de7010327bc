"""What the README promises: its commands exist, and its recipes work as they stand."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from rsoft_analytics.cli import main
from rsoft_analytics.readers import all_readers, label_of

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
PROGRAM = ("rsoft_analytics", "pages", ".streamlit", "dashboard.py")
FENCE = re.compile(r"`([\w/]+\.\w+)`:\n\n```\w+\n(.*?)```", re.DOTALL)

OPENED = """
from streamlit.testing.v1 import AppTest
app = AppTest.from_file("dashboard.py", default_timeout=60).run()
app.switch_page("{page}").run()
assert not app.exception and not app.error, app
print(*(title.value for title in app.title))
"""


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the program in which the recipes were followed to the letter."""
    place = tmp_path_factory.mktemp("copy")
    for name in PROGRAM:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, place / name, ignore=shutil.ignore_patterns("__pycache__"))
        elif (ROOT / name).exists():
            shutil.copy(ROOT / name, place)
    for file, text in FENCE.findall(README):
        (place / file).parent.mkdir(parents=True, exist_ok=True)
        (place / file).write_text(text, encoding="utf-8")
    return place


@pytest.fixture(scope="module")
def run(copy: Path) -> Callable[..., str]:
    """Runs Python in the copy, on a store of its own, and gives what it prints."""
    here = {"RSOFT_STORE": str(copy / "rsoft.duckdb"), "PYTHONPATH": str(copy)}

    def ran(*arguments: str) -> str:
        command = [sys.executable, *arguments]
        done = subprocess.run(
            command, cwd=copy, env=os.environ | here, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    return ran


@pytest.fixture(scope="module")
def rsoft(run: Callable[..., str]) -> Callable[..., Any]:
    """Runs a command in the copy, where the recipe's sample was imported, and gives its JSON."""

    def ran(*arguments: str) -> Any:
        return json.loads(run("-m", "rsoft_analytics.cli", *arguments, "--json"))

    ran("import", "data/samples/desk_phone.csv")
    return ran


def recipe(ending: str) -> str:
    """The place of the recipe's file with an ending."""
    return next(file for file, _ in FENCE.findall(README) if file.endswith(ending))


def test_every_make_command_is_in_the_makefile():
    (targets,) = (
        set(line.split()) for line in re.findall(r"^\.PHONY: (.*)", MAKEFILE, re.MULTILINE)
    )
    assert set(re.findall(r"(?:^ +|`)make (\w+)", README, re.MULTILINE)) <= targets


def test_the_readme_names_every_command_and_no_other():
    assert set(re.findall(r"^\| `rsoft ([\w-]+)", README, re.MULTILINE)) == set(main.commands)


def test_the_readme_names_every_format():
    assert [label for one in all_readers().values() if (label := label_of(one)) not in README] == []


@pytest.mark.parametrize(
    "pattern", [r"\]\(([\w./-]+)\)", r"py (tools/\S+)"], ids=["links", "Windows"]
)
def test_every_file_that_the_readme_leads_to_is_there(pattern):
    assert [name for name in re.findall(pattern, README) if not (ROOT / name).exists()] == []


def test_the_new_format_is_recognised(rsoft):
    formats = {each["format"]: each["label"] for each in rsoft("formats")["formats"]}
    assert formats["desk_phone"] == "Desk phone log (CSV)"


def test_the_new_format_reads_every_line_of_its_sample(rsoft):
    (file,) = rsoft("import", "data/samples/desk_phone.csv")["files"]
    assert (file["format"], file["unchanged"], file["rejected"]) == ("desk_phone", 3, 0)


def test_the_new_metric_answers(rsoft):
    assert rsoft("report", "long_calls")["rows"][0]["value"] == 1


def test_the_new_page_opens_under_its_title(rsoft, run):
    assert run("-c", OPENED.format(page=recipe("long_calls.py"))).strip() == "Long calls"
