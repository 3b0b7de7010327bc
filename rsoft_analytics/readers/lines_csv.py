"""Lines and their sources (CSV or spreadsheet).

The product's own file of which number, SIM, hoarding or tracking number stood for which
source, from one day until another; days left empty are without end.
"""

from rsoft_analytics.files.export import Export
from rsoft_analytics.pinned import Pinned
from rsoft_analytics.readers import CERTAIN, NO
from rsoft_analytics.rows import Reading

KIND = "lines"
KNOWN = "from the exporter's source"
HEADER = tuple("line source campaign place from until note".split())
OWN_NAMES = {"line": "line_number", "from": "since"}
FORMAT = Pinned(
    kind=KIND,
    marks=("line", "source", "from", "until"),
    fields={column: OWN_NAMES.get(column, column) for column in HEADER},
)


def claim(export: Export) -> int:
    """Certain by a line with a source and the days from and until."""
    return CERTAIN if FORMAT.fits(export) else NO


def read(export: Export, columns: dict[str, str] | None) -> Reading:
    """What each line stood for, and when."""
    return FORMAT.reading(export, columns)
