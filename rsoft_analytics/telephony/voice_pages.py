"""Pages of Google Voice, one for each call: taken apart, and out of the file that bundles them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

NAMED = re.compile(rb"\s*<!-- rsoft: (.*) -->\s*")  # the line in front of each bundled page
LONGEST_PAGE = 2 * 1024 * 1024  # bytes; a page is ten thousand or so
LONGEST_TEXT = 10_000  # characters of a transcript


@dataclass
class Bundled:
    """A page as it lies in its file: the name of its own, where it begins, its bytes."""

    name: str
    line: int
    content: bytearray = field(default_factory=bytearray)
    is_too_long: bool = False

    def add(self, piece: bytes) -> None:
        """Takes in a further piece, as long as it is no more than a page can be."""
        self.is_too_long = self.is_too_long or len(self.content) + len(piece) > LONGEST_PAGE
        if not self.is_too_long:
            self.content += piece

    def taken_apart(self) -> "VoicePage | None":
        """What the page says, None where its markup is broken beyond reading."""
        try:
            return VoicePage(self.content.decode("utf-8", "replace"))
        except AssertionError:  # how Python's parser says so
            return None


def pages_in(path: Path, name: str) -> Iterator[Bundled]:
    """Each page of a file; one without names in it is a single page."""
    page, line = Bundled(name, 1), 0
    with path.open("rb") as file:
        while piece := file.readline(LONGEST_PAGE):
            line += 1
            if named := NAMED.fullmatch(piece):
                if page.content.strip(b"\xef\xbb\xbf\r\n\t ") or page.is_too_long:
                    yield page
                page = Bundled(named[1].decode("utf-8", "replace"), line)
            else:
                page.add(piece)
    if page.content.strip() or page.is_too_long:
        yield page


class VoicePage(HTMLParser):
    """What one page says of its call."""

    def __init__(self, content: str) -> None:
        """Reads the page."""
        super().__init__(convert_charrefs=True)
        self.kinds: set[str] = set()  # the classes of its outermost parts
        self.number = self.published = self.duration = ""
        self.texts: dict[str, list[str]] = {"title": [], "name": [], "tag": [], "transcript": []}
        self.open: tuple[str, str] | None = None  # what is being read, and the tag that ends it
        self.is_within_number = False
        self.feed(content)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Notes what a tag begins."""
        told = {name: text or "" for name, text in attrs}
        classes = set(told.get("class", "").split())
        match tag:
            case "div":
                self.kinds |= classes
            case "abbr" if "published" in classes:
                self.published = self.published or told.get("title", "")
            case "abbr" if "duration" in classes:
                self.duration = self.duration or told.get("title", "")
            case "a" if "tel" in classes:
                self.number = self.number or told.get("href", "").removeprefix("tel:")
                self.is_within_number = True
            case "a" if told.get("rel") == "tag":
                self.begin("tag", tag)
            case "span" if "fn" in classes:
                self.begin("name" if self.is_within_number else "title", tag)
            case "span" if "full-text" in classes:
                self.begin("transcript", tag)

    def begin(self, what: str, tag: str) -> None:
        """Reads a text until its tag ends."""
        self.open = (what, tag)
        self.texts[what].append("")

    def handle_endtag(self, tag: str) -> None:
        """Notes that what was being read is over."""
        if tag == "a":
            self.is_within_number = False
        if self.open and self.open[1] == tag:
            self.open = None

    def handle_data(self, data: str) -> None:
        """Adds to what is being read."""
        if self.open:
            found = self.texts[self.open[0]]
            found[-1] = (found[-1] + data)[:LONGEST_TEXT]

    def text(self, what: str) -> str:
        """The first of some texts that is not empty, on one line."""
        return next((plain for one in self.texts[what] if (plain := " ".join(one.split()))), "")
