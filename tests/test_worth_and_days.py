"""Amounts are written in one way wherever they stand, and a day without a time has none."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from rsoft_analytics.store import Store
from tests.lead_exports import CALLS, LEADS, A, put

LOOKUP, CONVERSION = "pages/1_calls/2_lookup.py", "pages/2_leads/1_conversion.py"
SOURCES = "pages/2_leads/2_sources.py"


@pytest.fixture
def app(empty_app: AppTest, tmp_path: Path) -> AppTest:
    """The dashboard on a store with a caller who bought for 1000 on a day that is all one knows."""
    folder = tmp_path / "exports"
    folder.mkdir()
    with Store(tmp_path / "rsoft.duckdb") as store:
        put(store, folder, CALLS, f"2026-06-30 10:00:00,{A},Incoming,9,Asha")
        won = f"L-1,Meena,{A},,JustDial,Won,2026-03-02 10:10,2026-03-09,2026-03-09,1000"
        put(store, folder, LEADS, won)
    return empty_app


def words(page: AppTest) -> str:
    """All that the page says."""
    return "\n".join(str(one.value) for one in (*page.markdown, *page.text, *page.caption))


def test_the_card_tells_an_amount_in_one_way_and_no_time_of_a_day(app: AppTest) -> None:
    app.query_params["caller"] = "+915500000001"
    said = words(app.run().switch_page(LOOKUP).run())
    assert "Won · ₹1,000" in said
    assert "1000.00" not in said
    assert "00:00" not in said
    assert "10:10" in said


def test_the_people_behind_a_number_have_amounts_with_their_currency(app: AppTest) -> None:
    page = app.run().switch_page(CONVERSION).run()
    page.segmented_control(key="behind").set_value("customers").run()
    (row,) = page.dataframe[0].value.to_dict("records")
    assert (row["Value"], row["Won at"][:5], "Currency" in row) == ("₹1,000", "9 Mar", False)
    assert ":" in row["Lead since"]
    assert ":" not in row["Won at"]


def test_the_leads_of_a_source_have_them_too(app: AppTest) -> None:
    page = app.run().switch_page(SOURCES).run()
    page.selectbox(key="into").set_value("JustDial").run()
    page.segmented_control(key="into_by").set_value("people").run()
    (row,) = page.dataframe[-1].value.to_dict("records")
    assert (row["Value"], ":" in row["Won at"]) == ("₹1,000", False)
