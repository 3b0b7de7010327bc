"""Do-not-call list of the United States or Canada (flat file or XML).

One number a line, "area code,local number", and no header; or the same in XML. Such a list says who
asked not to be called, not when: it holds as of the day in the file's name, or else
as of when the file was saved. Whether it is the American or the Canadian list does
not show, and both countries have the code +1.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from rsoft_analytics.errors import UnreadableExport
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
LIST = re.compile(
    rb"^\s*(?:<\?xml[^>]*>)?\s*(?:<!--.{0,999}?-->\s*)?<list\b[^>]{0,500}>", re.DOTALL
)
AREA = re.compile(rb"<ac\s[^>]{0,200}>\s*<ph\s")
ELEMENT = re.compile(rb"<(ac|ph)\s[^>]{0,300}?\bval\s*=\s*[\"']([^\"'<>]{0,40})[\"']")
PIECE_BYTES, LONGEST_ELEMENT = 2**20, 2**10
ALWAYS = {
    "person_kind": "customer",
    "purpose": "marketing",
    "channel": "call",
    "act": "refused",
    "place": "Do-not-call list",
}


def claim(export: Export) -> int:
    """Certain where every line that is there to see is a number of that shape, or an element."""
    if is_xml(export):
        return CERTAIN
    bom, encoding = marked_encoding(export.head)
    lines = export.head[bom:].decode(encoding, "replace").splitlines()
    if len(export.head) == HEAD_BYTES:
        lines = lines[:-1]  # the last one goes on beyond
    filled = [text for line in lines if (text := line.strip())]
    return CERTAIN if filled and all(map(NUMBER.fullmatch, filled)) else NO


def is_xml(export: Export) -> bool:
    """Whether the file is the list as XML."""
    return bool(LIST.search(export.head) and AREA.search(export.head))


def read(export: Export, columns: dict[str, str] | None) -> Reading:
    """A refusal of calls for each number."""
    made = batches_of_xml(export) if is_xml(export) else batches(export)
    return Reading(KIND, made, Conventions(timezone="UTC", day_first=False))


def batches_of_xml(export: Export) -> Iterator[Batch]:
    """The numbers of the XML, a piece of the file at a time; of a whole list alone."""
    listed = LIST.search(export.head)
    if listed and b"full" not in listed[0]:
        raise UnreadableExport(
            f"{export.name} lists what changed since another list, and that is not here. "
            "Download the full list, and import that."
        )
    day = DAY_OF_NAME.search(listed[0].decode("ascii", "replace")) if listed else None
    given = "-".join(day.groups()) if day else as_of(export)
    always = {**ALWAYS, "given": given, "evidence": export.name}
    rest, area, line, before = b"", "", 1, 0
    with export.path.open("rb") as file:
        while piece := file.read(PIECE_BYTES):
            text = rest + piece
            end = text.rfind(b">") + 1
            whole, rest = text[:end], text[end:][-LONGEST_ELEMENT:]
            numbers, lines = [], []
            for found in ELEMENT.finditer(whole):
                digits = found[2].decode("ascii", "replace")
                area = digits if found[1] == b"ac" else area
                if found[1] == b"ph":
                    numbers.append(f"{area},{digits}")
                    lines.append(line + whole.count(b"\n", 0, found.start()))
            line += whole.count(b"\n")
            yield with_texts(batch(pa.array(numbers, pa.string()), before, lines), always)
            before += len(numbers)


def batches(export: Export) -> Iterator[Batch]:
    """The numbers of the file, a block of lines at a time."""
    always = {**ALWAYS, "given": as_of(export), "evidence": export.name}
    before = 0
    for block in text_file(export.path, export.name, export.head).blocks():
        texts = block.decode("utf-8", "replace").removesuffix("\n").split("\n")
        lines = pa.array(texts, pa.string())
        yield with_texts(batch(lines, before), always)
        before += len(lines)


def batch(texts: pa.StringArray, before: int, at: Sequence[int] | None = None) -> Batch:
    """Lines as refusals, those that are no numbers set aside; ``at`` where there are others too."""
    texts = pc.utf8_trim_whitespace(texts)
    is_number = pc.match_substring_regex(texts, f"^{NUMBER.pattern}$")
    rows = pa.array(np.arange(before + 1, before + 1 + len(texts)), pa.int64())
    lines = rows if at is None else pa.array(at, pa.int64())
    numbers, places = texts.filter(is_number), lines.filter(is_number)
    persons = pc.binary_join_element_wise("+1", pc.replace_substring(numbers, ",", ""), "")
    given = {"row": rows.filter(is_number), "line": places, "person": persons}
    nothing = pa.nulls(len(numbers), pa.string())
    cells = [given.get(field.name, nothing) for field in CONSENT_ROWS]
    others = list(none(texts, lines, pc.invert(is_number)))
    return Batch(
        pa.RecordBatch.from_arrays(cells, schema=CONSENT_ROWS),
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
