"""What somebody typed into the search box, as a number, a part of one, or a name."""

import re
import unicodedata
from dataclasses import dataclass

from rsoft_analytics.phones import party

MASKED = re.compile(r"[1-9]\d{15}")  # as store/sight.py masks a number
LEAST_DIGITS = 3  # fewer would match nearly everybody


@dataclass(frozen=True)
class Query:
    """The readings of what was typed: a whole number, digits of one, a name as typed."""

    number: int | None
    digits: str
    name: str

    def parameters(self) -> dict[str, object]:
        """The readings as the parameters of the SQL."""
        return {
            "number": self.number,
            "digits": self.digits,
            "name": self.name,
        }


def understood(text: str, region: str) -> Query:
    """The readings of a text.

    >>> understood("055000 00001", "IN")
    Query(number=915500000001, digits='5500000001', name='')
    >>> understood("Meena Raman", "IN").name
    'Meena Raman'
    """
    plain = unicodedata.normalize("NFKC", text).strip()
    if MASKED.fullmatch(plain):
        return Query(int(plain), "", "")
    digits = re.sub(r"\D", "", plain)
    if any(character.isalpha() for character in plain):
        return Query(None, "", plain)
    if len(digits) < LEAST_DIGITS:
        return Query(None, "", "")
    # a leading 0 or 00 is how it was dialled, not part of the number
    part = digits if len(digits) == LEAST_DIGITS else digits.lstrip("0")
    return Query(party(plain, region).number, part, "")
