"""May I call now? Each rule decides where it should, at its edges too."""

import csv
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from rsoft_analytics.files.export import Export
from rsoft_analytics.imports.load import load
from rsoft_analytics.lookup import lookup
from rsoft_analytics.own_numbers import Entry, adding, made
from rsoft_analytics.privacy.acts import Act, record
from rsoft_analytics.privacy.status import status
from rsoft_analytics.privacy.verdicts import (
    calls_after_no,
    may_call,
    out_of_hours,
    told,
    verdicts_of,
)
from rsoft_analytics.store import Store

INDIAN, AMERICAN, BRITISH = 915500000001, 12025550123, 447700900123
NOON_IN_INDIA = datetime(2026, 3, 2, 6, 30, tzinfo=UTC)
NOON_IN_NEW_YORK = datetime(2026, 3, 2, 17, 0, tzinfo=UTC)
JANUARY, FEBRUARY = datetime(2026, 1, 15, 6, tzinfo=UTC), datetime(2026, 2, 15, 6, tzinfo=UTC)


def said(act: str, at: datetime = JANUARY, **more: Any) -> Act:
    """An act of the Indian caller about calls with offers."""
    usual = {"purpose": "marketing", "channel": "call"}
    return Act(f"+{INDIAN}", act=act, at=at, **usual | more)


RULES = [  # what is said, in order -> the verdict at noon, and the rule that decides
    ([], "ask", "not asked"),
    ([said("granted")], "yes", "granted"),
    ([said("granted", channel=None)], "yes", "granted"),
    ([said("granted", channel="sms")], "ask", "not asked"),
    ([said("granted", purpose="service")], "ask", "not asked"),
    ([said("granted", purpose="profiling", channel=None)], "ask", "not asked"),
    ([said("refused")], "no", "refused"),
    ([said("refused", channel=None)], "no", "refused"),
    ([said("refused", channel="email")], "ask", "not asked"),
    ([said("granted"), said("withdrawn", FEBRUARY)], "no", "withdrawn"),
    ([said("withdrawn"), said("granted", FEBRUARY)], "yes", "granted"),
    ([said("granted", FEBRUARY), said("withdrawn", JANUARY)], "yes", "granted"),
    ([said("granted"), said("withdrawn", FEBRUARY, channel=None)], "no", "withdrawn"),
    ([said("granted"), said("withdrawn", FEBRUARY, channel="sms")], "yes", "granted"),
    ([said("withdrawn", channel=None), said("granted", FEBRUARY)], "yes", "granted"),
    ([said("granted", until=date(2026, 3, 1))], "ask", "expired"),
    ([said("granted", until=date(2026, 3, 2))], "yes", "granted"),
    ([said("granted", until=date(2026, 1, 20)), said("granted", FEBRUARY)], "yes", "granted"),
    ([said("granted", NOON_IN_INDIA + timedelta(seconds=1))], "ask", "not asked"),
    ([said("granted", place="Do-not-call list")], "ask", "not asked"),
    ([said("refused", place="Do-not-call list")], "no", "listed"),
    ([said("refused", place="Do-not-call list"), said("granted", FEBRUARY)], "ask",
     "listed but agreed"),
    ([said("refused", scope="property", place="Do-not-call list")], "no", "listed"),
]  # fmt: skip


@pytest.mark.parametrize(("acts", "verdict", "rule"), RULES)
def test_each_rule_decides_where_it_should(empty_store, acts, verdict, rule):
    for one in acts:
        record(empty_store, one)
    found = may_call(empty_store, [INDIAN], NOON_IN_INDIA)[INDIAN]
    assert (found["verdict"], found["by"]) == (verdict, rule)
    assert found["rule"].endswith(".")


def local(zone: str, hour: int, minute: int = 0, second: int = 0) -> datetime:
    """A moment of the second of March on the clock of a zone."""
    return datetime(2026, 3, 2, hour, minute, second, tzinfo=ZoneInfo(zone))


HOURS = [
    (INDIAN, local("Asia/Kolkata", 8, 59, 59), "no"),
    (INDIAN, local("Asia/Kolkata", 9), "yes"),
    (INDIAN, local("Asia/Kolkata", 20, 59, 59), "yes"),
    (INDIAN, local("Asia/Kolkata", 21), "no"),
    (INDIAN, local("America/New_York", 23, 45), "yes"),  # a quarter past nine in the morning there
    (AMERICAN, local("America/New_York", 7, 59), "no"),
    (AMERICAN, local("America/New_York", 8), "yes"),
    (AMERICAN, local("Asia/Kolkata", 0, 5), "yes"),  # midnight here, early afternoon there
    (AMERICAN, local("Asia/Kolkata", 12), "no"),
    (AMERICAN, local("America/New_York", 21), "no"),
    (BRITISH, local("Europe/London", 8, 30), "no"),
    (BRITISH, local("Europe/London", 9), "yes"),
]


