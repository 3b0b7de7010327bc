"""The conversion page says what the reports say, and what it leaves out."""

import json
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


FEW_OF_MANY = "Lead Id,Lead Source,Converted\n" + "".join(
    f"L-{place},JustDial,{int(place < 4)}\n" for place in range(3697)
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
        new, known = (report(store, name)["rows"][0] for name in ("lead_rate", "conversion_rate"))
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
    assert len(leads) == known["n"] > new["n"]
    assert sum(one in firsts for one in leads) >= new["leads"] > new["reached"] > 0
    (card,) = [one for one in page.metric if one.label == "Leads"]
    assert card.delta == f"{new['leads']} new callers"
    between = f"{new['low'] * 100:.0f} to {new['high'] * 100:.0f}"
    assert (
        f" {new['value'] * 100:.0f} % of new callers ({between}) were noted as leads in a CRM, a "
        f"form or by hand within 30 days. {known['n'] - new['leads']} leads rang before, or never."
    ) in words(page)


def test_each_step_of_the_funnel_has_its_share_and_range(page: AppTest, demo_file: Path) -> None:
    page.segmented_control(key="window").set_value("all").run()
    with Store(demo_file) as store:
        row = report(store, "qualification_rate", window="all")["rows"][0]
    (card,) = [one for one in page.metric if one.label == "Qualified"]
    assert (card.value, card.delta) == (
        f"{row['reached']}",
        f"{row['value'] * 100:.0f} % of contacted",
    )
    between = f"{row['low'] * 100:.0f} to {row['high'] * 100:.0f}"
    assert f"qualified {between} % of contacted" in words(page)


def test_where_no_day_tells_of_a_step_its_number_is_from_and_to(
    page: AppTest, demo_file: Path
) -> None:
    with Store(demo_file) as store:
        row = report(store, "qualification_rate")["rows"][0]
    assert row["value"] is None
    (card,) = [one for one in page.metric if one.label == "Qualified"]
    assert (card.value, card.delta) == (
        f"{row['reached']}+",
        f"{row['low'] * 100:.0f} to {row['high'] * 100:.0f} % of contacted",
    )
    ends = f"qualified were {row['reached']} to {row['reached_at_most']}"
    assert "no day tells when they took a step: " in words(page)
    assert f"{ends}, and their shares" in words(page)


def test_each_number_of_the_funnel_opens_its_people(page: AppTest, demo_file: Path) -> None:
    page.segmented_control(key="behind").set_value("customers").run()
    customers = told(demo_file, "30")["customers"]
    assert f"{customers} people" in words(page)
    assert len(page.dataframe[0].value) == customers


@pytest.mark.parametrize("by", ["rep", "month", "hour", "known", "campaign", "origin"])
def test_the_rate_can_be_told_by_more_than_the_source(page: AppTest, by: str) -> None:
    page.segmented_control(key="by").set_value(by).run()
    assert not page.exception
    assert "A dot is the share that became customers" in words(page)


def test_a_source_shown_alone_is_not_too_few(page: AppTest, demo_file: Path) -> None:
    with Store(demo_file) as store:
        told_by = report(store, "conversion_rate", by="source")["rows"]
    row = max(told_by, key=lambda one: one["n"])
    page.multiselect(key="source").set_value([row["source"]]).run()
    (chart,) = [
        one.proto.spec for one in page.get("plotly_chart") if row["source"] in one.proto.spec
    ]
    assert f" of {row['n']}" in chart
    assert "too few" not in chart
    assert "There is no other group to compare it with." in words(page)


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


@pytest.mark.parametrize(
    ("window", "said"), [("30", "Not tried within 30 days"), ("all", "Never tried")]
)
def test_the_chart_by_speed_says_within_how_many_days_nobody_tried(
    page: AppTest, window: str, said: str
) -> None:
    page.segmented_control(key="window").set_value(window).run()
    charts = [json.loads(one.proto.spec) for one in page.get("plotly_chart")]
    (chart,) = [one for one in charts if "Later" in json.dumps(one)]
    assert f"<b>{said}</b>" in json.dumps(chart["layout"]["annotations"])


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
        assert app.segmented_control(key="window").value == "all"
        assert "Of 120 leads, 30 became customers" in words(app)
        app.segmented_control(key="window").set_value("30").run()
        assert "The export does not say when these people became leads" in words(app)
        app.button(key="show_all_leads").click().run()
        assert not app.exception
        assert "Of 120 leads, 30 became customers: 25 % (18 to 33)" in words(app)
        assert "120 leads have no date: how long it took" in words(app)
        assert "120 leads have no number: whether they called" in words(app)
        steps = {one.label: (one.value, one.delta) for one in app.metric}
        assert steps["Contacted"] == steps["Qualified"] == ("At least 30", "")
        assert steps["Customers"] == ("30", "")


def test_a_share_under_one_percent_is_not_said_to_be_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    export = tmp_path / "leads.csv"
    export.write_text(FEW_OF_MANY)
    with Store(tmp_path / "rsoft.duckdb") as store:
        assert load(store, Export(export, export.name)).error is None
    for app in page_on(tmp_path / "rsoft.duckdb", CONVERSION, monkeypatch):
        assert "Of 3,697 leads, 4 became customers: 0.11 % (0.042 to 0.28)" in words(app)


def test_a_store_of_calls_alone_does_not_claim_that_nobody_became_a_customer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    export = tmp_path / "calls.csv"
    calls = [f"2026-01-{day:02} 10:00:00,55000000{day:02},Incoming,60" for day in range(1, 29)]
    late = "2026-06-01 10:00:00,5500000099,Incoming,60"
    header = "Call Time,Phone Number,Call Type,Duration"
    export.write_text("\n".join([header, *calls, late]) + "\n")
    with Store(tmp_path / "rsoft.duckdb") as store:
        assert load(store, Export(export, export.name)).error is None
        (row,) = report(store, "conversion_rate")["rows"]
        assert (row["value"], row["n"], row["verdict"]) == (None, 0, "not told")
    for app in page_on(tmp_path / "rsoft.duckdb", CONVERSION, monkeypatch):
        assert "nobody knows who became a customer" in words(app)
        assert {one.label: one.value for one in app.metric}["Customers"] == "Not told"
        assert ": 0 % (" not in words(app)
