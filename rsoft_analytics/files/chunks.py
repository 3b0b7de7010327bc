"""Records of a file as columns of cells, some ten thousand at a time."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from rsoft_analytics.rows import SetAside

SPACE, BEYOND_ASCII = 0x20, 0x7F  # bytes; what is not between them may be a space of some kind


class Record(NamedTuple):
    """One record as it stands in the file."""

    line: int  # where it begins, from 1
    last_line: int
    cells: list[str]


@dataclass(frozen=True)
class Chunk:
    """Consecutive records as columns: cells trimmed, None where empty."""

    columns: list[pa.StringArray]
    lines: pa.Int64Array
    rejects: tuple[SetAside, ...] = ()


class Source(Protocol):
    """A file that has records."""

    def first_records(self) -> list[Record]:
        """The first records, enough to find the header among them."""

    def chunks(self, after_line: int, width: int) -> Iterator[Chunk]:
        """The records below a line, each of that many cells."""


def chunk_of(
    rows: Sequence[list[str]], lines: Sequence[int], width: int, rejects: Sequence[SetAside] = ()
) -> Chunk:
    """Records as columns: short ones padded, those with too many cells rejected."""
    wrong: list[SetAside] = []
    if any(len(cells) != width for cells in rows):
        rows, lines, wrong = evened(rows, lines, width)
    columns = zip(*rows, strict=True) if rows else [()] * width
    return Chunk(
        [tidied(pa.array(column, pa.string())) for column in columns],
        pa.array(lines, pa.int64()),
        tuple(sorted([*rejects, *wrong], key=lambda aside: aside.line)),
    )


def one_chunk(chunks: Sequence[Chunk]) -> Chunk:
    """Several consecutive chunks as one."""
    if len(chunks) == 1:
        return chunks[0]
    columns = zip(*(chunk.columns for chunk in chunks), strict=True)
    return Chunk(
        [pa.concat_arrays(parts) for parts in columns],
        pa.concat_arrays([chunk.lines for chunk in chunks]),
        tuple(aside for chunk in chunks for aside in chunk.rejects),
    )


def evened(
    rows: Sequence[list[str]], lines: Sequence[int], width: int
) -> tuple[list[list[str]], list[int], list[SetAside]]:
    """Records of exactly the header's width, and the rejects that have more cells than it."""
    fitting: list[list[str]] = []
    places: list[int] = []
    wrong = []
    for cells, line in zip(rows, lines, strict=True):
        if any(cell.strip() for cell in cells[width:]):
            wrong.append(too_wide(cells, line, width))
        else:
            fitting.append(cells[:width] + [""] * (width - len(cells)))
            places.append(line)
    return fitting, places, wrong


def too_wide(cells: Sequence[str], line: int, width: int) -> SetAside:
    """The reject for a record with cells that no header names."""
    return SetAside(
        line,
        "wrong width",
        f"Line {line}: there are {len(cells)} cells where the header names {width}. "
        "A delimiter inside a cell needs quotes around the cell.",
        joined(cells),
    )


def tidied(cells: pa.StringArray) -> pa.StringArray:
    """Cells without the white space around them, None where nothing is left."""
    if is_tidy(cells):
        return cells
    trimmed = pc.utf8_trim_whitespace(cells)
    empty = pc.equal(pc.binary_length(trimmed), 0)
    return pc.if_else(empty, None, trimmed) if pc.any(empty).as_py() else trimmed


def is_tidy(cells: pa.StringArray) -> bool:
    """Whether cells begin and end with signs that are no space, by their first and last bytes."""
    _, places, signs = cells.buffers()
    if signs is None:
        return bool(len(cells) == cells.null_count)
    ends = np.frombuffer(places, np.int32)[cells.offset : cells.offset + len(cells) + 1]
    filled = ends[1:] > ends[:-1]
    bytes_of_all = np.frombuffer(signs, np.uint8)
    edges = (bytes_of_all[ends[:-1][filled]], bytes_of_all[ends[1:][filled] - 1])
    are_plain = all(bool(((edge > SPACE) & (edge < BEYOND_ASCII)).all()) for edge in edges)
    return are_plain and bool(filled.sum() == len(cells) - cells.null_count)


def joined(cells: Sequence[str | None]) -> str:
    """A record's cells as one line, for people to recognise it."""
    return ", ".join(cell or "" for cell in cells).rstrip(", ")