@pytest.mark.parametrize(("caller", "at", "verdict"), HOURS)
def test_a_yes_heeds_the_hour_where_the_other_is(empty_store, caller, at, verdict):
    record(empty_store, Act(f"+{caller}", "marketing", "granted", channel="call", at=JANUARY))
    found = may_call(empty_store, [caller], at)[caller]
    assert found["verdict"] == verdict
    assert ("one may ring from" in found["rule"]) == (verdict == "no")


def test_who_has_to_be_asked_is_told_the_hour_beside(empty_store):
    found = may_call(empty_store, [INDIAN], local("Asia/Kolkata", 23))[INDIAN]
    assert found["verdict"] == "ask"
    assert "It is 23:00 where they are" in found["rule"]


def test_a_number_that_may_be_in_several_zones_is_rung_when_it_is_day_in_all():
    morning_in_the_east = local("America/New_York", 9)
    assert out_of_hours(("America/New_York",), "US", morning_in_the_east) is None
    everywhere = ("America/New_York", "Pacific/Honolulu")
    assert "Pacific/Honolulu" in str(out_of_hours(everywhere, "US", morning_in_the_east))


def put(store: Store, path: Path, rows: list[list[str]]) -> None:
    """Import a table; nothing of it is refused."""
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows(rows)
    assert not load(store, Export(path, path.name)).error


def born(store: Store, folder: Path, number: str, birthday: str) -> None:
    """An address book with one person and their birthday."""
    text = f"BEGIN:VCARD\nVERSION:3.0\nFN:Kid\nTEL:{number}\nBDAY:{birthday}\nEND:VCARD\n"
    path = folder / "kid.vcf"
    path.write_text(text, encoding="utf-8")
    assert not load(store, Export(path, path.name)).error


AGES = [  # at noon of 2 March 2026
    (INDIAN, "2008-03-03", "no"),  # eighteen tomorrow
    (INDIAN, "2008-03-02", "yes"),  # eighteen today
    (AMERICAN, "2013-03-03", "no"),  # thirteen tomorrow
    (AMERICAN, "2013-03-02", "yes"),
    (AMERICAN, "2009-01-01", "yes"),  # a child in India, and none under COPPA
    (BRITISH, "2008-03-03", "no"),
]


@pytest.mark.parametrize(("caller", "birthday", "verdict"), AGES)
def test_a_child_is_not_called_about_offers(empty_store, tmp_path, caller, birthday, verdict):
    born(empty_store, tmp_path, f"+{caller}", birthday)
    record(empty_store, Act(f"+{caller}", "marketing", "granted", channel="call", at=JANUARY))
    at = NOON_IN_NEW_YORK if caller == AMERICAN else NOON_IN_INDIA
    if caller == BRITISH:
        at = local("Europe/London", 12)
    found = may_call(empty_store, [caller], at)[caller]
    assert found["verdict"] == verdict
    assert (found["by"] == "child") == (verdict == "no")


def test_a_parents_consent_lets_a_child_be_called_and_never_profiled(empty_store, tmp_path):
    born(empty_store, tmp_path, f"+{INDIAN}", "2012-01-01")
    for act in (said("granted"), said("granted", purpose="profiling", channel=None)):
        record(empty_store, act)
    record(empty_store, said("granted", purpose="parental", channel=None))
    found = {
        (one["purpose"], one["channel"]): one["rule"]
        for one in verdicts_of(empty_store, [INDIAN], NOON_IN_INDIA)
    }
    assert found["marketing", "call"] == "granted"
    assert found["profiling", "call"] == "child"


def test_service_mail_cannot_be_opted_out_of_and_other_words_about_orders_can(
    empty_store, tmp_path
):
    header = ["Lead ID", "Name", "Phone", "Email"]
    put(empty_store, tmp_path / "leads.csv", [header, ["1", "M", "5500000001", "m@example.com"]])
    record(empty_store, Act("m@example.com", "service", "withdrawn", at=JANUARY))
    decided = verdicts_of(empty_store, [INDIAN], NOON_IN_INDIA)
    service = {one["channel"]: one for one in decided if one["purpose"] == "service"}
    assert told(service["email"], NOON_IN_INDIA, empty_store)["verdict"] == "yes"
    assert told(service["sms"], NOON_IN_INDIA, empty_store)["verdict"] == "no"


def test_what_is_forbidden_by_e_mail_holds_for_the_number_and_what_is_allowed_does_not(
    empty_store, tmp_path
):
    header = ["Lead ID", "Name", "Phone", "Email"]
    put(empty_store, tmp_path / "leads.csv", [header, ["1", "M", "5500000001", "m@example.com"]])
    record(empty_store, Act("m@example.com", "marketing", "granted", at=JANUARY))
    assert may_call(empty_store, [INDIAN], NOON_IN_INDIA)[INDIAN]["verdict"] == "ask"
    record(empty_store, Act("m@example.com", "marketing", "withdrawn", at=FEBRUARY))
    assert may_call(empty_store, [INDIAN], NOON_IN_INDIA)[INDIAN]["verdict"] == "no"


