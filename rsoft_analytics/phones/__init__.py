"""Phone numbers: what a spelling stands for, and how a number is shown.

The only package that imports the phone library. A number is stored as its
E.164 digits in one integer (+91 55000 00001 is 915500000001): an E.164
number never begins with 0, so the integer *is* the number, and it serves as
the caller's key without any table of keys.

What cannot be a number (withheld, a short code, masked digits) is kept as
what it is and is never matched as a number.
"""

import json
import os
import re
import subprocess
import sys
import unicodedata
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path
from typing import NamedTuple

import phonenumbers
from phonenumbers import PhoneNumber, PhoneNumberFormat, timezone

from rsoft_analytics.errors import RsoftError

WITHHELD_WORDS = frozenset(
    "-1 -2 -3 -4 -1.0 -2.0 -- - 0 0.0 anonymous blocked hidden n/a na none null payphone private "
    "restricted unavailable unknown withheld (unknown)".split()
) | {
    "caller id withheld",
    "no caller id",
    "no number",
    "not available",
    "number withheld",
    "private caller",
    "private number",
    "unknown caller",
    "unknown number",
    "withheld number",
}
LABEL = (
    r"(?:phone|ph|mobile|mob|cell|tel|home|work|office)\s*[:.]?\s+(?=[+(\d])"
    r"|[mto]\s*[:.]\s*(?=[+(\d])"
)
GLUED_PREFIX = re.compile(
    r"^(?:'|\(security alert:.*?\)\s*|(?:p|tel|whatsapp|sips?|callto|phone|mobile):\s*"
    rf"|{LABEL})+",
    re.I,
)
AT_A_HOST = re.compile(r"(?<=\d)@[\w.:;=-]+$")  # sip:+915500000001@host
IN_BRACKETS = re.compile(r"[(<]\s*(\+?\d[\d\s-]{1,18}\d)\s*[)>]\s*$")
REMARK = re.compile(r"(?<=\d)\s*\([^()\d]+\)$")  # +91 55000 00001 (Office)
MASKS = range(10**15, 10**16)  # one digit more than any number has
MASKED = re.compile(r"^[\s\d+()-]*\d*(?:[xX*•][\s-]*){2,}[\s\dxX*•-]*$")
DAMAGED = re.compile(r"^\+?\d(?:[.,]\d+)?[eE]\+?\d{1,2}$")
WHOLE_FLOAT = re.compile(r"^(\+?\d{4,15})\.0+$")
SHORT = re.compile(r"^[*#\d][\d*#\s-]{0,9}$")
EXTENSION = re.compile(
    r"(?i)(?:(?:[,;]?\s*(?:ext\.?|extn\.?|x|;ext=)\s*=?\s*|[pw,;]+)\d{1,6})+\D*$", re.ASCII
)
SHORTEST_NUMBER, LONGEST_NUMBER = 7, 15  # digits; shorter ones are short codes and extensions
SHARED_FROM = 100_000  # spellings from which a second process pays for its start
MOST_AT_ONCE = 200_000  # spellings that one process is handed
LONGEST_SPELLING = 300  # characters; a security notice with its number is shorter
PROJECT = Path(__file__).parents[2]
NAMED_TODAY = {  # zones that the phone library calls by names that people have given up
    "Asia/Calcutta": "Asia/Kolkata",
    "Asia/Katmandu": "Asia/Kathmandu",
    "Asia/Rangoon": "Asia/Yangon",
}


class Party(NamedTuple):
    """What one spelling stands for.

    ``kind`` is number, withheld, short, masked, odd (digits that are no number
    we can place), damaged (a spreadsheet destroyed it) or unreadable; ``number``
    is set for the kind number only.
    """

    kind: str
    number: int | None = None


