"""What a person is called in running text: a pattern that finds each spelling of it."""

import re
from collections.abc import Iterable

from rsoft_analytics.phones import country_and_national

GAP = r"[\s().\-\x{2010}-\x{2015}\x{a0}/]*"  # what people put between the digits of a number
BETWEEN = r"[\s._\-]+"
BEFORE, AFTER = r"(^|[^\p{L}\p{M}\p{N}])", r"([^\p{L}\p{M}\p{N}]|$)"


def pattern(numbers: Iterable[int], emails: Iterable[str], names: Iterable[str]) -> str:
    """A pattern for the store's regular expressions; empty where there is nothing to find.

    It has a group before and a group after what it finds, which are to be kept.
    """
    kinds = [
        *(of_number(number) for number in numbers),
        *(of_text(email) for email in emails),
        *(of_name(name) for name in names),
    ]
    return f"(?i){BEFORE}(?:{'|'.join(kinds)}){AFTER}" if kinds else ""


def of_number(number: int) -> str:
    """A number in any spelling: with or without its country, with anything between its digits."""
    country, national = country_and_national(number)
    before = rf"(?:(?:\+|0{GAP}0)?{GAP}{spaced(country)}{GAP}|0{GAP})?"
    return f"[+(]?{before}{spaced(national)}"


def spaced(digits: str) -> str:
    """Digits with what may stand between them."""
    return GAP.join(digits)


def of_name(name: str) -> str:
    """A name with any blanks between its words."""
    return BETWEEN.join(of_text(word) for word in re.split(r"[\s._\-]+", name) if word)


def of_text(text: str) -> str:
    """A text as it stands."""
    return re.sub(r"[^\w]", lambda found: rf"\x{{{ord(found[0]):x}}}", text)
