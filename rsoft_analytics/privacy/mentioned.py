"""Mentions of erased people in running text, found by keyed hashes alone.

A name is looked for word by word: the hash of its first word says where to look, the
hash of all of them decides. Numbers and e-mails are looked for as what they are.
"""

import re
from collections.abc import Iterator
from functools import cache

from rsoft_analytics.phones import parties
from rsoft_analytics.privacy.tombstones import Tombstone, Yard

DIGITS = re.compile(r"\+?\d(?:[ ().\-/]{0,3}\d){6,14}")
ADDRESS = re.compile(r"[^\s,;|<>\"'=]+@[^\s,;|<>\"'=]+")
WORD = re.compile(r"(?:[^\W_]|[\u0300-\u036f\u0900-\u0dff\u200c\u200d])+")
MOST_WORDS = 6
MARK = "[erased]"


def stones_of_name(yard: Yard, name: str) -> list[Tombstone]:
    """By what a mention of a name is known again."""
    words = folded_words(name)
    if not 0 < len(words) <= MOST_WORDS:
        return []
    return [yard.made("first word", words[0]), yard.made("name", " ".join(words))]


def folded_words(text: str) -> list[str]:
    """The words of a text, without case."""
    return [found[0].casefold() for found in WORD.finditer(text)]


class Reader:
    """Reads running text for erased people, each text and each word once."""

    def __init__(self, yard: Yard, region: str) -> None:
        self.yard = yard
        self.region = region
        self.is_first = cache(lambda word: yard.holds("first word", word))
        self.is_name = cache(lambda words: yard.holds("name", words))

    def without(self, text: str) -> str:
        """The text without what it says of erased people."""
        for start, end in sorted(self.mentions(text), reverse=True):
            text = text[:start] + MARK + text[end:]
        return text

    def mentions(self, text: str) -> Iterator[tuple[int, int]]:
        """Where erased people stand in a text, none over another."""
        reached = 0
        found = {*self.names(text), *self.numbers(text), *self.emails(text)}
        for start, end in sorted(found, key=lambda one: (one[0], -one[1])):
            if start >= reached:
                yield start, end
                reached = end

    def names(self, text: str) -> Iterator[tuple[int, int]]:
        """Where names stand."""
        if "name" not in self.yard.kinds:
            return
        words = list(WORD.finditer(text))
        for place, first in enumerate(words):
            if self.is_first(first[0].casefold()):
                for last in range(min(place + MOST_WORDS, len(words)), place, -1):
                    run = words[place:last]
                    if self.is_name(" ".join(word[0].casefold() for word in run)):
                        yield first.start(), run[-1].end()
                        break

    def numbers(self, text: str) -> Iterator[tuple[int, int]]:
        """Where numbers stand."""
        found = list(DIGITS.finditer(text))
        for one, read in zip(found, parties([one[0] for one in found], self.region), strict=True):
            if read.number and is_erased(self.yard, read.number):
                yield one.span()

    def emails(self, text: str) -> Iterator[tuple[int, int]]:
        """Where e-mails stand."""
        for one in ADDRESS.finditer(text) if "@" in text else ():
            if self.yard.holds("email", one[0].lower().strip(".")):
                yield one.span()


def is_erased(yard: Yard, number: int) -> bool:
    """Whether a number is that of somebody who was erased."""
    return yard.holds("number", str(number)) or yard.holds("shared number", str(number))