@pytest.mark.parametrize(("kind", "verdict"), [("staff", "yes"), ("spam", "no")])
def test_an_own_number_needs_no_customers_consent(empty_store, kind, verdict):
    made(empty_store, adding([Entry(INDIAN, None)], kind))
    assert may_call(empty_store, [INDIAN], NOON_IN_INDIA)[INDIAN]["verdict"] == verdict


def test_a_block_of_another_category_of_business_is_no_block(empty_store):
    record(empty_store, said("refused", scope="property, education"))
    empty_store.keep_settings(business_category="consumer goods")
    assert may_call(empty_store, [INDIAN], NOON_IN_INDIA)[INDIAN]["verdict"] == "ask"
    empty_store.keep_settings(business_category="Education")
    assert may_call(empty_store, [INDIAN], NOON_IN_INDIA)[INDIAN]["verdict"] == "no"


def test_a_consent_without_an_end_lasts_as_long_as_the_settings_let_it(empty_store):
    record(empty_store, said("granted"))
    empty_store.keep_settings(consent_lasts_days=45)
    assert may_call(empty_store, [INDIAN], JANUARY + timedelta(days=44))[INDIAN]["by"] == "granted"
    assert may_call(empty_store, [INDIAN], JANUARY + timedelta(days=45))[INDIAN]["by"] == "expired"


@pytest.fixture
def recycled(empty_store: Store, tmp_path: Path) -> Store:
    """A store with a caller who agreed, and whose number was disconnected in March."""
    header = ["Call Time", "Phone Number", "Call Type", "Duration", "Name"]
    rows = [
        ["2026-02-20 10:00", "5500000001", "Incoming", "50", "Meena"],
        ["2026-03-20 10:00", "5500000001", "Incoming", "50", ""],
    ]
    put(empty_store, tmp_path / "calls.csv", [header, *rows])
    record(empty_store, said("granted"))
    lines = [["Mobile Number", "Date of Disconnection"], ["55000 00001", "08-03-2026"]]
    put(empty_store, tmp_path / "gone.csv", lines)
    return empty_store


def test_a_number_that_was_disconnected_suspends_the_old_owners_consent(recycled):
    assert may_call(recycled, [INDIAN], NOON_IN_INDIA)[INDIAN]["by"] == "granted"
    later = NOON_IN_INDIA + timedelta(days=30)
    found = may_call(recycled, [INDIAN], later)[INDIAN]
    assert (found["verdict"], found["by"]) == ("ask", "recycled")
    record(recycled, said("granted", datetime(2026, 3, 20, 6, tzinfo=UTC)))
    assert may_call(recycled, [INDIAN], later)[INDIAN]["by"] == "granted"


def test_a_card_shows_nothing_of_the_old_owner(recycled):
    (card,) = lookup(recycled, "5500000001")["matches"]
    assert card["recycled"]["since"].startswith("2026-03-08")
    assert (card["name"], card["calls"], card["contacts"]) == (None, 1, [])
    moments = [one["at"][:10] for one in card["timeline"]]
    assert moments == ["2026-03-20", "2026-03-08"]


def test_the_calls_made_after_a_no_are_listed(empty_store, tmp_path):
    header = ["Call Time", "Phone Number", "Call Type", "Duration"]
    days = ["2026-01-10 10:00", "2026-01-20 10:00", "2026-02-20 10:00"]
    rows = [[day, "5500000001", "Outgoing", "50"] for day in days]
    put(empty_store, tmp_path / "calls.csv", [header, *rows])
    record(empty_store, said("withdrawn", JANUARY))
    record(empty_store, said("granted", FEBRUARY))
    assert [f"{one['started_at']:%d %b}" for one in calls_after_no(empty_store)] == ["20 Jan"]


def test_the_counts_of_customers_are_those_of_their_verdicts(empty_store, tmp_path):
    header = ["Call Time", "Phone Number", "Call Type", "Duration"]
    numbers = [915500000000 + one for one in range(1, 41)]
    rows = [["2026-01-10 10:00", str(one), "Incoming", "50"] for one in numbers]
    put(empty_store, tmp_path / "calls.csv", [header, *rows])
    for place, one in enumerate(numbers):
        if act := {0: "granted", 1: "refused", 2: "withdrawn"}.get(place % 5):
            record(empty_store, Act(f"+{one}", "marketing", act, channel="call", at=JANUARY))
    told_of_all = status(empty_store, NOON_IN_INDIA)["customers"]["call"]
    one_by_one = [may_call(empty_store, [one], NOON_IN_INDIA)[one]["verdict"] for one in numbers]
    counts = {verdict: one_by_one.count(verdict) for verdict in ("yes", "no", "ask")}
    assert counts == {"yes": 8, "no": 16, "ask": 16}
    assert {name: told_of_all[name] for name in counts} == counts