def party(text: str | None, region: str = "IN") -> Party:
    """What a spelling stands for, read as somebody in that region would write it.

    >>> party("055000 00001")
    Party(kind='number', number=915500000001)
    >>> party("92xxxxxxx4").kind, party("9.155E+11").kind, party("1909").kind
    ('masked', 'damaged', 'short')
    """
    spelling = tidied(text)
    if spelling.casefold() in WITHHELD_WORDS or not spelling:
        return Party("withheld")
    if DAMAGED.match(spelling):
        return Party("damaged")
    if MASKED.match(spelling) and any(c.isdigit() for c in spelling):
        return Party("masked")
    found = parsed(spelling, region)
    if found is not None:
        return Party("number", as_integer(found))
    return Party(kind_without_number(spelling))


def tidied(text: str | None) -> str:
    """A spelling without what systems glue to it: prefixes, a name, a spreadsheet's .0."""
    text = (text or "")[:LONGEST_SPELLING]
    spelling = unicodedata.normalize("NFKC", text).strip().strip("\u200e\u200f\u202a\u202c")
    spelling = AT_A_HOST.sub("", GLUED_PREFIX.sub("", spelling).strip())
    spelling = REMARK.sub("", spelling)
    if bracketed := IN_BRACKETS.search(spelling):
        before = spelling[: bracketed.start()]
        if any(c.isalpha() for c in before) or spelling.endswith(">"):
            spelling = bracketed[1]
    if whole := WHOLE_FLOAT.match(spelling):
        spelling = whole[1]
    return spelling


def kind_without_number(spelling: str) -> str:
    """What a spelling is that is no phone number."""
    digits = sum(c.isdigit() for c in spelling)
    if SHORT.match(spelling) and digits < SHORTEST_NUMBER:
        return "short"
    letters = sum(c.isalpha() for c in spelling)
    return "odd" if digits >= SHORTEST_NUMBER and digits > letters else "unreadable"


def parsed(spelling: str, region: str) -> PhoneNumber | None:
    """The number a spelling is, or None.

    Numbers of a plausible length count although the library knows no subscriber
    range for them: ranges are allotted faster than any list of them is printed.
    """
    if len(re.sub(r"\D", "", spelling)) < SHORTEST_NUMBER:
        return None
    spelling = EXTENSION.sub("", spelling)
    if any(c.isalpha() for c in spelling):
        return None  # the library would read vanity letters as digits
    at_home = attempt(spelling, region)
    if at_home and is_valid(at_home):
        return at_home
    if not spelling.startswith("+"):
        abroad = attempt("+" + spelling.lstrip("0"), region)
        if abroad and is_valid(abroad):
            return abroad  # PBX exports write international numbers without their +
    return at_home if at_home and is_plausible(at_home, spelling, region) else None


def attempt(spelling: str, region: str) -> PhoneNumber | None:
    """The library's reading, or None where it has none."""
    try:
        return phonenumbers.parse(spelling, region)
    except phonenumbers.NumberParseException:
        return None


def is_valid(number: PhoneNumber) -> bool:
    """Whether a number is in a known range, and no longer than E.164 allows."""
    return phonenumbers.is_valid_number(number) and len(str(as_integer(number))) <= LONGEST_NUMBER


def is_plausible(number: PhoneNumber, spelling: str, region: str) -> bool:
    """Whether a number outside the known ranges has a form that numbers have."""
    digits = str(as_integer(number))
    if not phonenumbers.is_possible_number(number) or len(digits) > LONGEST_NUMBER:
        return False
    if attempt("+" + digits, region) != number:
        return False  # such as ten zeros: what is stored would be read as something else
    if spelling.startswith(("+", "00")):
        return True
    return len(str(number.national_number)) == usual_length(region)


@cache
def usual_length(region: str) -> int:
    """How many digits a mobile number of the region has."""
    example = phonenumbers.example_number_for_type(region, phonenumbers.PhoneNumberType.MOBILE)
    return len(str(example.national_number)) if example else 10


def as_integer(number: PhoneNumber) -> int:
    """The E.164 digits as one integer."""
    return int(phonenumbers.format_number(number, PhoneNumberFormat.E164)[1:])


def country_and_national(number: int) -> tuple[str, str]:
    """The digits of a number's country, and those behind them.

    >>> country_and_national(915500000001)
    ('91', '5500000001')
    """
    read = attempt(f"+{number}", "ZZ")
    country = str(read.country_code) if read else ""
    return country, str(number).removeprefix(country)


