"""Pictures from outside, made safe to keep and to show."""

import struct
from collections.abc import Callable
from contextlib import suppress
from io import BytesIO

from PIL import Image, ImageOps
from PIL.BmpImagePlugin import BmpImageFile
from PIL.GifImagePlugin import GifImageFile
from PIL.ImageFile import ImageFile
from PIL.JpegImagePlugin import JpegImageFile
from PIL.PngImagePlugin import PngImageFile
from PIL.WebPImagePlugin import WebPImageFile

LARGEST_FILE = 2 * 1024 * 1024
LONGEST_SIDE = 4096
MOST_PIXELS = 2048 * 2048
MOST_SCANS = 64  # a JPEG of few bytes can ask to be decoded over and over
SHOWN_SIDE = 256
QUALITY = 85

# The few formats accepted, by their first bytes; no other decoder is ever tried.
OPENERS: tuple[tuple[bytes, Callable[[BytesIO], ImageFile]], ...] = (
    (b"\xff\xd8\xff", JpegImageFile),
    (b"\x89PNG\r\n\x1a\n", PngImageFile),
    (b"RIFF", WebPImageFile),
    (b"GIF8", GifImageFile),
    (b"BM", BmpImageFile),
)


def safe_picture(data: bytes) -> bytes | None:
    """A small JPEG of the picture without anything hidden in it, or None where it is not one."""
    if len(data) > LARGEST_FILE or data.count(b"\xff\xda") > MOST_SCANS:
        return None
    opener = next((opener for mark, opener in OPENERS if data.startswith(mark)), None)
    if opener is None or not is_size_allowed(*webp_size(data)):
        return None
    # Decoders of broken files raise whatever they please; none of it matters here.
    with suppress(Exception):
        # Opened by its own class, only the header is read, and an absurd size does not warn.
        return redrawn(opener(BytesIO(data)))
    return None


def redrawn(picture: ImageFile) -> bytes | None:
    """The picture's first frame drawn anew, small, on white."""
    if not is_size_allowed(*picture.size):
        return None
    picture.draft("RGB", (2 * SHOWN_SIDE, 2 * SHOWN_SIDE))  # a JPEG decodes to less at once
    pixels = ImageOps.exif_transpose(picture).convert("RGBA")  # upright, before EXIF is lost
    pixels.thumbnail((SHOWN_SIDE, SHOWN_SIDE))
    paper = Image.new("RGB", pixels.size, "white")
    paper.paste(pixels, mask=pixels)
    file = BytesIO()
    paper.save(file, "JPEG", quality=QUALITY)
    return file.getvalue()


def is_size_allowed(width: int, height: int) -> bool:
    """Whether a picture of that size is worth decoding."""
    return (
        min(width, height) > 0
        and max(width, height) <= LONGEST_SIDE
        and (width * height <= MOST_PIXELS)
    )


def webp_size(data: bytes) -> tuple[int, int]:
    """The size that a WebP's header states, whose decoder takes the memory on opening."""
    if not data.startswith(b"RIFF"):
        return 1, 1
    kind, head = data[12:16], data[20:30].ljust(10, b"\0")
    if data[8:12] != b"WEBP" or kind not in (b"VP8 ", b"VP8L", b"VP8X"):
        return 0, 0
    if kind == b"VP8 ":
        width, height = struct.unpack_from("<HH", head, 6)
        return width & 0x3FFF, height & 0x3FFF
    if kind == b"VP8L":
        (bits,) = struct.unpack_from("<I", head, 1)
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    return int.from_bytes(head[4:7], "little") + 1, int.from_bytes(head[7:10], "little") + 1
