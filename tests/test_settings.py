"""A setting says what it would change before it is kept, and is undone by setting it back."""

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from rsoft_analytics.errors import RsoftError
from rsoft_analytics.imports.collect import collected
from rsoft_analytics.imports.importing import import_all
from rsoft_analytics.metrics import report
from rsoft_analytics.settings import DEFAULTS, checked, meaning_of, recomputed_by
from rsoft_analytics.store import Store

SAMPLES = Path(__file__).parents[1] / "data" / "samples"
EXPORTS = [SAMPLES / name for name in ("call_log.csv", "sms_backup_calls.xml", "three_cx.csv")]


@pytest.fixture
def store(tmp_path):
    """A store in a file, with a few calls."""
    with Store(tmp_path / "rsoft.duckdb") as opened, collected(EXPORTS) as found:
        import_all(opened, found)
        yield opened


def value(store: Store, metric: str) -> float | None:
    """A metric as one number."""
    (row,) = report(store, metric)["rows"]
    return row["value"]


def calls(store: Store) -> list[tuple]:
    """Every call as it is derived."""
    with store.engine.cursor() as cursor:
        return cursor.execute("select * from calls order by call_id").fetchall()


@pytest.mark.parametrize("shortest", [1, 5, 60, 600])
def test_what_another_shortest_conversation_would_give_is_what_keeping_it_gives(store, shortest):
    (told,) = store.rows("ui/shortest_conversations", shortest=[shortest])
    store.keep_settings(shortest_conversation=shortest)
    assert told["conversations"] == value(store, "conversations")
    assert told["value"] == pytest.approx(value(store, "answer_rate"))


@pytest.mark.parametrize("name", ["Europe/London", "America/Los_Angeles", "Asia/Kolkata"])
def test_calls_that_would_move_to_another_day_are_those_that_do(store, name):
    zone, kept = ZoneInfo(name), ZoneInfo("Asia/Kolkata")
    with store.engine.cursor() as cursor:
        starts: list[datetime] = [
            start for (start,) in cursor.execute("select started_at from calls").fetchall()
        ]
    told = store.row("ui/days_moved", zone=name)
    assert told["calls"] == len(starts) > 10
    moved = [one.astimezone(zone).date() != one.astimezone(kept).date() for one in starts]
    other = [one.astimezone(zone).hour != one.astimezone(kept).hour for one in starts]
    assert (told["on_another_day"], told["in_another_hour"]) == (sum(moved), sum(other))


@pytest.mark.parametrize(
    "change", [{"shortest_conversation": 30}, {"timezone": "Europe/London"}, {"region": "GB"}]
)
def test_setting_back_undoes_a_change(store, change):
    before = calls(store)
    store.keep_settings(**change)
    store.keep_settings(**{name: getattr(DEFAULTS, name) for name in change})
    assert calls(store) == before


def test_keeping_a_setting_tells_how_far_it_is(store):
    shares = []
    store.keep_settings(lambda doing, share: shares.append(share), shortest_conversation=5)
    assert shares == sorted(shares)
    assert len(shares) > 3
    assert 0 <= min(shares) < max(shares) < 1


def test_a_setting_of_how_things_are_shown_computes_nothing_again(store):
    told = []
    store.keep_settings(lambda doing, share: told.append(doing), lakh=True, currency="aed")
    assert (told, store.settings.lakh, store.settings.currency) == ([], True, "AED")


def test_what_is_computed_again_is_said():
    assert recomputed_by(["timezone"]) == ["the day and the hour of every call"]
    assert recomputed_by(["lakh"]) == []
    assert meaning_of("region").startswith("The country")


@pytest.mark.parametrize("code", ["", "rupees", "12", "₹₹₹"])
def test_what_is_no_currency_is_refused(code):
    with pytest.raises(RsoftError, match="is no currency"):
        checked(DEFAULTS, {"currency": code})
