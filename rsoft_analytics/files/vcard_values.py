"""The values of vCard properties: parameters, encodings, escapes and lists."""

import binascii
import re
from collections.abc import Iterable
from dataclasses import dataclass

from rsoft_analytics.files.vcard_lines import ContentLine

PARAMETER = re.compile(rb';((?:[^;"]|"[^"]*"|")*+)')
CUSTOM_TYPE = re.compile(r"X-CUSTOM\((?:CHARSET=[^,]*,)?(?:ENCODING=[^,]*,)?(.*)\)", re.I | re.S)
APPLE_LABEL = re.compile(r"_\$!<(.*)>!\$_", re.S)
ESCAPE = re.compile(r"\\(.)", re.S)
ENCODINGS = frozenset({"QUOTED-PRINTABLE", "BASE64", "8BIT", "7BIT", "B", "Q"})
NOT_A_LABEL = frozenset({"pref", "voice", "internet"})
CONTROLS = dict.fromkeys({*range(32), 127} - {9, 10})
# Names are looked up here alone: Python would take any, such as its own unicode_escape.
CHARSETS = {
    "utf8": "utf-8",
    "usascii": "utf-8",
    "ascii": "utf-8",
    "iso88591": "cp1252",
    "latin1": "cp1252",
    "iso885915": "iso8859-15",
    "iso88592": "iso8859-2",
    "iso88595": "iso8859-5",
    "iso88599": "iso8859-9",
    **{f"windows125{page}": f"cp125{page}" for page in range(9)},
    **{f"cp125{page}": f"cp125{page}" for page in range(9)},
    "shiftjis": "cp932",
    "sjis": "cp932",
    "xsjis": "cp932",
    "windows31j": "cp932",
    "cp932": "cp932",
    "eucjp": "euc_jp",
    "iso2022jp": "iso2022_jp",
    "euckr": "cp949",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "gb18030": "gb18030",
    "big5": "big5",
    "koi8r": "koi8-r",
    "macintosh": "mac-roman",
}
SHIFT_JIS_PAIR = re.compile(rb"[\x81-\x9f\xe0-\xef][\x40-\x7e\x80-\xfc]")


@dataclass(frozen=True, slots=True)
class Property:
    """One property of a card, its text decoded but its escapes still in place."""

    line: int
    group: str
    name: str
    parameters: dict[str, list[str]]
    raw: bytes
    text: str
    is_base64: bool

    @property
    def label(self) -> str | None:
        """What kind of number or address it is, in the card's words, such as "work fax"."""
        words = [word.lower().removeprefix("x-") for word in self.parameters.get("TYPE", ())]
        kept = [word for word in dict.fromkeys(words) if word and word not in NOT_A_LABEL]
        return " ".join(kept) or None

    @property
    def preference(self) -> int:
        """1 for what the person prefers, up to 101 where the card does not say."""
        if any(word.lower() == "pref" for word in self.parameters.get("TYPE", ())):
            return 1
        rank = self.parameters.get("PREF", ["101"])[0]
        return int(rank) if rank.isascii() and rank.isdigit() and len(rank) < 4 else 101


class Properties:
    """A card's properties, asked for by name."""

    def __init__(self, lines: Iterable[ContentLine]) -> None:
        self.every = properties_of(lines)
        self.named: dict[str, list[Property]] = {}
        for one in self.every:
            self.named.setdefault(one.name, []).append(one)
        self.is_oldest = [one.text.strip() for one in self.all("VERSION")][:1] == ["2.1"]
        self.labels = {
            one.group: label_text(self.plain(one.text))
            for one in self.all("X-ABLABEL")
            if one.group
        }

    def all(self, name: str) -> list[Property]:
        """The properties of that name, as they follow in the card."""
        return self.named.get(name, [])

    def plain(self, text: str) -> str:
        """Text without this version's escapes."""
        return unescaped(text, self.is_oldest)

    def texts(self, name: str) -> list[str]:
        """What properties of that name say, the empty ones left out."""
        return [text for one in self.all(name) if (text := self.plain(one.text))]

    def pieces(self, one: Property, separator: str = ";") -> list[str]:
        """The parts of a property that is a list."""
        return [self.plain(part) for part in parts(one.text, separator)]

    def label(self, one: Property) -> str | None:
        """The person's own label for a number or address, or the kind it is of."""
        return self.labels.get(one.group) or one.label


