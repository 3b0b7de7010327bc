"""SMS Backup & Restore call log, or an OPPO phone's own backup of it (XML).

Read with expat in pieces, so that a backup of any length costs the same
memory. Nothing outside the file is ever fetched, a document type is refused
before anything in it counts, and the limits below bound what a hostile file
can make us hold. ``count`` of the root is often wrong and is not believed. An OPPO
phone writes the same calls in its own words for the elements and the name.
"""

import json
from collections.abc import Iterator
from xml.parsers import expat

import pyarrow as pa
import pyarrow.compute as pc

from rsoft_analytics.errors import UnreadableExport
from rsoft_analytics.files.export import Export
from rsoft_analytics.files.xml_text import encoding_of, mended_pieces, root_of
from rsoft_analytics.readers import CERTAIN, NO
from rsoft_analytics.rows import CALL_ROWS, TEXT, Batch, Conventions, Reading, SetAside

KIND = "calls"
KNOWN = "from a real file"

ROOTS = ("calls", "smses", "CallLog")
OF_OPPO = "CALL_RECORDS"
CALLS = ("call", OF_OPPO)
BATCH_RECORDS = 50_000
BATCH_BYTES = 32 * 1024 * 1024  # a batch ends here too, should its records be large
LONGEST_TOKEN = 1024 * 1024  # expat holds a tag until it is complete
DEEPEST = 32
MOST_NAMES = 1000  # of elements and attributes; expat never forgets one
LONGEST_EXCERPT = 500

FIELD_OF = {
    "date": "started",
    "duration": "duration",
    "type": "direction",
    "number": "party",
    "contact_name": "name",
    "presentation": "presentation",
}
NOT_THERE = frozenset({"", "null", "(Unknown)"})  # how the app writes that there is nothing
FILLERS = pa.array(sorted(NOT_THERE), TEXT)
quoted = json.encoder.encode_basestring


def claim(export: Export) -> int:
    """Certain where the first element is calls or smses."""
    root, has_document_type = root_of(export.head)
    is_refused_later = has_document_type and b"<call" in export.head
    return CERTAIN if root in ROOTS or is_refused_later else NO


def read(export: Export, columns: dict[str, str] | None) -> Reading:
    """The backup's calls; what else it holds is counted and passed over."""
    if root_of(export.head)[1]:
        raise UnreadableExport(no_document_type(export.name))
    return Reading(KIND, CallsInXml(export).batches(), Conventions(duration_unit="s"))


LACKING = {"duration": "(none)"}  # a call without it is damaged, and rejected for it


