"""A rep types a lead in where nobody is found, and moves it on from its card."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

UNKNOWN = "+915509999999"


def test_a_lead_is_typed_in_moved_on_and_moved_back(visit):
    visit.to("/lookup")
    visit.page.get_by_role("button", name="Type a lead in…").click()
    form = visit.page.get_by_role("dialog")
    form.get_by_label("Name", exact=True).fill("Asha Rao")
    form.get_by_label("Phone number").fill("banana")
    form.get_by_role("button", name="Keep this lead").click()
    expect(form).to_contain_text("is no phone number")
    form.get_by_label("Phone number").fill(UNKNOWN)
    form.get_by_role("button", name="Keep this lead").click()
    visit.looks_up(UNKNOWN)
    expect(visit.at("card").get_by_role("heading")).to_contain_text("Asha Rao")
    visit.page.get_by_role("button", name="Set stage…").click()
    form.get_by_label("Value").fill("₹2.1 lakh")
    form.get_by_role("button", name="Set it").click()
    expect(visit.at("facts")).to_contain_text("New · ₹2,10,000")
    visit.page.get_by_role("button", name="Take back").click()
    expect(visit.at("facts")).not_to_contain_text("₹2,10,000")


def test_a_file_that_was_fetched_is_no_longer_new(visit, tmp_path):
    called_once = tmp_path / "calls.csv"
    called_once.write_text(
        "Call Time,Phone Number,Call Type,Duration\n2026-03-02 10:00:00,5500000001,Missed,0\n"
    )
    visit.loads(called_once)
    visit.to("/your_crm")
    with visit.page.expect_download():
        visit.page.get_by_role("button", name="Download the file").click()
    expect(visit.page.get_by_text("No lead is new for Zoho CRM.")).to_be_visible(timeout=8_000)
