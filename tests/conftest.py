"""What the tests share: an empty store, one with the samples, the app, and a browser on it."""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from streamlit.testing.v1 import AppTest

from rsoft_analytics.imports.collect import collected
from rsoft_analytics.imports.importing import import_all
from rsoft_analytics.store import Store
from rsoft_analytics.ui.answers import opened
from tools import browser

ROOT = Path(__file__).parents[1]
SAMPLES = ROOT / "data" / "samples"
PATIENCE = 30  # seconds until a server that was started is given up


@pytest.fixture
def empty_store() -> Iterator[Store]:
    """A store in memory with nothing in it."""
    with Store(None) as store:
        yield store


@pytest.fixture(scope="session")
def sample_store() -> Iterator[Store]:
    """A store in memory with every export of data/samples: to be read, not changed."""
    with Store(None) as store:
        with_samples(store)
        yield store


@pytest.fixture(scope="session")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a closed store with every export of data/samples: to be copied or served."""
    path = tmp_path_factory.mktemp("samples") / "rsoft.duckdb"
    with Store(path) as store:
        with_samples(store)
    return path


@pytest.fixture
def app(sample_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[AppTest]:
    """The dashboard on a store of its own with the samples, not yet run."""
    yield from dashboard_on(Path(shutil.copy(sample_file, tmp_path)), monkeypatch)


@pytest.fixture
def empty_app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[AppTest]:
    """The dashboard on an empty store of its own, not yet run."""
    yield from dashboard_on(tmp_path / "rsoft.duckdb", monkeypatch)


def dashboard_on(path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[AppTest]:
    """The dashboard on a store's file, which is closed when the test is over."""
    monkeypatch.setenv("RSOFT_STORE", str(path))
    yield AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=PATIENCE)
    opened.clear()


def with_samples(store: Store) -> None:
    """Import every export of data/samples."""
    with collected([SAMPLES]) as found:
        import_all(store, found)


@pytest.fixture(scope="session")
def serving(sample_file: Path) -> Iterator[str]:
    """The address of a running dashboard on the samples."""
    with socket.socket() as free:
        free.bind(("localhost", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "rsoft_analytics.cli", "serve", "--port", str(port)]
    with_store = {**os.environ, "RSOFT_STORE": str(sample_file)}
    server = subprocess.Popen(command, cwd=ROOT, env=with_store, stdout=subprocess.DEVNULL)
    try:
        yield awake(f"http://localhost:{port}", server)
    finally:
        server.terminate()
        server.wait(PATIENCE)


def awake(address: str, server: "subprocess.Popen[bytes]") -> str:
    """The address of a server, once it answers."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and server.poll() is None:
        try:
            with urlopen(f"{address}/_stcore/health"):
                return address
        except (URLError, ConnectionError):
            time.sleep(0.1)
    raise RuntimeError(f"the dashboard did not answer within {PATIENCE} seconds")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """A browser without a window."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=browser.installed(), args=["--no-sandbox"]
        )
        yield started
        started.close()


@pytest.fixture
def page(chromium: Browser, serving: str) -> Iterator[Page]:
    """An empty tab of a visitor of the dashboard: page.goto("/") opens it."""
    visitor = chromium.new_context(base_url=serving)
    yield visitor.new_page()
    visitor.close()
