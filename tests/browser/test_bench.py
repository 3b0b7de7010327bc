"""The analyst's bench in a browser: asked, chosen, loaded, looked back at."""

import csv

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

HEADER = "Date,Time,Phone Number,Call Type,Duration (sec),Ticket\n"
OPEN = HEADER + "03/04/2026,09:04:11,+915500001001,Incoming,184,T-1\n"


def test_a_file_that_cannot_tell_its_dates_is_asked_about_and_loaded_as_told(visit, tmp_path):
    export = tmp_path / "open.csv"
    export.write_text(OPEN)
    visit.to("/imports")
    visit.page.locator("input[type=file]").set_input_files(export)
    expect(visit.page.get_by_text("1 call, 3 Apr")).to_be_visible()
    visit.page.get_by_role("radio", name="4 March 2026").click()
    expect(visit.page.get_by_text("1 call, 4 Mar")).to_be_visible()
    visit.page.get_by_role("button", name="Load 1 record").click()
    expect(visit.page.get_by_text("Loaded as import 1")).to_be_visible()
    visit.at("import").locator("input").focus()
    visit.page.keyboard.type("open")
    visit.page.keyboard.press("Enter")
    expect(visit.at("looked_at")).to_contain_text("Calls 0 → 1")
    expect(visit.at("looked_at")).to_contain_text("1 day changes, 4 Mar")


def test_a_number_is_a_door_to_the_calls_behind_it(guest):
    guest.to("/overview?period=All")
    told = int(guest.headline("New callers").inner_text())
    guest.page.get_by_text("How these are counted").click()
    guest.page.get_by_role("radio", name="New callers").click()
    expect(guest.page.get_by_text(f"{told} calls behind this number")).to_be_visible()
    with guest.page.expect_download() as taken:
        guest.page.get_by_role("button", name="Download all of them").click()
    with taken.value.path().open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len({one["caller"] for one in rows}) == len(rows) == told
