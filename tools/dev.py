"""Everything that is done with a checkout, on any system: python tools/dev.py WHAT.

run    set up, fill an empty store with invented data, and open the dashboard
test   set up, and run the whole gate: ruff, types, tests, doctests, browser
long   the suites that are too long for every day: faults, fuzzing, large files, laws in full
next   the tests of the store on the DuckDB that comes next
lock   resolve requirements/ anew from pyproject.toml, with uv
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - an older Python shall reach this sentence
    sys.exit(
        f"Python {sys.version.split()[0]} is too old for RSoft Analytics. "
        "Install Python 3.11 or newer, then run this again."
    )

import hashlib
import json
import os
import subprocess
import venv
from importlib.util import find_spec
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from tools import browser

ROOT = Path(__file__).parents[1]
LOCKS = ROOT / "requirements"
ENVIRONMENT = ROOT / ".venv"
PROGRAMS = ENVIRONMENT / ("Scripts" if os.name == "nt" else "bin")
SUFFIX = ".exe" if os.name == "nt" else ""
PYTHON = PROGRAMS / f"python{SUFFIX}"
RSOFT = PROGRAMS / f"rsoft{SUFFIX}"
NEXT = ENVIRONMENT / "next"  # laid over the environment, it shadows only DuckDB
LONG = "fault or fuzz or slow"
ALONE = "alone or browser"
ALL_EXAMPLES = {"RSOFT_LAWS": "all"}  # tests/laws.py says of which laws, and why not every day
TWO_AT_ONCE = ("-n", "2", "--dist", "loadfile")  # a file's fixtures are made once
OF_THE_HOUSE = ("architecture", "committed_files", "readme")  # the same on any DuckDB


def run() -> int:
    """Open the dashboard, on invented data where the store holds nothing yet."""
    set_up("run")
    if store_is_empty():
        print("The store is empty: filling it with invented exports.", flush=True)
        if called(RSOFT, "demo"):
            return 1
    return serve()


def serve() -> int:
    """Become the dashboard, so that Ctrl-C and a stopped make reach it; Windows waits for it."""
    if os.name != "nt":
        os.chdir(ROOT)
        os.execv(RSOFT, [str(RSOFT), "serve"])  # noqa: S606
    return called(RSOFT, "serve")


def test() -> int:
    """Run the whole gate, all of it even where a part fails; 0 where none did."""
    set_up("dev")
    browser.fetch(PYTHON)
    parts = {
        "ruff check": ["ruff", "check"],
        "ruff format": ["ruff", "format", "--check"],
        "mypy": ["mypy"],
        "pytest": ["pytest", *TWO_AT_ONCE, "-m", f"not ({LONG} or {ALONE})"],
        "pytest, one by one": ["pytest", "-m", f"({ALONE}) and not ({LONG})"],
    }
    failed = [name for name, part in parts.items() if called(PYTHON, "-m", *part)]
    if failed:
        print(f"Not passed: {', '.join(failed)}.", file=sys.stderr)
    return 1 if failed else 0


def long() -> int:
    """Run the suites that are too long for every day."""
    set_up("dev")
    chosen = f"{LONG} or law"
    parts = [
        (*TWO_AT_ONCE, "-m", f"({chosen}) and not ({ALONE})"),
        ("-m", f"({chosen}) and ({ALONE})"),
    ]
    with_all = {**os.environ, **ALL_EXAMPLES}
    return max([called(PYTHON, "-m", "pytest", *part, env=with_all) for part in parts])


def next_duckdb() -> int:
    """Run the tests of everything below the pages on the DuckDB that comes next."""
    set_up("dev")
    lock = str(LOCKS / "next.txt")
    install("--target", str(NEXT), "--upgrade", "--no-deps", "--require-hashes", "-r", lock)
    with_next = {**os.environ, "PYTHONPATH": str(NEXT)}
    called(PYTHON, "-c", "import duckdb; print('On DuckDB', duckdb.__version__)", env=with_next)
    kept_out = [f"--ignore=tests/test_{name}.py" for name in OF_THE_HOUSE]
    chosen = ("tests", *TWO_AT_ONCE, "-m", f"not ({ALONE} or {LONG})", *kept_out)
    return called(PYTHON, "-m", "pytest", *chosen, env=with_next)


def lock() -> int:
    """Resolve the locks anew: exact versions and hashes for every system and Python."""
    compiled = (PROGRAMS / f"uv{SUFFIX}", "pip", "compile", "--universal", "--generate-hashes")
    how = ("--python-version", "3.11", "--no-annotate", "--quiet", "--upgrade")
    sign = ("--custom-compile-command", "python tools/dev.py lock")
    sources = {
        "run": ("pyproject.toml", "--group", "build"),
        "dev": ("pyproject.toml", "--group", "dev", "-c", "requirements/run.txt"),
        "next": ("requirements/next.in", "--no-config"),
    }
    done = [
        called(*compiled, *how, *sign, *source, "-o", f"requirements/{name}.txt")
        for name, source in sources.items()
    ]
    return max(done)


def set_up(wanted: str) -> None:
    """Make the environment hold what a lock names, unless it does already."""
    stamp = ENVIRONMENT / f"holds-{wanted}"
    state = state_of(wanted)
    if PYTHON.exists() and stamp.exists() and stamp.read_text() == state:
        return
    print(f"Setting up {ENVIRONMENT.name}; the first time takes a minute or two.", flush=True)
    if not PYTHON.exists():
        make_environment()
    install("--require-hashes", "-r", str(LOCKS / f"{wanted}.txt"))
    install("--no-build-isolation", "--no-deps", "--editable", ".")
    stamp.write_text(state)


def state_of(wanted: str) -> str:
    """What an environment depends on, in short."""
    files = (LOCKS / f"{wanted}.txt", ROOT / "pyproject.toml")
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()


def make_environment() -> None:
    """Make an empty environment beside the code."""
    here = f"python3.{sys.version_info.minor}-venv"
    if not find_spec("ensurepip") and not browser.from_debian(here):
        sys.exit(f"This Python cannot make environments. Install {here}, then run this again.")
    venv.create(ENVIRONMENT, clear=True, with_pip=True, symlinks=os.name != "nt")


def install(*what: str) -> None:
    """Install into the environment; ends the program where that fails, as pip has said why."""
    quietly = ("--quiet", "--disable-pip-version-check", "--no-input")
    if called(PYTHON, "-m", "pip", "install", *quietly, *what):
        sys.exit("The environment could not be set up. With a network at hand, run this again.")


def store_is_empty() -> bool:
    """Whether nothing was ever imported; a store that cannot be asked says why when served."""
    asked = subprocess.run(
        [RSOFT, "imports", "--json"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    return not asked.returncode and not json.loads(asked.stdout)["imports"]


def called(*command: "str | Path", env: "dict[str, str] | None" = None) -> int:
    """Run a program in the checkout, and give its exit code."""
    return subprocess.run(command, cwd=ROOT, env=env, check=False).returncode


COMMANDS = {"run": run, "test": test, "long": long, "next": next_duckdb, "lock": lock}


def main() -> int:
    """Do what the command line names."""
    if len(sys.argv) == 2 and sys.argv[1] in COMMANDS:
        return COMMANDS[sys.argv[1]]()
    print(__doc__, file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main())
