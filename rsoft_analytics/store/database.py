"""Opening, asking and changing the store."""

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import pyarrow as pa

from rsoft_analytics.errors import RsoftError
from rsoft_analytics.settings import DEFAULTS, Settings, checked
from rsoft_analytics.store.derive import derive
from rsoft_analytics.store.guard import Guard, emptied, private_folder
from rsoft_analytics.store.schema import brought_up_to_date
from rsoft_analytics.store.statements import bound, statements

MEMORY_SHARE, MEMORY_CAP = 0.4, 3 * 2**30
# a whole number stays one where some are missing
WHOLE_NUMBERS = {
    pa.int8(): pd.Int8Dtype(),
    pa.int32(): pd.Int32Dtype(),
    pa.int64(): pd.Int64Dtype(),
}
CONFIG = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "allow_community_extensions": "false",
    "allow_unsigned_extensions": "false",
    "allow_persistent_secrets": "false",
    "python_enable_replacements": "false",  # an unknown table name must not read a variable
    "preserve_insertion_order": "false",  # ten million rows in bounded memory
}


class Store:
    """The store of one team, open in this process.

    Safe to share between threads: each question is asked on a cursor of its
    own, and changes take turns.
    """

    def __init__(self, path: Path | None) -> None:
        """Open the store at a path, making it where there is none; None keeps it in memory."""
        self.path = path
        self._guard = Guard(path) if path else None
        self._turn = threading.RLock()
        self.version = 0
        if self._guard and path:
            private_folder(path.parent)
            self._guard.hold()
        try:
            self._connection = self._connected()
        except BaseException:
            self.close()
            raise

    def _connected(self) -> duckdb.DuckDBPyConnection:
        os.umask(0o077)
        connection = duckdb.connect(str(self.path or ":memory:"), config=self._config())
        if self.path:
            self.path.chmod(0o600)
        brought_up_to_date(connection)
        self.settings = settings_in(connection)
        connection.execute("set global TimeZone = $zone", {"zone": self.settings.timezone})
        lock_down(connection)
        return connection

    def _config(self) -> dict[str, Any]:
        memory = min(int(physical_memory() * MEMORY_SHARE), MEMORY_CAP)
        config: dict[str, Any] = {**CONFIG, "memory_limit": f"{memory // 2**20}MB"}
        if self.path:
            spill = emptied(self.path.with_name(self.path.name + ".spill"))
            config |= {"temp_directory": str(spill), "storage_compatibility_version": "v1.4.0"}
        return config

    def close(self) -> None:
        """Close the store and let other processes have it."""
        if connection := getattr(self, "_connection", None):
            connection.close()
        if self._guard:
            self._guard.release()

    def __enter__(self) -> "Store":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextmanager
    def _answer(self, name: str, values: dict[str, Any]) -> Iterator[duckdb.DuckDBPyConnection]:
        """The result of a .sql file's last statement, on a cursor of its own."""
        cursor = self._connection.cursor()
        try:
            for statement in statements(name):
                cursor.execute(statement, bound(statement, values))
            yield cursor
        except duckdb.FatalException as problem:
            raise self._reopened(problem) from problem
        finally:
            cursor.close()

    def rows(self, name: str, /, **values: Any) -> list[dict[str, Any]]:
        """The answer of a .sql file as dictionaries: for small answers."""
        with self._answer(name, values) as cursor:
            columns = [column[0] for column in cursor.description or ()]
            return [dict(zip(columns, row, strict=True)) for row in cursor.fetchall()]

    def row(self, name: str, /, **values: Any) -> dict[str, Any]:
        """The only row of a .sql file's answer."""
        (only,) = self.rows(name, **values)
        return only

    def frame(self, name: str, /, **values: Any) -> pd.DataFrame:
        """The answer of a .sql file as a frame: for charts, tables and downloads."""
        with self._answer(name, values) as cursor:
            return cursor.to_arrow_table().to_pandas(types_mapper=WHOLE_NUMBERS.get)

    @contextmanager
    def writing(self, rehearse: bool = False) -> Iterator["Writing"]:
        """One transaction: all of it or none, and none where it is only rehearsed.

        Others see the old world until it is done.
        """
        with self._turn:
            cursor = self._connection.cursor()
            try:
                cursor.begin()
                yield Writing(cursor, self.settings)
                if rehearse:
                    cursor.rollback()
                else:
                    cursor.commit()
                    self.version += 1
            except duckdb.FatalException as problem:
                raise self._reopened(problem) from problem
            except duckdb.OutOfMemoryException as problem:
                raise RsoftError(
                    "There is not enough memory or disk space for this. Nothing was changed. "
                    "Free some space, or import the export in smaller parts."
                ) from problem
            finally:
                cursor.close()  # rolls back what was not committed

    def keep_settings(self, **changes: Any) -> None:
        """Keep other settings, and derive again what follows from them."""
        checked(self.settings, changes)
        with self.writing() as writing:
            for name, value in changes.items():
                writing.run("store/setting_kept", name=name, value=str(value))
        with self._turn:  # a locked configuration takes another time zone only when opened
            self._connection.close()
            self._connection = self._connected()
            self.rebuild()

    def rebuild(self) -> None:
        """Derive everything again from the rows as read."""
        with self.writing() as writing:
            writing.run("store/staging/everything")
            derive(writing)

    def _reopened(self, problem: Exception) -> RsoftError:
        """Open the store again after a fault that ended the engine, such as a full disk."""
        with self._turn:
            self._connection.close()
            self._connection = self._connected()
        return RsoftError(
            "The store had to be opened again; what was being changed was not kept. "
            f"Most often the disk is full: free some space and try again. ({problem})"
        )


class Writing:
    """A change to the store while it is being made."""

    def __init__(self, cursor: duckdb.DuckDBPyConnection, settings: Settings) -> None:
        self._cursor = cursor
        self.settings = settings

    def run(self, name: str, /, **values: Any) -> None:
        """Run the statements of a .sql file."""
        for statement in statements(name):
            self._cursor.execute(statement, bound(statement, values))

    def rows(self, name: str, /, **values: Any) -> list[dict[str, Any]]:
        """The answer of a .sql file's last statement as dictionaries."""
        self.run(name, **values)
        columns = [column[0] for column in self._cursor.description or ()]
        return [dict(zip(columns, row, strict=True)) for row in self._cursor.fetchall()]

    def row(self, name: str, /, **values: Any) -> dict[str, Any]:
        """The only row of a .sql file's answer."""
        (only,) = self.rows(name, **values)
        return only

    def put(self, name: str, table: pa.Table | pa.RecordBatch) -> None:
        """Run a .sql file that takes its rows from the table called ``handed_over``."""
        if isinstance(table, pa.RecordBatch):
            table = pa.Table.from_batches([table])
        self._cursor.register("handed_over", table)
        try:
            self.run(name)
        finally:
            self._cursor.unregister("handed_over")


def settings_in(connection: duckdb.DuckDBPyConnection) -> Settings:
    """The settings that a store holds."""
    kept = connection.execute(statements("store/settings_kept")[0]).fetchall()
    return checked(DEFAULTS, dict(kept))


def lock_down(connection: duckdb.DuckDBPyConnection) -> None:
    """No SQL that runs from here on can reach a file, an extension or a setting."""
    for statement in statements("store/lock_down"):
        connection.execute(statement)


def physical_memory() -> int:
    """The machine's memory in bytes, or 4 GiB where it cannot be asked."""
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (AttributeError, ValueError, OSError):
        return 4 * 2**30
