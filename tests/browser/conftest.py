"""A dashboard of one test's own, in a browser that says nothing to anybody else."""

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, Locator, Page, expect, sync_playwright

from tests.conftest import copied
from tools import browser

ROOT = Path(__file__).parents[2]
QUIET = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()
PHONE = {"width": 390, "height": 844}
PATIENCE = 60  # seconds until a server that was started is given up
TWO_FRAMES = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
BOXES = "all => all.map(one => one.getBoundingClientRect().toJSON())"
expect.set_options(timeout=20_000)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """A browser without a window; without one the tests fail, since nothing else sees the pages."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=browser.installed(), args=QUIET)
        yield started
        started.close()


@contextmanager
def dashboard(store: Path) -> Iterator[str]:
    """The address of a dashboard on a store, from its start until the end of the block."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "rsoft_analytics.cli", "serve", "--port", str(port)]
    environment = {**os.environ, "RSOFT_STORE": str(store)}
    server = subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
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
            with urlopen(f"{address}/healthz"):
                return address
        except (URLError, ConnectionError):
            time.sleep(0.1)
    raise RuntimeError("the dashboard did not answer")


class Visit:
    """What a person does on the pages, and waits for."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def to(self, path: str) -> None:
        """Open an address and wait until the page is drawn."""
        self.page.goto(path)
        expect(self.page.get_by_role("heading", level=1)).to_be_visible()  # its run has begun
        self.settled()

    def settled(self) -> None:
        """Wait until the page has been drawn to its end: kinds of elements come one by one."""
        expect(self.page.get_by_test_id("stApp")).to_have_attribute(
            "data-test-script-state", "notRunning", timeout=30_000
        )
        expect(self.page.get_by_test_id("stSkeleton")).to_have_count(0)

    def at(self, key: str) -> Locator:
        """What was drawn under a key."""
        return self.page.locator(f".st-key-{key}")

    def boxes(self, *drawn: Locator) -> list[dict[str, float]]:
        """Where things stand at one moment; asked one by one, a chart may push them in between."""
        handles = [one.element_handle() for one in drawn]
        return self.page.evaluate(BOXES, handles)

    def headline(self, label: str) -> Locator:
        """The value of one of the numbers on top, which do not come in the order they stand in."""
        named = self.page.get_by_text(label, exact=True)
        card = self.page.get_by_test_id("stMetric").filter(has=named)
        return card.get_by_test_id("stMetricValue")

    def loads(self, *exports: Path) -> None:
        """Drop exports on the imports page, see what they would change, and load them."""
        self.to("/imports")
        self.page.locator("input[type=file]").set_input_files(list(exports))
        expect(self.page.get_by_text("What will change")).to_have_count(len(exports))
        load = "load_all" if len(exports) > 1 else "load_"
        self.page.locator(f"[class*='st-key-{load}'] button").click()
        expect(self.page.get_by_text("Loaded as import")).to_have_count(len(exports))
        self.settled()

    def opens_list(self, key: str) -> None:
        """Open what a filter offers; a list closes again when what it stands in is scrolled."""
        box = self.at(key).locator("input")
        box.focus()
        self.page.evaluate(TWO_FRAMES)
        box.press("ArrowDown")

    def looks_up(self, text: str) -> None:
        """Type into the search box; what is found comes without another key."""
        box = self.at("caller").locator("input")
        box.fill(text)
        self.page.wait_for_url(re.compile("caller="))
        self.settled()


@pytest.fixture(scope="session")
def dashboard_on() -> Callable[[Path], AbstractContextManager[str]]:
    """Starts a dashboard on a store, and gives its address."""
    return dashboard


@pytest.fixture(scope="module")
def demo_address(
    demo_file: Path,
    tmp_path_factory: pytest.TempPathFactory,
    dashboard_on: Callable[[Path], AbstractContextManager[str]],
) -> Iterator[str]:
    """The address of a dashboard on an invented team's store."""
    with dashboard_on(copied(demo_file, tmp_path_factory.mktemp("demo"))) as one:
        yield one


@pytest.fixture
def visiting(chromium: Browser) -> Iterator[Callable[[str], Visit]]:
    """Sends a person with an empty tab to an address."""
    with ExitStack() as at_the_end:

        def sent(address: str) -> Visit:
            context = chromium.new_context(base_url=address)
            at_the_end.callback(context.close)
            return Visit(context.new_page())

        yield sent


@pytest.fixture
def visit(visiting: Callable[[str], Visit], tmp_path: Path) -> Iterator[Visit]:
    """A person on a dashboard of their own, which is empty and has just started."""
    with dashboard(tmp_path / "store" / "rsoft.duckdb") as address:
        yield visiting(address)


@pytest.fixture
def guest(visiting: Callable[[str], Visit], serving: str) -> Visit:
    """A person on the dashboard that all tests share, with the samples in it."""
    return visiting(serving)


@pytest.fixture(scope="session")
def serving(served_file: Path) -> Iterator[str]:
    """The address of a running dashboard on the samples."""
    with dashboard(served_file) as address:
        yield address
