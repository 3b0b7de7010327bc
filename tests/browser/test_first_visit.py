"""The first visit of somebody with two exports in hand, and links that are sent around."""

import re
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest
from playwright.sync_api import expect

from rsoft_analytics.ui.mastheads import mastheads

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]
LISTENING, LOCALHOST = Path("/proc/net/tcp"), "0100007F"
CALLS = ROOT / "data" / "samples" / "sms_backup_calls.xml"
CONTACTS = ROOT / "data" / "samples" / "contacts.vcf"


def test_a_call_log_and_an_address_book_become_a_card_with_a_photo(visit):
    visit.loads(CALLS, CONTACTS)
    visit.to("/lookup")
    visit.looks_up("01001")
    card = visit.at("card")
    expect(card.get_by_role("heading")).to_contain_text("Asha Rao")
    expect(card.get_by_role("img", name="Photo")).to_be_visible()
    expect(visit.at("facts")).to_contain_text("9 Mar")
    visit.looks_up("asha")
    expect(card.get_by_role("heading")).to_contain_text("Asha Rao")


def test_an_import_is_taken_back_after_it_was_shown_what_that_changes(visit):
    visit.loads(CALLS)
    visit.at("import").locator("input").focus()
    visit.page.keyboard.type("sms_backup")
    visit.page.keyboard.press("Enter")
    visit.page.get_by_role("button", name="Take it back…").click()
    asked = visit.page.get_by_role("dialog")
    expect(asked).to_contain_text("Calls 40 → 0")
    asked.get_by_role("button", name="Take it back").click()
    expect(visit.at("looked_at")).to_contain_text("Taken back")


@pytest.mark.parametrize("name", [one.name for one in mastheads(ROOT / "pages")])
def test_a_deep_link_works_as_the_first_request_after_a_start(visit, name):
    visit.to(f"/{name}")
    expect(visit.page.get_by_role("heading", level=1)).to_be_visible()
    expect(visit.page.get_by_text("Page not found")).to_have_count(0)


def test_a_link_to_a_caller_opens_the_card(guest):
    guest.to("/?caller=%2B915500001003")
    expect(guest.at("card").get_by_role("heading")).to_contain_text("Meera Iyer")
    expect(guest.page).to_have_url(re.compile(r"/lookup\?caller="))


def test_one_of_several_matches_is_opened_and_the_way_back_is_open(guest):
    guest.to("/lookup")
    guest.looks_up("55000")
    first = guest.at("matches").get_by_role("button").first
    first.click()
    expect(guest.at("card")).to_be_visible()
    guest.page.go_back()
    expect(guest.at("matches")).to_be_visible()


def test_filters_stand_in_the_address_and_outlive_other_pages(guest):
    guest.to("/overview?period=All")
    calls = guest.headline("Calls")
    told = calls.inner_text()
    guest.page.get_by_role("link", name="Quality").click()
    expect(guest.page.get_by_role("heading", level=1)).to_have_text("Quality")
    guest.settled()  # a page that is left before it is drawn takes its address along
    guest.page.get_by_role("link", name="Overview").click()
    expect(calls).to_have_text(told)
    expect(guest.page).to_have_url(re.compile("period=All"))


def test_the_cursor_stands_in_the_search_box(guest):
    guest.to("/quality")
    guest.page.get_by_role("link", name="Look up a caller").click()
    expect(guest.at("caller").locator("input")).to_be_focused()


def test_the_number_is_copied_as_it_is_dialled(guest):
    guest.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    guest.to("/lookup?caller=%2B915500001003")
    guest.at("copy").get_by_role("button").click()
    expect(guest.at("copy").get_by_role("button")).to_have_text("Copied")
    assert guest.page.evaluate("navigator.clipboard.readText()") == "+915500001003"


def test_the_pages_ask_no_other_host(guest):
    asked = []
    guest.page.on("request", lambda request: asked.append(urlsplit(request.url).hostname))
    see_every_page(guest)
    assert {host for host in asked if host} == {"localhost"}


def test_the_browser_refuses_nothing_that_the_pages_need(guest):
    said = []
    guest.page.on("console", lambda message: said.append(message.text))
    see_every_page(guest)
    assert [text for text in said if "Content Security" in text] == []


def see_every_page(guest):
    """Open each page, and a card with a photo."""
    for one in mastheads(ROOT / "pages"):
        guest.to(f"/{one.name}?period=All")
    guest.to("/lookup?caller=%2B915500001003")
    expect(guest.at("card").get_by_role("img", name="Photo")).to_be_visible()


@pytest.mark.skipif(not LISTENING.exists(), reason="only Linux tells what is listened on")
def test_the_dashboard_listens_on_this_machine_only(serving):
    port = f"{urlsplit(serving).port:04X}"
    sockets = [line.split() for line in LISTENING.read_text(encoding="ascii").splitlines()[1:]]
    listening = [address for _, address, _, state, *_ in sockets if state == "0A"]
    assert [one for one in listening if one.endswith(port)] == [f"{LOCALHOST}:{port}"]


def test_the_page_itself_carries_the_security_headers(serving):
    with urlopen(serving) as answer:
        headers = answer.headers
    assert headers["X-Frame-Options"] == "DENY"
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
