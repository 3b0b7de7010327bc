"""Opening, asking and changing the store."""

import copy
import tempfile
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Self

import duckdb
import pandas as pd
import pyarrow as pa

from rsoft_analytics.errors import RsoftError
from rsoft_analytics.settings import Settings, checked, recomputed_by
from rsoft_analytics.store.copying import fresh_copy, in_its_place
from rsoft_analytics.store.derive import Followed, Progress, derive, nobody
from rsoft_analytics.store.engine import Engine
from rsoft_analytics.store.gathering import Gathering
from rsoft_analytics.store.guard import Guard, only_name, private_folder
from rsoft_analytics.store.keys import key_named
from rsoft_analytics.store.sight import EVERYTHING, Sight
from rsoft_analytics.store.statements import bound, statements

# a whole number stays one where some are missing
WHOLE_NUMBERS = {
    pa.int8(): pd.Int8Dtype(),
    pa.int32(): pd.Int32Dtype(),
    pa.int64(): pd.Int64Dtype(),
}


class Store:
    """The store of one team, open in this process, as one sight has it: at first, everything.

    Safe to share between threads: each question is asked on a cursor of its
    own, and changes take turns. Equal where it is the same store and the same sight,
    so that what is kept for one viewer is not told to another.
    """

    def __init__(self, path: Path | None, key: str | None = None) -> None:
        """Open the store at a path, making it where there is none; None keeps it in memory.

        ``key`` is what it is encrypted under; where none is given, the environment may name one.
        """
        self.path = only_name(path) if path else None
        self._guard = Guard(self.path) if self.path else None
        self._turn, self._notes = threading.RLock(), threading.RLock()
        self.sight = EVERYTHING
        if self._guard and self.path:
            private_folder(self.path.parent)
            self._guard.hold()
        try:
            self.engine = Engine(self.path, key or (key_named() if self.path else None))
            if self.engine.was_older:
                self.rebuild()
            if self.row("store/renewal_owed")["is_owed"]:
                self.renew()
        except BaseException:
            self.close()
            raise

    def seen_by(self, sight: Sight) -> "Store":
        """The same store, as somebody sees it."""
        seen = copy.copy(self)
        seen.sight = sight
        return seen

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, Store) and other.engine is self.engine and other.sight == self.sight
        )

    def __hash__(self) -> int:
        return hash((id(self.engine), self.sight))

    @property
    def version(self) -> int:
        """How often the store was changed since it was opened."""
        return self.engine.changes

    @property
    def settings(self) -> Settings:
        """The settings that the store holds."""
        return self.engine.settings

    def close(self) -> None:
        """Close the store and let other processes have it."""
        if engine := getattr(self, "engine", None):
            engine.close()
        if self._guard:
            self._guard.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextmanager
    def _answer(self, name: str, values: dict[str, Any]) -> Iterator[duckdb.DuckDBPyConnection]:
        """The result of a .sql file's last statement, on a cursor of its own."""
        values = self.sight.laid_into(values)
        with self._faults_told(), self.engine.cursor() as cursor:
            for statement in statements(name):
                cursor.execute(statement, bound(statement, values))
            yield cursor

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
        *before, asked = statements(name)
        values = self.sight.laid_into(values)
        with self._faults_told(), self.engine.cursor() as cursor:
            for statement in before:
                cursor.execute(statement, bound(statement, values))
            relation = cursor.sql(asked, params=bound(asked, values))
            table = with_texts(relation.to_arrow_table())
        frame: pd.DataFrame = table.to_pandas(types_mapper=WHOLE_NUMBERS.get)
        return frame

    @contextmanager
    def writing(self, rehearse: bool = False) -> Iterator["Writing"]:
        """One transaction: all of it or none, and none where it is only rehearsed.

        Others see the old world until it is done.
        """
        if not rehearse:
            self._refuse_who_looks()
        with self._turn, self._faults_told(), self.engine.cursor() as cursor:
            cursor.begin()
            writing = Writing(cursor, self)
            try:
                yield writing
            finally:
                writing.release()
            if rehearse:
                cursor.rollback()
            else:
                cursor.commit()
                self.engine.changes += 1
                for act in writing.once_kept:
                    act()

    def _refuse_who_looks(self) -> None:
        """Refuse a change to whom the store is only shown, whatever page or button they found."""
        if not self.sight.may_change:
            raise RsoftError(
                "That changes what the store holds, which your role may not. "
                "An owner gives roles on the page Users."
            )

    @contextmanager
    def noting(self) -> Iterator["Writing"]:
        """A change that no answer depends on, and that waits for no import: a note of what is done.

        Notes take turns of their own, and pages that stand open are not drawn anew for them.
        """
        with self._notes, self._faults_told(), self.engine.cursor() as cursor:
            cursor.begin()
            yield Writing(cursor, self)
            cursor.commit()

    def keep_settings(self, progress: Progress = nobody, /, **changes: Any) -> None:
        """Keep other settings, and derive again what follows from them."""
        with self._turn:
            settings = checked(self.settings, changes)
            is_moved = settings.timezone != self.settings.timezone
            if is_moved and self.path is None:
                raise RsoftError(
                    "A store in memory keeps its time zone. Open one in a file to change it."
                )
            with self.writing() as writing:
                for name in changes:
                    writing.run("store/setting_kept", name=name, value=str(getattr(settings, name)))
                writing.settings = settings
                if recomputed_by(changes):
                    derive_everything(writing, progress)
            self.engine.settings = settings
            if is_moved:  # a locked configuration takes another time zone only when opened
                self.engine.reopen()

    def rebuild(self, progress: Progress = nobody) -> None:
        """Derive everything again from the rows as read."""
        with self.writing() as writing:
            derive_everything(writing, progress)

    def renew(self, *, key: str | None = None, is_kept: bool = True) -> None:
        """Put a fresh copy in the place of the store's file, without a trace of what was deleted.

        ``is_kept`` keeps it under the key that it is under; else it is under ``key``, None for
        plain. Who asks something meanwhile waits a moment; who changes something, until it is done.
        """
        self._refuse_who_looks()
        with self._turn, self._notes, self._faults_told():
            if self.path:
                wanted = self.engine.key if is_kept else key
                if wanted is not None and not self.engine.encrypts:
                    self.engine.begin_to_encrypt()
                fresh = fresh_copy(self.engine, wanted)
                with self.engine.closed():
                    in_its_place(fresh, self.path)
                    self.engine.key = wanted
            with self.writing() as writing:
                writing.run("store/renewal_done")

    @contextmanager
    def copied(self) -> Iterator[Path]:
        """A compared copy of the store's file, for the block; who changes something waits."""
        self._refuse_who_looks()
        with self._turn, self._notes:
            with self._faults_told():
                fresh = fresh_copy(self.engine, self.engine.key)
            try:
                yield fresh
            finally:
                fresh.unlink(missing_ok=True)

    @contextmanager
    def aside(self) -> Iterator[Path]:
        """A private folder beside the store, for the block."""
        if self.engine.copies is None:
            raise RuntimeError("a store in memory has no place beside it")
        with tempfile.TemporaryDirectory(dir=self.engine.copies) as folder:
            yield Path(folder)

    def replaced_by(self, other: Path) -> None:
        """Let a closed store's file, under the same key, take the place of this store's."""
        self._refuse_who_looks()
        with self._turn, self._notes, self._faults_told():
            if self.path is None:
                raise RuntimeError("a store in memory has no file to replace")
            with self.engine.closed():
                in_its_place(other, self.path)
            self.engine.changes += 1

    @contextmanager
    def _faults_told(self) -> Iterator[None]:
        """What a full disk or memory does to a question or a change, in words."""
        opening = self.engine.openings
        try:
            yield
        except duckdb.InternalException as problem:  # a fault of DuckDB's own ends it as well
            self._opened_again(opening)
            raise RsoftError(
                "The database could not answer and had to be opened again; nothing was changed. "
                f"Try again. ({next(iter(str(problem).splitlines()), '')})"
            ) from problem
        except duckdb.FatalException as problem:
            self._opened_again(opening)
            raise RsoftError(
                "The store had to be opened again; what was being changed was not kept. "
                f"Most often the disk is full: free some space and try again. ({problem})"
            ) from problem
        except duckdb.Error as problem:
            if not is_about_space(problem):
                raise
            raise RsoftError(
                "There is not enough memory or disk space for this. Nothing was changed. "
                "Free some space, or import the export in smaller parts."
            ) from problem

    def _opened_again(self, opening: int) -> None:
        """Open again after a fault that ended the engine, unless another thread just did."""
        with self._turn:
            if self.engine.openings == opening:
                self.engine.reopen()


