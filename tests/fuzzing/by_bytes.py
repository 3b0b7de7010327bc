"""Ways to spoil any file, whatever it is."""

from random import Random

INTERESTING = (
    *(b"\0", b'"', b",", b"\n", b"\r", b";", b"\t", b"<", b">", b"&", b"=", b"'", b"\\", b"%s"),
    *(b"9" * 40, b"-1", b"\x1a", b"\xff", b"\xed\xa0\x80", b"\x1b[31m", b"$rep", b"\xef\xbb\xbf"),
    *(b"BEGIN:VCARD\n", b"END:VCARD\n", b"<calls>", b"PK\x03\x04", b"{", b"]", b"&#xD83D;"),
    *("\u202e".encode(), "٣".encode(), "\u2028".encode(), "\xa0".encode(), "🦊".encode()),
)
ENCODINGS = ("utf-16", "utf-16-le", "utf-16-be", "utf-8-sig", "cp1252", "utf-32", "shift_jis")
NEWLINES = (b"\r\n", b"\r", b"\r\r\n", b"\n\n", b"\n\r")


def flipped(data: bytes, dice: Random) -> bytes:
    """A few bits the other way round."""
    spoilt = bytearray(data)
    for _ in range(dice.choice((1, 1, 2, 8, 40)) if spoilt else 0):
        spoilt[dice.randrange(len(spoilt))] ^= 1 << dice.randrange(8)
    return bytes(spoilt)


def overwritten(data: bytes, dice: Random) -> bytes:
    """Some bytes in the place of others."""
    at, noise = place(data, dice), dice.randbytes(dice.choice((1, 1, 4, 60)))
    return data[:at] + noise + data[at + len(noise) :]


def inserted(data: bytes, dice: Random) -> bytes:
    """Something put in that means something somewhere."""
    at = place(data, dice)
    return data[:at] + dice.choice(INTERESTING) * dice.choice((1, 1, 1, 2, 300)) + data[at:]


def removed(data: bytes, dice: Random) -> bytes:
    """A piece taken out."""
    at = place(data, dice)
    return data[:at] + data[at + dice.choice((1, 2, 20, 200)) :]


def repeated(data: bytes, dice: Random) -> bytes:
    """A piece once more, there or elsewhere."""
    at, to = place(data, dice), place(data, dice)
    piece = data[at : at + dice.choice((1, 10, 100, 1000))]
    return data[:to] + piece * dice.choice((1, 1, 2, 20)) + data[to:]


def cut(data: bytes, dice: Random) -> bytes:
    """The beginning of it, more often than the end."""
    at = place(data, dice)
    return data[at:] if dice.random() < 0.2 else data[:at]


def twice(data: bytes, dice: Random) -> bytes:
    """The whole behind itself."""
    return data * dice.choice((2, 2, 3))


def trailed(data: bytes, dice: Random) -> bytes:
    """Something behind the end, as recovered disks leave it."""
    behind = (bytes(512), b"\x1a", b"\n" * 50, b"\0", dice.randbytes(64), b"--", b"\xff" * 9)
    return data + dice.choice(behind)


def led(data: bytes, dice: Random) -> bytes:
    """Something in front of the beginning."""
    before = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\n\n", b" ", b"\0", b"sep=;\n", b"#\n")
    return dice.choice(before) + data


def encoded(data: bytes, dice: Random) -> bytes:
    """The text in another encoding, or as if it were in one."""
    text = data.decode(dice.choice(("utf-8", "utf-8", "latin-1")), errors="replace")
    return text.encode(dice.choice(ENCODINGS), errors="replace")


def newlined(data: bytes, dice: Random) -> bytes:
    """Lines that end in another way, everywhere or here and there."""
    lines = data.splitlines()
    if dice.random() < 0.5:
        return dice.choice(NEWLINES).join(lines)
    return b"".join(line + dice.choice((b"\n", *NEWLINES)) for line in lines)


def reordered(data: bytes, dice: Random) -> bytes:
    """Its lines in another order, or some of them twice or not at all."""
    lines = data.splitlines(keepends=True)
    match dice.randrange(4):
        case 0:
            dice.shuffle(lines)
        case 1:
            lines = dice.choices(lines, k=len(lines)) if lines else []
        case 2:
            lines = [one for one in lines if dice.random() < 0.8]
        case _ if len(lines) > 1:
            at = dice.randrange(1, len(lines))
            lines[at:at] = [lines[0]] * dice.choice((1, 5))  # the header once more
    return b"".join(lines)


def place(data: bytes, dice: Random) -> int:
    """Somewhere in it, its ends more often than the rest."""
    return dice.choice((0, len(data), *(dice.randrange(len(data) + 1) for _ in range(8))))


WAYS = (
    *(flipped, overwritten, inserted, removed, repeated, cut, twice, trailed, led),
    *(encoded, newlined, reordered),
)
