"""The cards of a vCard file: which lines belong to which."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from rsoft_analytics.files.vcard_lines import ContentLine

LARGEST_CARD = 16 * 1024 * 1024
SIZE_OF_LINE = 256  # what a line costs us beyond its bytes, roughly
LONGEST_TEXT = 2000


@dataclass
class Card:
    """The lines between BEGIN and END, or text between cards (``is_stray``)."""

    line: int
    is_stray: bool = False
    lines: list[ContentLine] = field(default_factory=list)
    nested: list[ContentLine] = field(default_factory=list)  # of cards within, AGENT's
    size: int = 0
    is_cut_off: bool = False

    def add(self, line: ContentLine, is_nested: bool) -> None:
        """Keep a line, as long as the card has a size that cards have."""
        self.size += len(line.value) + len(line.parameters) + SIZE_OF_LINE
        if not self.is_too_large:
            (self.nested if is_nested else self.lines).append(line)

    @property
    def is_too_large(self) -> bool:
        """Whether lines were left out because the card has too many of them."""
        return self.size > LARGEST_CARD

    @property
    def overlong(self) -> ContentLine | None:
        """The line that is longer than any may be, if there is one."""
        return next((line for line in (*self.lines, *self.nested) if line.is_overlong), None)

    @property
    def fault(self) -> tuple[str, str] | None:
        """Why the card cannot be used as it stands: the reason's code, and a sentence."""
        if self.is_stray:
            return "malformed", (
                "this text stands outside any card. A card begins with BEGIN:VCARD and ends "
                "with END:VCARD; export the contacts again if one is missing."
            )
        if line := self.overlong:
            return "malformed", (
                f"{line.name or 'a line'} of this card (line {line.number}) is longer than "
                "8 MiB. Export the contact with a smaller picture, or without one."
            )
        if self.is_too_large:
            return "malformed", (
                "this card is larger than 16 MiB. Export the contact without pictures and sounds."
            )
        if self.is_cut_off:
            return "cut off", (
                "the file ends in the middle of this card, before its END:VCARD. Copy or "
                "export the file again."
            )
        return None

    @property
    def text(self) -> str:
        """The card's beginning as it stands in the file, to show; long lines shortened."""
        return as_text(self.lines)


def as_text(lines: Iterable[ContentLine]) -> str:
    """Lines as they stand in the file, the long ones shortened."""
    texts, length = [], 0
    for line in lines:
        head = line.name.encode() + line.parameters[:200] + b":" if line.name else b""
        texts.append((head + line.value[:200]).decode("utf-8", "replace"))
        if (length := length + len(texts[-1])) > LONGEST_TEXT:
            break
    return "\n".join(texts)[:LONGEST_TEXT]


def cards(lines: Iterable[ContentLine]) -> Iterator[Card]:
    """Every card, and every run of lines that stand outside one.

    A card without END is closed by the next BEGIN; but a BEGIN right after
    AGENT opens a card within the card, which belongs to the outer one.
    """
    card, depth, is_agent = None, 0, False
    for line in lines:
        edge = edge_of(line)
        if edge == "BEGIN" and not (is_agent and depth):
            if card:
                yield card
            card, depth = Card(line.number), 1
        elif edge == "BEGIN":
            depth += 1
        elif edge == "END" and depth:
            depth -= 1
        elif depth and card:
            card.add(line, is_nested=depth > 1)
            depth += is_agent_with_card(line)
        else:
            card = card or Card(line.number, is_stray=True)
            card.add(line, is_nested=False)
        if card and not depth and edge == "END" and not card.is_stray:
            yield card
            card = None
        is_agent = line.name == "AGENT" and not line.value.strip()
    if card:
        card.is_cut_off = bool(depth)
        yield card


def edge_of(line: ContentLine) -> str:
    """BEGIN or END, where the line begins or ends a card."""
    is_edge = line.name in ("BEGIN", "END") and line.value.strip().upper() == b"VCARD"
    return line.name if is_edge else ""


def is_agent_with_card(line: ContentLine) -> bool:
    """Whether a card within the card begins on AGENT's own line."""
    if line.name != "AGENT":
        return False
    return line.value.strip().upper().replace(b" ", b"") == b"BEGIN:VCARD"
