"""The access log: written before anything is shown, chained, and of nobody by name."""

import random
from datetime import UTC, datetime, timedelta

import pytest
from streamlit.testing.v1 import AppTest

from rsoft_analytics import access
from rsoft_analytics.access import LOCAL_OWNER, Viewer, log
from rsoft_analytics.errors import RsoftError
from rsoft_analytics.privacy.chain import first_fault, heads_kept
from rsoft_analytics.store import Store
from rsoft_analytics.ui.opening import whole_store

ASHA = Viewer("Asha", "asha@example.com", "rep", "Asha", who="user 7", session="s")
NUMBER = 915500001003
LOOKUP = "pages/1_calls/2_lookup.py"
OPENED = [  # a page, the box in which a person is named there, what the log calls it
    ("pages/3_privacy/1_consent.py", "person", "consent of a person"),
    ("pages/3_privacy/2_requests.py", "rights_of", "what is held of a person"),
]
SHOWN_OF = {"consent of a person": "profiling", "what is held of a person": "Calls: "}


@pytest.fixture
def store(tmp_path):
    """A store with some openings in its log."""
    with Store(tmp_path / "rsoft.duckdb") as open_store:
        for place in range(6):
            access.note(open_store, ASHA, "page", "card", number=NUMBER + place % 2, people=1)
        access.note(open_store, LOCAL_OWNER, "export", "zoho", people=12)
        yield open_store


def test_the_log_tells_who_opened_whose_record(store):
    told = access.entries(store, number=NUMBER)
    assert {(one["user"], one["way"], one["what"]) for one in told} == {("User 7", "page", "card")}
    assert len(told) == 3


def test_the_log_can_be_narrowed(store):
    assert [one["what"] for one in access.entries(store, way="export")] == ["zoho"]
    assert len(access.entries(store, who="user 7")) == 6
    assert access.entries(store, since=datetime.now(UTC) + timedelta(days=1)) == []


def test_the_log_names_nobody_whose_record_was_opened(store):
    assert str(NUMBER) not in str(access.entries(store))
    with store.engine.cursor() as cursor:
        assert str(NUMBER) not in str(cursor.execute("from access_log").fetchall())


CHANGES = (
    "update access_log set who = 'user 9' where place = $place",
    "update access_log set people = 77 where place = $place",
    "delete from access_log where place = $place",
    "update access_log set opened_at = opened_at + interval 1 second where place = $place",
)


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_of_the_past_is_found_at_its_row(store, change):
    place = random.Random(change).randrange(1, 8)
    assert access.fault(store) is None
    with store.engine.cursor() as cursor:
        cursor.execute(change, {"place": place})
    found = access.fault(store)
    assert found
    assert found.place == place


def test_of_a_thousand_random_changes_each_is_found_with_its_first_bad_row(store):
    dice = random.Random(6)
    intact = store.rows("access/log_rows")
    head = heads_kept(store.path)[log.CHAIN]
    assert first_fault(intact, head) is None
    for _ in range(1000):
        rows, place = changed(intact, dice)
        found = first_fault(rows, head)
        assert found, rows
        assert found.place == place, found.message
        assert f"Row {place} " in found.message


def changed(intact: list[dict], dice: random.Random) -> tuple[list[dict], int]:
    """The log after an edit, a removal, a swap or a truncation, and the first row that is bad."""
    rows = [dict(row) for row in intact]
    first, second = sorted(dice.sample(range(len(rows)), 2))
    kind = dice.choice(["edit", "removal", "swap", "truncation"])
    if kind == "edit":
        name = dice.choice(sorted(set(rows[first]) - {"place", "opened_at", "people"}))
        rows[first][name] = "".join(dice.choices("abcdef", k=9))
    elif kind == "removal":
        del rows[first]
    elif kind == "swap":
        rows[first], rows[second] = (
            {**rows[second], "place": rows[first]["place"]},
            {**rows[first], "place": rows[second]["place"]},
        )
    else:
        del rows[first:]
    return rows, first + 1


def test_what_is_drawn_again_and_again_is_noted_once(store):
    before = len(access.entries(store))
    for _ in range(5):
        access.note_once(store, ASHA, "page", "overview")
    assert len(access.entries(store)) == before + 1


def test_a_note_waits_for_no_import_and_draws_no_page_anew(store):
    before = store.version
    with store.writing():
        access.note(store, ASHA, "page", "card", number=NUMBER)
    assert store.version == before + 1  # of the writing alone


def test_where_the_log_cannot_be_written_the_card_is_not_shown(app: AppTest, monkeypatch):
    shown = app.run().switch_page(LOOKUP).run()
    shown.text_input(key="caller").set_value("01003").run()
    assert "Meera Iyer" in said(shown)
    refuse_to_write(monkeypatch)
    shown.text_input(key="caller").set_value("01002").run()
    assert "The access log cannot be written, so nothing is shown" in said(shown)
    assert not shown.header


@pytest.mark.parametrize(("page", "box", "what"), OPENED)
def test_a_person_is_written_down_where_a_page_opens_them(app: AppTest, page, box, what):
    shown = app.run().switch_page(page).run()
    shown.text_input(key=box).set_value("+91 55000 01003").run()
    shown.run()
    (told,) = [one for one in access.entries(whole_store(), number=NUMBER) if one["what"] == what]
    assert (told["way"], told["people"]) == ("page", 1)


@pytest.mark.parametrize(("page", "box", "what"), OPENED)
def test_where_the_log_cannot_be_written_no_person_is_opened(
    app: AppTest, monkeypatch, page, box, what
):
    shown = app.run().switch_page(page).run()
    shown.text_input(key=box).set_value("+91 55000 01003").run()
    assert SHOWN_OF[what] in said(shown)
    refuse_to_write(monkeypatch)
    shown.text_input(key=box).set_value("+91 55000 01002").run()
    assert "The access log cannot be written, so nothing is shown" in said(shown)
    assert SHOWN_OF[what] not in said(shown)


def test_a_person_without_a_number_is_written_down_too(app: AppTest):
    shown = app.run().switch_page("pages/3_privacy/1_consent.py").run()
    shown.text_input(key="person").set_value("Asha").run()
    (told,) = [one for one in access.entries(whole_store()) if one["what"] == "consent of a person"]
    assert told["subject"]
    assert "Asha" not in str(told["subject"])


def test_where_the_log_cannot_be_written_no_page_is_opened(app: AppTest, monkeypatch):
    log.LATELY_NOTED = log.Remembered()
    refuse_to_write(monkeypatch)
    shown = app.run().switch_page("pages/1_calls/3_missed_calls.py").run()
    assert "The access log cannot be written" in said(shown)
    assert not shown.title


def refuse_to_write(monkeypatch) -> None:
    """Let no row of the log be kept any more."""

    def full(*_: object) -> None:
        raise OSError("No space left on device")

    monkeypatch.setattr(log, "keep_head", full)


def said(app: AppTest) -> str:
    """What a page says."""
    elements = [*app.title, *app.header, *app.markdown, *app.text, *app.error]
    said = "\n".join(str(element.value) for element in elements)
    return said.replace("\u2060", "").replace("\\", "")


def test_a_refusal_to_write_is_a_sentence(store, monkeypatch):
    refuse_to_write(monkeypatch)
    with pytest.raises(RsoftError, match="nothing is shown"):
        access.note(store, ASHA, "page", "card")
