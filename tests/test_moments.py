"""Times, lengths and amounts mean what their writers meant, and no text is an error."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rsoft_analytics.store import Store

Asked = Callable[..., Any]

EVENING = "2026-03-02T12:35:00+00:00"  # 18:05 in India
IN_UTC = "2026-03-02T18:05:00+00:00"

ONE_EVENING_IN_INDIA = [
    "1772454900000",
    "1772454900",
    "1772454900.0",
    "2026-03-02 18:05:00",
    "2026-03-02 18:05",
    "2026-03-02T18:05:00",
    "2026-03-02T18:05",
    "2026-03-02 18:05:00.000",
    "2026-03-02 18:05:00,000",
    "2026-03-02T12:35:00Z",
    "2026-03-02T12:35:00.000Z",
    "2026-03-02T18:05:00+05:30",
    "2026-03-02T18:05:00.000+05:30",
    "2026-03-02T18:05:00+0530",
    "2026-03-02 18:05:00 +0530",
    "2026-03-02 12:35:00+00",
    "2026-03-02 12:35:00 UTC",
    "2026-03-02 18:05:00 IST",
    "2026-03-02 18:05:00 GMT+05:30",
    "2026/03/02 6:05:00 PM GMT+5:30",
    "2026/03/02 7:35:00 am GMT-5",
    "2026-03-02T07:35:00-05:00",
    "Mon, 02 Mar 2026 12:35:00 GMT",
    "Mon, 02 Mar 2026 18:05:00 +0530",
    "Mon Mar 02 2026 18:05:00 GMT+0530 (India Standard Time)",
    "Mon Mar  2 18:05:00 2026",
    "Mon Mar 2 18:05:00 IST 2026",
    "Monday, March 2, 2026 6:05 PM",
    "Mar 2, 2026 6:05:00 PM",
    "March 2, 2026 at 6:05 PM",
    "2 Mar 2026 6:05 PM",
    "2 March 2026, 18:05",
    "2nd March 2026 18:05",
    "2-Mar-2026 18:05",
    "02-Mar-26 18:05:00",
    "2/Mar/2026 6:05 PM",
    "2026/03/02 18:05",
    "2026/3/2 18:05:00",
    "2026-3-2 18:05",
    "2026-03-02 06:05 PM",
    "02/03/2026 18:05",
    "2/3/2026 6:05 pm",
    "02-03-2026 06:05:00 PM",
    "02-03-26 18:05",
    "02.03.26 18:05",
    "02.03.2026 18.05.00",
    "02/03/2026, 6:05:00 pm",
    "02/03/2026 6:05\u202fPM",
    "02/03/2026 6:05\u00a0pm",
    "02/03/2026\u20096:05 p.m.",
    "02/03/2026 06:05 P. M.",
    "02/03/2026 06:05PM",
    "02/03/2026 18:05 PM",
    "  02/03/2026   18:05 ",
    "20260302 180500",
    "20260302180500",
    "20260302T123500Z",
    "46083.7534722222",
]

ONE_DAY_IN_INDIA = [
    "2026-03-02",
    "02/03/2026",
    "2-3-26",
    "2 Mar 2026",
    "20260302",
    "46083",
    "Mar 2, 2026",
]

NO_TIMES = [
    "oops", "Total", "0", "-1", "12", "99999", "25:99", "18:05", "31/31/2026", "2026-13-40",
    "2026-02-30", "2026-03-02 25:99", "02/03/2026 13:05 AM", "02/03/2026 0:05 PM", "99999999999999",
    "9999999999999", "9999-12-31 23:59:59", "1970-01-01 00:00:00", "0000-00-00 00:00:00",
    "0001-01-01",
    "infinity", "-infinity", "epoch", "2026-03-02 infinity", "2026-03-02 18:05:00+99:99",
    "2026-03-02 18:05:00 EST", "1.5e9", "9155000000001", "+91 55000 00001", "20269999", "NaT",
    "--", "",
]  # fmt: skip

LENGTHS = {
    "125": 125, "125.6": 126, "125,6": 126, "0": 0, " 125 ": 125, "125 sec": 125, "90s": 90,
    "2:05": 125, "5:7": 307, "0:02:05": 125, "00:02:05": 125, "1:2:3.9": 3723, "00:00:00": 0,
    "1h 2m 3s": 3723, "1 hr 2 mins": 3720, "2 min 5 sec": 125, "2 Minutes, 5 Seconds": 125,
    "1.5 min": 90, "PT1H51M35S": 6695, "PT5M": 300,
    "0.00144675925925926": 125, "1.1574074074074073e-05": 1, "0.0025": 216, "0.125": 0,
    "0.53217": 1,
    "": None, "--": None, "N/A": None, "null": None,
    "banana": -1, "-5": -1, "pt": -1, ".": -1, "1:2:3:4": -1, "99999999999999999": -1,
    "999999999h": -1, "9999999:59:59": -1,
}  # fmt: skip

AMOUNTS = {
    "40000": "40000.00", "₹2,10,000": "210000.00", "Rs. 40,000/-": "40000.00",
    "Rs.40000": "40000.00",
    "INR 40,000.50": "40000.50", "40,000 INR": "40000.00", "$1,200": "1200.00",
    "₹ 2,10,000 only": "210000.00",
    "2.1 L": "210000.00", "2 lakh": "200000.00", "2.5 Lakhs": "250000.00",
    "1.5 crore": "15000000.00",
    "₹1.5Cr": "15000000.00", "50k": "50000.00", "10,00,000.00": "1000000.00",
    "210,000": "210000.00",
    "1.234,56": "1234.56", "1.234.567": "1234567.00", "1.234.567,8": "1234567.80", "2,10": "2.10",
    "40 000": "40000.00", "40\u00a0000": "40000.00", "-500": "-500.00", "-₹500": "-500.00",
    "": None, "₹": None, "abc": None, "1,2,3": None, "1e5": None, "99999999999999999999": None,
    "999999999999999999 crore": None, "NaN": None,
}  # fmt: skip


@pytest.fixture(scope="module")
def asked() -> Iterator[Asked]:
    """The answer of one expression of SQL about a text, on a store in memory."""
    with Store(None) as store, store.engine.cursor() as cursor:

        def answer(expression: str, text: str, **values: Any) -> Any:
            question = f"select {expression}"
            return cursor.execute(question, {"text": text, **values}).fetchall()[0][0]

        yield answer


@pytest.fixture(scope="module")
def instant(asked: Asked) -> Asked:
    """The instant of a text in UTC, as ISO 8601."""

    def found(text: str, day_first: bool = True, zone: str = "Asia/Kolkata") -> str | None:
        moment = asked("moment($text, $day_first, $zone)", text, day_first=day_first, zone=zone)
        return moment and moment.astimezone(UTC).isoformat()

    return found


@pytest.mark.parametrize("text", ONE_EVENING_IN_INDIA)
def test_one_evening_is_one_instant_in_every_spelling(instant: Asked, text: str) -> None:
    assert instant(text) == EVENING


@pytest.mark.parametrize("text", ONE_DAY_IN_INDIA)
def test_a_day_alone_begins_at_its_midnight(instant: Asked, text: str) -> None:
    assert instant(text) == "2026-03-01T18:30:00+00:00"


@pytest.mark.parametrize("text", ["03/02/2026 6:05 PM", "3-2-26 18:05", "3.2.2026 18:05:00"])
def test_where_months_stand_first_they_are_read_first(instant: Asked, text: str) -> None:
    assert instant(text, day_first=False) == EVENING


def test_a_day_that_no_order_allows_is_not_turned_round(instant: Asked) -> None:
    assert instant("02/16/2026 18:05") is None
    assert instant("16/02/2026 18:05", day_first=False) is None


@pytest.mark.parametrize("text", NO_TIMES)
def test_what_is_no_time_of_a_call_is_none(instant: Asked, text: str) -> None:
    assert instant(text) is None


def test_fractions_of_a_second_are_kept(instant: Asked) -> None:
    assert instant("2026-03-02 18:05:00.25") == "2026-03-02T12:35:00.250000+00:00"
    assert instant("1772454900250") == "2026-03-02T12:35:00.250000+00:00"


def test_a_century_is_that_of_call_logs(instant: Asked) -> None:
    assert instant("02-03-99", zone="UTC") == "1999-03-02T00:00:00+00:00"
    assert instant("02-03-07", zone="UTC") == "2007-03-02T00:00:00+00:00"


def test_a_time_without_offset_is_of_the_exports_zone(instant: Asked) -> None:
    assert instant("2026-03-02 13:05", zone="America/New_York") == IN_UTC
    assert instant("2026-07-02 14:05", zone="America/New_York") == "2026-07-02T18:05:00+00:00"


def test_an_offset_outweighs_the_exports_zone(instant: Asked) -> None:
    assert instant("2026-03-02T18:05:00Z", zone="America/New_York") == IN_UTC


def test_an_hour_that_a_clock_skipped_is_the_hour_after(instant: Asked) -> None:
    assert instant("2026-03-08 02:30", zone="America/New_York") == "2026-03-08T07:30:00+00:00"


def test_an_hour_that_a_clock_repeats_is_one_of_the_two_and_always_the_same(instant: Asked) -> None:
    """The store cannot know which; which one it takes must not depend on the spelling."""
    spellings = ("2026-11-01 01:30", "11/01/2026 1:30 AM", "Nov 1, 2026 1:30 AM")
    read = {instant(text, day_first=False, zone="America/New_York") for text in spellings}
    assert len(read) == 1
    assert read < {"2026-11-01T05:30:00+00:00", "2026-11-01T06:30:00+00:00"}


def test_half_past_twelve_at_night_and_at_noon(instant: Asked) -> None:
    assert instant("02/03/2026 12:30 AM", zone="UTC") == "2026-03-02T00:30:00+00:00"
    assert instant("02/03/2026 12:30 PM", zone="UTC") == "2026-03-02T12:30:00+00:00"


@pytest.mark.parametrize(
    "shape",
    ["%Y-%m-%d %H:%M", "%d/%m/%Y %I:%M %p", "%d-%b-%y %H:%M", "%b %d, %Y %I:%M %p",
    "%d %B %Y %H:%M",
     "%A, %d %B %Y %H:%M", "%d.%m.%y %H:%M", "%Y/%m/%d %I:%M%p", "%Y%m%d %H%M00"],
)  # fmt: skip
@given(minutes=st.integers(0, 60 * 24 * 365 * 40))
@settings(max_examples=40, deadline=None)
def test_every_minute_of_forty_years_is_read_as_it_was_written(
    instant: Asked, shape: str, minutes: int
) -> None:
    at = datetime(2000, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
    assert instant(at.strftime(shape), zone="UTC") == at.isoformat()


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("1772454900000", 0),
        ("1772454900", 1),
        ("2026-03-02 18:05:00", 1),
        ("20260302T180500Z", 1),
        ("46083.75", 1),
        ("02.03.26 18:05", 60),
        ("02.03.26 18.05", 60),
        ("2026-03-02T18:05+05:30", 60),
        ("2 Mar 2026 6:05 PM", 60),
        ("02.03.2026", 86_400),
        ("46083", 86_400),
    ],
)
def test_a_time_is_as_fine_as_it_is_written(asked: Asked, text: str, seconds: int) -> None:
    assert asked("resolution_of($text)", text) == seconds


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("13/02/2026", "day"),
        ("14.3.26", "day"),
        ("02/13/2026", "month"),
        ("3-14-26", "month"),
        ("02/03/2026", None),
        ("Mon 02/03/2026", "day"),
        ("Tue, 2/3/2026", "month"),
        ("Friday 02/03/2026", None),
        ("Mon 03/03/2026", None),
        ("Fri 14/03/2026", "day"),
        ("31/31/2026", None),
        ("2026-03-13", None),
        ("oops", None),
    ],
)
def test_a_number_that_can_be_no_month_or_the_weekday_proves_an_order(
    asked: Asked, text: str, order: str
) -> None:
    assert asked("order_proved($text)", text) == order


@pytest.mark.parametrize(("text", "seconds"), LENGTHS.items())
def test_a_length_is_understood_in_every_shape(
    asked: Asked, text: str, seconds: int | None
) -> None:
    assert asked("seconds_of($text, 's')", text) == seconds


@pytest.mark.parametrize(("unit", "seconds"), [("s", 90), ("ms", 0), ("min", 5400)])
def test_only_a_bare_number_is_in_the_columns_unit(asked: Asked, unit: str, seconds: int) -> None:
    assert asked("seconds_of($text, $unit)", "90", unit=unit) == seconds
    assert asked("seconds_of($text, $unit)", "1:30", unit=unit) == 90


@pytest.mark.parametrize(("text", "amount"), AMOUNTS.items())
def test_an_amount_is_understood_or_none(asked: Asked, text: str, amount: str | None) -> None:
    assert asked("amount($text)::varchar", text) == amount


MACROS = (
    "moment($text, true, 'Asia/Kolkata')",
    "moment($text, false, 'America/New_York')",
    "seconds_of($text, 's')",
    "seconds_of($text, 'min')",
    "amount($text)",
    "resolution_of($text)",
    "order_proved($text)",
    "offset_of($text)",
    "blank($text)",
    "word($text)",
    "folded($text)",
)
PIECES = (
    "0123456789", "99999999999999999999", ".", ",", ":", "-", "/", " ", "+", "T", "Z", "am", "pm",
    "Mar", "sep", "2026", "02", "31", "h", "min", "s", "PT", "e", "₹", "l", "crore", "utc",
    "+05:30",
    "\u202f", "\x00", "(", ")", "'", "mon", "ist", "infinity", "epoch", "nan",
)  # fmt: skip
texts = st.one_of(
    st.text(max_size=30),
    st.lists(st.sampled_from(PIECES), max_size=9).map("".join),
    st.from_regex(r"\A\d{1,20}([.,:/ -]\d{1,12}){0,5}\Z"),
)


@pytest.mark.parametrize("macro", MACROS)
@given(text=texts)
@settings(max_examples=150, deadline=None)
def test_no_text_is_an_error(asked: Asked, macro: str, text: str) -> None:
    asked(macro, text)


@given(text=texts)
@settings(max_examples=150, deadline=None)
def test_a_length_that_was_read_is_never_negative_but_for_the_mark_of_unreadable(
    asked: Asked, text: str
) -> None:
    seconds = asked("seconds_of($text, 's')", text)
    assert seconds is None or seconds >= -1
