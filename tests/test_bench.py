"""The imports page as the analyst's bench, through the front door."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from streamlit.testing.v1 import AppTest

from rsoft_analytics.files.export import Export
from rsoft_analytics.imports.load import load
from rsoft_analytics.imports.options import Mapping, Options
from rsoft_analytics.store import Store

IMPORTS, OVERVIEW = "pages/4_data/1_imports.py", "pages/1_calls/1_overview.py"
HEADER = "Date,Time,Phone Number,Call Type,Duration (sec),Ticket\n"
OPEN = HEADER + "03/04/2026,09:04:11,+915500001001,Incoming,184,T-1\n"
UNKNOWN = "Wann,Wer,Was,Wie lang\n2026-03-02 09:04:11,5500001001,Incoming,184\n"
TODAY = datetime.now(ZoneInfo("Asia/Kolkata")).date()  # as the store's settings have it
BY_HAND = Mapping("calls", {"Wann": "started", "Wer": "party", "Was": "direction"})


@pytest.fixture
def drop(empty_app: AppTest) -> Callable[[str], AppTest]:
    """Drops a text as a file on the imports page."""

    def dropped(text: str) -> AppTest:
        page = empty_app.run().switch_page(IMPORTS).run()
        return page.file_uploader(key="exports").upload("calls.csv", text.encode()).run()

    return dropped


@pytest.fixture
def kept(tmp_path: Path) -> Callable[..., None]:
    """Loads a text into the store that the page will open."""

    def loaded(text: str, options: Options = Options()) -> None:
        path = tmp_path / f"{abs(hash(text))}.csv"
        path.write_text(text, encoding="utf-8")
        with Store(tmp_path / "rsoft.duckdb") as store:
            assert load(store, Export(path, path.name), options).status == "imported"

    return loaded


def words(app: AppTest) -> str:
    """Everything that a page says."""
    said = [*app.markdown, *app.caption, *app.text, *app.error]
    labels = [one.label for one in app.expander]
    return "\n".join([*(str(one.value) for one in said), *labels]).replace("\u2060", "")


def first_cells(app: AppTest) -> list[str]:
    """What stands in the first row as it will be stored."""
    (rows,) = [one.value for one in app.dataframe if "Call" in one.value]
    return [str(cell) for cell in rows.iloc[0]]


def widget(app: AppTest, kind: str, key: str):
    """A widget of an upload, whose key ends with the file's id."""
    return next(one for one in app.get(kind) if str(one.key).startswith(key))


def test_a_file_that_cannot_tell_asks_which_of_day_and_month_comes_first(drop):
    asked = widget(drop(OPEN), "button_group", "asked_order")
    assert asked.label == "In this file 03/04/2026 is"
    assert asked.options == ["3 April 2026", "4 March 2026"]


def test_the_preview_follows_the_order_that_a_person_chooses(drop):
    app = drop(OPEN)
    assert first_cells(app)[0].startswith("03 Apr")
    widget(app, "button_group", "asked_order").set_value(False).run()
    assert first_cells(app)[0].startswith("04 Mar")


def test_a_grant_of_two_days_is_read_once_a_person_has_said_which_it_is(drop):
    header = "person_kind,person,purpose,channel,act,at,place,wording,evidence\n"
    app = drop(header + "user,Zoya,photos,,granted,03/04/2026 10:00,popup,,\n")
    asked = widget(app, "button_group", "asked_order")
    assert asked.value is None
    assert "No grant of it is read until you say so" in words(app)
    assert "Nothing in it can be used" in words(app)
    asked.set_value(True).run()
    assert not app.exception
    assert "Nothing in it can be used" not in words(app)
    widget(app, "button", "load_").click().run()
    assert "Loaded" in words(app)


def test_the_preview_follows_the_zone_that_a_person_chooses(drop):
    app = drop(OPEN)
    widget(app, "selectbox", "zone").set_value("UTC").run()
    assert "14:34:11" in first_cells(app)[0]


def test_the_first_rows_are_in_peoples_words(drop):
    assert first_cells(drop(OPEN))[1:4] == ["Incoming, spoken", "3 min 4 s", "05500 001 001"]


def test_a_file_whose_dates_prove_the_order_is_not_asked_about(drop):
    app = drop(OPEN + OPEN.splitlines()[1].replace("03/04", "25/04") + "\n")
    assert "as 1 date proves" in words(app)
    assert not [one for one in app.get("button_group") if str(one.key).startswith("asked")]


