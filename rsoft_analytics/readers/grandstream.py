"""Grandstream UCM call detail records (CSV).

An Asterisk inside, so the rows mean what Asterisk's do; the header is its own.
"""

from dataclasses import replace

from rsoft_analytics.files.export import Export
from rsoft_analytics.readers import CERTAIN, NO, asterisk_cdr
from rsoft_analytics.rows import Reading

KIND = "calls"
KNOWN = "from the vendor's documentation"
TABLE = replace(
    asterisk_cdr.TABLE,
    marks=("Caller Number, Callee Number, Context, Source Channel, Dest Channel, Disposition",),
)


def claim(export: Export) -> int:
    """Certain by its names for Asterisk's columns."""
    return CERTAIN if TABLE.fits(export) else NO


def read(export: Export, columns: dict[str, str] | None) -> Reading:
    """The calls of the telephone system."""
    return TABLE.reading(export, columns)