def e164(number: int | None) -> str | None:
    """The number as +<country><number>.

    >>> e164(915500000001)
    '+915500000001'
    """
    return None if number is None else dialled(number)


def dialled(number: int) -> str:
    """The same of what is a number; a masked one has no + before it, as nobody can dial it."""
    return str(number) if is_masked(number) else f"+{number}"


def is_masked(number: int) -> bool:
    """Whether a number stands in the place of another one, as store/rules/9_seen.sql masks it.

    >>> is_masked(915500000001), is_masked(1_000_000_004_711_001)
    (False, True)
    """
    return number in MASKS


def shown(number: int, region: str = "IN") -> str:
    """The number as people of that region write it: their own without the country.

    Of a masked number only its last three digits.

    >>> shown(915500000001), shown(447700900123), shown(1_000_000_004_711_001)
    ('05500 000 001', '+44 7700 900123', '••••• ••001')
    """
    if is_masked(number):
        return f"••••• ••{number % 1000:03}"
    parsed_number = phonenumbers.parse(f"+{number}", None)
    at_home = parsed_number.country_code == phonenumbers.country_code_for_region(region)
    form = PhoneNumberFormat.NATIONAL if at_home else PhoneNumberFormat.INTERNATIONAL
    return phonenumbers.format_number(parsed_number, form)


def zones_of(number: int) -> tuple[str, ...]:
    """The time zones in which somebody with a number may be; none where that is not known.

    >>> zones_of(915500000001), zones_of(12025550123)
    (('Asia/Kolkata',), ('America/New_York',))
    """
    found = attempt(f"+{number}", "IN")
    zones = timezone.time_zones_for_geographical_number(found) if found else ()
    known = timezone.UNKNOWN_TIMEZONE not in zones
    return tuple(NAMED_TODAY.get(zone, zone) for zone in zones) if known else ()


def checked_region(region: str) -> str:
    """A region code, upper case; refused where the phone library knows no such region."""
    if region.upper() in phonenumbers.SUPPORTED_REGIONS:
        return region.upper()
    raise RsoftError(
        f"'{region}' is no region. Give two letters of the country, such as IN, AE, GB or US."
    )


def parties(spellings: Sequence[str], region: str = "IN") -> list[Party]:
    """What each spelling stands for, on all cores where they are many."""
    cores = os.cpu_count() or 1
    if len(spellings) < SHARED_FROM or cores == 1:
        return [party(spelling, region) for spelling in spellings]
    share = min(-(-len(spellings) // cores), MOST_AT_ONCE)
    parts = [spellings[start : start + share] for start in range(0, len(spellings), share)]
    with ThreadPoolExecutor(cores) as waiting:
        found = waiting.map(parties_elsewhere, parts, [region] * len(parts))
        return [one for part in found for one in part]


def parties_elsewhere(spellings: Sequence[str], region: str) -> list[Party]:
    """The same in a process of its own, or in this one where none can be started.

    A program of its own rather than multiprocessing: a fork would copy a server's locked
    locks, and a spawned child would run the server's main script once more.
    """
    command = [sys.executable, "-P", "-X", "utf8", "-m", "rsoft_analytics.phones", region]
    places = os.pathsep.join(filter(None, (str(PROJECT), os.environ.get("PYTHONPATH"))))
    try:
        done = subprocess.run(
            command,
            input=json.dumps(list(spellings)).encode(),
            capture_output=True,
            check=True,
            env={**os.environ, "PYTHONPATH": places},
        )
        found = [Party(*one) for one in json.loads(done.stdout)]
    except (OSError, subprocess.SubprocessError, ValueError):
        found = []
    if len(found) == len(spellings):
        return found
    return [party(spelling, region) for spelling in spellings]


def answer(region: str) -> None:
    """Writes what the spellings on standard input stand for."""
    spellings = json.load(sys.stdin)
    json.dump([party(spelling, region) for spelling in spellings], sys.stdout)
