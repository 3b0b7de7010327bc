"""Plain spellings of a region's own numbers, understood by the million.

Nearly all of a call log are numbers of the region, of the usual length, written as digits alone
or behind the trunk 0, the country's code, or + and that code. What these stand for follows from
the patterns that the phone library itself goes by; here they are applied to whole columns. Where
the patterns alone do not prove what the library would say, a number is not plain, and the library
is asked: a test holds every answer of this module to the library's own.
"""

from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

import phonenumbers
import pyarrow as pa
import pyarrow.compute as pc
from phonenumbers import PhoneMetadata

from rsoft_analytics.phones import SHORTEST_NUMBER

KINDS_OF_NUMBERS = (
    "premium_rate toll_free shared_cost voip personal_number pager uan voicemail fixed_line mobile"
).split()
LONGEST_SPELLING = 40
DIGITS_WITH_GAPS = r"\+?\d+(?:[ -]+\d+)+"
KEEPS_A_SUFFIX = (None, "", r"\1", r"\2")  # rules that do no more than take digits off the front


class Plain(NamedTuple):
    """How a region writes its own numbers plainly: the country's code, their digits, the trunk."""

    code: str
    digits: int  # 0 where nothing is plain
    trunk: str  # what may stand before a number that is dialled within the country

    @property
    def zero(self) -> int:
        """What a national number is added to, to be the whole number."""
        zeros: str = "0" * self.digits
        return int(f"{self.code or 0}{zeros}")


NOTHING = Plain("", 0, "")


@cache
def plain(region: str) -> Plain:
    """The plain form of a region's numbers; none where another region leads its code."""
    about = known_of(region)
    example = phonenumbers.example_number_for_type(region, phonenumbers.PhoneNumberType.MOBILE)
    if about is None or example is None or about.leading_digits:
        return NOTHING
    digits = len(str(example.national_number))
    leads = phonenumbers.region_code_for_country_code(about.country_code) == region
    is_usual = digits >= SHORTEST_NUMBER and digits in about.general_desc.possible_length
    if not (leads and is_usual and about.international_prefix):
        return NOTHING
    is_simple = (
        about.national_prefix_for_parsing == "0" and not about.national_prefix_transform_rule
    )
    return Plain(str(about.country_code), digits, "0" if is_simple else "")


def nationals(texts: pa.StringArray, form: Plain) -> pa.Int64Array:
    """The national number that each text spells plainly; null where it is spelled otherwise.

    Plainly is with all its digits, alone or behind the trunk, the country's code, or + and that
    code. Spaces and hyphens between digits change nothing.
    """
    if not form.digits or texts.null_count == len(texts):
        return pa.nulls(len(texts), pa.int64())
    found = nationals_of_digits(texts, form)
    if found.null_count == texts.null_count:
        return found
    spaced = pc.and_(pc.is_null(found), pc.less(pc.binary_length(texts), LONGEST_SPELLING))
    spaced = pc.fill_null(pc.and_(spaced, fully(texts, DIGITS_WITH_GAPS)), False)
    digits = pc.replace_substring_regex(texts.filter(spaced), "[ -]", "")
    return pc.replace_with_mask(found, spaced, nationals_of_digits(digits, form))


def nationals_of_digits(texts: pa.StringArray, form: Plain) -> pa.Int64Array:
    """The national number that each text spells plainly, without a gap between its digits."""
    found = pa.nulls(len(texts), pa.int64())
    lengths = pc.binary_length(texts)
    for prefix in {"", form.trunk, form.code, f"+{form.code}"}:
        is_so = pc.equal(lengths, form.digits + len(prefix))
        is_so = pc.fill_null(pc.and_(is_so, pc.starts_with(texts, prefix)), False)
        rest = pc.utf8_slice_codeunits(texts.filter(is_so), len(prefix))
        is_number = pc.and_not(pc.ascii_is_decimal(rest), pc.starts_with(rest, "0"))
        numbers = pc.if_else(is_number, rest, None).cast(pa.int64())
        found = pc.replace_with_mask(found, is_so, numbers)
    return found


