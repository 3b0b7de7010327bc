"""A spelling of a number stands for what its writer dialled, and for nothing where that is open."""

import os
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rsoft_analytics import phones
from rsoft_analytics.errors import RsoftError
from rsoft_analytics.phones import Party, checked_region, e164, parties, party, shown

ASHA = 915500000001

SPELLINGS_OF_ASHA = [
    "5500000001", "55000 00001", "055000 00001", "+915500000001", "915500000001", "00915500000001",
    "+91-55000-00001", "91 55000 00001", "(+91) 55000 00001", "+91 (0) 55000 00001",
    "+91.5500.000.001",
    "'+915500000001", "p:+915500000001", "tel:+91-5500-000001", "whatsapp:+915500000001",
    "sip:+915500000001@pbx.example", "sip:5500000001@10.0.0.1:5060", "tel:+915500000001;ext=102",
    "5500000001.0", "915500000001.0", "055000 00001 x3406", "5500000001 ext. 12", "5500000001,,5",
    "5500000001p1234w9", "Asha (5500000001)", "Asha Rao <+91 55000 00001>", '"Asha" <5500000001>',
    "Phone: 5500000001", "Mobile 5500000001", "M: 5500000001", "+91 55000 00001 (Office)",
    "(Security alert: this contact has changed) 5500000001", "  5500000001\n", "5500000001;",
    "५५०००००००१", "５５０００００００１", "+٩١٥٥٠٠٠٠٠٠٠١", "\u202a+915500000001\u202c",
    "\u200e+91 55000\u00a000001",
]  # fmt: skip

WITHOUT_NUMBER = {
    "withheld": ["", "  ", None, "-1", "-2", "0", "0.0", "Private", "(Unknown)", "anonymous",
    "NULL",
                 "N/A", "Restricted", "Withheld", "Unknown Caller", "No Caller ID"],
    "short": ["121", "*121#", "1909", "100", "112", "*99*1#", "101-102"],
    "masked": ["92xxxxxxx4", "55******01", "5500••0001", "xxxxxxx001", "+91 55000 XXXXX"],
    "damaged": ["9.155E+11", "4.41E+11", "5.500000001E9", "9,155E+11", "9.155e11"],
    "odd": ["550000000", "55000000012", "550000000123456", "12345678901234567890", "1234567",
            "5500000001, 5500000002", "5500000001a", "0000000000"],
    "unreadable": ["abc", "VM-AIRTEL", "1-800-FLOWERS", "hello 12", "p1234w9", "+", "\x00"],
}  # fmt: skip

anything = st.one_of(
    st.text(max_size=40),
    st.text(alphabet="0123456789+-() .x*#,;pwE@:/•'\u202a٩५", max_size=25),
    st.integers().map(str),
    st.floats().map(str),
)
LAW = settings(max_examples=300, deadline=None)


@pytest.mark.parametrize("spelling", SPELLINGS_OF_ASHA)
def test_every_spelling_of_a_number_is_that_number(spelling: str) -> None:
    assert party(spelling) == Party("number", ASHA)


@pytest.mark.parametrize(
    ("kind", "spelling"), [(kind, one) for kind, ones in WITHOUT_NUMBER.items() for one in ones]
)
def test_what_is_no_number_is_kept_as_what_it_is(kind: str, spelling: str | None) -> None:
    assert party(spelling) == Party(kind)


@pytest.mark.parametrize(
    "spelling", ["9155000001", "09155000001", "919155000001", "+91 91550 00001"]
)
def test_a_mobile_that_begins_with_91_keeps_its_91(spelling: str) -> None:
    assert party(spelling).number == 919155000001


def test_numbers_of_two_countries_with_the_same_last_ten_digits_are_two() -> None:
    alike = {party(one).number for one in ("+91 20255 50123", "+1 202 555 0123", "2025550123")}
    assert alike == {912025550123, 12025550123}


