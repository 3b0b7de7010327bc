"""Delimited text: CSV, TSV and their relatives.

Most files have one record on each line, and Arrow's parser takes a block of
them at once. Where a block is not so regular (line breaks in cells, records
too short or too long, a stray quote), Python's reads it record by record; on
regular blocks the two agree, and a test holds them to it.
"""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv as arrow_csv

from rsoft_analytics.files.chunks import Chunk, Record, chunk_of, one_chunk, tidied
from rsoft_analytics.files.text import LONGEST_LINE, TextFile
from rsoft_analytics.rows import SetAside

FIRST_BYTES = 64 * 1024
PART_BYTES = 128 * 1024  # of a block that is not regular throughout
FIRST_RECORDS = 60
END = "\x00the file ends\x00"  # a line of our own: it comes out alone unless a quote is open
DELIMITERS_THAT_TELL = 12  # with fewer in it, a cell can be a note with lists in it
LINES_OF_A_CELL = 40  # a quoted cell still open after more lines was opened by mistake

csv.field_size_limit(LONGEST_LINE)


@dataclass(frozen=True)
class Delimited:
    """A text file whose records are cells between delimiters."""

    text: TextFile
    delimiter: str
    spaced: bool  # a space follows every delimiter, before the quotes of a quoted cell

    def first_records(self) -> list[Record]:
        """The records of the first block, some dozens at most."""
        sample = next(self.text.blocks(FIRST_BYTES), b"").decode(errors="replace")
        rows, ends, _ = self.whole_records(sample)
        starts = [1, *(end + 1 for end in ends)]
        return [Record(*one) for one in zip(starts, ends, rows, strict=False)][:FIRST_RECORDS]

    def chunks(self, after_line: int, width: int) -> Iterator[Chunk]:
        """The records below a line, a block of the file at a time."""
        line, waiting = after_line + 1, b""
        for block, is_last in marking_last(below(self.text.blocks(), after_line)):
            block = waiting + block
            chunk, waiting = self.at_once(block, line, width), b""
            if chunk is None:
                chunk, waiting = self.in_parts(block, line, width, is_last)
            line += block.count(b"\n") - waiting.count(b"\n")
            yield chunk

    def in_parts(self, block: bytes, line: int, width: int, is_last: bool) -> tuple[Chunk, bytes]:
        """The records of a block that is not regular throughout, and what is left of it."""
        found, waiting, place = [], b"", 0
        while place < len(block):
            end = block.find(b"\n", place + PART_BYTES) + 1 or len(block)
            part, place = waiting + block[place:end], end
            is_blank = not waiting and part.isspace()
            chunk = blank_chunk(part, line, width) if is_blank else self.at_once(part, line, width)
            waiting = b""
            if chunk is None:
                is_end = is_last and place == len(block)
                chunk, waiting = self.one_by_one(part, line, width, is_end)
            line += part.count(b"\n") - waiting.count(b"\n")
            found.append(chunk)
        return one_chunk(found), waiting

    def at_once(self, block: bytes, line: int, width: int) -> Chunk | None:
        """The records of a regular block, or None where it is not one record a line."""
        has_quotes = b'"' in block
        if has_quotes and self.spaced:
            return None
        try:
            table = self.parsed_by_arrow(block, width, has_quotes)
        except pa.ArrowInvalid:
            return None
        lines = block.count(b"\n")
        if table.num_rows != lines or (has_quotes and ends_in_open_cell(table)):
            return None
        columns = [tidied(column.combine_chunks()) for column in table.columns]
        return Chunk(columns, pa.array(np.arange(line, line + lines), pa.int64()))

    def parsed_by_arrow(self, block: bytes, width: int, has_quotes: bool) -> pa.Table:
        """A block as a table of text; raises ArrowInvalid where its records are uneven."""
        names = [str(number) for number in range(width)]
        return arrow_csv.read_csv(
            pa.BufferReader(block),
            arrow_csv.ReadOptions(column_names=names, block_size=len(block) + 1, use_threads=False),
            arrow_csv.ParseOptions(
                delimiter=self.delimiter,
                quote_char='"' if has_quotes else False,
                newlines_in_values=has_quotes,
                ignore_empty_lines=False,
            ),
            arrow_csv.ConvertOptions(
                column_types=dict.fromkeys(names, pa.string()),
                null_values=[""],
                strings_can_be_null=True,
            ),
        )

    def one_by_one(self, block: bytes, line: int, width: int, is_last: bool) -> tuple[Chunk, bytes]:
        """The records of any block, and the bytes of one that goes on in the next block."""
        text = block.decode(errors="surrogateescape")
        rows: list[list[str]] = []
        lines: list[int] = []
        rejects: list[SetAside] = []
        while text:
            some, ends, is_open = self.whole_records(text, width)
            rows += some
            lines += [line + end for end in (0, *ends[:-1])] if ends else []
            used = ends[-1] if ends else 0
            text, line = without_lines(text, used), line + used
            if is_open and not is_last and len(text) < LONGEST_LINE:
                break
            if text:
                aside, lost = unfinished(text, line, is_open and is_last)
                rejects.append(aside)
                text, line = without_lines(text, lost), line + lost
        if not block.isascii():
            rows, lines, damaged = sorted_out(rows, lines)
            rejects += damaged
        return chunk_of(rows, lines, width, rejects), text.encode(errors="surrogateescape")

    def whole_records(
        self, text: str, width: int | None = None
    ) -> tuple[list[list[str]], list[int], bool]:
        """The records of a text, the last line of each, and whether one more is still open.

        It stops before a record that a stray quote made: a cell beyond all limits,
        many lines and then not the header's width, or a cell made of records.
        """
        lines = chain(io.StringIO(text), [END])
        reader = csv.reader(lines, delimiter=self.delimiter, skipinitialspace=self.spaced)
        rows: list[list[str]] = []
        ends = [0]
        try:
            for cells in reader:
                lines_taken = reader.line_num - ends[-1]
                if lines_taken > 1 and self.has_swallowed_records(cells, width):
                    return rows, ends[1:], False
                if lines_taken > LINES_OF_A_CELL and len(cells) != width:
                    return rows, ends[1:], cells[-1].endswith(END)
                rows.append(cells)
                ends.append(reader.line_num)
        except csv.Error:
            return rows, ends[1:], False
        return rows[:-1], ends[1:-1], rows[-1] != [END]

    def has_swallowed_records(self, cells: list[str], width: int | None) -> bool:
        """Whether a cell has whole lines inside, and each looks like a record of the table."""
        between = (width or 1) - 1
        for cell in cells:
            lines = cell.split("\n")[1:-1]
            if len(lines) * between >= DELIMITERS_THAT_TELL and all(
                line.count(self.delimiter) >= between for line in lines
            ):
                return True
        return False


