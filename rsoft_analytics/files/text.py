"""Text files of any encoding, as blocks of whole lines in UTF-8.

The file is scanned once before anything is read from it: one wrong byte a
gigabyte down decides its encoding, and a line without end is refused before
it fills the memory. After that, everything downstream is UTF-8, its lines ended by LF.
"""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from rsoft_analytics.errors import UnreadableExport

LONGEST_LINE = 1024 * 1024  # bytes; also the longest cell
BLOCK_BYTES = 4 * 1024 * 1024
NULS_OF_UTF16 = 4  # of so many bytes that begin or end a character, one at least is NUL
BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
PAIR = re.compile(rb"[\x81-\x9f\xe0-\xfc][\x40-\x7e\x80-\xfc]")  # of Shift_JIS
KANA, KANJI = (0x82, 0x83), range(0x81, 0xA0)  # the first bytes of pairs
QUOTES = (0x85, *range(0x91, 0x98))  # in Windows' code pages, with dashes and dots
LEAST_PAIRS = 2
SPACE = b" \t\r\n\x0b\x0c"


@dataclass(frozen=True)
class TextFile:
    """A file of text: where it is, what it is called, and how its bytes are to be read."""

    path: Path
    name: str
    encoding: str
    bom: int = 0  # bytes to leave out at the beginning

    def blocks(self, limit: int = BLOCK_BYTES) -> Iterator[bytes]:
        """The file in UTF-8, in blocks that end with a line; the last gets its newline.

        Bytes that are not UTF-8 in a file that is otherwise pass as they are.
        """
        rest = b""
        with self.path.open("rb") as file:
            file.seek(self.bom)
            decode = None if self.encoding == "utf-8" else incremental(self.encoding)
            while data := file.read(limit):
                whole, rest = cut(rest + (decode.decode(data).encode() if decode else data))
                if whole:
                    yield with_plain_newlines(whole)
        if rest:
            yield with_plain_newlines(rest + b"\n")


def cut(data: bytes) -> tuple[bytes, bytes]:
    """The whole lines at the beginning, and what is left after them.

    A CR at the very end waits for the LF that may follow it.
    """
    end = data.rfind(b"\n")
    if end < 0:
        end = data.rfind(b"\r", 0, -1)
    return data[: end + 1], data[end + 1 :]


def with_plain_newlines(data: bytes) -> bytes:
    """Lines ended by LF alone, whether they ended in CR LF, CR or the CR CR LF of some phones."""
    if b"\r" not in data:
        return data
    plain = data.replace(b"\r\r\n", b"\n").replace(b"\r\n", b"\n")
    return plain.replace(b"\r", b"\n") if b"\r" in plain else plain


def text_file(path: Path, name: str, head: bytes) -> TextFile:
    """The file with its encoding, after one look at each of its bytes."""
    if not head.removeprefix(codecs.BOM_UTF8).strip(SPACE + b"\x00\xff\xfe"):
        raise empty(name)
    bom, encoding = marked_encoding(head)
    refuse_endless_lines(path, name)
    if encoding in ("utf-16-le", "utf-16-be"):
        refuse_broken(path, name, encoding, bom)
        return TextFile(path, name, encoding, bom)
    if not is_mostly_utf8(path, name):
        encoding = older_encoding(path, name)
    return TextFile(path, name, encoding, bom)


def empty(name: str) -> UnreadableExport:
    """The refusal of a file that has nothing in it."""
    return UnreadableExport(f"{name} is empty. Export it again and check that it has rows.")


def marked_encoding(head: bytes) -> tuple[int, str]:
    """The length of the byte order mark, and the encoding that it or the NUL bytes tell."""
    for mark, encoding in BOMS:
        if head.startswith(mark):
            return len(mark), encoding
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if max(even, odd) * NULS_OF_UTF16 < len(head) / 2 or 20 * min(even, odd) > max(even, odd):
        return 0, "utf-8"
    return 0, "utf-16-le" if odd > even else "utf-16-be"


def refuse_endless_lines(path: Path, name: str) -> None:
    """Refuses a file with a line too long to be a record."""
    since_newline = 0
    for data in pieces(path):
        first = min((at for at in (data.find(b"\n"), data.find(b"\r")) if at >= 0), default=-1)
        if since_newline + (first if first >= 0 else len(data)) > LONGEST_LINE:
            raise UnreadableExport(
                f"{name} has a line of more than 1 MiB, which no record of a call or a contact "
                "needs. Export it again as CSV with one record a line."
            )
        last = max(data.rfind(b"\n"), data.rfind(b"\r"))
        since_newline = len(data) - last - 1 if last >= 0 else since_newline + len(data)


def is_mostly_utf8(path: Path, name: str) -> bool:
    """Whether the file is UTF-8, or was until a byte of it broke.

    A file in an older encoding goes wrong at its first letter beyond ASCII.
    Where others came through before, it is UTF-8 with damage: its records that
    are damaged are told then, and its other names are not garbled for them.
    """
    decode = incremental("utf-8")
    saw_letters = False
    for data in pieces(path):
        if b"\x00" in data:
            raise UnreadableExport(
                f"{name} is not text: it has NUL bytes. Export it again as CSV or as a spreadsheet."
            )
        try:
            saw_letters = not decode.decode(data).isascii() or saw_letters
        except UnicodeDecodeError as problem:
            good = problem.object[: problem.start]
            return saw_letters or not good.isascii()
    return not decode.getstate()[0] or saw_letters


def older_encoding(path: Path, name: str) -> str:
    """The encoding of a file that is not UTF-8: Japan's, where it looks like that, or Windows'."""
    if is_shift_jis(path):
        return "cp932"
    refuse_broken(path, name, "windows-1252", 0)
    return "windows-1252"


def is_shift_jis(path: Path) -> bool:
    """Whether a file is Japanese text in Shift_JIS, by all of its bytes.

    Those of a Windows code page can often be taken for pairs too, but for others: accented
    letters begin a pair above 0x9F, and what follows on a typographic quote proves nothing.
    """
    decode, japanese, western = incremental("cp932"), 0, 0
    try:
        for data in pieces(path):
            pairs = PAIR.findall(decode.decode(data).encode("cp932"))
            japanese += sum(map(is_japanese, pairs))
            western += sum(pair[0] > KANJI[-1] for pair in pairs)
        decode.decode(b"", final=True)
    except UnicodeError:
        return False
    return japanese >= LEAST_PAIRS and japanese > western


def is_japanese(pair: bytes) -> bool:
    """Whether two bytes are kana, or Chinese characters that no quote begins."""
    return pair[0] in KANA or (pair[0] in KANJI and pair[0] not in QUOTES and pair[1] >= 0x80)


def refuse_broken(path: Path, name: str, encoding: str, bom: int) -> None:
    """Refuses a file whose bytes are not all text in that encoding."""
    decode = incremental(encoding)
    try:
        for number, data in enumerate(pieces(path)):
            decode.decode(data[bom:] if number == 0 else data)
        decode.decode(b"", final=True)
    except UnicodeDecodeError as problem:
        raise UnreadableExport(
            f"{name} has bytes that are no text in UTF-8, UTF-16, Shift_JIS or Windows-1252. "
            "Save it as CSV in UTF-8 and import that."
        ) from problem


def incremental(encoding: str) -> codecs.IncrementalDecoder:
    """A decoder that is fed a file piece by piece."""
    return codecs.getincrementaldecoder(encoding)()


def pieces(path: Path) -> Iterator[bytes]:
    """The file's bytes, no piece longer than a line may be."""
    with path.open("rb") as file:
        while data := file.read(LONGEST_LINE):
            yield data
