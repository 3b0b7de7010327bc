"""Pages of one call each, as Google Voice writes them by the thousand: many as one export.

Each page stands behind a line with the name of its own, as its reader expects it.
"""

import re
import tempfile
from collections.abc import Iterable
from pathlib import Path

PAGE = re.compile(
    r".* - (?:Placed|Received|Missed|Voicemail|Text) - \d{4}-\d\d-\d\dT.*\.html", re.DOTALL
)
BUNDLED_FROM = 100  # pages of one folder; fewer are told of one by one


def is_page(name: str) -> bool:
    """Whether a file is named as such a page is."""
    return PAGE.fullmatch(name) is not None


def are_many(names: Iterable[str]) -> bool:
    """Whether so many files are such pages that they make one export."""
    return sum(map(is_page, names)) >= BUNDLED_FROM


def bundle(pages: Iterable[tuple[str, bytes]], scratch: Path) -> Path:
    """One file of many pages, each given by its name and its bytes."""
    with tempfile.NamedTemporaryFile(dir=scratch, suffix=".html", delete=False) as out:
        for name, content in pages:
            plain = " ".join(name.replace("-->", "").split())
            out.write(f"<!-- rsoft: {plain} -->\n".encode(errors="replace"))
            out.write(content + b"\n")
    return Path(out.name)
