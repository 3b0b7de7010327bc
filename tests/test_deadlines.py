"""Every clock runs as its law says, over holidays, months and midnights."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import holidays
import pytest

from rsoft_analytics.privacy.acts import Act, record
from rsoft_analytics.privacy.deadlines import (
    CLOCKS,
    UNITS,
    clock_for,
    due,
    pass_on,
    running,
    standing,
)
from rsoft_analytics.privacy.ledger import verified

INDIA, NEW_YORK = ZoneInfo("Asia/Kolkata"), ZoneInfo("America/New_York")
DUE = [  # the clock, its law and channel, since when, and until when
    ("opt-out", "US", "email", datetime(2026, 3, 2, 12, tzinfo=NEW_YORK), date(2026, 3, 16)),
    # Thanksgiving, the 26th, is no business day
    ("opt-out", "US", "call", datetime(2026, 11, 16, 12, tzinfo=NEW_YORK), date(2026, 12, 1)),
    # the tenth business day would be Christmas
    ("opt-out", "US", "sms", datetime(2026, 12, 11, 12, tzinfo=NEW_YORK), date(2026, 12, 28)),
    # from a Saturday on
    ("opt-out", "US", "call", datetime(2026, 3, 7, 12, tzinfo=NEW_YORK), date(2026, 3, 20)),
    # in India it is Tuesday already, in New York, where the law holds, still Monday
    ("opt-out", "US", "call", datetime(2026, 3, 3, 5, tzinfo=INDIA), date(2026, 3, 16)),
    ("do-not-call copy", None, None, datetime(2026, 1, 15, 5, 30, tzinfo=INDIA), date(2026, 2, 15)),
    ("revocation list", None, None, datetime(2026, 1, 7, 12, tzinfo=INDIA), date(2026, 1, 8)),
    ("revocation list", None, None, datetime(2026, 1, 8, 12, tzinfo=INDIA), date(2026, 2, 8)),
    ("revocation list", None, None, datetime(2026, 12, 31, 12, tzinfo=INDIA), date(2027, 1, 8)),
    ("grievance", "IN", None, datetime(2026, 1, 1, 12, tzinfo=INDIA), date(2026, 4, 1)),
    ("request", "EU", None, datetime(2026, 1, 31, 12, tzinfo=INDIA), date(2026, 2, 28)),
    ("request", "EU", None, datetime(2026, 12, 15, 12, tzinfo=INDIA), date(2027, 1, 15)),
    ("request", "IN", None, datetime(2026, 1, 1, 12, tzinfo=INDIA), date(2026, 1, 31)),
]


@pytest.mark.parametrize(("name", "law", "channel", "since", "day"), DUE)
def test_each_clock_ends_on_its_day(name, law, channel, since, day):
    until = due(clock_for(name, law, channel), since)
    assert (until.date(), until.hour, until.minute) == (day, 23, 59)


@pytest.mark.parametrize("law", ["IN", "US"])
def test_ten_business_days_are_ten_days_on_which_offices_work(law):
    calendar = holidays.country_holidays(law)
    clock = next(one for one in CLOCKS if one.unit == "business days")
    clock = type(clock)(**{**vars(clock), "law": law})
    for start in range(0, 365, 11):
        since = datetime(2026, 1, 1, 12, tzinfo=NEW_YORK) + timedelta(days=start)
        first = since.astimezone(INDIA if law == "IN" else NEW_YORK).date()
        last = due(clock, since).date()
        days = [first + timedelta(days=one) for one in range(1, (last - first).days + 1)]
        working = [day for day in days if day.weekday() < 5 and day not in calendar]
        assert len(working) == 10
        assert working[-1] == last


def test_an_own_target_is_counted_in_hours_of_the_world_over_the_change_of_clocks():
    before_summer_time = datetime(2026, 3, 7, 12, tzinfo=NEW_YORK)
    until = due(clock_for("opt-out", "GB", "call"), before_summer_time)
    assert until - before_summer_time.astimezone(UTC) == timedelta(hours=24)


def test_every_clock_has_a_unit_that_is_known():
    assert {one.unit for one in CLOCKS} <= set(UNITS)


@pytest.mark.parametrize(
    ("hours", "words"),
    [(0, "running"), (11, "running"), (12, "half gone"), (20, "nearly due"), (25, "late")],
)
def test_how_far_gone_a_deadline_is(hours, words):
    since = datetime(2026, 3, 2, tzinfo=UTC)
    assert standing(since, since + timedelta(hours=24), since + timedelta(hours=hours)) == words


def test_a_withdrawal_runs_until_it_is_passed_on(empty_store):
    at = datetime.now(UTC) - timedelta(hours=30)
    record(empty_store, Act("+915500000001", "marketing", "withdrawn", at=at))
    record(empty_store, Act("+12025550123", "marketing", "withdrawn", channel="call", at=at))
    found = {one["who"]: one for one in running(empty_store)}
    assert found["+915500000001"]["standing"] == "late"
    assert found["+12025550123"]["standing"] in ("running", "half gone")
    assert pass_on(empty_store, [1, 2, 99]) == 2
    assert pass_on(empty_store, [1]) == 0
    assert running(empty_store) == []
    assert verified(empty_store).fault is None


def test_a_withdrawal_that_was_taken_back_runs_no_more(empty_store):
    record(empty_store, Act("Asha", "photos", "withdrawn", at=datetime(2026, 1, 2, tzinfo=UTC)))
    assert [one["who"] for one in running(empty_store)] == ["Asha"]
    record(empty_store, Act("Asha", "photos", "granted", at=datetime(2026, 1, 3, tzinfo=UTC)))
    assert running(empty_store) == []


def test_the_owners_own_target_is_a_setting(empty_store):
    empty_store.keep_settings(withdrawal_target_hours=48)
    at = datetime.now(UTC) - timedelta(hours=30)
    record(empty_store, Act("Asha", "photos", "withdrawn", at=at))
    assert [one["standing"] for one in running(empty_store)] == ["half gone"]
