"""The engine under the store: one DuckDB instance, a cursor for each question."""

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb

from rsoft_analytics.settings import DEFAULTS, Settings, checked
from rsoft_analytics.store.attached import OPEN, able_to_encrypt, attach, run
from rsoft_analytics.store.guard import emptied
from rsoft_analytics.store.keys import extension_file
from rsoft_analytics.store.schema import brought_up_to_date
from rsoft_analytics.store.statements import bound, statements

MEMORY_SHARE, MEMORY_CAP = 0.4, 9 * 2**28
CONFIG = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "allow_community_extensions": "false",
    "allow_unsigned_extensions": "false",
    "allow_persistent_secrets": "false",
    "python_enable_replacements": "false",  # an unknown table name must not read a variable
    "preserve_insertion_order": "false",  # ten million rows in bounded memory
    "asof_loop_join_threshold": "0",  # rows not yet committed are taken for few, and are many
}


class Engine:
    """DuckDB on one file (None keeps it in memory), opened, brought up to date and locked down."""

    def __init__(self, path: Path | None, key: str | None = None) -> None:
        self.path = path
        self.key = key
        self.encrypts = key is not None
        self.scratch = path.with_name(path.name + ".spill") if path else None
        self.copies = path.with_name(path.name + ".copies") if path else None
        self.openings = 0
        self.changes = 0
        self._change = threading.Condition()
        self._in_use = 0
        self._is_reopening = False
        self._connect()

    def _connect(self) -> None:
        os.umask(0o077)
        self._connection = duckdb.connect(":memory:", config=config(self.scratch))
        try:
            if self.encrypts:
                able_to_encrypt(self._connection)
            if self.path:
                attach(self._connection, OPEN, self.path, self.key)
                self.path.chmod(0o600)
            self.was_older = brought_up_to_date(self._connection)
            self.settings = settings_in(self._connection)
            in_zone = statements("store/time_zone")[0]
            self._connection.execute(in_zone, {"zone": self.settings.timezone})
            lock_down(self._connection, [self.copies] if self.copies else [])
        except BaseException:
            self._connection.close()
            raise
        self.openings += 1

    @contextmanager
    def cursor(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """A cursor for one question or one change; what it did not commit is rolled back."""
        with self._change:
            self._change.wait_for(lambda: not self._is_reopening)
            cursor = self._connection.cursor()
            self._in_use += 1
        try:
            if self.path:
                run(cursor, "store/attached/asked")
            yield cursor
        finally:
            cursor.close()
            with self._change:
                self._in_use -= 1
                self._change.notify_all()

    def reopen(self) -> None:
        """Close and open again, between questions: a cursor left open would keep the old instance.

        To be called with no cursor in hand.
        """
        with self.closed():
            pass

    def begin_to_encrypt(self) -> None:
        """Open again with what encrypted files are written with; refused where there is none."""
        extension_file(duckdb.__version__)
        self.encrypts = True
        self.reopen()

    @contextmanager
    def closed(self) -> Iterator[None]:
        """The file closed for the block, between questions, and open again after it.

        Who asks meanwhile waits. To be entered with no cursor in hand.
        """
        with self._change:
            self._is_reopening = True
            try:
                self._change.wait_for(lambda: self._in_use == 0)
                self._connection.close()
                try:
                    yield
                finally:
                    self._connect()
            finally:
                self._is_reopening = False
                self._change.notify_all()

    def close(self) -> None:
        """Close the file; closing twice is closing once."""
        self._connection.close()


def config(scratch: Path | None) -> dict[str, Any]:
    """What an instance is opened with."""
    memory = min(int(physical_memory() * MEMORY_SHARE), MEMORY_CAP)
    found: dict[str, Any] = {**CONFIG, "memory_limit": f"{memory // 2**20}MB"}
    return found | ({"temp_directory": str(emptied(scratch))} if scratch else {})


def settings_in(connection: duckdb.DuckDBPyConnection) -> Settings:
    """The settings that a store holds."""
    kept = connection.execute(statements("store/settings_kept")[0]).fetchall()
    return checked(DEFAULTS, dict(kept))


def lock_down(connection: duckdb.DuckDBPyConnection, folders: list[Path]) -> None:
    """No SQL that runs from here on can reach a setting, an extension, or a file but in there."""
    values: dict[str, Any] = {"folders": [f"{folder}{os.sep}" for folder in map(emptied, folders)]}
    for statement in statements("store/lock_down"):
        connection.execute(statement, bound(statement, values))


def physical_memory() -> int:
    """The machine's memory in bytes, or 4 GiB where it cannot be asked."""
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (AttributeError, ValueError, OSError):
        return 4 * 2**30
