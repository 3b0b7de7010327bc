"""The lines of a vCard file, unfolded: what belongs to one property in one piece.

Address books break lines in more ways than the three standards allow: CR CR
LF, quoted-printable breaks without an indent, pictures whose end nothing
marks, second lines that are simply wrong. All work is on bytes, because a
card's encoding is only known once the card is complete.
"""

import codecs
import re
from collections.abc import Iterable, Iterator
from typing import BinaryIO, NamedTuple

PIECE_BYTES = 256 * 1024
LONGEST_LINE = 8 * 1024 * 1024  # unfolded
LONGEST_HEADER = 4096
BLANKS = b" \t\r\n\0\x1a" + codecs.BOM_UTF8  # a Ctrl-Z or zeros may end a file

LINE_END = re.compile(rb"\r\r\n|\r\n|\n|\r")
NAME = rb"\s*(?:([\w.-]{1,100})\.)?([A-Za-z][\w-]{0,99})"
HEADER = re.compile(NAME + rb'((?:;(?:[^":;]|"[^"]*+")*+)*+):')
LOOSE_HEADER = re.compile(NAME + rb"(;[^:]*+)?:")  # with a quotation mark left open
QUOTED = re.compile(rb";(?:ENCODING=(?:QUOTED-PRINTABLE|Q)|QUOTED-PRINTABLE)(?=;|\Z)", re.I)
BASE64 = re.compile(rb";(?:ENCODING=(?:BASE64|B)|BASE64)(?=;|\Z)", re.I)
BASE64_LINE = re.compile(rb"[A-Za-z0-9+/]++={0,2}")
EDGE = re.compile(rb"[ \t]*(?:BEGIN|END)[ \t]*:[ \t]*VCARD[ \t]*\Z", re.I)
GLUED = re.compile(
    rb"[ \t]*(END[ \t]*:[ \t]*VCARD)[ \t]*(?:\xef\xbb\xbf)?(BEGIN[ \t]*:[ \t]*VCARD)[ \t]*", re.I
)
FIRST_EDGE = re.compile(r"[\s\ufeff]*BEGIN[ \t]*:[ \t]*VCARD[ \t]*(?:[\r\n]|\Z)", re.I)
# Where a line that is neither indented nor a property goes on with the one before.
PROSE = frozenset({"ADR", "FN", "LABEL", "NOTE", "ORG", "TITLE"})


class ContentLine(NamedTuple):
    """One unfolded line: a property, or text that is none and has no name."""

    number: int  # of the line in the file where it begins
    group: str  # item1 of item1.TEL
    name: str  # in capitals
    parameters: bytes  # with the semicolon before each
    value: bytes  # not yet decoded in any sense
    is_base64: bool = False
    is_quoted: bool = False
    is_overlong: bool = False


def encoding_of(head: bytes) -> str:
    """UTF-16 in one of its orders, where the first bytes show it; else UTF-8, to begin with."""
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    if 0 in head[:2]:
        return "utf-16-be" if head[0] == 0 else "utf-16-le"
    return "utf-8"


def begins_a_card(head: bytes) -> bool:
    """Whether the first words of a file are BEGIN:VCARD, in whichever encoding."""
    return bool(FIRST_EDGE.match(head.decode(encoding_of(head), "replace")))


def content_lines(file: BinaryIO, encoding: str) -> Iterator[ContentLine]:
    """Each property of the file, unfolded, and what lies between them."""
    current, keeps_space = None, False
    for number, line in edges_apart(numbered_lines(pieces(file, encoding))):
        if current and current.takes(line, keeps_space):
            continue
        if current:
            yield (closed := current.closed())
            # Version 2.1 folds before a space that counts, later ones before one that does not.
            keeps_space = keeps_space if closed.name != "VERSION" else b"2.1" in closed.value
        current = OpenLine(number, line) if line.strip(BLANKS) else None
    if current:
        yield current.closed()


def pieces(file: BinaryIO, encoding: str) -> Iterator[bytes]:
    """The file in pieces, UTF-16 rewritten as UTF-8."""
    if encoding == "utf-8":
        yield from iter(lambda: file.read(PIECE_BYTES), b"")
        return
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    while raw := file.read(PIECE_BYTES):
        yield decoder.decode(raw).encode("utf-8", "replace")
    yield decoder.decode(b"", True).encode("utf-8", "replace")