def blank_chunk(part: bytes, line: int, width: int) -> Chunk:
    """Blank lines as records without a filled cell."""
    count = part.count(b"\n")
    nothing = pa.nulls(count, pa.string())
    return Chunk([nothing] * width, pa.array(range(line, line + count), pa.int64()))


def without_lines(text: str, lines: int) -> str:
    """A text from its line of that number on, counted from 0."""
    return "".join(io.StringIO(text).readlines()[lines:]) if lines else text


def unfinished(text: str, line: int, is_end: bool) -> tuple[SetAside, int]:
    """The reject for a record whose quote does not close, and how many lines it takes.

    Where the file ends soon after, it was cut off there. Otherwise the quote
    stands there by mistake: its line is lost, and the next ones are not.
    """
    lines = text.count("\n")
    if is_end and lines <= LINES_OF_A_CELL:
        message = f"Line {line}: the file ends in the middle of this record. Export it again."
        return SetAside(line, "cut off", message, readable(text.rstrip("\n"))), lines
    message = f"Line {line}: a quoted cell begins here and does not end."
    return SetAside(line, "malformed", message, readable(text.partition("\n")[0])), 1


def sorted_out(
    rows: list[list[str]], lines: list[int]
) -> tuple[list[list[str]], list[int], list[SetAside]]:
    """The records that are text, and rejects for those with bytes that are none."""
    damaged = []
    for at, cells in enumerate(rows):
        text = ", ".join(cells)
        if not text.isascii() and re.search("[\udc80-\udcff]", text):
            message = f"Line {lines[at]}: some bytes here are not text in UTF-8."
            damaged.append((at, SetAside(lines[at], "malformed", message, readable(text))))
    for at, _ in reversed(damaged):
        del rows[at], lines[at]
    return rows, lines, [aside for _, aside in damaged]


def readable(text: str) -> str:
    """A text with a sign in place of each byte that is no text."""
    return text.encode(errors="surrogateescape").decode(errors="replace")


def ends_in_open_cell(table: pa.Table) -> bool:
    """Whether the last record swallowed a line break, and may go on after the block."""
    last = table.slice(table.num_rows - 1)
    return any(pc.any(pc.match_substring(column, "\n")).as_py() for column in last.columns)


def below(blocks: Iterator[bytes], line: int) -> Iterator[bytes]:
    """The blocks without the file's first lines."""
    for block in blocks:
        if line:
            parts = block.split(b"\n", line)
            line -= len(parts) - 1
            block = parts[-1]
        if block:
            yield block


def marking_last(blocks: Iterator[bytes]) -> Iterator[tuple[bytes, bool]]:
    """Each block, and whether it is the last."""
    before = next(blocks, None)
    for block in blocks:
        assert before is not None
        yield before, False
        before = block
    if before is not None:
        yield before, True
