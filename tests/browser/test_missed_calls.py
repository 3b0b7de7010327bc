"""The list of callers to ring on a phone: who it is stands below the number, and in full width."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PHONE, Visit

pytestmark = pytest.mark.browser


@pytest.fixture
def phone(demo_address: str, visiting) -> Visit:
    """The page as a phone shows it, of all the time there is."""
    visit = visiting(demo_address)
    visit.page.set_viewport_size(PHONE)
    visit.to("/missed_calls?period=All")
    expect(visit.at("to_ring")).to_be_visible()
    return visit


def test_who_is_to_be_rung_stands_below_the_number_and_not_squeezed_beside_it(phone):
    listed = phone.at("to_ring")
    first = (listed.get_by_test_id(kind).first for kind in ("stPageLink", "stText"))
    number, said = phone.boxes(*first)
    assert number["y"] + number["height"] / 2 < said["y"]
    assert said["width"] > PHONE["width"] * 0.7
    assert said["right"] <= PHONE["width"]