def are_plain(nationals: pa.Int64Array, region: str) -> pa.BooleanArray:
    """Whether each national number, of the usual length, is the same in all its plain spellings.

    That is: alone, behind the trunk, behind the country's code, and behind + and that code it
    is this number of this region, and never one of another country.
    """
    form = plain(region)
    if not form.digits:
        return pa.array([False] * len(nationals), pa.bool_())
    about = known_of(region)
    texts = nationals.cast(pa.string())
    home = about.general_desc.national_number_pattern
    is_read_whole = fully(texts, home)
    if about.national_prefix_for_parsing:
        is_read_whole = pc.and_not(is_read_whole, begins(texts, about.national_prefix_for_parsing))
    for prefix in {"", form.trunk, form.code}:
        dialled = behind(prefix, texts)
        is_read_whole = pc.and_not(is_read_whole, begins(dialled, about.international_prefix))
        if prefix:
            is_read_whole = pc.and_not(is_read_whole, fully(dialled, home))
    is_valid = fully(texts, "|".join(patterns_of(about, form.digits)))
    asked = pc.and_not(is_read_whole, is_valid)
    is_ours = pc.replace_with_mask(is_valid, asked, nowhere_valid(texts.filter(asked)))
    return pc.and_(is_read_whole, is_ours)


def known_of(region: str, code: int = 0) -> Any:  # the library's types doubt every field of it
    """What the library knows of a region, or of a code that is of no country."""
    return PhoneMetadata.metadata_for_region_or_calling_code(code, region)


def patterns_of(about: Any, digits: int | None = None) -> Iterator[str]:
    """The patterns of a region's numbers, of all or of those that can have so many digits."""
    for kind in KINDS_OF_NUMBERS:
        desc = getattr(about, kind)
        if desc is None or not desc.national_number_pattern:
            continue
        if digits is None or not desc.possible_length or digits in desc.possible_length:
            yield desc.national_number_pattern


def nowhere_valid(texts: pa.StringArray) -> pa.BooleanArray:
    """Whether no country can have a number of these digits, read as if a + stood before them."""
    found = pa.array([True] * len(texts), pa.bool_())
    codes = pc.unique(pc.utf8_slice_codeunits(texts, 0, 3)).to_pylist()
    for code in sorted({code for start in codes if (code := country_code(start))}):
        is_there = pc.starts_with(texts, code)
        rest = pc.utf8_slice_codeunits(texts.filter(is_there), len(code))
        found = pc.replace_with_mask(found, is_there, never_valid(rest, int(code)))
    return found


def country_code(digits: str) -> str | None:
    """The country's code that some digits begin with."""
    starts = (digits[:length] for length in (1, 2, 3))
    return next((one for one in starts if int(one) in codes_of_countries()), None)


@cache
def codes_of_countries() -> frozenset[int]:
    """The codes of all countries, and of what is of no country."""
    return frozenset(phonenumbers.COUNTRY_CODE_TO_REGION_CODE)


def never_valid(rests: pa.StringArray, code: int) -> pa.BooleanArray:
    """Whether nothing that the library may leave of these digits is a number of that code."""
    regions = [known_of(one, code) for one in phonenumbers.COUNTRY_CODE_TO_REGION_CODE[code]]
    if regions[0].national_prefix_transform_rule not in KEEPS_A_SUFFIX:
        return pa.array([False] * len(rests), pa.bool_())
    patterns = (pattern for about in regions for pattern in patterns_of(about))
    return pc.invert(pc.match_substring_regex(rests, f"(?:{'|'.join(patterns)})$"))


def fully(texts: pa.StringArray, pattern: str) -> pa.BooleanArray:
    """Whether each text is a match from beginning to end."""
    return pc.match_substring_regex(texts, f"^(?:{pattern})$")


def begins(texts: pa.StringArray, pattern: str) -> pa.BooleanArray:
    """Whether each text begins with a match."""
    return pc.match_substring_regex(texts, f"^(?:{pattern})")


def behind(prefix: str, texts: pa.StringArray) -> pa.StringArray:
    """Each text with a prefix before it."""
    return pc.binary_join_element_wise(prefix, texts, "")