class CallsInXml:
    """One pass over a backup: expat reports elements, and batches are made of them."""

    def __init__(self, export: Export) -> None:
        self.export = export
        self.depth = 0
        self.has_ended = False
        self.rows_before = 0
        self.calls: list[tuple[int, dict[str, str]]] = []
        self.skips: list[SetAside] = []
        self.fed = 0  # bytes given to expat
        self.recent = (b"", b"")  # the latest two pieces of them, to quote from
        self.parser = expat.ParserCreate("utf-8")
        self.parser.StartElementHandler = self.begin
        self.parser.EndElementHandler = self.end
        self.parser.StartDoctypeDeclHandler = self.refuse_document_type

    def batches(self) -> Iterator[Batch]:
        """The calls in batches; the last one says so where the file breaks off."""
        batch_began = 0
        with self.export.path.open("rb") as file:
            pieces = mended_pieces(file, encoding_of(self.export.head))
            for piece in pieces:
                try:
                    self.feed(piece)
                except expat.ExpatError as error:
                    is_over = self.is_over() and not any(map(without_zeros, pieces))
                    yield self.batch() if is_over else self.batch(self.malformed(error))
                    return
                is_full = len(self.calls) + len(self.skips) >= BATCH_RECORDS
                if is_full or self.fed - batch_began >= BATCH_BYTES:
                    yield self.batch()
                    batch_began = self.fed
        yield self.batch(*self.cut_off())

    def feed(self, piece: bytes) -> None:
        """Give expat the next piece, and refuse what would make it hold too much."""
        self.recent = (self.recent[1], piece)
        self.fed += len(piece)
        self.parser.Parse(piece, False)
        if self.fed - self.parser.CurrentByteIndex > LONGEST_TOKEN:
            raise UnreadableExport(
                f"{self.export.name} holds a value longer than 1 MiB at line "
                f"{self.parser.CurrentLineNumber}, such as a picture in a message. A call log "
                "has none. Back up the call log alone, and import that file."
            )
        if len(self.parser.intern) > MOST_NAMES:
            raise UnreadableExport(
                f"{self.export.name} uses more than {MOST_NAMES} different attributes; a call "
                "log has about ten. Back up the call log again, and import that file."
            )

    def is_over(self) -> bool:
        """Whether the backup is complete, and nothing but zeros stand behind it in this piece.

        A copy from a damaged card or an interrupted download is filled up with them.
        """
        before = self.fed - len(self.recent[1])
        behind = self.recent[1][max(0, self.parser.ErrorByteIndex - before) :]
        return self.has_ended and not without_zeros(behind)

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        """Note a call, or what stands in the place of one."""
        self.depth += 1
        if self.depth > DEEPEST:
            raise self.too_deep()
        if name in CALLS:
            if name == OF_OPPO:
                attributes["contact_name"] = attributes.pop("name", "").strip()
            self.calls.append((self.parser.CurrentLineNumber, attributes))
        elif self.depth == 1 and name not in ROOTS:
            raise UnreadableExport(
                f"{self.export.name} begins with <{name[:40]}>, where a backup of calls begins "
                "with <calls>. Name its format, or export it again."
            )
        elif self.depth == 2 and name not in ROOTS:
            self.skips.append(not_a_call(self.parser.CurrentLineNumber, name))

    def end(self, name: str) -> None:
        """Note that an element is complete, and with the first one the backup."""
        self.depth -= 1
        self.has_ended = self.depth == 0

    def too_deep(self) -> UnreadableExport:
        """The refusal of elements within elements without end."""
        return UnreadableExport(
            f"{self.export.name} nests elements more than {DEEPEST} deep at line "
            f"{self.parser.CurrentLineNumber}; a call log nests two. Back up the call log "
            "again, and import that file."
        )

    def refuse_document_type(self, *declaration: object) -> None:
        """Stop at a document type before anything that it declares is used."""
        raise UnreadableExport(no_document_type(self.export.name))

    def batch(self, *rejects: SetAside) -> Batch:
        """What was read since the last batch."""
        rows = rows_of(self.calls, self.rows_before)
        made = Batch(rows, rejects, tuple(self.skips))
        self.rows_before += len(self.calls)
        self.calls.clear()
        self.skips.clear()
        return made

    def malformed(self, error: expat.ExpatError) -> SetAside:
        """Where and why the XML cannot be read on."""
        return SetAside(
            error.lineno,
            "malformed",
            f"Line {error.lineno}: the XML is broken here ({expat.errors.messages[error.code]}). "
            "The calls before it were read, the rest of the file was not. Back up again.",
            self.excerpt(),
        )

    def cut_off(self) -> tuple[SetAside, ...]:
        """The reject of a file that ends too early; nothing of one that is complete."""
        try:
            self.parser.Parse(b"", True)
        except expat.ExpatError as error:
            ending = "in the middle of a record" if self.is_within_tag(error) else "too early"
            return (
                SetAside(
                    error.lineno,
                    "cut off",
                    f"Line {error.lineno}: the file ends {ending}. The calls before it were "
                    "read; what should follow is missing. Copy or back up the file again.",
                    self.excerpt(),
                ),
            )
        return ()

    def is_within_tag(self, error: expat.ExpatError) -> bool:
        """Whether the end of the file tears an element apart."""
        return error.code != expat.errors.codes[expat.errors.XML_ERROR_NO_ELEMENTS]

    def excerpt(self) -> str:
        """The text where expat stopped."""
        recent = b"".join(self.recent)
        at = max(0, self.parser.ErrorByteIndex - (self.fed - len(recent)))
        return recent[at : at + LONGEST_EXCERPT].decode("utf-8", "replace")


def without_zeros(piece: bytes) -> bytes:
    """A mended piece without the zeros in it, which are U+FFFD now, and the white space."""
    return piece.replace("\ufffd".encode(), b"").strip()


def rows_of(calls: list[tuple[int, dict[str, str]]], before: int) -> pa.RecordBatch:
    """Arrow rows of the attributes of calls, which this uses up."""
    cells = {
        field: without_fillers(
            pa.array([call.pop(attribute, LACKING.get(attribute)) for _, call in calls], TEXT)
        )
        for attribute, field in FIELD_OF.items()
    }
    cells["row"] = pa.array(range(before + 1, before + 1 + len(calls)), pa.int64())
    cells["line"] = pa.array([line for line, _ in calls], pa.int64())
    cells["extra"] = pa.array([json_of(call) for _, call in calls], TEXT)
    nothing = pa.nulls(len(calls), TEXT)
    columns = [cells.get(name, nothing) for name in CALL_ROWS.names]
    return pa.RecordBatch.from_arrays(columns, schema=CALL_ROWS)


def without_fillers(texts: pa.Array) -> pa.Array:
    """The texts, with null for those by which the app means that there is none."""
    return pc.if_else(pc.is_in(texts, FILLERS), pa.scalar(None, TEXT), texts)


def json_of(attributes: dict[str, str]) -> str | None:
    """The attributes that no field stands for, as a JSON object."""
    members = [
        f"{quoted(name)}: {quoted(text)}"
        for name, text in attributes.items()
        if text not in NOT_THERE
    ]
    return "{" + ", ".join(members) + "}" if members else None


def not_a_call(line: int, name: str) -> SetAside:
    """A message or the like; its text is no business of ours and is not kept."""
    return SetAside(
        line, "not a call", f"Line {line}: <{name[:40]}> is not a call.", f"<{name[:40]}>"
    )


def no_document_type(name: str) -> str:
    """Why a document type is refused."""
    return (
        f"{name} carries a document type (DOCTYPE), which could make it grow or reach outside. "
        "A call log of the app has none. Back up the call log again, and import that file."
    )