@pytest.mark.parametrize(
    ("spelling", "number"),
    [("(202) 555-0123", 12025550123), ("12025550123", 12025550123), ("+91 55000 00001", ASHA)],
)
def test_a_number_is_read_as_somebody_in_its_region_writes_it(spelling: str, number: int) -> None:
    assert party(spelling, "US").number == number


def test_a_trunk_zero_belongs_to_the_region() -> None:
    assert party("07700 900123", "GB").number == 447700900123


@given(text=anything)
@LAW
def test_any_text_is_something(text: str) -> None:
    found = party(text)
    assert (found.number is not None) == (found.kind == "number")


@given(text=anything, region=st.sampled_from(["IN", "US", "GB", "AE", "IT", "MX", "AR", "DE"]))
@LAW
def test_a_number_that_was_read_is_read_again_as_itself(text: str, region: str) -> None:
    number = party(text, region).number
    if number is not None:
        assert party(e164(number), region).number == number
        assert party(e164(number), "IN").number == number
        assert 7 <= len(str(number)) <= 15


@given(digits=st.integers(5500000000, 5500099999), gaps=st.lists(st.integers(1, 9), max_size=4))
@LAW
def test_spaces_and_hyphens_do_not_change_a_number(digits: int, gaps: list[int]) -> None:
    spelling = str(digits)
    for place, gap in enumerate(sorted(gaps, reverse=True)):
        spelling = f"{spelling[:gap]}{' -.'[place % 3]}{spelling[gap:]}"
    assert party(f"+91 {spelling}").number == 910000000000 + digits


@pytest.mark.parametrize(
    "piece", ["x", "1x", "p1", "1,1", "* ", "x 1", "12 ", "ext1", ",;", "(", "p:"]
)
def test_a_very_long_text_is_read_at_once(piece: str) -> None:
    began = time.process_time()
    party(piece * 100_000 + "!")
    assert time.process_time() - began < 1


def test_a_number_is_shown_as_its_region_writes_it() -> None:
    assert shown(915500000001) == "05500 000 001"
    assert shown(447700900123, "GB") == "07700 900123"
    assert shown(ASHA, "US") == "+91 5500 000 001"


@given(text=anything)
@LAW
def test_every_number_can_be_shown(text: str) -> None:
    if number := party(text).number:
        assert party(shown(number)).number == number


def test_a_region_is_two_letters_of_a_country() -> None:
    assert checked_region("in") == "IN"
    with pytest.raises(RsoftError, match="'XX' is no region"):
        checked_region("XX")


MANY = [f"+91 55{place % 10**8:08d}" for place in range(300)] + [
    "Private",
    "121",
    "\ud800",
    "",
    "५५०००००००१",
]


@pytest.fixture
def few_are_many(monkeypatch: pytest.MonkeyPatch) -> None:
    """Work that is shared between processes from a few spellings on."""
    monkeypatch.setattr(phones, "SHARED_FROM", 100)
    monkeypatch.setattr(phones, "MOST_AT_ONCE", 120)
    monkeypatch.setattr(os, "cpu_count", lambda: 3)


def test_processes_that_share_the_work_find_what_one_finds(few_are_many: None) -> None:
    assert parties(MANY) == [party(one) for one in MANY]


def test_the_work_is_shared_by_a_threaded_server_too(
    few_are_many: None, tmp_path: Path, monkeypatch
) -> None:
    monkeypatch.chdir(tmp_path)  # a server stands anywhere
    (tmp_path / "phonenumbers.py").write_text("raise RuntimeError('not the library')")
    with ThreadPoolExecutor(4) as server:
        answers = list(server.map(parties, [MANY] * 4))
    assert answers == [[party(one) for one in MANY]] * 4


def test_where_no_process_can_be_started_the_work_is_done_here(
    few_are_many: None, monkeypatch
) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    assert parties(MANY) == [party(one) for one in MANY]
