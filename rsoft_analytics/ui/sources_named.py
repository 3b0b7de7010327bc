"""The sources in their one order, which is that of their colours on every page."""

from rsoft_analytics.ui import answers

SIX = 6
UNKNOWN, OTHERS = "Unknown", "Others"


def in_order() -> list[str]:
    """Every source, the most frequent of the store first, and what is unknown last."""
    names: list[str] = answers.column("store/sources", "source")
    return names


def with_colours() -> list[str]:
    """The six sources that have a colour of their own."""
    return [name for name in in_order() if name != UNKNOWN][:SIX]


def meaning(source: str) -> str:
    """What the colour of a source is called among the colours."""
    if source == UNKNOWN:
        return "unknown"
    known = with_colours()
    return f"source {known.index(source) + 1}" if source in known else "others"


def place(source: str) -> int:
    """Where a source stands in the order."""
    known = in_order()
    return known.index(source) if source in known else len(known)
