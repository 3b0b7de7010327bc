"""A spreadsheet with one sheet, the same bytes for the same rows."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import xlsxwriter

Cell = str | int | float | datetime | None
MADE = datetime(2024, 1, 1, tzinfo=UTC)  # any fixed moment: the writer would note the present one
OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False, "remove_timezone": True}


def write_workbook(path: Path, sheet: str, rows: Sequence[Sequence[Cell]]) -> None:
    """Write rows of cells; moments become true spreadsheet dates."""
    with xlsxwriter.Workbook(path, OPTIONS) as book:
        book.set_properties({"created": MADE})
        moment = book.add_format({"num_format": "dd/mm/yyyy hh:mm"})
        page = book.add_worksheet(sheet)
        for y, row in enumerate(rows):
            for x, cell in enumerate(row):
                if isinstance(cell, datetime):
                    page.write_datetime(y, x, cell, moment)
                else:
                    page.write(y, x, cell)
