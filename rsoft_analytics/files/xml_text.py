"""XML as phones write it, as a strict parser can take it.

Telephones write emoji as two references to UTF-16 surrogate halves
(``&#55357;&#56842;``) and leave control characters in names; neither is XML,
and a strict parser stops there. Here each becomes the character it stands
for, or U+FFFD where it stands for none, in pieces and across their borders.
"""

import codecs
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import BinaryIO

PIECE_BYTES = 256 * 1024

REFERENCE = r"&#(?:x[0-9a-fA-F]{1,8}|[0-9]{1,8});"
REFERENCES = re.compile(rf"(?:{REFERENCE})++")
HIGH_HEXADECIMAL = "[dD][89abAB][0-9a-fA-F]{2}"
HIGH_DECIMAL = "5529[6-9]|55[3-9][0-9]{2}|56[0-2][0-9]{2}|563[01][0-9]"
HIGH_HALF = rf"&#(?:x0{{0,3}}{HIGH_HEXADECIMAL}|0{{0,3}}(?:{HIGH_DECIMAL}));"
# What may belong together with the next piece: half a pair, and a reference begun.
UNFINISHED = re.compile(rf"(?:{HIGH_HALF})?(?:&(?:#(?:x[0-9a-fA-F]{{0,8}}|[0-9]{{0,8}}))?)?\Z")
LONGEST_UNFINISHED = 32
LONGEST_OFTEN = 64
FORBIDDEN = bytes({*range(32)} - {9, 10, 13})
FORBIDDEN_CHARACTER = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
DECLARED = re.compile(rb"""\A\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']""")
# Only encodings that can stand in a declaration readable as ASCII; others are taken as UTF-8.
SINGLE_BYTE = {"iso-8859-1": "windows-1252", "latin1": "windows-1252", "us-ascii": "utf-8"}
KNOWN = frozenset({"windows-1252", "windows-1251", "windows-1256", "iso-8859-15", "utf-8"})
PROLOG = re.compile(
    r"[\s\ufeff]*+(?:(?><\?.*?\?>|<!--.*?-->)\s*+)*+(?:(<!DOCTYPE\s++)|<)([A-Za-z_:][\w:.-]*+)",
    re.S,
)


def encoding_of(head: bytes) -> str:
    """The encoding that the first bytes of an XML file show or declare."""
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    if head.startswith(b"<\0"):
        return "utf-16-le"
    if head.startswith(b"\0<"):
        return "utf-16-be"
    declared = DECLARED.match(head)
    name = declared[1].decode().lower() if declared else "utf-8"
    name = SINGLE_BYTE.get(name, name)
    return name if name in KNOWN - {"utf-8"} else "utf-8-sig"


def root_of(head: bytes) -> tuple[str | None, bool]:
    """The name of a file's first element, and whether a DOCTYPE comes before it."""
    text = head.decode(encoding_of(head), "replace")
    found = PROLOG.match(text)
    return (found[2], bool(found[1])) if found else (None, False)


def mended_pieces(file: BinaryIO, encoding: str) -> Iterator[bytes]:
    """The file in pieces of UTF-8 without references or characters that XML forbids."""
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    held = ""
    while raw := file.read(PIECE_BYTES):
        text = held + decoder.decode(raw)
        cut = beginning_of_unfinished(text)
        held = text[cut:]
        yield mended(text[:cut])
    yield mended(held + decoder.decode(b"", True))


def beginning_of_unfinished(text: str) -> int:
    """Where the end of a piece begins that only the next piece completes."""
    found = UNFINISHED.search(text, max(0, len(text) - LONGEST_UNFINISHED))
    return found.start() if found else len(text)


def mended(text: str) -> bytes:
    """A piece of XML with what XML forbids replaced by what was meant, or by U+FFFD."""
    if "&#" in text:
        text = REFERENCES.sub(mended_references, text)
    encoded = text.encode()
    if len(encoded.translate(None, FORBIDDEN)) < len(encoded) or b"\xef\xbf" in encoded:
        return FORBIDDEN_CHARACTER.sub("\ufffd", text).encode()
    return encoded


def mended_references(run: re.Match[str]) -> str:
    """What to write in place of a run of numeric references."""
    return (often_mended if len(run[0]) <= LONGEST_OFTEN else characters_of)(run[0])


def characters_of(references: str) -> str:
    """Numeric references with surrogate halves joined to the characters they make."""
    points = [
        int(digits[1:], 16) if digits[0] == "x" else int(digits)
        for digits in references[2:-1].split(";&#")
    ]
    halves = "".join(chr(point) if point <= 0x10FFFF else "\ufffd" for point in points)
    whole = halves.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return "".join(reference_to(character) for character in whole)


# A phone book's few emoji and apostrophes return in every call.
often_mended = lru_cache(maxsize=4096)(characters_of)


def reference_to(character: str) -> str:
    """A character as XML can carry it; ASCII stays a reference, for it may be markup."""
    if FORBIDDEN_CHARACTER.match(character):
        return "\ufffd"
    return f"&#{ord(character)};" if character < "\x80" else character