class Writing:
    """A change to the store while it is being made."""

    def __init__(self, cursor: duckdb.DuckDBPyConnection, store: Store) -> None:
        self._cursor = cursor
        self._scratch = store.engine.scratch
        self._sight = store.sight
        self.path = store.path
        self.settings = store.settings
        self.once_kept: list[Callable[[], None]] = []  # what is done once the change is in the file
        self._gathered: dict[str, Gathering] = {}

    def go_by(self, **changes: Any) -> None:
        """Go by other settings from here on, as far as this change goes."""
        self.settings = checked(self.settings, changes)

    def run(self, name: str, /, **values: Any) -> None:
        """Run the statements of a .sql file."""
        values = self._sight.laid_into(values)
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

    def table(self, name: str, /, **values: Any) -> pa.Table:
        """The answer of a .sql file's last statement in columns: for large answers."""
        *before, asked = statements(name)
        values = self._sight.laid_into(values)
        for statement in before:
            self._cursor.execute(statement, bound(statement, values))
        return with_texts(self._cursor.sql(asked, params=bound(asked, values)).to_arrow_table())

    def put(self, name: str, table: pa.Table | pa.RecordBatch) -> None:
        """Run a .sql file that takes its rows from the table called ``handed_over``."""
        if isinstance(table, pa.RecordBatch):
            table = pa.Table.from_batches([table])
        self._cursor.register("handed_over", table)
        try:
            self.run(name)
        finally:
            self._cursor.unregister("handed_over")

    def gather(self, name: str, batches: Iterable[pa.RecordBatch]) -> None:
        """Let SQL see batches, once all have come, as a table of that name; until ``release``."""
        rows = self._gathered[name] = Gathering(self._scratch)
        for batch in batches:
            rows.add(batch)
        self._cursor.register(name, rows.table())

    def release(self) -> None:
        """Forget what was gathered."""
        for name, rows in self._gathered.items():
            with suppress(duckdb.Error):  # after a fault nothing more can be asked of the engine
                self._cursor.unregister(name)
            rows.close()
        self._gathered.clear()


def with_texts(table: pa.Table) -> pa.Table:
    """A table with the words that the engine keeps as one byte each, as texts again."""
    plain = [
        pa.field(one.name, pa.string()) if pa.types.is_dictionary(one.type) else one
        for one in table.schema
    ]
    return table.cast(pa.schema(plain))


def is_about_space(problem: duckdb.Error) -> bool:
    """Whether a fault is one of memory or disk; a commit tells of a full disk in its text alone."""
    kinds = (duckdb.OutOfMemoryException, duckdb.IOException)
    return isinstance(problem, kinds) or "No space left" in str(problem)


def derive_everything(writing: Writing, progress: Progress = nobody) -> None:
    """Derive all tables again from the rows as read."""
    writing.run("store/staging/everything")
    derive(Followed(writing, progress))
    writing.run("store/reported_days", business_zone=writing.settings.timezone)
