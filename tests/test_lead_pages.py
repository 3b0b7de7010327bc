"""The page of the CRM tells what is new for it, and asks what its words mean."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from rsoft_analytics.leads import Wanted, download
from rsoft_analytics.store import Store
from tests.lead_exports import CALLS, LEADS, A, B, put

CRM = "pages/2_leads/3_your_crm.py"


@pytest.fixture
def crm_page(empty_app: AppTest, tmp_path: Path) -> AppTest:
    """The page on a store with a lead that went out, one from a call, and a CRM's own word."""
    folder = tmp_path / "exports"
    folder.mkdir()
    with Store(tmp_path / "rsoft.duckdb") as store:
        put(store, folder, CALLS, f"2026-03-02 10:00:00,{A},Missed,0,Asha")
        download(store, Wanted("zoho"))
        put(store, folder, CALLS, f"2026-03-03 10:00:00,{B},Missed,0,Asha")
        put(store, folder, LEADS, "L-1,Meena,,,Web,Token paid,2026-03-03,,,")
    empty_app.run()
    return empty_app.switch_page(CRM).run()


def said(page: AppTest) -> str:
    """All that the page says."""
    return " ".join(one.value for one in (*page.markdown, *page.text))


def test_the_page_tells_what_is_new_and_takes_a_file_back(crm_page: AppTest) -> None:
    assert "1 lead is new for Zoho CRM" in said(crm_page)
    crm_page.button(key="crm_take_back_1").click().run()
    assert "2 leads are new for Zoho CRM" in said(crm_page)
    assert not crm_page.exception


def test_a_word_is_explained_on_the_page_and_forgotten(crm_page: AppTest) -> None:
    assert "1 word is not understood" in said(crm_page)
    crm_page.selectbox(key="word_token paid").set_value("won").run()
    assert "token paid means Won" in said(crm_page)
    crm_page.button(key="forget_token paid").click().run()
    assert "1 word is not understood" in said(crm_page)
    assert not crm_page.exception


def test_what_every_word_means_is_shown_and_changed(crm_page: AppTest) -> None:
    crm_page.toggle(key="all_words").set_value(True).run()
    crm_page.selectbox(key="word_changed").set_value("quotation sent").run()
    crm_page.selectbox(key="stage_meant").set_value("won").run()
    crm_page.button(key="keep_word").click().run()
    assert "quotation sent means Won" in said(crm_page)
    assert not crm_page.exception


def test_a_word_is_changed_for_the_exports_of_one_crm_alone(crm_page: AppTest) -> None:
    crm_page.selectbox(key="word_token paid").set_value("won").run()
    crm_page.toggle(key="all_words").set_value(True).run()
    crm_page.selectbox(key="word_changed").set_value("token paid").run()
    of_format = crm_page.selectbox(key="word_in_token paid")
    assert len(of_format.options) == 2
    of_format.select_index(1).run()
    crm_page.selectbox(key="stage_meant").set_value("lost").run()
    crm_page.button(key="keep_word").click().run()
    assert f"token paid means Lost in {of_format.options[1]}" in said(crm_page)
    assert not crm_page.exception
