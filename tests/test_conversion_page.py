"""The conversion page says what the reports say, and what it leaves out."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from rsoft_analytics.files.export import Export
from rsoft_analytics.imports.load import load
from rsoft_analytics.metrics import report
from rsoft_analytics.store import Store
from tests.conftest import page_on

CONVERSION = "pages/2_leads/1_conversion.py"
UNDATED = "Lead Id,Lead Source,Converted\n" + "".join(
    f"L-{place},{'Google Ads' if place % 2 else 'JustDial'},{int(place % 2 and place < 60)}\n"
    for place in range(120)
)


@pytest.fixture
def page(demo_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[AppTest]:
    """The conversion page on a store of its own."""
    yield from page_on(Path(shutil.copy(demo_file, tmp_path)), CONVERSION, monkeypatch)


def words(app: AppTest) -> str:
    """Everything that the page says."""
    elements = [*app.markdown, *app.caption, *app.text, *app.error]
    return "\n".join(str(element.value) for element in elements)


def told(demo_file: Path, window: str, **options: object) -> dict:
    """The conversion rate that the report tells."""
    with Store(demo_file) as store:
        return report(store, "conversion_rate", window=window, **options)["rows"][0]


@pytest.mark.parametrize("window", ["7", "30", "90"])
def test_the_page_answers_in_one_sentence_what_the_report_tells(
    page: AppTest, demo_file: Path, window: str
) -> None:
    page.segmented_control(key="window").set_value(window).run()
    row = told(demo_file, window)
    assert f"{row['n']} leads whose {window} days are over, {row['customers']} became" in words(
        page
    )


def test_who_is_left_out_is_told_in_a_line(page: AppTest, demo_file: Path) -> None:
    row = told(demo_file, "30")
    assert f"Left out: {row['unripe']} whose 30 days are not over, {row['junk']} junk." in words(
        page
    )


def test_leads_are_no_share_of_callers_who_were_somebody_else(
    page: AppTest, demo_file: Path
) -> None:
    with Store(demo_file) as store:
        everything = {"since": None, "until": None, "reps": None, "sources": None, "window": 30}
        counted = store.row("ui/conversion_funnel", **everything)
        with store.engine.cursor() as cursor:
            firsts = {
                one
                for (one,) in cursor.execute(
                    "select caller from calls where is_first_of_caller"
                ).fetchall()
            }
            leads = [one for (one,) in cursor.execute(
                "select person from conversions(null, null, null, null, null, 30)"
                " where standing = 'ripe'").fetchall()]  # fmt: skip
    assert len(leads) == counted["leads"] > counted["new_callers"]
    assert sum(one in firsts for one in leads) >= counted["new_callers_led"] > 0
    (card,) = [one for one in page.metric if one.label == "Leads"]
    assert card.delta == f"{counted['new_callers_led']} new callers"
    others = counted["leads"] - counted["new_callers_led"]
    share = round(100 * counted["new_callers_led"] / counted["new_callers"])
    assert f" {share} % of new callers became leads; {others} leads rang before" in words(page)


def test_each_number_of_the_funnel_opens_its_people(page: AppTest, demo_file: Path) -> None:
    page.segmented_control(key="behind").set_value("customers").run()
    customers = told(demo_file, "30")["customers"]
    assert f"{customers} people" in words(page)
    assert len(page.dataframe[0].value) == customers


@pytest.mark.parametrize("by", ["rep", "hour", "known", "campaign", "origin"])
def test_the_rate_can_be_told_by_more_than_the_source(page: AppTest, by: str) -> None:
    page.segmented_control(key="by").set_value(by).run()
    assert not page.exception
    assert "A dot is the share that became customers" in words(page)


def test_a_groups_dot_opens_its_people(page: AppTest, demo_file: Path) -> None:
    with Store(demo_file) as store:
        told_by = report(store, "conversion_rate", by="source")["rows"]
    row = max(told_by, key=lambda one: one["n"])
    page.selectbox(key="people_of_source").set_value(row["source"]).run()
    assert len(page.dataframe[0].value) == row["n"]
    page.segmented_control(key="whom_source").set_value("customers").run()
    assert len(page.dataframe[0].value) == row["customers"]
    assert set(page.dataframe[0].value["Source"]) <= {row["source"]}


def test_the_office_clock_says_its_hours(page: AppTest) -> None:
    page.segmented_control(key="clock").set_value("office").run()
    assert "Opening hours: 09:00 to 19:00 on Mon, Tue, Wed, Thu, Fri, Sat." in words(page)


def test_a_period_in_which_nobody_had_time_says_so(page: AppTest) -> None:
    page.selectbox(key="leads_of").set_value("7 days").run()
    assert "Nobody here has been a lead for 30 days yet." in words(page)
    page.button(key="show_all_leads").click().run()
    assert "whose 30 days are over" in words(page)


def test_leads_without_dates_say_what_cannot_be_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    export = tmp_path / "leads.csv"
    export.write_text(UNDATED)
    with Store(tmp_path / "rsoft.duckdb") as store:
        assert load(store, Export(export, export.name)).error is None
    for app in page_on(tmp_path / "rsoft.duckdb", CONVERSION, monkeypatch):
        assert "The export does not say when these people became leads" in words(app)
        app.button(key="show_all_leads").click().run()
        assert not app.exception
        assert "Of 120 leads, 30 became customers: 25 % (18 to 33)" in words(app)
        assert "120 leads have no date: how long it took" in words(app)
        assert "120 leads have no number: whether they called" in words(app)