def properties_of(lines: Iterable[ContentLine]) -> list[Property]:
    """A card's properties, decoded; undeclared text in the encoding that fits the whole card."""
    read = [(line, parameters_of(line.parameters), plain(line)) for line in lines]
    unclear = [raw for line, _, raw in read if not line.is_base64 and not is_utf8(raw)]
    page = code_page_of(b"\n".join(unclear)) if unclear else "utf-8"
    return [
        Property(
            line.number,
            line.group.lower(),
            line.name,
            parameters,
            raw,
            "" if line.is_base64 else text_of(raw, parameters.get("CHARSET", [""])[0], page),
            line.is_base64,
        )
        for line, parameters, raw in read
    ]


def parameters_of(raw: bytes) -> dict[str, list[str]]:
    """Parameters by name, in capitals; a bare word of version 2.1 is a TYPE."""
    found: dict[str, list[str]] = {}
    for part in PARAMETER.findall(raw):
        text = part.decode("utf-8", "replace").strip()
        name, equals, words = text.partition("=")
        if custom := CUSTOM_TYPE.fullmatch(text):
            name, words = "TYPE", binascii.a2b_qp(custom[1]).decode("utf-8", "replace")
        elif not equals:
            name, words = "ENCODING" if text.upper() in ENCODINGS else "TYPE", text
        values = (word.strip() for word in words.replace('"', "").split(","))
        found.setdefault(name.strip().upper(), []).extend(values)
    return found


def plain(line: ContentLine) -> bytes:
    """A value's bytes without quoted-printable."""
    return binascii.a2b_qp(line.value) if line.is_quoted else line.value


def is_utf8(raw: bytes) -> bool:
    """Whether the bytes are UTF-8, be it with a character torn at an end or break."""
    if raw.isascii():
        return True
    text = raw.decode("utf-8", "replace")
    torn = text.count("\ufffd")
    return torn * 4 <= len(text) - len(text.encode("ascii", "ignore")) - torn


def text_of(raw: bytes, charset: str, page: str) -> str:
    """Bytes as text: by the charset declared, else as UTF-8, else by the card's code page."""
    declared = CHARSETS.get(re.sub("[^a-z0-9]", "", charset.lower()[:40]), "utf-8")
    if declared == "utf-8" and is_utf8(raw):
        return raw.decode("utf-8", "replace").translate(CONTROLS)
    if declared != "utf-8" and decodes(raw, declared):
        page = declared
    return raw.decode(page, "replace").translate(CONTROLS)


def decodes(raw: bytes, encoding: str) -> bool:
    """Whether the bytes are possible in that encoding."""
    try:
        raw.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def code_page_of(raw: bytes) -> str:
    """The encoding that undeclared bytes, which are not UTF-8, are most likely in.

    Shift_JIS where it fits throughout and its usual lead bytes prevail: those
    (0x81 to 0x9F) are hardly ever letters in Western code pages.
    """
    pairs = SHIFT_JIS_PAIR.findall(raw)
    usual = sum(pair[0] <= 0x9F for pair in pairs)
    return "cp932" if usual * 2 > len(pairs) and decodes(raw, "cp932") else western(raw)


def western(raw: bytes) -> str:
    """Windows-1252, or Latin-1 for the five bytes that it leaves empty."""
    return "latin-1" if any(byte in raw for byte in b"\x81\x8d\x8f\x90\x9d") else "cp1252"


def unescaped(text: str, is_oldest: bool) -> str:
    """Text without backslash escapes; version 2.1 has none for a new line."""

    def meant(escape: re.Match[str]) -> str:
        if escape[1] in "nN":
            return escape[0] if is_oldest else "\n"
        return escape[1] if escape[1] in "\\,;:\"'" else escape[0]

    return ESCAPE.sub(meant, text).strip() if "\\" in text else text.strip()


def parts(text: str, separator: str) -> list[str]:
    """The text cut at a separator where it is not escaped, escapes left in place."""
    if "\\" not in text:
        return text.split(separator)
    return re.findall(rf"((?:\\.|[^{separator}])*+)(?:{separator}|\Z)", text, re.S)


def label_text(text: str) -> str:
    """A label without the marks that Apple puts around its own."""
    return APPLE_LABEL.sub(r"\1", text).strip()
