"""Contacts (CSV or spreadsheet).

Any other table of people with phone numbers or e-mails; Outlook's and Thunderbird's too.
"""

import re
from collections.abc import Iterator
from typing import Any

from rsoft_analytics.columns import (
    SEPARATOR,
    Cells,
    Picked,
    batch_of_people,
    coalesced,
    conventions,
    extra,
    full_name,
    numbers_joined,
    only_the_first,
    picked,
    table_of,
    without_signs,
)
from rsoft_analytics.fields import COLLECTING, kind_of, matched
from rsoft_analytics.files.export import Export
from rsoft_analytics.files.table import Records, Table
from rsoft_analytics.readers import GENERAL, NO
from rsoft_analytics.rows import CONTACT_ROWS, Batch, Reading

KIND = "contacts"
PARTS_OF_A_NAME = ("prefix", "first_name", "middle_name", "last_name", "suffix")
PLAIN_FIELDS = ("uid", "company", "title", "birthday", "created", "note")
BETWEEN_GROUPS = re.compile(r"\s*(?: ::: |[;,])\s*")
BETWEEN_EMAILS = re.compile(r"\s*(?: ::: |[;,\s])\s*")


def claim(export: Export) -> int:
    """More the more columns are understood, where they are those of an address book."""
    if export.table is None or kind_of(export.table.header) != KIND:
        return NO
    return GENERAL + len(matched(KIND, export.table.header))


def read(export: Export, columns: dict[str, str] | None) -> Reading:
    """The contacts of a table, as its columns or a person say."""
    table = table_of(export)
    picks = only_the_first(picked(KIND, table.header, columns), tuple(COLLECTING))
    return Reading(KIND, batches_of(table, picks), conventions(picks, ()))


def batches_of(table: Table, picks: Picked) -> Iterator[Batch]:
    """The table's records as contacts."""
    others = picks.others()
    for records in table.batches():
        people = list(people_of(records, picks))
        rest = extra(table.header, records, others)
        yield batch_of_people(CONTACT_ROWS, records, people, rest)


def people_of(records: Records, picks: Picked) -> Iterator[dict[str, Any]]:
    """The fields of each contact."""
    count = len(records.rows)
    plain = {name: texts(picks.cells(records, name), count) for name in PLAIN_FIELDS}
    plain["company"] = texts(without_signs(picks.cells(records, "company")), count)
    names = texts(name_of_contact(records, picks), count)
    groups = texts(picks.cells(records, "groups"), count)
    numbers = labelled(records, picks, "number")
    emails = labelled(records, picks, "email")
    for at in range(count):
        yield {
            **{name: cells[at] for name, cells in plain.items()},
            "name": names[at],
            "numbers": [
                {"text": text.strip(), "label": label}
                for label, cells in numbers
                for text in (cells[at] or "").split(SEPARATOR)
                if text.strip()
            ],
            "emails": [
                text
                for _, cells in emails
                for text in BETWEEN_EMAILS.split(cells[at] or "")
                if text
            ],
            "groups": [text for text in BETWEEN_GROUPS.split(groups[at] or "") if text],
        }


def name_of_contact(records: Records, picks: Picked) -> Cells | None:
    """The name as it stands, or put together from its parts, or the nickname."""
    parts = full_name([picks.cells(records, part) for part in PARTS_OF_A_NAME])
    shown, nickname = (without_signs(picks.cells(records, one)) for one in ("name", "nickname"))
    return coalesced(shown, without_signs(parts), nickname)


def labelled(records: Records, picks: Picked, name: str) -> list[tuple[str, list[str | None]]]:
    """Each column of numbers or e-mails under its own name, several in a cell told apart."""
    found = []
    for at in picks.fields.get(name, ()):
        cells = without_signs(records.columns[at])
        apart = numbers_joined([cells]) if name == "number" else cells
        found.append((picks.header[at], texts(apart, len(records.rows))))
    return found


def texts(cells: Cells | None, count: int) -> list[str | None]:
    """Cells as Python has them; None throughout where there is no column."""
    return [None] * count if cells is None else cells.to_pylist()
