"""Rows on their way into the store, kept as they come until all of them are there.

They wait outside the engine, which reads them where they lie: bringing them into a table of its
own first would cost as much as understanding them. Where they are many they wait in a file
beside the store, which the system brings into memory as it is read.
"""

import os
import tempfile
from contextlib import suppress
from pathlib import Path

import pyarrow as pa

MOST_IN_MEMORY = 2**28  # bytes; more of them wait in a file


class Gathering:
    """Batches of one kind, and then the table that they make."""

    def __init__(self, folder: Path | None) -> None:
        """Gather rows, in a file of that folder where they are many; None keeps all in memory."""
        self._folder = folder
        self._batches: list[pa.RecordBatch] = []
        self._size = 0
        self._path: Path | None = None
        self._writer: pa.ipc.RecordBatchFileWriter | None = None

    def add(self, batch: pa.RecordBatch) -> None:
        """Take some rows."""
        self._batches.append(batch)
        self._size += batch.nbytes
        if self._folder and self._size > MOST_IN_MEMORY:
            self._put_away(self._folder)

    def _put_away(self, folder: Path) -> None:
        """Write what is in memory into the file."""
        if self._writer is None:
            handle, name = tempfile.mkstemp(suffix=".arrow", dir=folder)
            os.close(handle)
            self._path = Path(name)
            self._writer = pa.ipc.new_file(name, self._batches[0].schema)
        for batch in self._batches:
            self._writer.write_batch(batch)
        self._batches.clear()

    def table(self) -> pa.Table:
        """All the rows, of at least one batch."""
        if self._path is None or self._writer is None:
            return pa.Table.from_batches(self._batches)
        self._put_away(self._path.parent)
        self._writer.close()
        return pa.ipc.open_file(pa.memory_map(str(self._path))).read_all()

    def close(self) -> None:
        """Forget the rows."""
        self._batches.clear()
        if self._path:
            with suppress(OSError):  # Windows keeps a file that is mapped; the next start empties
                self._path.unlink()
