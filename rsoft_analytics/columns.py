"""The columns of a table as the fields of canonical rows, whole columns at a time."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import pyarrow as pa
import pyarrow.compute as pc

from rsoft_analytics.errors import UnreadableExport
from rsoft_analytics.fields import FIELDS, matched, unit_of, zone_of
from rsoft_analytics.files.export import Export
from rsoft_analytics.files.table import Records, Table
from rsoft_analytics.rows import Batch, Conventions

SEPARATOR = " ::: "  # between several numbers or e-mails of one person
MIDNIGHT = r"[ T]00:00(?::00(?:\.0+)?)?$"  # what a spreadsheet adds to a mere date
HAS_TIME = r"\d:\d\d"
HAS_DATE = (
    r"(?i)\d[-/]\d{1,2}[-/]\d|\d\.\d{1,2}\.\d{4}|^\d{9,}"
    r"|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?[ -]"
)
TWO_NUMBERS = r"(\d[\d\s().-]{5,}[\d)])\s*[,;/|\n]\s*(\+?[\d(][\d\s().-]{5,}\d)"
SIGNS = r"^(?i:[\s.,_*?–—-]+|n/a)$"
MUST_BE_ESCAPED = r"[\x00-\x1f\"\\]"

Cells: TypeAlias = pa.StringArray


@dataclass(frozen=True)
class Picked:
    """Which columns of a header stand for which field, by their places."""

    header: tuple[str, ...]
    fields: dict[str, list[int]]

    def has(self, *names: str) -> bool:
        """Whether each of the fields has a column."""
        return all(name in self.fields for name in names)

    def columns(self) -> dict[str, str]:
        """Each column's field, for people to see and to correct."""
        return {self.header[at]: name for name, places in self.fields.items() for at in places}

    def column(self, name: str) -> str:
        """The name of the field's best column, or nothing."""
        return self.header[self.fields[name][0]] if name in self.fields else ""

    def others(self) -> list[int]:
        """The columns that no field stands for."""
        used = {at for places in self.fields.values() for at in places}
        return [at for at in range(len(self.header)) if at not in used]

    def cells(self, records: Records, name: str) -> Cells | None:
        """The cells of the field's best column."""
        return records.columns[self.fields[name][0]] if name in self.fields else None

    def all_cells(self, records: Records, name: str) -> list[Cells]:
        """The cells of each of the field's columns."""
        return [records.columns[at] for at in self.fields.get(name, ())]


def table_of(export: Export) -> Table:
    """The export's table; refused where it has none."""
    if export.table is None:
        raise UnreadableExport(
            f"{export.name} is no table. Export it again as CSV or as a spreadsheet."
        )
    return export.table


def picked(kind: str, header: tuple[str, ...], columns: dict[str, str] | None) -> Picked:
    """The columns by their names, or exactly as a person mapped them."""
    if columns is None:
        return Picked(header, matched(kind, header))
    names = [field.name for field in FIELDS[kind]]
    fields: dict[str, list[int]] = {}
    for column, name in columns.items():
        if column not in header:
            raise UnreadableExport(
                f"There is no column '{column}'. There are: {', '.join(header[:30])}."
            )
        if name not in names:
            raise UnreadableExport(f"No field is called '{name}'. There are: {', '.join(names)}.")
        fields.setdefault(name, []).append(header.index(column))
    return Picked(header, {name: sorted(places) for name, places in fields.items()})


def only_the_first(picks: Picked, collecting: Sequence[str]) -> Picked:
    """Each field with its best column alone, but for the fields that collect several."""
    return Picked(
        picks.header,
        {name: at if name in collecting else at[:1] for name, at in picks.fields.items()},
    )


def conventions(picks: Picked, timed: Sequence[str]) -> Conventions:
    """What the columns' names tell of the unit of durations and the zone of times."""
    lengths = [picks.column(name) for name in ("duration", "talk") if picks.has(name)]
    zones = [zone_of(picks.column(name)) for name in timed if picks.has(name)]
    return Conventions(
        duration_unit=next((unit for one in lengths if (unit := unit_of(one))), "s"),
        timezone=next(filter(None, zones), None),
        columns=picks.columns(),
    )


