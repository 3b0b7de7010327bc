"""An export: a file that another system wrote."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from rsoft_analytics.files.table import Table

HEAD_BYTES = 64 * 1024


@dataclass(frozen=True)
class Export:
    """One file to import, under the name that the person knows it by.

    The name may differ from the path: an upload or a member of a zip is read
    from a file whose name we chose, and is never used as a path itself.
    """

    path: Path
    name: str

    @cached_property
    def head(self) -> bytes:
        """The first bytes of the file, enough to recognise it."""
        with self.path.open("rb") as file:
            return file.read(HEAD_BYTES)

    @cached_property
    def table(self) -> Table | None:
        """The file as a header and rows of cells, or None where it is no table."""
        return Table.opened(self.path, self.name, self.head)
