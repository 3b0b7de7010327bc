"""Signing in at a real OpenID provider, in a real browser: refused, as a rep, as a manager."""

import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, Page, expect

from rsoft_analytics import access
from rsoft_analytics.access import LOCAL_OWNER, MAY_USE, may
from rsoft_analytics.store import Store
from tests.serving import free_port

pytestmark = pytest.mark.browser
REP, MANAGER, EVE = "asha@example.com", "divya@example.com", "eve@example.com"
PATIENCE = 60
THERE_ARE = {file.stem.partition("_")[2] for file in Path("pages").glob("*/*.py")}
NUMBER = re.compile("05500 001 003|5500001003")


@pytest.fixture(scope="module")
def provider() -> Iterator[str]:
    """The address of an OpenID provider at which one signs in as whoever one says."""
    port = free_port()
    words = ["-W", "ignore", "-m", "oidc_provider_mock", "--port", str(port)]
    process = subprocess.Popen([sys.executable, *words], stderr=subprocess.DEVNULL)
    address = f"http://localhost:{port}"
    until = time.monotonic() + PATIENCE
    while not is_there(address) and time.monotonic() < until:
        time.sleep(0.1)
    yield address
    process.terminate()
    process.wait(PATIENCE)


def is_there(address: str) -> bool:
    """Whether a provider answers."""
    try:
        with urlopen(f"{address}/.well-known/openid-configuration", timeout=5) as answer:
            return bool(answer.status == 200)
    except (URLError, ConnectionError):
        return False


@pytest.fixture(scope="module")
def guarded(provider: str, guarded_file: Path) -> Iterator[str]:
    """The address of a dashboard with the samples, to which one has to sign in."""
    with Store(guarded_file) as store:
        access.invite(store, LOCAL_OWNER, REP, "rep", "Asha")
        access.invite(store, LOCAL_OWNER, MANAGER, "manager")
    port = free_port()
    address = f"http://localhost:{port}"
    configured = {
        "RSOFT_STORE": str(guarded_file),
        "RSOFT_SIGN_IN_ADDRESS": address,
        "RSOFT_SIGN_IN_COOKIE_SECRET": "a secret of this test alone, long enough",
        "RSOFT_SIGN_IN_CLIENT_ID": "rsoft",
        "RSOFT_SIGN_IN_CLIENT_SECRET": "nothing",
        "RSOFT_SIGN_IN_METADATA": f"{provider}/.well-known/openid-configuration",
    }
    process = subprocess.Popen(
        [sys.executable, "-m", "rsoft_analytics.cli", "serve", "--port", str(port)],
        cwd=Path(__file__).parents[2], env=os.environ | configured,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    until = time.monotonic() + PATIENCE
    while not is_awake(address) and time.monotonic() < until:
        time.sleep(0.1)
    yield address
    process.terminate()
    process.wait(PATIENCE)


def is_awake(address: str) -> bool:
    """Whether the dashboard answers."""
    try:
        with urlopen(f"{address}/healthz", timeout=5) as answer:
            return bool(answer.status == 200)
    except (URLError, ConnectionError):
        return False


@pytest.fixture
def tab(chromium: Browser, guarded: str) -> Iterator[Page]:
    """A tab of somebody who has not signed in."""
    context = chromium.new_context(base_url=guarded)
    yield context.new_page()
    context.close()


def signs_in(tab: Page, email: str) -> None:
    """Sign in at the provider, and come back."""
    tab.get_by_role("button", name="Sign in").click()
    tab.locator("input[name=sub]").fill(email)
    tab.get_by_role("button", name="Authorize").click()


def test_nothing_is_shown_before_one_signs_in(tab, guarded):
    for address in ("/", "/lookup?caller=01003", "/settings", "/nowhere"):
        tab.goto(address)
        expect(tab.get_by_role("button", name="Sign in")).to_be_visible()
        expect(tab.get_by_test_id("stSidebarNav")).to_have_count(0)
        assert not NUMBER.search(tab.content())
    with pytest.raises(HTTPError, match="401"):
        urlopen(f"{guarded}/api/v1/callers/+915500001003")


def test_who_is_not_invited_is_refused_in_a_sentence(tab):
    tab.goto("/")
    signs_in(tab, EVE)
    expect(tab.get_by_text("is not invited to this dashboard")).to_be_visible()
    expect(tab.get_by_role("button", name="Sign in")).to_be_visible()


def test_a_rep_looks_callers_up_and_opens_nothing_that_is_not_theirs(tab):
    tab.goto("/")
    signs_in(tab, REP)
    expect(tab.get_by_role("heading", name="Look up a caller")).to_be_visible()
    expect(tab.get_by_text(re.compile("rep$")).last).to_be_visible()
    tab.goto("/lookup?caller=01003")
    expect(tab.get_by_text(NUMBER).first).to_be_visible()
    for page in MAY_USE["page"]:
        if not may("rep", "page", page) and page in THERE_ARE:
            refused(tab, page)


def test_filters_outlive_a_page_without_them(tab):
    tab.goto("/")
    signs_in(tab, MANAGER)
    expect(tab.get_by_role("heading", name="Overview")).to_be_visible()
    tab.goto("/overview?period=All&rep=Asha")
    expect(tab.get_by_role("combobox", name="Period")).to_have_value("All")
    tab.get_by_role("link", name="Look up a caller").click()
    expect(tab.get_by_role("heading", name="Look up a caller")).to_be_visible()
    expect(tab.get_by_role("combobox", name="Period")).to_have_count(0)
    tab.get_by_role("link", name="Overview").click()
    expect(tab.get_by_role("heading", name="Overview")).to_be_visible()
    expect(tab.get_by_role("combobox", name="Period")).to_have_value("All")
    expect(tab).to_have_url(re.compile("period=All"))
    expect(tab).to_have_url(re.compile("rep=Asha"))


def refused(tab: Page, page: str) -> None:
    """Open a page by its address, and be told whose it is."""
    tab.goto(f"/{page}?rep=Ravi&caller=01003")
    expect(tab.get_by_text("is not for the role rep")).to_be_visible()
    expect(tab.get_by_role("heading", level=1)).to_have_count(0)


def test_a_manager_sees_a_number_for_a_purpose_alone(tab):
    tab.goto("/")
    signs_in(tab, MANAGER)
    expect(tab.get_by_role("heading", name="Overview")).to_be_visible()
    tab.goto("/lookup?caller=meera%20iyer")
    tab.get_by_text("••••• ••003").first.wait_for()
    assert not NUMBER.search(tab.content())


def test_signing_out_closes_every_tab(tab):
    tab.goto("/")
    signs_in(tab, REP)
    expect(tab.get_by_role("heading", name="Look up a caller")).to_be_visible()
    other = tab.context.new_page()
    other.goto("/lookup?caller=01003")
    expect(other.get_by_text(NUMBER).first).to_be_visible()
    tab.get_by_role("button", name="Sign out").click()
    expect(other.get_by_text("You signed out. Sign in again to go on.")).to_be_visible()
    assert not NUMBER.search(other.content())
