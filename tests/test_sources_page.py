"""The sources page says what the reports say, by whichever model, and what it does not know."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from rsoft_analytics.files.export import Export
from rsoft_analytics.imports.load import load
from rsoft_analytics.metrics import report
from rsoft_analytics.store import Store
from rsoft_analytics.ui.numbers import count
from tests.conftest import page_on

SOURCES = "pages/2_leads/2_sources.py"
LEADS = "Lead Id,Phone,Lead Source,Created\n" + "".join(
    f"L-{place},55000{place:05},{{source}},2026-03-{1 + place % 28:02} 10:00\n"
    for place in range(40)
)


@pytest.fixture
def page(demo_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[AppTest]:
    """The sources page on a store of its own."""
    yield from page_on(Path(shutil.copy(demo_file, tmp_path)), SOURCES, monkeypatch)


def holding_leads(folder: Path, source: str) -> Path:
    """The file of a store with forty leads that all came from one source."""
    (folder / "leads.csv").write_text(LEADS.format(source=source))
    with Store(folder / "rsoft.duckdb") as store:
        assert load(store, Export(folder / "leads.csv", "leads.csv")).error is None
    return folder / "rsoft.duckdb"


def words(app: AppTest) -> str:
    """Everything that the page says."""
    elements = [*app.subheader, *app.markdown, *app.caption, *app.text, *app.error]
    return (
        "\n".join(str(element.value) for element in elements)
        .replace("\u2060", "")
        .replace("\\", "")
    )


def test_each_row_of_the_table_tells_what_the_reports_tell(page: AppTest, demo_file: Path) -> None:
    rows = {row["Source"]: row for row in page.dataframe[0].value.to_dict("records")}
    with Store(demo_file) as store:
        for metric, title in (
            ("calls", "Calls"),
            ("first_time_callers", "New callers"),
            ("leads", "Leads"),
            ("won", "Customers"),
        ):
            for row in report(store, metric, by="source")["rows"]:
                assert rows[row["source"]][title] == count(row["value"])
        (cost,) = report(store, "cost_per_lead", by="source")["rows"]
        (verdict,) = {
            row["verdict"]
            for row in report(store, "attributed_won", by="source")["rows"]
            if row["source"] == "Google Ads"
        }
    assert rows["Google Ads"]["Cost per lead"].startswith(f"₹{count(cost['value'])} (")
    assert rows["Google Ads"]["Verdict"] == verdict
    assert rows["Referral"]["Cost per lead"] == ""


def test_the_page_says_in_a_sentence_where_leads_come_from(page: AppTest, demo_file: Path) -> None:
    with Store(demo_file) as store:
        (leads,) = report(store, "leads")["rows"]
        kinds = {row["kind"]: row for row in report(store, "share_of_leads", by="kind")["rows"]}
    share = f"{kinds['Ads']['value'] * 100:.0f} %"
    assert f"Of {count(leads['value'])} leads, {share} came by advertisements" in words(page)
    assert sum(row["value"] for row in kinds.values()) == pytest.approx(1)


def test_where_customers_are_few_the_page_says_why_few_models_are_shown(page: AppTest) -> None:
    assert "fewer than 30 people: there only first, last and linear are shown" in words(page)
    assert "for touches up to 90 days before (a setting)" in words(page)


@pytest.mark.parametrize("by", ["campaign", "keyword", "landing_page", "people", "calls"])
def test_a_source_opens_to_what_is_behind_it(page: AppTest, by: str) -> None:
    page.selectbox(key="into").set_value("Google Ads").run()
    page.segmented_control(key="into_by").set_value(by).run()
    assert not page.exception
    expected = {
        "campaign": lambda: "Sanitaryware Brand" in set(page.dataframe[1].value["Campaign"]),
        "keyword": lambda: {"Keyword", "Leads touched"} <= set(page.dataframe[1].value),
        "landing_page": lambda: {"Landing page", "Leads touched"} <= set(page.dataframe[1].value),
        "people": lambda: set(page.dataframe[1].value["Source"]) == {"Google Ads"},
        "calls": lambda: set(page.dataframe[1].value["Source"]) == {"Google Ads"},
    }
    assert expected[by]()


def test_what_no_export_tells_of_a_source_is_said(page: AppTest) -> None:
    page.selectbox(key="into").set_value("Hoarding").run()
    page.segmented_control(key="into_by").set_value("keyword").run()
    assert "No export tells the keywords of this source." in words(page)


def test_a_chosen_rep_changes_no_cost_and_the_page_says_so(page: AppTest) -> None:
    before = page.dataframe[0].value.set_index("Source")["Spend"]["Google Ads"]
    page.multiselect(key="rep").set_value(["Asha"]).run()
    assert not page.exception
    assert page.dataframe[0].value.set_index("Source")["Spend"]["Google Ads"] == before
    assert "Costs are of the whole team" in words(page)


def test_what_is_unknown_comes_with_what_would_shrink_it(page: AppTest) -> None:
    assert "What would shrink that most" in words(page)
    assert "Ask new callers on the phone of" in words(page)


def test_spend_that_bought_missed_calls_is_called_an_accounting_view(page: AppTest) -> None:
    assert "brought new callers whose first call nobody took" in words(page)
    assert "An accounting view" in words(page)


def test_without_spend_the_page_says_what_would_give_costs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for app in page_on(holding_leads(tmp_path, "JustDial"), SOURCES, monkeypatch):
        assert "No spend is known here yet" in words(app)
        assert "Cost per lead" not in app.dataframe[0].value
        assert set(app.dataframe[0].value["Verdict"]) == {"nothing to compare with"}


def test_where_all_is_unknown_nothing_is_called_direct(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for app in page_on(holding_leads(tmp_path, ""), SOURCES, monkeypatch):
        assert "Of 40 leads, of 100 % nobody knows." in words(app)
        assert "Direct" not in set(app.dataframe[0].value["Source"])
        assert "Fill in the lead source of the leads of" in words(app)
