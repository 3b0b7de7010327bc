"""The Consent page on a phone: nothing runs out of sight, and whose an answer is can be seen."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PHONE, Visit

pytestmark = pytest.mark.browser
MISSING = "box => box.scrollWidth - box.clientWidth"  # pixels out of sight


@pytest.fixture
def phone(demo_address: str, visiting) -> Visit:
    """The page as a phone shows it."""
    visit = visiting(demo_address)
    visit.page.set_viewport_size(PHONE)
    visit.to("/consent")
    expect(visit.at("permissions")).to_be_visible()
    return visit


def test_nothing_of_the_page_runs_out_of_a_phone(phone):
    assert phone.page.get_by_test_id("stMain").evaluate(MISSING) == 0
    assert phone.at("permissions").evaluate(MISSING) == 0
    named = phone.boxes(*phone.at("permissions").get_by_text("Call log:").all())
    assert named
    assert all(0 < one["right"] <= PHONE["width"] for one in named)


def test_a_user_stands_above_their_own_answers(phone):
    grid = phone.at("permissions")
    texts = [grid.get_by_text("Asha", exact=True), *grid.get_by_text("granted").all()[:3]]
    name, *answers = phone.boxes(*texts)
    assert answers
    assert all(name["bottom"] <= one["y"] for one in answers)


def test_a_table_of_numbers_is_seen_whole(phone):
    funnel = phone.page.get_by_test_id("stDataFrame").first
    expect(funnel.locator("canvas").first).to_be_visible()
    assert funnel.locator(".dvn-scroller").evaluate(MISSING) <= 1
    rules = phone.at("customer_rules").locator("table")
    assert rules.evaluate("box => box.getBoundingClientRect().right") <= PHONE["width"]
