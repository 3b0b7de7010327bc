"""Every page, through the front door: on an empty store and on the samples."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from rsoft_analytics.ui.mastheads import mastheads

ROOT = Path(__file__).parents[1]
PAGES = [one.path.relative_to(ROOT).as_posix() for one in mastheads(ROOT / "pages")]
OVERVIEW, LOOKUP = "pages/1_calls/1_overview.py", "pages/1_calls/2_lookup.py"
MISSED, TEAM = "pages/1_calls/3_missed_calls.py", "pages/1_calls/4_team.py"
IMPORTS, QUALITY = "pages/4_data/1_imports.py", "pages/4_data/2_quality.py"
OF_NO_EXPORT = ("pages/3_privacy/3_access_log.py", "pages/4_data/4_users.py")
FILLED_BY_A_STEP = [page for page in PAGES if page not in (IMPORTS, *OF_NO_EXPORT)]


def at(app: AppTest, page: str) -> AppTest:
    """The dashboard on one of its pages."""
    return app.run().switch_page(page).run()


def words(app: AppTest) -> str:
    """Everything that a page says."""
    elements = [*app.title, *app.header, *app.markdown, *app.caption, *app.text, *app.error]
    return "\n".join(str(element.value) for element in elements).replace("\u2060", "")


@pytest.mark.parametrize("page", PAGES)
def test_every_page_can_be_opened_on_an_empty_store(empty_app, page):
    opened = at(empty_app, page)
    assert not opened.exception
    assert not opened.error


@pytest.mark.parametrize("page", PAGES)
def test_every_page_can_be_opened_on_the_samples(app, page):
    opened = at(app, page)
    assert not opened.exception
    assert not opened.error


@pytest.mark.parametrize("page", FILLED_BY_A_STEP)
def test_an_empty_page_names_the_step_that_fills_it(empty_app, page):
    assert "Add an export" in words(at(empty_app, page))


@pytest.mark.parametrize("page", PAGES)
def test_a_page_says_its_title_once(app, page):
    titles = [one.value for one in at(app, page).title]
    assert len(titles) == 1


def test_the_bare_address_leads_to_the_overview(app):
    assert app.run().title[0].value == "Overview"


def test_the_bare_address_with_a_number_leads_to_the_card(app):
    app.query_params["caller"] = "+915500001003"
    assert "Meera Iyer" in words(app.run())


def test_a_caller_is_found_by_the_last_digits(app):
    looked_up = at(app, LOOKUP).text_input(key="caller").set_value("01003").run()
    assert "Meera Iyer" in words(looked_up)


def test_a_caller_is_found_by_a_part_of_the_name(app):
    looked_up = at(app, LOOKUP).text_input(key="caller").set_value("meer iye").run()
    assert "Meera Iyer" in words(looked_up)


def test_nobody_found_is_said_in_words(app):
    looked_up = at(app, LOOKUP).text_input(key="caller").set_value("zzyzx").run()
    assert "Nobody is known by that." in words(looked_up)


def test_a_period_without_calls_says_of_when_the_newest_is(app):
    narrowed = at(app, OVERVIEW).selectbox(key="period").set_value("7 days").run()
    assert "No calls in this selection" in words(narrowed)
    assert "The newest call here is of" in words(narrowed)


def test_one_click_shows_all_days(app):
    narrowed = at(app, OVERVIEW).selectbox(key="period").set_value("7 days").run()
    assert narrowed.button(key="show_all").click().run().metric


def test_the_numbers_of_the_overview_are_those_of_the_reports(app, sample_store):
    from rsoft_analytics.metrics import report

    everything = at(app, OVERVIEW).selectbox(key="period").set_value("All").run()
    (calls,) = report(sample_store, "calls")["rows"]
    assert everything.metric[0].value == str(calls["value"])


def test_a_filter_outlives_a_visit_to_another_page(app):
    at(app, OVERVIEW).selectbox(key="period").set_value("All").run()
    app.switch_page(QUALITY).run()
    assert app.switch_page(OVERVIEW).run().selectbox(key="period").value == "All"


def test_an_upload_is_shown_before_it_is_loaded(empty_app):
    export = ROOT / "data" / "samples" / "sms_backup_calls.xml"
    uploader = at(empty_app, IMPORTS).file_uploader(key="exports")
    shown = uploader.upload(export.name, export.read_bytes()).run()
    assert "What will change" in words(shown)
    assert "Nothing was imported yet" in words(shown)


def test_a_store_held_by_another_process_is_said_in_words(tmp_path, monkeypatch):
    from rsoft_analytics.store import Store

    path = tmp_path / "rsoft.duckdb"
    monkeypatch.setenv("RSOFT_STORE", str(path))
    with Store(path):
        app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=30).run()
    assert not app.exception
    assert app.error


def test_a_caller_marked_done_moves_to_the_list_of_those(app):
    opened = at(app, MISSED)
    opened.selectbox(key="period").set_value("All").run()
    button = next(one for one in opened.button if str(one.key).startswith("done_"))
    button.click().run()
    assert "is marked done" in words(opened)


def test_the_missed_calls_page_tells_how_many_callers_wait(app, sample_store):
    from rsoft_analytics.metrics import report

    opened = at(app, MISSED).selectbox(key="period").set_value("All").run()
    (waiting,) = report(sample_store, "waiting_callers")["rows"]
    assert f"{waiting['value']} callers tried" in words(opened)


def test_the_team_page_adds_up_the_calls_of_the_reps(app, sample_store):
    from rsoft_analytics.metrics import report

    opened = at(app, TEAM).selectbox(key="period").set_value("All").run()
    (calls,) = report(sample_store, "calls")["rows"]
    assert f"add up to the team's {calls['value']}" in words(opened)


def test_the_team_page_looks_at_like_for_like(app):
    opened = at(app, TEAM).selectbox(key="period").set_value("All").run()
    opened.toggle(key="like_for_like").set_value(True).run()
    assert "put together by" in words(opened)


@pytest.mark.parametrize(
    ("page", "key", "said"),
    [(TEAM, "rules", "CallRail"), (MISSED, "estimated", "There is no estimate")],
)
def test_what_is_folded_away_is_told_when_it_is_opened(app, page, key, said):
    app.session_state[key] = True
    opened = at(app, page).selectbox(key="period").set_value("All").run()
    assert said in words(opened)


@pytest.mark.parametrize("place", ["By line", "Rep on another call"])
def test_where_calls_are_missed_can_be_seen_in_other_ways(app, place):
    opened = at(app, MISSED).selectbox(key="period").set_value("All").run()
    turned = opened.segmented_control(key="where").set_value(place).run()
    assert not turned.exception
