"""Pictures made safe: which are kept, and what is left of them."""

import struct
import zlib
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from rsoft_analytics.files.pictures import LARGEST_FILE, safe_picture

ACCEPTED = ["JPEG", "PNG", "WEBP", "GIF", "BMP"]


def picture(
    form: str, size: tuple[int, int] = (40, 30), mode: str = "RGB", **options: Any
) -> bytes:
    file = BytesIO()
    Image.new(mode, size, options.pop("color", "red")).save(file, form, **options)
    return file.getvalue()


def shown(data: bytes) -> Image.Image:
    kept = safe_picture(data)
    assert kept is not None
    return Image.open(BytesIO(kept))


def png_of_size(width: int, height: int) -> bytes:
    def chunk(kind: bytes, body: bytes) -> bytes:
        return (
            struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        )

    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")


def webp_of_size(width: int, height: int) -> bytes:
    body = b"VP8X" + struct.pack("<I", 10) + bytes(4)
    body += (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    return b"RIFF" + struct.pack("<I", len(body) + 4) + b"WEBP" + body


@pytest.mark.parametrize("form", ACCEPTED)
def test_a_picture_of_an_accepted_kind_becomes_a_jpeg(form):
    kept = shown(picture(form))
    assert (kept.format, kept.mode, kept.size) == ("JPEG", "RGB", (40, 30))


@pytest.mark.parametrize("form", ["TIFF", "ICO", "PPM", "PDF", "TGA", "JPEG2000"])
def test_other_kinds_of_picture_are_not_kept(form):
    assert safe_picture(picture(form)) is None


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "I;16"])
def test_every_kind_of_colour_can_be_shown(mode):
    assert shown(picture("PNG", mode=mode, color=1 if mode != "LA" else (1, 1))).mode == "RGB"


def test_a_large_picture_is_made_small_and_keeps_its_shape():
    assert shown(picture("JPEG", (2000, 1000))).size == (256, 128)


def test_a_small_picture_is_not_blown_up():
    assert shown(picture("PNG", (1, 1))).size == (1, 1)


def test_what_is_transparent_becomes_white():
    assert shown(picture("PNG", mode="RGBA", color=(0, 0, 0, 0))).getpixel((5, 5)) == (
        255,
        255,
        255,
    )


def test_the_first_frame_of_an_animation_is_kept():
    frames = [Image.new("RGB", (8, 8), color) for color in ("white", "black")]
    file = BytesIO()
    frames[0].save(file, "GIF", save_all=True, append_images=frames[1:])
    assert shown(file.getvalue()).getpixel((4, 4)) == (255, 255, 255)


def test_nothing_that_a_camera_or_an_editor_wrote_remains():
    exif = Image.Exif()
    exif[0x010F] = "A camera with a name"
    data = picture("JPEG", exif=exif, comment=b"a secret", icc_profile=b"a profile", dpi=(300, 300))
    kept = safe_picture(data) or b""
    for trace in (b"Exif", b"camera", b"secret", b"profile", b"ICC"):
        assert trace not in kept


def test_a_picture_taken_sideways_is_stood_upright():
    exif = Image.Exif()
    exif[0x0112] = 6
    assert shown(picture("JPEG", (40, 20), exif=exif)).size == (20, 40)


@pytest.mark.parametrize("size", [(4097, 1), (1, 4097), (2049, 2048), (60_000, 60_000), (0, 5)])
def test_a_picture_that_claims_to_be_huge_is_not_opened(size):
    assert safe_picture(png_of_size(*size)) is None


def test_a_huge_webp_is_refused_before_its_decoder_takes_the_memory():
    assert safe_picture(webp_of_size(16_000, 16_000)) is None


@pytest.mark.parametrize("lossless", [True, False])
def test_the_size_of_every_kind_of_webp_is_known_before_it_is_opened(lossless):
    assert safe_picture(picture("WEBP", (3000, 1500), lossless=lossless)) is None
    assert safe_picture(picture("WEBP", (2000, 1500), lossless=lossless)) is not None


def test_a_file_over_2_mib_is_not_kept():
    assert safe_picture(picture("PNG") + bytes(LARGEST_FILE)) is None


def test_a_jpeg_to_be_decoded_a_thousand_times_is_not_kept():
    assert safe_picture(picture("JPEG") + b"\xff\xda" * 1000) is None


@pytest.mark.parametrize(
    "data", [b"", b"\xff\xd8\xff", b"RIFF", b"BM", b"GIF89a", b"<svg/>", b"MZ"]
)
def test_what_is_no_picture_gives_nothing(data):
    assert safe_picture(data) is None


@pytest.mark.parametrize("form", ACCEPTED)
@given(at=st.integers(0, 2000), byte=st.integers(0, 255), end=st.integers(0, 2000))
def test_a_damaged_picture_is_never_an_error(form, at, byte, end):
    data = bytearray(picture(form))
    data[at % len(data)] = byte
    safe_picture(bytes(data))
    safe_picture(bytes(data[: end % len(data)]))