def batch(
    schema: pa.Schema, records: Records, cells: dict[str, Cells | None], extra: Cells | None
) -> Batch:
    """Canonical rows from the cells of their fields; fields without any stay empty."""
    count = len(records.rows)
    given = {"row": records.rows, "line": records.lines, **cells, "extra": extra}
    arrays = [
        pa.nulls(count, field.type) if (found := given.get(field.name)) is None else found
        for field in schema
    ]
    rows = pa.RecordBatch.from_arrays(arrays, schema=schema)
    return Batch(rows, records.rejects, records.skips)


def batch_of_people(
    schema: pa.Schema,
    records: Records,
    people: Sequence[dict[str, Any]],
    extra: Cells | None = None,
) -> Batch:
    """Canonical rows of contacts, each given by its fields."""
    placed = pa.RecordBatch.from_pylist(
        [
            {"row": row, "line": line, **person}
            for row, line, person in zip(
                records.rows.to_pylist(), records.lines.to_pylist(), people, strict=True
            )
        ],
        schema=schema,
    )
    if extra is not None:
        placed = placed.set_column(schema.get_field_index("extra"), schema.field("extra"), extra)
    return Batch(placed, records.rejects, records.skips)


def first_filled(columns: Sequence[Cells]) -> Cells | None:
    """Row by row the first cell that is filled."""
    return pc.coalesce(*columns) if len(columns) > 1 else next(iter(columns), None)


def joined(columns: Sequence[Cells], separator: str = SEPARATOR) -> Cells | None:
    """Row by row the cells that are filled, joined; None where none is."""
    if len(columns) < 2:
        return next(iter(columns), None)
    # The empty text in front is always there: Arrow drops a row where all cells are null.
    text = pc.binary_join_element_wise("", *columns, separator, null_handling="skip")
    text = pc.utf8_slice_codeunits(text, len(separator))
    return pc.if_else(pc.equal(text, ""), None, text)


def numbers_joined(columns: Sequence[Cells]) -> Cells | None:
    """All numbers of a person; those in one cell behind a comma, slash or semicolon too."""
    text = joined(columns)
    if text is None:
        return None
    for _ in range(2):  # a match takes two numbers; the second round finds those in between
        text = pc.replace_substring_regex(text, TWO_NUMBERS, rf"\1{SEPARATOR}\2")
    return text


def date_and_time(day: Cells | None, clock: Cells | None) -> Cells | None:
    """Two columns as one moment, where not one of them has all of it already."""
    if day is None or clock is None:
        return clock if day is None else day
    day = pc.replace_substring_regex(day, MIDNIGHT, "")
    both = pc.binary_join_element_wise(day, clock, " ")
    no = pa.scalar(False)
    clock_alone = pc.fill_null(pc.match_substring_regex(clock, HAS_DATE), no)
    day_alone = pc.fill_null(pc.match_substring_regex(day, HAS_TIME), no)
    one = pc.if_else(clock_alone, clock, pc.if_else(day_alone, day, both))
    return pc.coalesce(one, day, clock)


def extra(header: Sequence[str], records: Records, places: Sequence[int]) -> Cells | None:
    """The filled cells of some columns as a JSON object, row by row."""
    filled = [at for at in places if records.columns[at].null_count < len(records.rows)]
    if not filled:
        return None
    parts = [as_member(header[at], records.columns[at]) for at in filled]
    text = joined(parts, ", ")
    return pc.binary_join_element_wise("{", text, "}", "")


def as_member(name: str, cells: Cells) -> Cells:
    """Cells as members of a JSON object, under the column's name."""
    if pc.any(pc.match_substring_regex(cells, MUST_BE_ESCAPED)).as_py():
        texts = [None if cell is None else json_text(cell) for cell in cells.to_pylist()]
        quoted = pa.array(texts, pa.string())
    else:
        quoted = pc.binary_join_element_wise('"', cells, '"', "")
    return pc.binary_join_element_wise(json_text(name) + ": ", quoted, "")


def json_text(text: str) -> str:
    """A text as JSON writes it."""
    return json.dumps(text, ensure_ascii=False)


def full_name(parts: Sequence[Cells | None]) -> Cells | None:
    """The parts of a name in one, as far as there are any."""
    return joined([part for part in parts if part is not None], " ")


def without_signs(cells: Cells | None) -> Cells | None:
    """The cells, with None for signs alone, by which a system writes that it has nothing."""
    if cells is None:
        return None
    return pc.if_else(pc.match_substring_regex(cells, SIGNS), None, cells)


def coalesced(*columns: Cells | None) -> Cells | None:
    """Row by row the first cell that is filled, of the columns that there are."""
    return first_filled([column for column in columns if column is not None])
