"""What the page of missed calls says: of nobody, and the numbers that the reports tell."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from rsoft_analytics.files.export import Export
from rsoft_analytics.imports.load import load
from rsoft_analytics.metrics import report
from rsoft_analytics.phones import shown
from rsoft_analytics.store import Store
from tests.conftest import copied, page_on

MISSED = "pages/1_calls/3_missed_calls.py"
CONVERSION = "pages/2_leads/1_conversion.py"
REACHED, WAITING = "Every caller of", "1 caller of other days tried and nobody spoke to them."


def page_of(
    calls: list[tuple[int, str, str, int]], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> AppTest:
    """The page on some calls: days ago, number, kind and seconds."""
    path = folder / "calls.csv"
    lines = ["Call Time,Phone Number,Call Type,Duration,Agent"]
    for days, number, kind, seconds in calls:
        at = datetime.now(UTC) - timedelta(days=days)
        lines.append(f"{at:%Y-%m-%dT%H:%M:%SZ},{number},{kind},{seconds},Asha")
    path.write_text("\n".join(lines) + "\n")
    with Store(folder / "rsoft.duckdb") as store:
        assert load(store, Export(path, path.name)).error is None
    (app,) = page_on(folder / "rsoft.duckdb", MISSED, monkeypatch)
    return app


def words(app: AppTest) -> str:
    """Everything that the page says."""
    return "\n".join(str(one.value) for one in [*app.markdown, *app.caption, *app.success])


LONG_AGO = (60, "+915500000001", "Missed", 0)
WE_RANG = (3, "+915500000002", "Outgoing", 9)
RANG_US = (3, "+915500000003", "Incoming", 9)


def test_where_only_we_rang_nobody_is_said_to_have_reached_us(tmp_path, monkeypatch) -> None:
    said = words(page_of([LONG_AGO, WE_RANG], tmp_path, monkeypatch))
    assert "Nobody rang in this selection" in said
    assert WAITING in said
    assert REACHED not in said


def test_callers_of_other_days_who_wait_are_offered(tmp_path, monkeypatch) -> None:
    app = page_of([LONG_AGO, WE_RANG], tmp_path, monkeypatch)
    app.button(key="show_all").click().run()
    assert "1 caller tried and nobody spoke to them." in words(app)


def test_where_all_who_rang_reached_somebody_the_page_says_so(tmp_path, monkeypatch) -> None:
    said = words(page_of([WE_RANG, RANG_US], tmp_path, monkeypatch))
    assert REACHED in said
    assert "of other days" not in said


def written(line: str) -> str:
    """A line as the page writes it."""
    return shown(int(line)) if line.startswith("+") else line


@pytest.mark.parametrize("by", ["source", "line"])
def test_each_group_of_the_missed_has_the_estimate_of_its_report(
    demo_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, by: str
) -> None:
    with Store(demo_file) as store:
        told = {row[by]: row for row in report(store, "lost_leads", by=by)["rows"]}
        missed = {row[by]: row["value"] for row in report(store, "missed_episodes", by=by)["rows"]}
    if by == "line":  # written as numbers are
        told, missed = ({written(line): one for line, one in of.items()} for of in (told, missed))
    (app,) = page_on(copied(demo_file, tmp_path), MISSED, monkeypatch)
    app.selectbox(key="period").set_value("All").run()
    app.segmented_control(key="where").set_value(f"By {by}").run()
    rows = app.dataframe[1].value
    assert dict(zip(rows[by.capitalize()], rows["Times missed"], strict=True)) == missed
    for group, said in zip(rows[by.capitalize()], rows["Lost, an estimate"], strict=True):
        if group not in told:
            assert said == "none"
        elif told[group]["value"] is None:
            assert said == "too little is known to say"
        else:
            assert said.startswith(f"{round(told[group]['low'])}")
            assert f"{round(told[group]['high'])} lead" in said


def test_each_hour_of_the_week_has_the_estimate_of_its_report(
    demo_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Store(demo_file) as store:
        told = report(store, "lost_leads", by="hour_of_week")["rows"]
    (app,) = page_on(copied(demo_file, tmp_path), MISSED, monkeypatch)
    app.session_state["lost_by_hour"] = True
    app.selectbox(key="period").set_value("All").run()
    rows = next(one.value for one in app.dataframe if "Callers lost" in one.value)
    assert sorted(rows["Callers lost"]) == sorted(row["n"] for row in told)
    assert rows["Lost, an estimate"].str.contains("lead").any()


def test_whom_nobody_tried_is_a_list_as_long_as_its_number(
    demo_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Store(demo_file) as store:
        (told,) = report(store, "first_attempt_seconds")["rows"]
    (app,) = page_on(copied(demo_file, tmp_path), CONVERSION, monkeypatch)
    app.session_state["never_tried"] = True
    app.selectbox(key="leads_of").set_value("All").run()
    rows = next(one.value for one in app.dataframe if "Lead since" in one.value)
    assert len(rows) == told["never"] > 0
