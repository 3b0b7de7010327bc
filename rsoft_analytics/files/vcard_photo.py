"""The picture that a vCard carries in itself, as bytes found and not yet trusted."""

import binascii
import re
from collections.abc import Iterable
from typing import NamedTuple
from urllib.parse import unquote_to_bytes

from rsoft_analytics.files.vcard_values import Property

LARGEST_PHOTO = 2 * 1024 * 1024
DATA_ADDRESS = re.compile(rb"data:([^,]{0,200}),(.*)", re.I | re.S)
ADDRESS = re.compile(rb"[a-z][a-z0-9+.-]{0,20}\\?:", re.I)
BASE64 = re.compile(rb"[A-Za-z0-9+/]{100,}={0,2}")  # long enough to be no word
SPACE = b" \t\r\n"


class Photo(NamedTuple):
    """A picture's bytes, or a sentence that says why there are none."""

    data: bytes | None
    fact: str | None


UNREADABLE = Photo(None, "A picture that could not be read was left out.")


def photo_of(properties: Iterable[Property]) -> Photo:
    """The first picture that can be kept; else what became of the last one."""
    found = Photo(None, None)
    for one in properties:
        if (found := photo_in(one)).data:
            break
    return found


def photo_in(one: Property) -> Photo:
    """The picture of one PHOTO property."""
    value = one.raw.translate(None, SPACE)
    if not value:
        return Photo(None, None)
    # Version 3.0 may escape the comma and semicolon of a data address.
    if address := DATA_ADDRESS.match(value.replace(b"\\", b"")):
        if address[1].lower().endswith(b";base64"):
            return from_base64(unquote_to_bytes(address[2]))
        return kept(unquote_to_bytes(address[2]))
    if ADDRESS.match(value):
        return Photo(None, value.decode("utf-8", "replace").replace("\\", "")[:2000])
    if one.is_base64 or BASE64.fullmatch(value):
        return from_base64(value)
    return UNREADABLE


def from_base64(text: bytes) -> Photo:
    """The picture that base64 stands for; missing padding is forgiven."""
    if len(text) * 3 // 4 > LARGEST_PHOTO + 2:
        return too_large(len(text) * 3 // 4)
    bare = text.rstrip(b"=")
    try:
        return kept(binascii.a2b_base64(bare + b"=" * (-len(bare) % 4), strict_mode=True))
    except binascii.Error:
        return UNREADABLE


def kept(data: bytes) -> Photo:
    """The picture, unless it is empty or too large."""
    if not data:
        return UNREADABLE
    return Photo(data, None) if len(data) <= LARGEST_PHOTO else too_large(len(data))


def too_large(size: int) -> Photo:
    """Why a large picture is missing."""
    return Photo(None, f"A picture of {size} bytes was left out; at most 2 MiB are kept.")
