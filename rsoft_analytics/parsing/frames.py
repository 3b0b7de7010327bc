"""What child and parent say to each other: short JSON, and columns as Arrow streams."""

import json
import struct
from typing import IO, Any, BinaryIO

import pyarrow as pa

from rsoft_analytics.rows import Batch, SetAside, without_empty_columns

HEAD = struct.Struct(">cQ")  # what follows, and how many bytes it has
WORDS, ROWS, REJECTS, SKIPS = b"w", b"r", b"x", b"s"
MOST_BYTES = 2**30  # of one frame
ASIDES = pa.schema(
    [("line", pa.int64()), ("reason", pa.string()), ("message", pa.string()), ("text", pa.string())]
)


def send_words(pipe: BinaryIO, words: dict[str, Any]) -> None:
    """Send a message."""
    send(pipe, WORDS, json.dumps(words).encode())


def send_batch(pipe: BinaryIO, batch: Batch) -> None:
    """Send a batch: what was set aside, then the rows, which end it."""
    for kind, ones in ((REJECTS, batch.rejects), (SKIPS, batch.skips)):
        if ones:
            send(
                pipe, kind, packed(pa.RecordBatch.from_pylist([vars(one) for one in ones], ASIDES))
            )
    send(pipe, ROWS, packed(without_empty_columns(batch.rows)))


def send(pipe: BinaryIO, kind: bytes, content: bytes | pa.Buffer) -> None:
    """Send one frame."""
    pipe.write(HEAD.pack(kind, len(content)))
    pipe.write(content)
    pipe.flush()


def packed(rows: pa.RecordBatch) -> pa.Buffer:
    """Rows as an Arrow stream."""
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, rows.schema) as writer:
        writer.write_batch(rows)
    return sink.getvalue()


def unpacked(content: bytes) -> pa.RecordBatch:
    """The rows of an Arrow stream, checked to be whole."""
    with pa.ipc.open_stream(content) as reader:
        rows = reader.read_next_batch()
    rows.validate(full=True)
    return rows


def asides(content: bytes) -> tuple[SetAside, ...]:
    """What was set aside, from its columns."""
    return tuple(SetAside(**one) for one in unpacked(content).to_pylist())


def received(pipe: IO[bytes]) -> tuple[bytes, bytes]:
    """The next frame: what it is, and its bytes; raises EOFError where the pipe ended."""
    kind, length = HEAD.unpack(exactly(pipe, HEAD.size))
    if length > MOST_BYTES:
        raise EOFError
    return kind, exactly(pipe, length)


def exactly(pipe: IO[bytes], length: int) -> bytes:
    """That many bytes of a pipe."""
    parts, missing = [], length
    while missing:
        part = pipe.read(missing)
        if not part:
            raise EOFError
        parts.append(part)
        missing -= len(part)
    return b"".join(parts)
