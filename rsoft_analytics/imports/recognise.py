"""Which format an export is in: named, mapped by hand, remembered, or found."""

import hashlib
import json
from dataclasses import dataclass, replace

from rsoft_analytics.errors import UnreadableExport
from rsoft_analytics.files.export import Export
from rsoft_analytics.imports.guarded import failures_told, guarded
from rsoft_analytics.imports.options import Mapping, Options
from rsoft_analytics.readers import Reader, all_readers, name_of, reader_for, reader_named
from rsoft_analytics.rows import Reading
from rsoft_analytics.store import Store, Writing

GENERAL_READER = {"calls": "call_log", "contacts": "contacts_table", "leads": "leads"}


@dataclass(frozen=True)
class Recognised:
    """An export with the format it is in and its rows, not yet read."""

    format: str
    reading: Reading
    header: str  # names the columns, for what is known by its header only

    @property
    def kind(self) -> str:
        """calls, contacts or leads."""
        return self.reading.kind


def recognised(store: Store, export: Export, options: Options) -> Recognised:
    """The export in the format that it is in; raises UnreadableExport where there is none."""
    all_readers()  # found outside the guard: a reader that is not whole stops the program
    with failures_told(export):
        refuse_nothing(export)
        header = header_of(export)
    mapping = options.mapping or (None if options.format else remembered(store, header))
    with failures_told(export):
        reader = chosen(export, options, mapping)
        reading = reader.read(export, mapping.columns if mapping else None)
    reading = replace(reading, batches=guarded(export, reading.batches))
    return Recognised(name_of(reader), reading, header)


def chosen(export: Export, options: Options, mapping: Mapping | None) -> Reader:
    """The reader for an export."""
    if mapping:
        return reader_named(GENERAL_READER[mapping.kind])
    return reader_named(options.format) if options.format else reader_for(export)


def refuse_nothing(export: Export) -> None:
    """Refuse a file with nothing in it."""
    if not export.head.strip(b"\x00\xef\xbb\xbf\xff\xfe \t\r\n"):
        raise UnreadableExport(f"{export.name} is empty. Export it again, and import the new file.")


def header_of(export: Export) -> str:
    """What names an export's columns, '' where it is no table."""
    if export.head.lstrip(b"\xef\xbb\xbf \r\n").startswith((b"<", b"BEGIN:", b"begin:")):
        return ""
    table = export.table
    if table is None:
        return ""
    return hashlib.sha256("\x1f".join(table.header).encode()).hexdigest()[:16]


def remembered(store: Store, header: str) -> Mapping | None:
    """The mapping that somebody made for this header before."""
    kept = store.rows("imports/mapping_of", header=header) if header else []
    return Mapping(kept[0]["kind"], json.loads(kept[0]["columns"])) if kept else None


def remember(writing: Writing, header: str, mapping: Mapping) -> None:
    """Keep a mapping for the next export with this header."""
    writing.run(
        "imports/mapping_kept",
        header=header,
        kind=mapping.kind,
        columns=json.dumps(mapping.columns),
    )
