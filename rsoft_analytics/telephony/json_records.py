"""Records in a JSON answer, as the columns of a table."""

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any

import pyarrow as pa

from rsoft_analytics.errors import UnreadableExport
from rsoft_analytics.files.chunks import tidied
from rsoft_analytics.files.export import Export
from rsoft_analytics.files.header import column_names
from rsoft_analytics.files.json_text import value_at, whole
from rsoft_analytics.files.table import Records
from rsoft_analytics.rows import TEXT, SetAside

MOST_BYTES = 64 * 1024 * 1024  # the whole answer is held while it is read
BETWEEN = re.compile(r"[\s,]*")
LONGEST_EXCERPT = 500


def records_in(export: Export, list_name: str) -> tuple[tuple[str, ...], Records]:
    """The columns and the records of the list under one of some names, between bars."""
    placed, rejects = [], []
    for line, record in listed(text_of(export), list_name):
        if isinstance(record, dict):
            placed.append((line, record))
        else:
            rejects.append(record)
    keys = list(dict.fromkeys(key for _, record in placed for key in record))
    columns = [pa.array([cell(record.get(key)) for _, record in placed], TEXT) for key in keys]
    return column_names([whole(key) for key in keys], export.name), Records(
        pa.array(range(1, len(placed) + 1), pa.int64()),
        pa.array([line for line, _ in placed], pa.int64()),
        tuple(map(tidied, columns)),
        tuple(rejects),
    )


def text_of(export: Export) -> str:
    """The whole file; refused where it is too large to be held."""
    size = export.path.stat().st_size
    if size > MOST_BYTES:
        raise UnreadableExport(
            f"{export.name} is an answer of {size // 2**20} MB; at most {MOST_BYTES // 2**20} are "
            "read at once. Ask for fewer days at a time, and import the answers one by one."
        )
    return export.path.read_text(encoding="utf-8-sig", errors="replace")


def listed(text: str, list_name: str) -> Iterator[tuple[int, dict[str, Any] | SetAside]]:
    """Each record of the list with its line; where the list breaks off, a reject that says so."""
    at, line = beginning(text, list_name), 1
    line += text.count("\n", 0, at)
    while at < len(text):
        after = BETWEEN.match(text, at)
        begins = after.end() if after else at
        line += text.count("\n", at, begins)
        if text.startswith("]", begins):
            return
        try:
            record, at = value_at(text, begins)
        except ValueError:
            yield line, broken(text, begins, line)
            return
        yield line, record if isinstance(record, dict) else no_record(line, record)
        line += text.count("\n", begins, at)


def beginning(text: str, list_name: str) -> int:
    """Where the first record of the list is to be found."""
    found = re.search(rf'"(?:{list_name})"\s*:\s*\[|\A\s*\[', text)
    return found.end() if found else len(text)


def broken(text: str, at: int, line: int) -> SetAside:
    """The reject for what is no JSON; the file cannot be read on from there."""
    excerpt = text[at : at + LONGEST_EXCERPT]
    message = f"Line {line}: the file breaks off here or is damaged. Fetch it again."
    return SetAside(line, "cut off", message, excerpt)


def no_record(line: int, value: Any) -> SetAside:
    """The reject for a thing in the list that has no fields."""
    message = f"Line {line}: this is no record of a call."
    return SetAside(line, "malformed", message, json.dumps(value)[:LONGEST_EXCERPT])


def cell(value: Any) -> str | None:
    """A value as the text of a cell."""
    if value is None:
        return None
    return whole(value if isinstance(value, str) else json.dumps(value, ensure_ascii=False))


def keys_at(head: bytes, keys: Sequence[str]) -> bool:
    """Whether the first bytes of a file are JSON with some keys."""
    text = head.decode("utf-8-sig", "ignore").lstrip()
    return text.startswith(("{", "[")) and all(f'"{key}"' in text for key in keys)
