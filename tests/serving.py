"""Dashboards and commands as processes of their own, for the tests that need real ones."""

import json
import os
import random
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple
from urllib.error import URLError
from urllib.request import urlopen

from click.testing import CliRunner

from rsoft_analytics.cli import main

ROOT = Path(__file__).parents[1]
PATIENCE = 120  # seconds until a process is given up


class Served(NamedTuple):
    """A dashboard that runs."""

    store: Path
    port: int
    process: "subprocess.Popen[bytes]"

    @property
    def owner(self) -> dict[str, Any]:
        """What its owner file tells."""
        told: dict[str, Any] = json.loads(Path(f"{self.store}.owner").read_text(encoding="utf-8"))
        return told


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@contextmanager
def served(store: Path) -> Iterator[Served]:
    """A dashboard on a store, from the moment it answers until the end of the block."""
    port = free_port()
    process = begun("serve", "--port", str(port), store=store)
    try:
        until = time.monotonic() + PATIENCE
        while not answers(port) and process.poll() is None and time.monotonic() < until:
            time.sleep(0.1)
        yield Served(store, port, process)
    finally:
        process.terminate()
        process.communicate(timeout=PATIENCE)


def answers(port: int) -> bool:
    """Whether a dashboard answers on a port."""
    try:
        with urlopen(f"http://localhost:{port}/healthz", timeout=PATIENCE) as answer:
            return bool(answer.status == 200)
    except (URLError, ConnectionError):
        return False


def begun(*words: str, store: Path, **more: Any) -> "subprocess.Popen[bytes]":
    """A command that was started."""
    command = [sys.executable, "-m", "rsoft_analytics.cli", *words]
    found = [str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]
    here = {"RSOFT_STORE": str(store), "PYTHONPATH": os.pathsep.join(found)}
    options = {"cwd": ROOT, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **more}
    return subprocess.Popen(command, env={**os.environ, **here}, **options)


class Said(NamedTuple):
    """What a command said, and its exit code."""

    code: int
    out: str
    err: str


def ended(process: "subprocess.Popen[bytes]") -> Said:
    """What a command said by its end."""
    out, err = process.communicate(timeout=PATIENCE)
    return Said(process.returncode, out.decode(), err.decode())


def said(*words: str, store: Path, **more: Any) -> Said:
    """What a command says."""
    return ended(begun(*words, store=store, **more))


def called(*words: str, store: Path) -> Said:
    """The same from within this process, which is sooner done."""
    done = CliRunner().invoke(main, words, env={"RSOFT_STORE": str(store)})
    assert isinstance(done.exception, SystemExit | None), done.exception
    return Said(done.exit_code, done.stdout, done.stderr)


def documented(*words: str, store: Path) -> dict[str, Any]:
    """The JSON document that a command prints."""
    document: dict[str, Any] = json.loads(called(*words, "--json", store=store).out)
    return document


def many_calls(path: Path, count: int, seed: int) -> Path:
    """A call log that takes a while to import."""
    dice = random.Random(seed)
    with path.open("w", encoding="utf-8") as file:
        file.write("Date,Time,Customer Name,Phone Number,Call Type,Duration (sec)\n")
        for number in range(count):
            day, second = divmod(number * 41, 86_400)
            clock = f"{second // 3600:02}:{second // 60 % 60:02}:{second % 60:02}"
            caller = dice.randrange(9_000)
            date = f"{1 + day % 28:02}/{1 + day // 28 % 12:02}/{2024 + seed % 2}"
            file.write(
                f"{date},{clock},Caller {caller},550000{caller:04},Incoming,{number % 600}\n"
            )
    return path
