"""The advertising page keeps what is typed in, and makes what may leave only when it is wanted."""

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from rsoft_analytics.advertising import Wanted, numbers_for_agency, rehearsed, table
from rsoft_analytics.metrics import Filters, report
from rsoft_analytics.store import Store
from rsoft_analytics.ui.answers import opened
from tests.conftest import page_on

ADVERTISING = "pages/2_leads/4_your_advertising.py"


@pytest.fixture
def path(demo_file: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    return Path(shutil.copy(demo_file, tmp_path))


@pytest.fixture
def page(path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[AppTest]:
    """The page on that copy."""
    yield from page_on(path, ADVERTISING, monkeypatch)


def words(app: AppTest) -> str:
    """Everything that the page says."""
    return "\n".join(str(one.value) for one in (*app.markdown, *app.caption, *app.error))


def test_numbers_that_may_leave_are_made_when_they_are_wanted(
    page: AppTest, demo_file: Path
) -> None:
    assert "may leave" not in "\n".join(one.value for one in page.markdown)
    page.segmented_control(key="agency_months").set_value(3).run()
    with Store(demo_file) as store:
        told = numbers_for_agency(store, 3)
    header, rows = table(told)
    may = len(told.rows) * 5 - len(told.withheld)
    assert f"**{may:,} numbers may leave, {len(told.withheld):,} are withheld.**" in words(page)
    shown = page.dataframe[-1].value
    assert list(shown.columns) == list(header)
    assert len(shown) == len(rows)
    page.segmented_control(key="agency_sheet").set_value("Withheld").run()
    assert len(page.dataframe[-1].value) == len(told.withheld)


def test_the_page_counts_the_conversions_that_the_file_would_hold(
    page: AppTest, demo_file: Path
) -> None:
    with Store(demo_file) as store:
        found = rehearsed(store, Wanted("google calls", "won", ""))
    page.selectbox(key="ad_account").set_value("google calls").run()
    assert found.made.leads + found.not_agreed + found.opted_out > 0
    if found.not_agreed:
        people = "person" if found.not_agreed == 1 else "people"
        assert f"{found.not_agreed:,} {people} did not agree to it" in words(page)
    said = f"**{found.made.leads:,} conversion" if found.made.leads else "**No conversion is new"
    assert said in words(page)


def test_a_line_that_is_typed_in_is_spend(page: AppTest, path: Path) -> None:
    october = Filters(date(2026, 10, 1), date(2026, 10, 31), (), ("Newspaper",))
    line = {
        "source": "Newspaper", "since": "2026-10-01", "until": "2026-10-31", "cost": "₹45,000",
    }  # fmt: skip
    page.session_state["spend_lines"] = {
        "edited_rows": {0: line}, "added_rows": [], "deleted_rows": [],
    }  # fmt: skip
    page.button(key="spend_keep").click().run()
    assert not page.exception
    assert "1 line kept." in "\n".join(one.value for one in page.success)
    opened.clear()
    with Store(path) as store:
        (row,) = report(store, "spend", october)["rows"]
    assert row["value"] == pytest.approx(45_000)


def test_a_line_that_is_no_spend_is_refused_in_words(page: AppTest) -> None:
    page.session_state["spend_lines"] = {
        "edited_rows": {0: {"source": "Newspaper", "cost": "a lot"}},
        "added_rows": [], "deleted_rows": [],
    }  # fmt: skip
    page.button(key="spend_keep").click().run()
    assert not page.exception
    assert page.error
    assert not page.success
