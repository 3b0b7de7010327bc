"""JSON from outside: one value after the other, strictly, and its texts fit to be kept."""

import json
from typing import Any, NoReturn


def without_doubles(members: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object; one that says something twice is refused, for the two may differ."""
    found = dict(members)
    if len(found) < len(members):
        raise ValueError("a name stands twice in one object")
    return found


def refuse_constant(name: str) -> NoReturn:
    """Refuse NaN and its like, which JSON does not have."""
    raise ValueError(f"{name} is no JSON")


DECODER = json.JSONDecoder(object_pairs_hook=without_doubles, parse_constant=refuse_constant)


def value_at(text: str, at: int) -> tuple[Any, int]:
    """The value that begins at a place, and where it ends; raises ValueError where there is none.

    >>> value_at('[1, 2] [3]', 7)
    ([3], 10)
    """
    try:
        return DECODER.raw_decode(text, at)
    except RecursionError as problem:
        raise ValueError("it is nested too deeply") from problem


def whole(text: str) -> str:
    r"""A text with a sign in place of each half of a character, which JSON can spell out.

    >>> whole("caf\u00e9"), whole("a\ud800b")
    ('café', 'a?b')
    """
    return text if text.isascii() else text.encode(errors="replace").decode()
