"""Pictures of people who do not exist: initials on a coloured square."""

from io import BytesIO

from PIL import Image, ImageDraw, ImageFont

EDGE = 64
COLOURS = ("#3b6ea5", "#8a5a44", "#4a7c59", "#7d4e7d", "#a8553a", "#44747a", "#6b6b2f")


def photo(name: str, kind: str) -> bytes:
    """A small JPEG or PNG, the same for the same name."""
    colour = COLOURS[sum(map(ord, name)) % len(COLOURS)]
    picture = Image.new("RGB", (EDGE, EDGE), colour)
    initials = "".join(word[0] for word in name.split()[:2])
    pen = ImageDraw.Draw(picture)
    pen.text((EDGE / 2, EDGE / 2), initials, "white", ImageFont.load_default(28), anchor="mm")
    out = BytesIO()
    picture.save(out, kind)
    return out.getvalue()
