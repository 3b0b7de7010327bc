"""A round picture of a caller: the contact's photo, or initials."""

import base64

from rsoft_analytics.ui.words import initials

ROUND = '<clipPath id="c"><circle cx="48" cy="48" r="48"/></clipPath>'
NOBODY = (  # head and shoulders, where there is neither photo nor name
    '<circle cx="48" cy="38" r="16" fill="#FFFFFF"/>'
    '<path d="M16 84a32 30 0 0 1 64 0z" fill="#FFFFFF" clip-path="url(#c)"/>'
)


def avatar(name: str | None, photo: bytes | None) -> str:
    """A drawing: of a name it takes letters only, of a photo the JPEG that was made safe before."""
    if photo:
        inside = (
            '<image href="data:image/jpeg;base64,' + base64.b64encode(photo).decode() + '" '
            'width="96" height="96" preserveAspectRatio="xMidYMid slice" clip-path="url(#c)"/>'
        )
    elif letters := initials(name):
        inside = (
            '<circle cx="48" cy="48" r="48" fill="#0F766E"/><text x="48" y="49" fill="#FFFFFF" '
            'font-family="sans-serif" font-size="34" text-anchor="middle" '
            f'dominant-baseline="central">{letters}</text>'
        )
    else:
        inside = '<circle cx="48" cy="48" r="48" fill="#8A99A8"/>' + NOBODY
    return f'<svg viewBox="0 0 96 96" width="96" height="96"><defs>{ROUND}</defs>{inside}</svg>'
