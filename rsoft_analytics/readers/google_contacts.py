"""Google Contacts (CSV).

Both generations of headers: "Given Name ... Phone 1 - Type" to 2024, "First Name
... Phone 1 - Label" since. The picture's address is neither fetched nor kept.
"""

import json
import re
from collections.abc import Collection, Iterator, Sequence
from typing import Any

from rsoft_analytics.columns import SEPARATOR, batch_of_people, table_of
from rsoft_analytics.files.export import Export
from rsoft_analytics.files.table import Records, Table
from rsoft_analytics.readers import CERTAIN, NO, contacts_table
from rsoft_analytics.rows import CONTACT_ROWS, Batch, Conventions, Reading

KIND = "contacts"
KNOWN = "from a real file"
FIRST_NAMES = {"Given Name", "First Name"}
VALUES = re.compile(r"(Phone|E-mail) (\d+) - Value")
PARTS_OF_A_NAME = (
    ("Name Prefix",),
    ("First Name", "Given Name"),
    ("Middle Name", "Additional Name"),
    ("Last Name", "Family Name"),
    ("Name Suffix",),
)
COMPANY = ("Organization Name", "Organization 1 - Name")
TITLE = ("Organization Title", "Organization 1 - Title", "Occupation")
GROUPS = ("Labels", "Group Membership")
LEFT_OUT = {"Photo"}


def claim(export: Export) -> int:
    """Certain by the columns that only Google numbers and names like that."""
    header = set(export.table.header if export.table else ())
    has_values = any(VALUES.fullmatch(column) for column in header)
    is_new = {"Phonetic First Name", "File As"} <= header
    return CERTAIN if FIRST_NAMES & header and (has_values or is_new) else NO


def read(export: Export, columns: dict[str, str] | None) -> Reading:
    """The contacts of an address book."""
    if columns is not None:
        return contacts_table.read(export, columns)
    table = table_of(export)
    return Reading(KIND, batches_of(table), Conventions(columns=fields_of(table.header)))


def fields_of(header: Sequence[str]) -> dict[str, str]:
    """The field of each column, for the preview."""
    parts = dict.fromkeys((name for names in PARTS_OF_A_NAME for name in names), "name")
    found = {**parts, "Name": "name", "File As": "name", "Birthday": "birthday", "Notes": "note"}
    found |= dict.fromkeys(COMPANY, "company") | dict.fromkeys(TITLE, "title")
    found |= dict.fromkeys(GROUPS, "groups")
    for column in header:
        if value := VALUES.fullmatch(column):
            found[column] = "number" if value[1] == "Phone" else "email"
    return {column: found[column] for column in header if column in found}


def batches_of(table: Table) -> Iterator[Batch]:
    """The table's records as contacts."""
    used = fields_of(table.header).keys() | LEFT_OUT | set(labels_of(table.header).values())
    for records in table.batches():
        people = [
            {**person(cells), "extra": rest_of(cells, used)}
            for cells in by_column(table.header, records)
        ]
        yield batch_of_people(CONTACT_ROWS, records, people)


def rest_of(cells: dict[str, str], used: Collection[str]) -> str | None:
    """The cells that no field has as JSON, and those that slipped into a wrong column."""
    rest = {
        column: cell
        for column, cell in cells.items()
        if column not in used or (VALUES.fullmatch(column) and not any(values(column, cell)))
    }
    return json.dumps(rest, ensure_ascii=False) if rest else None


def labels_of(header: Sequence[str]) -> dict[str, str]:
    """The column with the label of each column of values."""
    found = {}
    for column in header:
        if VALUES.fullmatch(column):
            stem = column.removesuffix("Value")
            labels = (stem + word for word in ("Label", "Type"))
            found[column] = next((label for label in labels if label in header), "")
    return found


def by_column(header: Sequence[str], records: Records) -> Iterator[dict[str, str]]:
    """The filled cells of each record by their column."""
    columns = [cells.to_pylist() for cells in records.columns]
    for at in range(len(records.rows)):
        yield {
            name: cell
            for name, cells in zip(header, columns, strict=True)
            if (cell := cells[at]) is not None
        }


def person(cells: dict[str, str]) -> dict[str, Any]:
    """The fields of one contact."""
    return {
        "name": name_of_person(cells),
        "company": first_of(cells, COMPANY),
        "title": first_of(cells, TITLE),
        "numbers": list(numbers(cells)),
        "emails": list(emails(cells)),
        "groups": [plain(one) for one in parts(first_of(cells, GROUPS))],
        "birthday": cells.get("Birthday"),
        "note": cells.get("Notes"),
    }


def name_of_person(cells: dict[str, str]) -> str | None:
    """The name as it stands, or from its parts, or the nickname."""
    whole = first_of(cells, ("Name", "File As"))
    named = " ".join(one for names in PARTS_OF_A_NAME if (one := first_of(cells, names)))
    return whole or named or cells.get("Nickname")


def first_of(cells: dict[str, str], names: Sequence[str]) -> str | None:
    """The cell of the first column that is filled."""
    return next((cells[name] for name in names if name in cells), None)


def parts(cell: str | None) -> list[str]:
    """The values that share a cell."""
    return [part.strip() for part in (cell or "").split(SEPARATOR.strip()) if part.strip()]


def plain(label: str) -> str:
    """A label without the star of the default one."""
    return label.removeprefix("*").strip()


def numbers(cells: dict[str, str]) -> Iterator[dict[str, str | None]]:
    """The numbers with their labels."""
    for column, label in labels_of(list(cells)).items():
        if column.startswith("Phone"):
            for text in values(column, cells[column]):
                yield {"text": text, "label": plain(cells[label]) if label else None}


def emails(cells: dict[str, str]) -> Iterator[str]:
    """The e-mails."""
    for column, cell in cells.items():
        if column.startswith("E-mail") and VALUES.fullmatch(column):
            yield from values(column, cell)


def values(column: str, cell: str) -> Iterator[str]:
    """The numbers or e-mails in a cell; a label or a picture's address that slipped in is none."""
    for text in parts(cell):
        is_number = any(char.isdigit() for char in text) and "://" not in text
        is_email = "@" in text and "://" not in text
        if is_number if column.startswith("Phone") else is_email:
            yield text
