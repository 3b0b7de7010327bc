"""The list of callers to ring on a phone: who it is stands below the number, and in full width."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.conftest import copied

pytestmark = pytest.mark.browser
PHONE = {"width": 390, "height": 844}


@pytest.fixture(scope="module")
def address(
    demo_file: Path, tmp_path_factory: pytest.TempPathFactory, dashboard_on
) -> Iterator[str]:
    """The address of a dashboard on an invented team's store."""
    with dashboard_on(copied(demo_file, tmp_path_factory.mktemp("phone"))) as one:
        yield one


@pytest.fixture
def phone(address: str, visiting) -> Visit:
    """The page as a phone shows it, of all the time there is."""
    visit = visiting(address)
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
