"""Consent (CSV).

The product's own file of who agreed to what: one act a line, with its time and zone.
"""

from rsoft_analytics.files.export import Export
from rsoft_analytics.pinned import Pinned
from rsoft_analytics.readers import CERTAIN, NO
from rsoft_analytics.rows import Reading

KIND = "consent"
KNOWN = "from the exporter's source"
HEADER = tuple("person_kind person purpose channel act at place wording evidence".split())
FORMAT = Pinned(
    kind=KIND,
    marks=HEADER,
    fields={column: "given" if column == "at" else column for column in HEADER},
)


def claim(export: Export) -> int:
    """Certain where all of our columns are there."""
    return CERTAIN if FORMAT.fits(export) else NO


def read(export: Export, columns: dict[str, str] | None) -> Reading:
    """The acts of consent."""
    return FORMAT.reading(export, columns)
