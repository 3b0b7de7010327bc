"""The agency's numbers as a workbook: the numbers, what is withheld, and how to read both."""

import csv
import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import xlsxwriter

from rsoft_analytics.advertising.agency import COUNTED, Agency
from rsoft_analytics.errors import RsoftError
from rsoft_analytics.formulas import harmless

WITHHELD = "withheld"
Cells = list[list[Any]]


def table(agency: Agency) -> tuple[list[str], Cells]:
    """The header and the rows of the numbers, spend with a column for each currency."""
    currencies = sorted({currency for row in agency.rows for currency in row["spend"]})
    header = ["Month", "Source", *(name.capitalize() for name in COUNTED)]
    header += [f"Spend ({currency})" for currency in currencies]
    return header, [
        [
            row["month"],
            row["source"],
            *(WITHHELD if row[name] is None else row[name] for name in COUNTED),
            *(spent(row["spend"].get(currency)) for currency in currencies),
        ]
        for row in agency.rows
    ]


def spent(amount: float | None) -> float | str:
    """What was spent; nothing where no report tells of it, which is not to say nothing was."""
    return "" if amount is None else round(amount, 2)


def withheld_table(agency: Agency) -> tuple[list[str], Cells]:
    """The header and the rows of what is withheld."""
    header = ["Month", "Source", "Number", "Why it is withheld"]
    return header, [
        [one["month"], one["source"], one["number"], one["why"]] for one in agency.withheld
    ]


def how_to_read(agency: Agency) -> list[str]:
    """What the numbers mean, a sentence or two a line."""
    few = agency.least - 1
    return [
        "No person is in this file: only numbers of whole months that are over, by source.",
        f"A number of 1 to {few} people is withheld, and others where they would tell it.",
        "Callers are different numbers that rang in the month; they do not add up over months.",
        "Somebody who rang by two sources is a caller of both.",
        "Leads are told by the month in which they became one.",
        "Won are those of these leads who became customers since.",
        (
            "Spend is of no person and never withheld. Currencies are never added. Where no report "
            "tells of any, the cell is empty."
        ),
        "Sources that no rule of ours names stand together as Others.",
    ]


def as_workbook(agency: Agency) -> bytes:
    """The file with three sheets."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False}) as book:
        bold = book.add_format({"bold": True})
        for name, (header, rows) in {
            "Numbers": table(agency),
            "Withheld": withheld_table(agency),
            "How to read": ([], [[line] for line in how_to_read(agency)]),
        }.items():
            put(book.add_worksheet(name), bold, header, rows)
    return out.getvalue()


def put(sheet: Any, bold: Any, header: Sequence[str], rows: Cells) -> None:
    """Write a sheet, every text as a text."""
    sheet.write_row(0, 0, header, bold)
    for place, row in enumerate(rows, 1 if header else 0):
        for column, cell in enumerate(row):
            if isinstance(cell, str):
                sheet.write_string(place, column, cell)
            else:
                sheet.write_number(place, column, cell)
    sheet.set_column(0, max(len(header) - 1, 0), 18 if header else 110)
    if header:
        sheet.freeze_panes(1, 0)


def as_csv(agency: Agency) -> str:
    """The numbers as CSV."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    header, rows = table(agency)
    writer.writerow(header)
    writer.writerows([[harmless(cell) for cell in row] for row in rows])
    return out.getvalue()


def kept(agency: Agency, path: Path) -> None:
    """Write the numbers to a file: CSV where its name ends so, else a workbook."""
    is_text = path.suffix.casefold() == ".csv"
    try:
        path.write_bytes(as_csv(agency).encode("utf-8-sig") if is_text else as_workbook(agency))
    except (OSError, ValueError) as problem:
        reason = getattr(problem, "strerror", None) or problem
        raise RsoftError(
            f"{str(path)[:200]} cannot be written: {reason}. Name another file with --file."
        ) from problem
