"""What reads a whole large store waits until somebody asks for it."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from rsoft_analytics.store import Store
from rsoft_analytics.ui import answers
from tests.lead_exports import CALLS, put

QUALITY, SETTINGS = "pages/4_data/2_quality.py", "pages/4_data/3_settings.py"


@pytest.fixture
def large(empty_app: AppTest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    """The dashboard on a store of two calls, which counts as a large one."""
    (tmp_path / "exports").mkdir()
    with Store(tmp_path / "rsoft.duckdb") as store:
        missed = "2026-03-02 10:00:00,55000 00001,Missed,0,Asha"
        spoken = "2026-03-02 11:00:00,55000 00002,Incoming,90,Asha"
        put(store, tmp_path / "exports", CALLS, missed, spoken)
    monkeypatch.setattr(answers, "MANY_CALLS", 0)
    monkeypatch.setattr(answers, "MANY_LEADS", 0)
    return empty_app.run()


def said(page: AppTest) -> str:
    """All that the page says."""
    return " ".join(str(one.value) for one in (*page.markdown, *page.caption))


def test_a_large_store_is_checked_when_somebody_asks(large: AppTest) -> None:
    page = large.switch_page(QUALITY).run()
    assert "statements hold" not in said(page)
    assert "No call lasts longer than twelve hours" in said(page)
    page.button(key="check").click().run()
    assert not page.exception
    assert "statements hold" in said(page)


def test_another_length_of_a_conversation_is_told_once_one_is_chosen(large: AppTest) -> None:
    page = large.switch_page(SETTINGS).run()
    assert "Choose another length" in said(page)
    page.number_input(key="setting_shortest_conversation_1").set_value(60).run()
    assert "conversations at 1 s become" in said(page)


def test_of_very_many_leads_those_of_ninety_days_are_shown_first(large: AppTest) -> None:
    page = large.switch_page("pages/2_leads/1_conversion.py").run()
    assert page.selectbox(key="leads_of").value == "90 days"
