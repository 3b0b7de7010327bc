"""Cells that a spreadsheet would run: a text from outside must never become a formula."""

# With what a spreadsheet begins a formula, or what it takes for that.
DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def harmless(cell: object) -> object:
    """A cell that no spreadsheet takes for a formula.

    >>> harmless("=cmd()"), harmless("-5"), harmless(-5)
    ("'=cmd()", "'-5", -5)
    """
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(DANGEROUS) else cell
