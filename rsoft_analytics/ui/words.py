"""Text from exports, made harmless where a label is Markdown or a chart reads tags."""

import re

JOINER = "\u2060"  # no width, no line break; keeps two characters from being read as one sign
PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")
# What is replaced after Markdown is parsed, when a backslash is gone: :name: of icons and
# emoji, addresses that become links by themselves, arrows and dashes.
LATE_SIGNS = re.compile(r"([:@<>=~-]|www)")


def plain(text: object) -> str:
    r"""Any text as Markdown that shows it literally, on one line.

    >>> plain("**bold** :red[x]").replace(JOINER, "")
    '\\*\\*bold\\*\\* \\:red\\[x\\]'
    """
    one_line = " ".join(str(text).split())
    return "".join(escaped(part) for part in LATE_SIGNS.split(one_line))


def escaped(part: str) -> str:
    """A piece of text with its punctuation escaped, and a late sign kept apart from the next."""
    literal = PUNCTUATION.sub(r"\\\1", part)
    return literal + JOINER if LATE_SIGNS.fullmatch(part) else literal


def plain_in_charts(text: object) -> str:
    """Any text as Plotly shows it literally: it reads a few tags and entities."""
    one_line = " ".join(str(text).split())
    return one_line.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def initials(name: str | None) -> str:
    """The first letters of a name's first and last word, letters only; '' where there are none.

    >>> initials("Meena Raman"), initials("<b>"), initials(None)
    ('MR', 'B', '')
    """
    words = ["".join(c for c in word if c.isalpha()) for word in (name or "").split()]
    words = [word for word in words if word]
    return "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper()
