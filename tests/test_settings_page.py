"""The settings page says what a change would do, keeps it, and takes it back."""

from dataclasses import fields

import pytest
from streamlit.testing.v1 import AppTest

from rsoft_analytics.settings import Settings

SETTINGS, OVERVIEW = "pages/4_data/3_settings.py", "pages/1_calls/1_overview.py"
LOOKUP = "pages/1_calls/2_lookup.py"
CALLER = "55000 01003"


def at(app: AppTest, page: str) -> AppTest:
    """The dashboard on one of its pages."""
    return app.run().switch_page(page).run()


def words(app: AppTest) -> str:
    """Everything that a page says."""
    elements = [*app.title, *app.markdown, *app.caption, *app.text, *app.error]
    return "\n".join(str(element.value) for element in elements).replace("\u2060", "")


def own(app: AppTest, *numbers: str) -> AppTest:
    """The settings page after numbers were put on the list."""
    written = at(app, SETTINGS).text_area(key="own_text_0").set_value("\n".join(numbers)).run()
    return written.button(key="own_add").click().run()


def test_a_change_is_said_before_it_is_kept_and_can_be_set_back(app):
    page = at(app, SETTINGS)
    changed = page.number_input(key="setting_shortest_conversation_1").set_value(60).run()
    assert "What would change:" in words(changed)
    assert "Keeping it computes again which calls are conversations" in words(changed)
    kept = changed.button(key="keep_shortest_conversation").click().run()
    assert kept.number_input(key="setting_shortest_conversation_60").value == 60
    back = kept.button(key="back_shortest_conversation").click().run()
    assert back.number_input(key="setting_shortest_conversation_1").value == 1


def test_every_setting_stands_on_the_page(app):
    page = at(app, SETTINGS)
    kinds = (page.selectbox, page.number_input, page.toggle, page.text_input, page.button_group)
    keys = {str(one.key) for kind in kinds for one in kind}
    values = {one.name: one.default for one in fields(Settings)}
    assert {f"setting_{name}_{value}" for name, value in values.items()} <= keys


@pytest.mark.parametrize(
    ("value", "kind"), [(True, "toggle"), (24, "number_input"), ("09:00", "text_input")]
)
def test_a_setting_without_a_section_is_drawn_by_its_kind(empty_app, value, kind):
    app = AppTest.from_function(drawn_alone, args=(value,)).run()
    assert getattr(app, kind)[0].value == value


def drawn_alone(value):
    """A setting of a kind, as the page draws it."""
    from rsoft_analytics.ui.settings_more import chosen_of

    chosen_of("episode_gap", value)


def test_numbers_pasted_are_left_out_and_taken_off_again(app):
    listed = own(app, f"{CALLER}, Meera", "banana")
    assert "are left out.**" in words(listed)
    assert "Meera · Staff" in words(listed)
    off = listed.button(key="off_0_+915500001003").click().run()
    assert "No number stands on it yet." in words(off)


def test_a_line_without_a_number_is_said(app):
    page = at(app, SETTINGS).text_area(key="own_text_0").set_value("banana 1").run()
    assert "Line 1: 'banana 1' holds no phone number." in words(page)


def test_an_uploaded_list_is_read(app):
    uploader = at(app, SETTINGS).file_uploader(key="own_file_0")
    page = uploader.upload("staff.csv", f"Number,Name\n{CALLER},Meera\n".encode()).run()
    assert "Leave 1 number out" in [button.label for button in page.button]


def test_a_rule_is_switched_and_tells_what_it_would_take_out(app):
    page = at(app, SETTINGS)
    switched = page.toggle(key="on_blocked_on_phones_False").set_value(True).run()
    assert switched.toggle(key="on_blocked_on_phones_True").value
    assert not switched.exception


def test_a_rules_number_can_be_kept_in(app):
    page = at(app, SETTINGS).selectbox(key="own_rule").set_value("our_own_lines").run()
    first = next(button.key for button in page.button if str(button.key).startswith("keep_in_"))
    kept = page.button(key=first).click().run()
    assert kept.button(key=first.replace("keep_in", "again"))


def test_the_overview_says_how_many_calls_are_left_out(app):
    own(app, CALLER)
    overview = app.switch_page(OVERVIEW).run().selectbox(key="period").set_value("All").run()
    assert "are left out" in words(overview)


def test_a_card_says_that_its_number_is_an_own_one(app):
    own(app, f"{CALLER}, Meera")
    card = app.switch_page(LOOKUP).run().text_input(key="caller").set_value(CALLER).run()
    assert "**Your own team:** Meera" in words(card)


def test_an_entry_of_a_timeline_opens_to_what_it_is_made_of(app):
    card = at(app, LOOKUP).text_input(key="caller").set_value(CALLER).run()
    opened = card.button(key="made_of_call_0").click().run()
    assert not opened.exception
    assert "**Made of " in words(opened)


@pytest.mark.parametrize("page", [SETTINGS, OVERVIEW])
def test_without_own_numbers_nothing_is_said_to_be_left_out(empty_app, page):
    assert "are left out.**" not in words(at(empty_app, page))


def test_settings_can_be_made_before_anything_was_imported(empty_app):
    page = at(empty_app, SETTINGS).selectbox(key="setting_timezone_Asia/Kolkata")
    changed = page.set_value("Europe/London").run()
    kept = changed.button(key="keep_timezone").click().run()
    assert kept.selectbox(key="setting_timezone_Europe/London").value == "Europe/London"
