"""The Consent page tells what the ledger holds, on any day, and takes an answer down."""

from datetime import date

import pytest

from rsoft_analytics.privacy.status import status
from tests.test_pages import at, words

CONSENT = "pages/3_privacy/1_consent.py"


@pytest.fixture
def page(app):
    """The page on the samples."""
    return at(app, CONSENT)


def test_each_users_permissions_and_the_customers_counts_are_told(page, sample_store):
    told = words(page).replace("\\", "")
    assert "asha@example.com" in told
    assert "Call log: granted" in told
    assert "Photos: refused" in told
    for one in status(sample_store)["customers"].values():
        of_all = one["yes"] + one["no"] + one["ask"]
        assert f"**{one['yes']}** of {of_all}" in told
        assert f"{one['ask']} to be asked, {one['no']} not" in told


def test_a_day_before_anybody_was_asked_shows_nobodys_answer(page):
    looked_back = page.date_input(key="consent_day").set_value(date(2026, 1, 11)).run()
    assert "Call log: not asked" in words(looked_back)
    assert "Call log: granted" not in words(looked_back)


def test_no_day_to_come_can_be_looked_at(page):
    assert page.date_input(key="consent_day").max == page.date_input(key="consent_day").value


def test_a_person_has_their_verdicts_and_history_and_a_new_answer_joins_them(page):
    found = page.text_input(key="person").set_value("55007 20001").run()
    assert "Withdrew their consent to calls about offers" in words(found).replace("\\", "")
    assert "**3 acts**" in words(found)
    found.selectbox(key="answer_act").set_value("granted")
    found.selectbox(key="answer_purpose").set_value("profiling")
    kept = found.button[[one.label for one in found.button].index("Record it")].click().run()
    assert not kept.error
    assert "**4 acts**" in words(kept.run())


def test_a_person_is_told_of_as_they_stood_on_a_past_day(page):
    found = page.text_input(key="person").set_value("55007 20001").run()
    assert "Withdrew their consent to calls about offers" in words(found).replace("\\", "")
    past = found.date_input(key="consent_day").set_value(date(2026, 1, 1)).run()
    said = words(past).replace("\\", "")
    assert "As it stood at the end of 1 Jan" in said
    assert "**Marketing, call:** ask. No consent to calls about offers is recorded" in said
    assert "Withdrew their consent to calls about offers" not in said


def test_the_ledger_is_proved_on_demand(page):
    proved = page.button(key="prove").click().run()
    assert "are as they were written" in " ".join(one.value for one in proved.success)
