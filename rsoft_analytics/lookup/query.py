"""What somebody typed into the search box, as a number, a part of one, or a name."""

import re
import unicodedata
from dataclasses import dataclass

from rsoft_analytics.phones import party

LEAST_DIGITS = 3  # fewer would match nearly everybody


@dataclass(frozen=True)
class Query:
    """The readings of what was typed: a whole number, digits of one, words of a name."""

    number: int | None
    digits: str
    name: str

    def parameters(self) -> dict[str, object]:
        """The readings as the parameters of the SQL."""
        return {
            "number": self.number,
            "digits": self.digits,
            "name": self.name,
            "words": self.name.split(),
        }


def understood(text: str, region: str) -> Query:
    """The readings of a text.

    >>> understood("055000 00001", "IN")
    Query(number=915500000001, digits='5500000001', name='')
    >>> understood("meena RAMAN", "IN").name
    'meena raman'
    """
    plain = unicodedata.normalize("NFKC", text).strip()
    digits = re.sub(r"\D", "", plain)
    if any(character.isalpha() for character in plain):
        return Query(None, "", folded(plain))
    if len(digits) < LEAST_DIGITS:
        return Query(None, "", "")
    # a leading 0 or 00 is how it was dialled, not part of the number
    return Query(party(plain, region).number, digits.lstrip("0"), "")


def folded(text: str) -> str:
    """A name folded as the store folds it: no case, no accents, single spaces."""
    decomposed = unicodedata.normalize("NFD", text.lower())
    kept = "".join(c for c in decomposed if not "\u0300" <= c <= "\u036f")
    words = re.sub(r"[^\w@]+|_", " ", unicodedata.normalize("NFC", kept))
    return " ".join(words.split())