def test_columns_that_no_field_stands_for_are_named(drop):
    app = drop(OPEN)
    assert "6 columns: 5 understood, 1 kept aside" in words(app)
    (columns,) = [one.value for one in app.dataframe if "Understood as" in one.value]
    assert ["Ticket", "kept, not used"] in columns.to_numpy().tolist()


def test_rejects_are_grouped_by_their_reason(drop):
    bad = OPEN.splitlines()[1].replace("+915500001001", "banana") + "\n"
    app = drop(OPEN + bad + bad)
    assert "2 records: the number is no phone number" in words(app)


def test_a_file_of_which_nothing_can_be_used_offers_no_load(drop):
    app = drop(OPEN.replace("+915500001001", "banana"))
    assert "there is nothing to load" in words(app)
    assert not [one for one in app.button if "Load" in one.label]


def test_an_unknown_table_is_mapped_by_hand_with_a_live_preview(drop):
    app = drop(UNKNOWN)
    assert "This table is not known yet." in words(app)
    for at, field in enumerate(["Start of the call", "Number of the other side", "Direction"]):
        choice = next(one for one in app.selectbox if str(one.key).endswith(f"_calls_{at}"))
        choice.set_value(field).run()
    assert first_cells(app)[1:3] == ["Incoming, spoken", "05500 001 001"]


def test_calls_without_a_number_are_not_tried_before_it_is_said_which_it_is(drop):
    app = drop(UNKNOWN)
    next(one for one in app.selectbox if str(one.key).endswith("_calls_0")).set_value(
        "Start of the call"
    ).run()
    assert "This table is not known yet." in words(app)
    assert "Say which column is the number of the other side" in words(app)


def test_a_table_that_was_mapped_before_says_so_and_can_be_mapped_anew(kept, drop):
    kept(UNKNOWN, Options(mapping=BY_HAND))
    app = drop(UNKNOWN.replace("5500001001", "5500001002"))
    assert "as they were mapped here before" in words(app)
    widget(app, "toggle", "by_hand").set_value(True).run()
    choice = next(one for one in app.selectbox if str(one.key).endswith("_calls_3"))
    choice.set_value("Duration").run()
    assert "3 min 4 s" in first_cells(app)


def test_a_mapping_is_forgotten_on_the_page(kept, empty_app):
    kept(UNKNOWN, Options(mapping=BY_HAND))
    app = empty_app.run().switch_page(IMPORTS).run()
    assert "Wann → Start of the call" in words(app)
    widget(app, "button", "forget").click().run()
    assert "Wann → Start of the call" not in words(app)


def test_a_file_loaded_with_a_mapping_is_known_when_it_comes_again(kept, drop):
    kept(UNKNOWN, Options(mapping=BY_HAND))
    assert "In the store already" in words(drop(UNKNOWN))


def test_the_history_tells_what_an_import_changed(kept, empty_app):
    kept(OPEN)
    app = empty_app.run().switch_page(IMPORTS).run()
    app.selectbox(key="import").set_value(1).run()
    assert "Calls 0 → 1 · conversations 0 → 1 · numbers known 0 → 1" in words(app)


# Phones that went silent.


def log(first: date, days: list[int], number: int) -> str:
    """A phone's calls on some days after a first one."""
    rows = (
        f"{first + timedelta(days=day)},09:00:00,+9155000{number:05},Incoming,60,\n" for day in days
    )
    return HEADER + "".join(rows)


@pytest.mark.parametrize(
    ("ravis_days", "is_silent"),
    [
        ([0, 1, 2, 3, 4, 5, 6], True),  # four days silent, and it called every day
        ([0, 1, 2, 3, 4, 5, 6, 7, 8], False),  # two days silent
        ([0, 3, 6], False),  # four days silent, but it calls every third
    ],
)
def test_a_phone_is_silent_after_three_times_its_usual_gap(kept, empty_app, ravis_days, is_silent):
    first = TODAY - timedelta(days=10)
    kept(log(first, list(range(11)), 1001), Options(rep="Asha"))
    kept(log(first, ravis_days, 1002), Options(rep="Ravi"))
    for page in (IMPORTS, OVERVIEW):
        app = empty_app.run().switch_page(page).run()
        assert ("Ravi's phone has not reported since" in words(app)) is is_silent


def test_a_silent_phone_is_told_with_its_day_and_how_often_it_usually_reports(kept, empty_app):
    first = TODAY - timedelta(days=10)
    kept(log(first, list(range(11)), 1001), Options(rep="Asha"))
    kept(log(first, list(range(6)), 1002), Options(rep="Ravi"))
    last = first + timedelta(days=5)
    said = words(empty_app.run().switch_page(IMPORTS).run())
    assert f"since {last.day} {last:%b}, 5 days ago; it usually does every day." in said
