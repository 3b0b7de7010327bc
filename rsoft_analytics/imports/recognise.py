"""Which format an export is in: named, mapped by hand, remembered, or found."""

import json
from dataclasses import asdict, dataclass

from rsoft_analytics.files.export import Export
from rsoft_analytics.imports.options import Mapping, Options
from rsoft_analytics.parsing.recognising import Reads
from rsoft_analytics.rows import Reading
from rsoft_analytics.store import Store, Writing


@dataclass(frozen=True)
class Recognised:
    """An export with the format it is in and its rows, not yet read."""

    format: str
    reading: Reading
    header: str  # names the columns, for what is known by its header only
    columns: tuple[str, ...] = ()  # as the file has them; none where it is no table
    mapped: str | None = None  # by hand or remembered, where the columns were told
    encoding: str | None = None  # of the text, where it is a table of text

    @property
    def kind(self) -> str:
        """One of the kinds of rows."""
        return self.reading.kind


def recognised(store: Store, export: Export, options: Options, reads: Reads) -> Recognised:
    """The export in the format that it is in; raises UnreadableExport where there is none."""
    seen = reads.look(export)
    header = seen["header"]
    kept = None if options.mapping or options.format else remembered(store, header)
    mapping = options.mapping or kept
    name, reading = reads.read(export, options.format, asdict(mapping) if mapping else None)
    mapped = "by hand" if options.mapping else "remembered" if kept else None
    columns = tuple(seen["columns"])
    return Recognised(name, reading, header, columns, mapped, seen.get("encoding"))


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


def forget(store: Store, header: str) -> None:
    """Forget the mapping of a header; what was loaded with it stays."""
    with store.writing() as writing:
        writing.run("imports/mapping_forgotten", header=header)
