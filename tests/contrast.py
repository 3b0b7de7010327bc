"""How well one colour can be read on another, by the formula of WCAG 2."""


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, written #rrggbb: 1 of a colour with itself, 21 at most.

    >>> contrast("#000000", "#ffffff")
    21.0
    """
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    """How bright a colour is, from 0 to 1."""
    red, green, blue = (linear(part / 255) for part in parts(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def linear(part: float) -> float:
    """The light of a part of a colour that is written on the scale of screens."""
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def parts(colour: str) -> tuple[int, int, int]:
    """The red, green and blue of a colour."""
    red, green, blue = bytes.fromhex(colour.removeprefix("#"))
    return red, green, blue


def over(colour: str, ground: str, share: float) -> str:
    """A colour that covers a share of the ground.

    >>> over("#ffffff", "#000000", 0.2)
    '#333333'
    """
    mixed = (
        round(a * share + b * (1 - share))
        for a, b in zip(parts(colour), parts(ground), strict=True)
    )
    return "#" + bytes(mixed).hex()
