"""The entries of an LDIF file, as address books and directories write them.

An entry is lines of an attribute and its text up to an empty line. A line that begins
with a space goes on with the one before, and two colons say that the text is base64.
Windows saves it in UTF-16.
"""

import binascii
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

from rsoft_analytics.files.text import marked_encoding
from rsoft_analytics.files.vcard_lines import BLANKS, LONGEST_LINE, numbered_lines, pieces

HEAD_BYTES = 64 * 1024
LARGEST_ENTRY = 16 * 1024 * 1024
SIZE_OF_LINE = 256  # what a line costs us beyond its bytes, roughly
LONGEST_TEXT = 2000
ATTRIBUTE = re.compile(rb"([A-Za-z][\w.-]{0,99})(?:;[\w;.-]{1,200})?:([:<]?)[ \t]*")
FIRST = re.compile(rb"(?:\s|\xef\xbb\xbf|#[^\n]*\n|version:[ ]*\d+\s)*dn::?[ ]?\S", re.I)


@dataclass
class Entry:
    """One entry: its attributes in lower case, with their texts in the order of the file."""

    line: int
    attributes: dict[str, list[bytes]] = field(default_factory=dict)
    size: int = 0
    beginning: list[bytes] = field(default_factory=list)  # as it stands in the file, to show
    is_broken: bool = False  # a line is no attribute

    def add(self, line: bytes) -> None:
        """Take an unfolded line in, as long as the entry has a size that entries have."""
        self.size += LARGEST_ENTRY if len(line) > LONGEST_LINE else len(line) + SIZE_OF_LINE
        if self.is_too_large:
            return
        if sum(map(len, self.beginning)) < LONGEST_TEXT:
            self.beginning.append(line[:200])
        found = ATTRIBUTE.match(line)
        value = value_of(found[2], line[found.end() :]) if found else None
        if found and value is not None:
            self.attributes.setdefault(found[1].decode().lower(), []).append(value)
        else:
            self.is_broken = True

    @property
    def is_too_large(self) -> bool:
        """Whether lines were left out or cut: the entry has too many, or one that is too long."""
        return self.size >= LARGEST_ENTRY

    @property
    def text(self) -> str:
        """The entry's beginning as it stands in the file, long lines shortened."""
        return b"\n".join(self.beginning).decode("utf-8", "replace")[:LONGEST_TEXT]

    def texts(self, *names: str) -> list[str]:
        """What some attributes say, in the order of their names."""
        raw = [value for name in names for value in self.attributes.get(name, ())]
        return [text for one in raw if (text := one.decode("utf-8", "replace").strip())]


def begins_an_entry(head: bytes) -> bool:
    """Whether a file begins with the name of an entry, below its version and remarks."""
    bom, encoding = marked_encoding(head)
    return bool(FIRST.match(head[bom:].decode(encoding, "ignore").encode()))


def entries(file: BinaryIO) -> Iterator[Entry]:
    """Each entry of the file."""
    entry: Entry | None = None
    bom, encoding = marked_encoding(file.read(HEAD_BYTES))
    file.seek(bom)
    for number, line in unfolded(numbered_lines(pieces(file, encoding))):
        if not line.strip(BLANKS):
            if entry:
                yield entry
            entry = None
        elif entry or not line.lower().startswith(b"version:"):
            entry = entry or Entry(number)
            entry.add(line)
    if entry:
        yield entry


def unfolded(lines: Iterable[tuple[int, bytes]]) -> Iterator[tuple[int, bytes]]:
    """The lines with what goes on below them, without remarks."""
    begun, parts, size = 0, [b""], 0
    for number, line in lines:
        if line.startswith(b" ") and line.strip(BLANKS):
            if size <= LONGEST_LINE:  # so that of one that is too long there is too much
                parts.append(line[1:])
            size += len(line) - 1
            continue
        if begun and not parts[0].startswith(b"#"):
            yield begun, b"".join(parts)
        begun, parts, size = number, [line], len(line)
    if begun and not parts[0].startswith(b"#"):
        yield begun, b"".join(parts)


def value_of(kind: bytes, written: bytes) -> bytes | None:
    """The bytes of a value; None where its base64 is none. An address is kept, never fetched."""
    if kind != b":":
        return written
    try:
        return binascii.a2b_base64(written, strict_mode=True)
    except binascii.Error:
        return None
