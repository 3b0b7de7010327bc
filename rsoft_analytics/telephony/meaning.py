"""What a telephone system's codes mean, whole columns at a time.

Predicates are never null: an empty cell is simply not what was asked for.
"""

from collections.abc import Mapping

import pyarrow as pa
import pyarrow.compute as pc

from rsoft_analytics.columns import Cells
from rsoft_analytics.rows import TEXT
from rsoft_analytics.telephony.tables import Named, NotCalls

LONG = r"^\+?(?:[\s().-]*\d){7,15}[\s().-]*$"  # a number of the public network
SHORT = r"^\d{2,6}$"  # an extension
NAME_AND_NUMBER = r"^(?P<name>.*?)\s*\((?P<number>[^()]*)\)$"
INTERNAL = "is an internal call, from extension to extension"
PLANNED = "is a planned call, not one that was made"
NAMELESS = "unknown|anonymous|private|restricted|unavailable|withheld"
NOTHING = pa.scalar(None, TEXT)


def are(cells: Cells, words: str) -> pa.BooleanArray:
    """Which cells are one of some words, between bars and in lower case."""
    listed = pa.array(words.split("|"), TEXT)
    return pc.is_in(pc.utf8_lower(cells), listed)


def match(cells: Cells, pattern: str) -> pa.BooleanArray:
    """Which cells match a pattern."""
    return pc.fill_null(pc.match_substring_regex(cells, pattern), pa.scalar(False))


def are_filled(cells: Cells) -> pa.BooleanArray:
    """Which cells have something in them."""
    return pc.is_valid(cells)


def are_positive(cells: Cells) -> pa.BooleanArray:
    """Which lengths are more than nothing, whether in seconds or as 0:00:05."""
    return match(cells, "[1-9]")


def both(*masks: pa.BooleanArray) -> pa.BooleanArray:
    """Where all of it is so."""
    found, *others = masks
    for mask in others:
        found = pc.and_(found, mask)
    return found


def either(*masks: pa.BooleanArray) -> pa.BooleanArray:
    """Where any of it is so."""
    found, *others = masks
    for mask in others:
        found = pc.or_(found, mask)
    return found


def translated(cells: Cells, words: Mapping[str, str | None]) -> Cells:
    """Cells in the store's words where the system's are known, else as they are.

    The system's words are given in lower case; None is a word that tells nothing.

    >>> translated(pa.array(["Held", "NOT HELD", "Busy"]), {"not held": "no answer"}).to_pylist()
    ['Held', 'no answer', 'Busy']
    """
    at = pc.index_in(pc.utf8_lower(cells), pa.array(words, TEXT))
    return pc.if_else(pc.is_valid(at), pa.array(words.values(), TEXT).take(at), cells)


def where(mask: pa.BooleanArray, text: str | Cells, other: str | Cells | None = None) -> Cells:
    """One text where it is so, and another (or none) where it is not."""
    texts = [pa.scalar(one, TEXT) if one is None or isinstance(one, str) else one
             for one in (text, other)]  # fmt: skip
    return pc.if_else(mask, *texts)


def answered_if(mask: pa.BooleanArray) -> Cells:
    """The outcome in systems that tell it by a length or a time alone."""
    return where(mask, "answered", "no answer")


def found_in(cells: Cells, pattern: str, part: str) -> Cells:
    """The named part of a pattern in each cell, None where it does not match or is empty."""
    return without_blanks(pc.struct_field(pc.extract_regex(cells, pattern), part))


def without_blanks(cells: Cells) -> Cells:
    """Cells, with None for those of white space."""
    trimmed = pc.utf8_trim_whitespace(cells)
    return where(match(trimmed, "^$"), NOTHING, trimmed)


def without_nulls(cells: Named) -> Named:
    """The cells of each field, without the words by which a database writes that it has none."""
    return {name: where(are(found, "null|\\n"), NOTHING, found) for name, found in cells.items()}


def with_plus(cells: Cells) -> Cells:
    """Numbers of a system that writes E.164 without its plus, or as a spreadsheet's 919.0."""
    return pc.replace_substring_regex(cells, r"^(\d{8,15})(?:\.0+)?$", r"+\1")


def are_internal(one: Cells, other: Cells) -> pa.BooleanArray:
    """Which calls are between two extensions."""
    return both(match(one, SHORT), match(other, SHORT))


def no_internal_calls(cells: Named) -> NotCalls:
    """Sets aside what both sides of the call show to be internal."""
    return [(are_internal(cells["from_number"], cells["to_number"]), INTERNAL)]


def direction_by_shape(calling: Cells, called: Cells) -> Cells:
    """The direction, where one side alone is a number of the public network.

    A caller who hides their number is outside too, if it was no number that was called.
    """
    hidden = either(are(calling, NAMELESS), pc.is_null(calling))
    out, into = match(called, LONG), match(calling, LONG)
    comes_in = both(either(into, hidden), pc.invert(out))
    goes_out = both(out, pc.invert(either(into, hidden)))
    return where(comes_in, "incoming", where(goes_out, "outgoing"))


def sides(cells: Named, direction: Cells, shown: Cells) -> Named:
    """The other side and our line, of a system that tells who was calling and who was called.

    An incoming call's line is the number that was called, never the extension that rang:
    legs of one call would each tell of another line.
    """
    incoming = is_incoming(direction)
    number_called = where(match(cells["called"], LONG), cells["called"])
    line = pc.coalesce(cells["did"], number_called) if "did" in cells else number_called
    return {
        "party": where(incoming, cells["calling"], cells["called"]),
        "line_number": where(incoming, line, cells["calling"]),
        "name": where(incoming, shown),
    }


def shown_name(cells: Cells) -> Cells:
    """Names that a telephone showed, without those that are only the number or say nothing."""
    is_name = both(match(cells, r"[^\d\s+()-]"), pc.invert(are(cells, NAMELESS)))
    return where(is_name, cells)


def is_incoming(direction: Cells) -> pa.BooleanArray:
    """Which directions are into the house."""
    return match(direction, r"(?i)^(?:in|received|missed)")


def named_sides(cells: Named) -> Named:
    """Both sides written "Name (1234)": the number of each, the other side's name, and the rep."""
    incoming = is_incoming(cells["direction"])
    one, other = (cells[side] for side in ("from_number", "to_number"))
    names = [found_in(side, NAME_AND_NUMBER, "name") for side in (one, other)]
    numbers = [pc.coalesce(found_in(side, NAME_AND_NUMBER, "number"), side)
               for side in (one, other)]  # fmt: skip
    return {
        **cells,
        "from_number": numbers[0],
        "to_number": numbers[1],
        "name": where(incoming, names[0], names[1]),
        "rep": where(incoming, names[1], names[0]),
    }
