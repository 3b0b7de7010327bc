"""Ways to spoil what has a structure of its own: XML, HTML, JSON, vCards, and zips of them."""

import io
import json
import re
import struct
import warnings
import zipfile
from random import Random

from rsoft_analytics.imports.collect import BROKEN
from tests.fuzzing.by_bytes import WAYS as BY_BYTES
from tests.fuzzing.by_cells import VALUES

NESTED = 5_000
IN_MARKUP = (
    *(b"<!-- a -- b -->", b"<![CDATA[<call/>]]>", b"<?php ?>", b"&nope;", b"&#0;", b"&#55357;"),
    *(b"<!DOCTYPE x [<!ENTITY a 'b'>]>", b"</call>", b"<call ", b"<a>" * NESTED, b"<div>" * NESTED),
    *(b"]]>", b"\0", b"<call date='1773027724331'/>", b"&#x41;" * 999, b"<calls>", b"</calls>"),
)
OF_CARDS = (
    *(b"BEGIN:VCARD\n", b"END:VCARD\n", b"AGENT:\n", b"TEL;ENCODING=QUOTED-PRINTABLE:=\n", b":\n"),
    *(b"TEL;TYPE=" + b"x," * 999 + b":1\n", b"PHOTO;ENCODING=b:/9j/AA==\n", b" folded\n", b"\t\n"),
    *(b"FN;CHARSET=utf-7:+AGE-\n", b"N:;;;;;;;;;\n", b"item1.TEL:1\n", b"TEL\n", b"BDAY:--0203\n"),
)
IN_JSON = (
    *(b"[" * NESTED, b'{"a":' * NESTED, b"9" * 5000, b"NaN", b"-Infinity", b"1e999", b"null"),
    *(b'"\\ud800"', b'"a":1,"a":2', b"[]", b"{}", b"//", b"'", b'"\\u0000"', b"true", b",,"),
)


def marked_up(data: bytes, dice: Random) -> bytes:
    """XML or HTML with other values, tags too many or too few."""
    match dice.randrange(4):
        case 0:
            return with_piece(data, dice, dice.choice(IN_MARKUP))
        case 1:
            value = dice.choice(VALUES).encode(errors="surrogatepass").replace(b'"', b"&quot;")
            return replaced(data, dice, rb'="[^"]*"', b'="' + value + b'"')
        case 2:
            return replaced(data, dice, rb'\s[\w:-]+="[^"]*"', b"")
        case _:
            return replaced(data, dice, rb"<[^>]*>", dice.choice((b"", b"<x>", b"</x>", b"<")))


def carded(data: bytes, dice: Random) -> bytes:
    """Cards with other values and lines that are folded, nested or none."""
    if dice.random() < 0.5:
        lines = data.splitlines(keepends=True)
        lines.insert(dice.randrange(len(lines) + 1), dice.choice(OF_CARDS))
        return b"".join(lines)
    value = dice.choice(VALUES).encode(errors="surrogatepass")
    return replaced(data, dice, rb":[^\r\n]*", b":" + value)


def in_json(data: bytes, dice: Random) -> bytes:
    """JSON with other values, or values in other places."""
    try:
        told = json.loads(data)
    except (ValueError, RecursionError):
        return with_piece(data, dice, dice.choice(IN_JSON))
    if dice.random() < 0.5:
        return replaced(data, dice, rb'(?<=: )("[^"]*"|\d+|null|true|false)', dice.choice(IN_JSON))
    return json.dumps(other(told, dice), ensure_ascii=dice.random() < 0.5).encode(
        errors="surrogatepass"
    )


def other(value: object, dice: Random) -> object:
    """A value of JSON, with something else at some place in it."""
    if dice.random() < 0.1:
        return dice.choice((None, [], {}, 1e308, -1, True, *VALUES[:20]))
    if isinstance(value, dict):
        return {name: other(one, dice) for name, one in value.items() if dice.random() < 0.97}
    if isinstance(value, list):
        return [other(one, dice) for one in value] * dice.choice((1, 1, 1, 2))
    return value


def in_a_zip(data: bytes, dice: Random) -> bytes:
    """The parts of a zip spoilt, or the zip around them."""
    match dice.randrange(4):
        case 0:
            return dice.choice(BY_BYTES)(data, dice)
        case 1:
            return with_odd_header(data, dice)
        case _:
            return with_other_part(data, dice)


def with_odd_header(data: bytes, dice: Random) -> bytes:
    """A zip one of whose headers says something else."""
    places = [one.start() for one in re.finditer(rb"PK[\x01\x03\x05][\x02\x04\x06]", data)]
    spoilt = bytearray(data)
    if places:
        at = dice.choice(places) + dice.randrange(4, 46)
        if at + 4 <= len(spoilt):
            struct.pack_into("<I", spoilt, at, dice.choice((0, 1, 99, 2**16, 2**31, 2**32 - 1)))
    return bytes(spoilt)


def with_other_part(data: bytes, dice: Random) -> bytes:
    """A zip with one part spoilt, gone, or there twice."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = [(info.filename, archive.read(info)) for info in archive.infolist()]
    except (*BROKEN, OSError):
        return data
    at = dice.randrange(len(parts)) if parts else 0
    match dice.randrange(6):
        case 0:
            del parts[at : at + 1]
        case 1:
            parts += parts[at : at + 1]
        case 2:
            parts = [(dice.choice(parts)[0], content) for _, content in parts]
        case _ if parts:
            spoil = dice.choice((marked_up, *BY_BYTES))
            parts[at] = (parts[at][0], spoil(parts[at][1], dice))
    return packed(parts)


def packed(parts: list[tuple[str, bytes]]) -> bytes:
    """A zip of some parts; two may have one name."""
    file = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        warnings.simplefilter("ignore")
        for name, content in parts:
            archive.writestr(name or "x", content)
    return file.getvalue()


def with_piece(data: bytes, dice: Random, piece: bytes) -> bytes:
    """A piece put in somewhere."""
    at = dice.randrange(len(data) + 1)
    return data[:at] + piece + data[at:]


def replaced(data: bytes, dice: Random, pattern: bytes, by: bytes) -> bytes:
    """One or some of what a pattern finds, replaced."""
    found = list(re.finditer(pattern, data))
    chosen = dice.sample(found, min(len(found), dice.choice((1, 1, 3))))
    for one in sorted(chosen, key=lambda one: one.start(), reverse=True):
        data = data[: one.start()] + by + data[one.end() :]
    return data
