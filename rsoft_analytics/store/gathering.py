"""Rows on their way into the store, kept as they come until all of them are there.

They wait outside the engine, which reads them where they lie: bringing them into a table of its
own first would cost as much as understanding them. Where they are many they wait in a file
beside the store, which the system brings into memory as it is read.
"""

import os
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

import pyarrow as pa

from rsoft_analytics.rows import with_all_columns, without_empty_columns

MOST_IN_MEMORY = 2**28  # bytes; more of them wait in a file


class Gathering:
    """Batches of one kind, and then the table that they make."""

    def __init__(self, folder: Path | None) -> None:
        """Gather rows, in a file of that folder where they are many; None keeps all in memory."""
        self._folder = folder
        self._batches: list[pa.RecordBatch] = []
        self._size = 0
        self._path: Path | None = None
        self._file: BinaryIO | None = None
        self._schema: pa.Schema | None = None

    def add(self, batch: pa.RecordBatch) -> None:
        """Take some rows."""
        self._batches.append(batch)
        self._size += batch.nbytes
        if self._folder and self._size > MOST_IN_MEMORY:
            self._put_away(self._folder)

    def _put_away(self, folder: Path) -> None:
        """Write what is in memory into the file, each batch without its empty columns."""
        if self._file is None:
            handle, name = tempfile.mkstemp(suffix=".arrow", dir=folder)
            self._path, self._file = Path(name), os.fdopen(handle, "wb")
        for batch in self._batches:
            self._schema, filled = batch.schema, without_empty_columns(batch)
            with pa.ipc.new_stream(self._file, filled.schema) as stream:
                stream.write_batch(filled)
        self._batches.clear()

    def table(self) -> pa.Table:
        """All the rows, of at least one batch."""
        if self._path is None or self._file is None:
            return pa.Table.from_batches(self._batches)
        self._put_away(self._path.parent)
        self._file.close()
        found, rows = [], pa.memory_map(str(self._path))
        while rows.tell() < rows.size():
            (batch,) = pa.ipc.open_stream(rows)
            found.append(with_all_columns(batch, self._schema))
        return pa.Table.from_batches(found)

    def close(self) -> None:
        """Forget the rows."""
        self._batches.clear()
        if self._file and self._path:
            self._file.close()
            with suppress(OSError):  # Windows keeps a file that is mapped; the next start empties
                self._path.unlink()
