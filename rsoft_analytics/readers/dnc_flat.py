"""Do-not-call list of the United States or Canada (flat file).

One number a line, "area code,local number", and no header. Such a list says who
asked not to be called, not when: it holds as of the day in the file's name, or else
as of when the file was saved. Whether it is the American or the Canadian list does
not show, and both countries have the code +1.
"""

import re
from collections.abc import Iterator
from datetime import UTC, datetime

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from rsoft_analytics.files.export import HEAD_BYTES, Export
from rsoft_analytics.files.text import marked_encoding, text_file
from rsoft_analytics.pinned import with_texts
from rsoft_analytics.readers import CERTAIN, NO
from rsoft_analytics.rows import CONSENT_ROWS, Batch, Conventions, Reading, SetAside

KIND = "consent"
KNOWN = "from the vendor's documentation"
NUMBER = re.compile(r"[2-9]\d\d,\d{7}")
DAY_OF_NAME = re.compile(r"(?<!\d)(20\d\d)[-_.]?(\d\d)[-_.]?(\d\d)(?!\d)")
SHOWN = 200  # characters of a line that is none
ALWAYS = {
    "person_kind": "customer",
    "purpose": "marketing",
    "channel": "call",
    "act": "refused",
    "place": "Do-not-call list",
}


def claim(export: Export) -> int:
    """Certain where every line that is there to see is a number of that shape."""
    bom, encoding = marked_encoding(export.head)
    lines = export.head[bom:].decode(encoding, "replace").splitlines()
    if len(export.head) == HEAD_BYTES:
        lines = lines[:-1]  # the last one goes on beyond
    filled = [text for line in lines if (text := line.strip())]
    return CERTAIN if filled and all(map(NUMBER.fullmatch, filled)) else NO


def read(export: Export, columns: dict[str, str] | None) -> Reading:
    """A refusal of calls for each number."""
    return Reading(KIND, batches(export), Conventions(timezone="UTC", day_first=False))


def batches(export: Export) -> Iterator[Batch]:
    """The numbers of the file, a block of lines at a time."""
    always = {**ALWAYS, "given": as_of(export), "evidence": export.name}
    before = 0
    for block in text_file(export.path, export.name, export.head).blocks():
        texts = block.decode("utf-8", "replace").removesuffix("\n").split("\n")
        lines = pa.array(texts, pa.string())
        yield with_texts(batch(lines, before), always)
        before += len(lines)


def batch(texts: pa.StringArray, before: int) -> Batch:
    """Lines as refusals, those that are no numbers set aside."""
    texts = pc.utf8_trim_whitespace(texts)
    is_number = pc.match_substring_regex(texts, f"^{NUMBER.pattern}$")
    lines = pa.array(np.arange(before + 1, before + 1 + len(texts)), pa.int64())
    numbers, places = texts.filter(is_number), lines.filter(is_number)
    persons = pc.binary_join_element_wise("+1", pc.replace_substring(numbers, ",", ""), "")
    given = {"row": places, "line": places, "person": persons}
    nothing = pa.nulls(len(numbers), pa.string())
    rows = [given.get(field.name, nothing) for field in CONSENT_ROWS]
    others = list(none(texts, lines, pc.invert(is_number)))
    return Batch(
        pa.RecordBatch.from_arrays(rows, schema=CONSENT_ROWS),
        rejects=tuple(one for one in others if one.reason != "blank"),
        skips=tuple(one for one in others if one.reason == "blank"),
    )


def none(texts: pa.StringArray, lines: pa.Int64Array, which: pa.BooleanArray) -> Iterator[SetAside]:
    """The lines that are no numbers."""
    for text, line in zip(
        texts.filter(which).to_pylist(), lines.filter(which).to_pylist(), strict=True
    ):
        if text:
            message = f"Line {line}: '{text[:40]}' is no number such as 416,1234567."
            yield SetAside(line, "malformed", message, text[:SHOWN])
        else:
            yield SetAside(line, "blank", f"Line {line}: is blank.", "")


def as_of(export: Export) -> str:
    """The day that the list holds for."""
    if day := DAY_OF_NAME.search(export.name):
        return "-".join(day.groups())
    saved = datetime.fromtimestamp(export.path.stat().st_mtime, UTC)
    return saved.isoformat(timespec="seconds")
