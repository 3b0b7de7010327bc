"""Each sample, as other programs save it again: the same rows of the same format."""

import csv
import io
from collections import Counter
from collections.abc import Callable
from html import escape
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from rsoft_analytics.files.export import Export
from rsoft_analytics.parsing.recognising import HERE

SAMPLES = Path(__file__).parents[1] / "data" / "samples"
WITHOUT_A_HEADER = ("asterisk_master", "asterisk_custom", "freeswitch", "dnc_flat")
TABLES = sorted(SAMPLES.glob("*.csv"))
HEADED = [one for one in TABLES if not one.name.startswith(WITHOUT_A_HEADER)]


def records_of(path: Path) -> list[list[str]]:
    """The records of a sample."""
    text = path.read_bytes().decode("utf-16" if path.read_bytes()[:1] == b"\xff" else "utf-8-sig")
    delimiter = max(",;\t", key=text.count)
    records = list(csv.reader(io.StringIO(text), delimiter=delimiter))
    width = max(width for width, times in Counter(map(len, records)).items() if times > 1)
    return [cells for cells in records if len(cells) <= width]  # the others are rejects


def written(records: list[list[str]], **dialect: Any) -> str:
    """Records as text."""
    file = io.StringIO()
    csv.writer(file, **{"lineterminator": "\n", **dialect}).writerows(records)
    return file.getvalue()


def workbook(records: list[list[str]]) -> bytes:
    """Records as the text cells of a sheet."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file) as book:
        sheet = book.add_worksheet()
        for line, cells in enumerate(records):
            for at, cell in enumerate(cells):
                sheet.write_string(line, at, cell)
    return file.getvalue()


def page(records: list[list[str]]) -> bytes:
    """Records as the table of a page, as portals save what they call .xls."""
    lines = ("".join(f"<td>{escape(cell)}</td>" for cell in cells) for cells in records)
    body = "\n".join(f"<tr class=x>{line}</tr>" for line in lines)
    return f"<html><head><meta charset=utf-8></head><table border=1>{body}</table>".encode()


def xml_of_2003(records: list[list[str]]) -> bytes:
    """Records as a workbook in Excel's own XML, empty cells left out."""
    rows = (
        "".join(
            f'<Cell ss:Index="{at}"><Data ss:Type="String">{escape(cell)}</Data></Cell>'
            for at, cell in enumerate(cells, start=1)
            if cell
        )
        for cells in records
    )
    body = "".join(f"<Row>{cells}</Row>" for cells in rows)
    space = "urn:schemas-microsoft-com:office:spreadsheet"
    head = f'<?xml version="1.0"?><Workbook xmlns="{space}" xmlns:ss="{space}">'
    return f'{head}<Worksheet ss:Name="a"><Table>{body}</Table></Worksheet></Workbook>'.encode()


AGAIN: dict[str, Callable[[list[list[str]]], bytes]] = {
    "semicolons": lambda rows: written(rows, delimiter=";").encode(),
    "tabs in UTF-16": lambda rows: written(rows, delimiter="\t").encode("utf-16"),
    "bars": lambda rows: written(rows, delimiter="|").encode(),
    "a byte order mark and CRLF": lambda rows: written(rows, lineterminator="\r\n").encode(
        "utf-8-sig"
    ),
    "everything in quotes": lambda rows: written(rows, quoting=csv.QUOTE_ALL).encode(),
    "a comma behind each line": lambda rows: written([[*cells, ""] for cells in rows]).encode(),
    "a declared delimiter": lambda rows: ("sep=;\r\n" + written(rows, delimiter=";")).encode(),
    "blank lines at the end": lambda rows: (written(rows) + "\n,,,\n\n").encode(),
    "a page": page,
    "XML of 2003": xml_of_2003,
    "a workbook": workbook,
}


def rows_of(path: Path, name: str) -> tuple[str, list[dict[str, Any]]]:
    """The format of a file, and its rows without their places."""
    form, reading = HERE.read(Export(path, name), None, None)
    rows = [row for batch in reading.batches for row in batch.rows.to_pylist()]
    return form, [{**row, "line": 0} for row in rows]


@pytest.mark.parametrize("how", AGAIN)
@pytest.mark.parametrize("sample", HEADED, ids=lambda sample: sample.name)
def test_a_sample_saved_again_by_another_program_is_read_alike(tmp_path, sample, how):
    path = tmp_path / (sample.stem + (".xlsx" if how == "a workbook" else ".csv"))
    path.write_bytes(AGAIN[how](records_of(sample)))
    assert rows_of(path, path.name) == rows_of(sample, sample.name)