def numbered_lines(parts: Iterable[bytes]) -> Iterator[tuple[int, bytes]]:
    """Each line as it stands in the file; of one that is too long, one byte too many."""
    number, rest, is_passing = 1, b"", False
    for part in parts:
        text = rest + part
        whole = len(text) - trailing_returns(text)
        *lines, rest = LINE_END.split(text[:whole])
        for line in lines:
            if not is_passing:
                yield number, line
            number, is_passing = number + 1, False
        if len(rest) > LONGEST_LINE and not is_passing:
            yield number, rest[: LONGEST_LINE + 1]
            is_passing = True
        rest = (b"" if is_passing else rest) + text[whole:]
    if rest.strip(b"\r") and not is_passing:
        yield number, rest.rstrip(b"\r")


def edges_apart(lines: Iterable[tuple[int, bytes]]) -> Iterator[tuple[int, bytes]]:
    """The lines, the end of a card and the beginning of the next as two: files put together."""
    for number, line in lines:
        if b":" in line[:8] and (glued := GLUED.fullmatch(line)):
            yield number, glued[1]
            yield number, glued[2]
        else:
            yield number, line


def trailing_returns(text: bytes) -> int:
    """How many carriage returns at the end may belong to a line end not read yet."""
    return 2 if text.endswith(b"\r\r") else int(text.endswith(b"\r"))


def header_of(line: bytes) -> re.Match[bytes] | None:
    """The group, name and parameters that a property's line begins with."""
    return HEADER.match(line, 0, LONGEST_HEADER) or LOOSE_HEADER.match(line, 0, LONGEST_HEADER)


class OpenLine:
    """A property whose continuation lines may still follow."""

    __slots__ = (
        *("number", "group", "name", "parameters", "values", "size"),
        *("is_quoted", "is_base64", "is_after_blank"),
    )

    def __init__(self, number: int, line: bytes) -> None:
        self.number = number
        line = line.removeprefix(codecs.BOM_UTF8)  # in files put together from several
        header = header_of(line)
        group, name, parameters = header.groups() if header else (None, b"", b"")
        self.group, self.name = (group or b"").decode(), name.decode().upper()
        self.parameters = parameters or b""
        value = line[header.end() :] if header else line
        self.is_quoted = bool(QUOTED.search(self.parameters))
        is_data = value[:5].lower() == b"data:"
        self.is_base64 = is_data or bool(BASE64.search(self.parameters))
        self.is_after_blank = False
        self.values = [value]
        self.size = len(line)

    def takes(self, line: bytes, keeps_space: bool) -> bool:
        """Add a line if it continues this one, and say whether it does."""
        if not (text := line.strip()):
            self.is_after_blank = True
            return True
        if self.is_quoted and self.values[-1].rstrip().endswith(b"="):
            return self.takes_after_soft_break(line)
        if line[:1] in (b" ", b"\t"):
            return self.add(b" " + line[1:] if keeps_space else line[1:])
        if self.is_base64 and BASE64_LINE.fullmatch(text):
            return self.add(text)
        if line.startswith(b"#"):
            return True
        if self.name not in PROSE or header_of(line):
            return False
        return self.add(b" " + text)

    def takes_after_soft_break(self, line: bytes) -> bool:
        """Go on with a quoted-printable value, unless what follows clearly does not."""
        if EDGE.match(line) or (self.is_after_blank and header_of(line)):
            return False
        self.values[-1] = self.values[-1].rstrip()[:-1]
        return self.add(line)

    def add(self, more: bytes) -> bool:
        """Take more of the value in, up to the limit."""
        self.size += len(more)
        if self.size <= LONGEST_LINE:
            self.values.append(more)
        return True

    def closed(self) -> ContentLine:
        """The property as it stands, nothing following."""
        return ContentLine(
            self.number,
            self.group,
            self.name,
            self.parameters,
            b"".join(self.values),
            self.is_base64,
            self.is_quoted,
            self.size > LONGEST_LINE,
        )
