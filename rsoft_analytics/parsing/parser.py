"""The parent's side: exports read by a child, which is watched and, if need be, ended."""

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

import pyarrow as pa

from rsoft_analytics.errors import UnreadableExport
from rsoft_analytics.files.export import Export
from rsoft_analytics.parsing.frames import (
    REJECTS,
    ROWS,
    SKIPS,
    WORDS,
    asides,
    received,
    unpacked,
)
from rsoft_analytics.rows import (
    ROWS_OF_KIND,
    Batch,
    Conventions,
    Reading,
    SetAside,
    with_all_columns,
)

PATIENCE = 60.0  # seconds without a word from the child
PACKAGE = Path(__file__).parents[2]
KEPT = ("PATH", "SYSTEMROOT", "LD_LIBRARY_PATH", "LANG", "LC_ALL")  # of the environment


@dataclass
class Parser:
    """Reads exports in a child process, which is started when first needed."""

    _child: "subprocess.Popen[bytes] | None" = field(default=None, init=False)
    _is_sending: bool = field(default=False, init=False)  # rows that nobody may ever read

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the child."""
        if self._child:
            self._child.kill()
            self._child.communicate()
            self._child = None
        self._is_sending = False

    def look(self, export: Export) -> dict[str, Any]:
        """What the child sees at a glance: the header's print, the columns, the first records."""
        return self._asked(export, {"do": "look"})

    def read(
        self, export: Export, format_named: str | None, mapping: dict[str, Any] | None
    ) -> tuple[str, Reading]:
        """The format's short name, and the export's rows as they come; raises UnreadableExport."""
        told = self._asked(export, {"do": "read", "format": format_named, "mapping": mapping})
        conventions = Conventions(**told["conventions"])
        batches = self._batches(export, ROWS_OF_KIND[told["kind"]])
        self._is_sending = True
        return told["format"], Reading(told["kind"], batches, conventions)

    def _asked(self, export: Export, job: dict[str, Any]) -> dict[str, Any]:
        """The child's first words about an export."""
        if self._is_sending:  # of a file that was refused before its rows were read
            self.close()
        child = self._running()
        assert child.stdin
        line = json.dumps({"path": str(export.path.absolute()), "name": export.name, **job})
        try:
            child.stdin.write(line.encode() + b"\n")
            child.stdin.flush()
        except OSError as gone:
            raise self._ended(export) from gone
        _, words = self._frame(export)
        return self._understood(words)

    def _batches(self, export: Export, schema: pa.Schema) -> Iterator[Batch]:
        """The batches that the child sends, until it is done."""
        rejects: tuple[SetAside, ...] = ()
        skips: tuple[SetAside, ...] = ()
        done = False
        try:
            while not done:
                kind, content = self._frame(export)
                if kind == WORDS:
                    self._is_sending = False
                    done = self._understood(content)["done"]
                elif kind == ROWS:
                    yield Batch(with_all_columns(unpacked(content), schema), rejects, skips)
                    rejects, skips = (), ()
                elif kind == REJECTS:
                    rejects = asides(content)
                elif kind == SKIPS:
                    skips = asides(content)
        finally:
            if not done:
                self.close()  # whoever stops listening must not be sent the rest

    def _understood(self, words: bytes) -> dict[str, Any]:
        """The child's words; a refusal is raised."""
        told: dict[str, Any] = json.loads(words)
        if "refused" in told:
            raise UnreadableExport(told["refused"])
        return told

    def _frame(self, export: Export) -> tuple[bytes, bytes]:
        """The next frame, waited for no longer than a file may take."""
        child = self._running()
        assert child.stdout
        watch = threading.Timer(PATIENCE, child.kill)
        watch.start()
        try:
            return received(child.stdout)
        except (EOFError, OSError) as end:
            raise self._ended(export) from end
        finally:
            watch.cancel()

    def _ended(self, export: Export) -> UnreadableExport:
        """The sentence for a file on which the child ended."""
        self.close()
        return UnreadableExport(
            f"{export.name} takes more memory or time than an export does, or is damaged: reading "
            "it was stopped. Export it again in smaller parts, or save it as CSV and import that."
        )

    def _running(self) -> "subprocess.Popen[bytes]":
        """The child, started where there is none."""
        if self._child is None:
            environment = {name: os.environ[name] for name in KEPT if name in os.environ}
            self._child = subprocess.Popen(
                [sys.executable, "-B", "-m", "rsoft_analytics.parsing.worker"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                cwd=PACKAGE,
                env=environment | {"PYTHONPATH": str(PACKAGE)},
            )
        return self._child
