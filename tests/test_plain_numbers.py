"""What is read from patterns, by the million, is what the phone library says of each spelling."""

import random

import phonenumbers
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rsoft_analytics.phones import Party, party
from rsoft_analytics.phones.plain import Plain, are_plain, nationals, plain

REGIONS = sorted(phonenumbers.SUPPORTED_REGIONS)
KINDS = range(11)
LAW = settings(max_examples=200, deadline=None)


def spellings(national: int, form: Plain) -> list[str]:
    """The plain spellings of a number."""
    digits = str(national)
    behind = dict.fromkeys(("", form.trunk, form.code, f"+{form.code}"))
    return [prefix + digits for prefix in behind]


def numbers_near_the_edges(region: str, form: Plain) -> list[int]:
    """Numbers of the usual length: examples of the region, of others with their codes, and any."""
    dice = random.Random(region)
    least, most = 10 ** (form.digits - 1), 10**form.digits - 1
    examples = [phonenumbers.example_number_for_type(region, kind) for kind in KINDS]
    found = {one.national_number + step for one in examples if one for step in (-1, 0, 1)}
    for other in dice.sample(REGIONS, 40):
        example = phonenumbers.example_number(other)
        digits = phonenumbers.format_number(example, phonenumbers.PhoneNumberFormat.E164)[1:]
        found.add(int(digits.ljust(form.digits, "0")[: form.digits]))
    found |= {dice.randint(least, most) for _ in range(40)}
    return sorted(one for one in found if least <= one <= most)


@pytest.mark.parametrize("region", REGIONS)
def test_plain_numbers_of_a_region_are_what_the_library_says(region: str) -> None:
    form = plain(region)
    numbers = numbers_near_the_edges(region, form) if form.digits else []
    verdicts = are_plain(pa.array(numbers, pa.int64()), region).to_pylist() if numbers else []
    told = {
        spelling: party(spelling, region)
        for number, is_plain in zip(numbers, verdicts, strict=True)
        if is_plain
        for spelling in spellings(number, form)
    }
    assert told == {
        spelling: Party("number", int(f"{form.code}{spelling[-form.digits :]}"))
        for spelling in told
    }


@given(
    number=st.integers(10**9, 10**10 - 1), region=st.sampled_from(["IN", "US", "BR", "TR", "IR"])
)
@LAW
def test_any_plain_number_is_what_the_library_says(number: int, region: str) -> None:
    form = plain(region)
    if form.digits == 10 and are_plain(pa.array([number]), region)[0].as_py():
        told = {party(spelling, region) for spelling in spellings(number, form)}
        assert told == {Party("number", int(f"{form.code}{number}"))}


def test_indian_mobiles_and_the_invented_numbers_are_plain() -> None:
    numbers = pa.array([6 * 10**9, 9 * 10**9, 5500000001, 5500999999])
    assert are_plain(numbers, "IN").to_pylist() == [True] * 4


def test_a_number_that_another_country_may_have_is_not_plain() -> None:
    abroad = 5540041234
    assert party(str(abroad)).number == abroad  # of Brazil, whose code is 55
    assert are_plain(pa.array([abroad]), "IN").to_pylist() == [False]


@given(text=st.text(alphabet="0123456789+- .()x\u0967\u200e", min_size=6, max_size=18))
@LAW
def test_a_spelling_that_is_read_as_plain_is_what_the_library_says(text: str) -> None:
    national = national_of(text)
    if national is not None and are_plain(pa.array([national]), "IN")[0].as_py():
        assert party(text) == Party("number", int(f"91{national}"))


@given(
    number=st.integers(5500000000, 5500999999),
    prefix=st.sampled_from(["", "0", "91", "+91"]),
    gaps=st.lists(st.tuples(st.integers(1, 13), st.sampled_from([" ", "-", "  "])), max_size=4),
)
@LAW
def test_spaces_and_hyphens_keep_a_spelling_plain(number, prefix, gaps) -> None:
    text = f"{prefix}{number}"
    for place, gap in gaps:
        if text[:place][-1:].isdigit() and text[place : place + 1].isdigit():
            text = f"{text[:place]}{gap}{text[place:]}"
    assert national_of(text) == number
    assert party(text) == Party("number", 910000000000 + number)


def national_of(text: str) -> int | None:
    """The national number that is seen in a text."""
    found: int | None = nationals(pa.array([text]), plain("IN"))[0].as_py()
    return found
