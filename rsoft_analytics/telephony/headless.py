"""Files of calls without a header: known by what stands at which place."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rsoft_analytics.files.chunks import Record
from rsoft_analytics.files.header import has_text
from rsoft_analytics.files.table import Headless, Table

# A time as telephone systems write it, or as a spreadsheet does that the file went through.
STAMP = re.compile(
    r"(?:\d{4}[-/]\d\d?[-/]\d\d?|\d\d?[-/.]\d\d?[-/.]\d{4}) \d\d?:\d\d(?::\d\d(?:\.\d+)?)?"
)
LOOKED_AT = 20  # records; of these a few may be damaged
SHARE = 0.8


@dataclass(frozen=True)
class Layout:
    """The columns of a file that does not name them, in their order.

    ``at_least`` so many of them are always there, the last ones are optional.
    ``cells`` says what the cells of some columns look like.
    """

    columns: str
    at_least: int
    cells: Mapping[str, re.Pattern[str]]

    @property
    def names(self) -> tuple[str, ...]:
        """The columns' names."""
        return tuple(name.strip() for name in self.columns.split(","))

    def fits(self, cells: Sequence[str]) -> bool:
        """Whether a record looks like one of this order."""
        width = len(cells)
        if not self.at_least <= width <= len(self.names) + 1:
            return False  # one more than named: a delimiter that ends the line
        if any(cell.strip() for cell in cells[len(self.names) :]):
            return False
        found = dict(zip(self.names, (cell.strip(' "') for cell in cells), strict=False))
        return all(form.fullmatch(found[name]) for name, form in self.cells.items())

    def over(self, table: Table) -> Headless:
        """A file as a table with these columns."""
        spaced = any(cell.startswith(' "') for record in table.first for cell in record.cells)
        return table.headless(self.names, spaced=spaced)


def layout_of(table: Table, layouts: Sequence[Layout]) -> Layout | None:
    """The order that the first records of a file are in; None where they are in none of these."""
    records = [record for record in table.first if has_text(record)][:LOOKED_AT]
    return next((one for one in layouts if is_in(records, one)), None)


def is_in(records: Sequence[Record], layout: Layout) -> bool:
    """Whether the first record, and nearly all, are in an order."""
    fitting = [layout.fits(record.cells) for record in records]
    return bool(fitting) and fitting[0] and sum(fitting) >= SHARE * len(fitting)
