"""What an export is, and its rows: everything about a file that needs no store."""

import hashlib
from dataclasses import replace
from typing import Any, Protocol

from rsoft_analytics.errors import UnreadableExport
from rsoft_analytics.files.export import Export
from rsoft_analytics.parsing.guarded import failures_told, guarded
from rsoft_analytics.parsing.pictured import with_safe_pictures
from rsoft_analytics.readers import Reader, all_readers, name_of, reader_for, reader_named
from rsoft_analytics.rows import Reading

GENERAL_READER = {"calls": "call_log", "contacts": "contacts_table", "leads": "leads"}
RECORDS_SEEN = 3


class Reads(Protocol):
    """Something that takes exports apart: here, or in a process of its own."""

    def look(self, export: Export) -> dict[str, Any]:
        """What is seen at a glance: the header's print, the columns, the first records."""

    def read(
        self, export: Export, format_named: str | None, mapping: dict[str, Any] | None
    ) -> tuple[str, Reading]:
        """The format's short name and the export's rows; raises UnreadableExport."""


class Here:
    """Takes exports apart in this process: for files of one's own, and for tests."""

    def look(self, export: Export) -> dict[str, Any]:
        """What is seen at a glance."""
        return look(export)

    def read(
        self, export: Export, format_named: str | None, mapping: dict[str, Any] | None
    ) -> tuple[str, Reading]:
        """The format's short name and the export's rows, their faults told as sentences."""
        all_readers()  # outside the guard: a reader that is not whole stops the program
        with failures_told(export):
            name, reading = reading_of(export, format_named, mapping)
        return name, replace(reading, batches=guarded(export, with_safe_pictures(reading.batches)))


HERE = Here()


def look(export: Export) -> dict[str, Any]:
    """What names an export's columns, the columns, and the first records; '' for no table."""
    with failures_told(export):
        refuse_nothing(export)
        table = export.table
        if table is None:
            return {"header": "", "encoding": None, "columns": [], "first": []}
        first = table.first[table.header_place + 1 :][:RECORDS_SEEN]
        header = hashlib.sha256("\x1f".join(table.header).encode()).hexdigest()[:16]
        return {
            "header": header,
            "encoding": table.encoding,
            "columns": list(table.header),
            "first": [list(record.cells) for record in first],
        }


def reading_of(
    export: Export, format_named: str | None, mapping: dict[str, Any] | None
) -> tuple[str, Reading]:
    """The format's short name and the export's rows, as its reader gives them."""
    refuse_nothing(export)
    reader = chosen(export, format_named, mapping)
    return name_of(reader), reader.read(export, mapping["columns"] if mapping else None)


def chosen(export: Export, format_named: str | None, mapping: dict[str, Any] | None) -> Reader:
    """The reader for an export: of the kind that was mapped by hand, named, or found."""
    if mapping:
        return reader_named(GENERAL_READER[mapping["kind"]])
    return reader_named(format_named) if format_named else reader_for(export)


def refuse_unknown_format(name: str | None) -> None:
    """Refuse the name of a format that there is not."""
    if name:
        reader_named(name)


def refuse_nothing(export: Export) -> None:
    """Refuse a file with nothing in it."""
    if not export.head.strip(b"\x00\xef\xbb\xbf\xff\xfe \t\r\n"):
        raise UnreadableExport(f"{export.name} is empty. Export it again, and import the new file.")
