"""Fresh copies of the store: what was deleted from a file is still in it, but not in its copy.

DELETE, CHECKPOINT and VACUUM leave the bytes where they were. So whoever is to be
gone is deleted, everything else is copied to a fresh file, the copy is read back from
the disk and compared table by table, it takes the store's place in one step, and what
lay there is overwritten. At any moment of a kill there is one whole store: the old file
or the fresh one; what a killed copy left is removed when the store is opened next.
"""

import os
import secrets
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb

from rsoft_analytics.errors import RsoftError
from rsoft_analytics.store.attached import attach, run
from rsoft_analytics.store.statements import statements

if TYPE_CHECKING:
    from rsoft_analytics.store.engine import Engine

ZEROS = bytes(2**20)
Digests = dict[str, tuple[Any, ...]]


def fresh_copy(engine: "Engine", key: str | None) -> Path:
    """A compared copy of everything in the store, under a key; nobody may write meanwhile."""
    if engine.path is None or engine.copies is None:
        raise RuntimeError("a store in memory has no file to copy")
    refuse_little_space(engine.path)
    fresh = engine.copies / f"{secrets.token_hex(8)}.duckdb"
    with engine.cursor() as cursor:
        attach(cursor, "store/attached/fresh", fresh, key)
        try:
            run(cursor, "store/attached/copied")
        finally:
            run(cursor, "store/attached/let_go")
        attach(cursor, "store/attached/read", fresh, key)
        try:
            refuse_a_difference(digests(cursor, "store"), digests(cursor, "fresh"))
        finally:
            run(cursor, "store/attached/let_go")
    fresh.chmod(0o600)
    on_disk(fresh)
    return fresh


def refuse_little_space(path: Path) -> None:
    """Refuse where the disk does not hold the store twice."""
    needed, free = path.stat().st_size, shutil.disk_usage(path.parent).free
    if free < needed * 1.2:
        raise RsoftError(
            f"A fresh copy of the store takes {needed * 1.2 / 2**20:,.0f} MB of disk, and "
            f"{free / 2**20:,.0f} MB are free. The file was left as it is. Free some space and try "
            "again."
        )


def digests(cursor: duckdb.DuckDBPyConnection, file: str) -> Digests:
    """How many rows each table of an attached file holds, and a print of them."""
    cursor.execute(statements("store/attached/tables")[0], {"file": file})
    tables = {name: f"{file}.main.{name}" for (name,) in cursor.fetchall()}
    asked = statements("store/attached/digest")[0]
    return {
        name: cursor.execute(asked, {"table": table}).fetchall()[0]
        for name, table in tables.items()
    }


def refuse_a_difference(held: Digests, copied: Digests) -> None:
    """Refuse a copy that does not hold the same rows in the same tables."""
    if wrong := sorted(
        name for name in held.keys() | copied.keys() if held.get(name) != copied.get(name)
    ):
        raise RsoftError(
            f"The fresh copy differs from the store in {', '.join(wrong)}, and was not used. "
            "The disk may be failing: make a backup elsewhere, and try again."
        )


def in_its_place(fresh: Path, path: Path) -> None:
    """Let a closed file take the place of the store's closed file, which is overwritten."""
    log = path.with_name(path.name + ".wal")
    if log.exists():  # a log belongs to the file that it was written for
        raise RsoftError(
            f"{path.name} was not closed whole: {log.name} is still there. Nothing was replaced. "
            "Run the command again."
        )
    if os.name == "nt" or not path.exists():  # Windows replaces no file that is open
        fresh.replace(path)
    else:
        with path.open("r+b", buffering=0) as old:
            size = os.fstat(old.fileno()).st_size
            fresh.replace(path)
            overwrite(old.fileno(), size)
    folder_on_disk(path.parent)


def overwrite(descriptor: int, size: int) -> None:
    """Write zeros over a file that has no name any more."""
    os.lseek(descriptor, 0, os.SEEK_SET)
    for start in range(0, size, len(ZEROS)):
        os.write(descriptor, ZEROS[: size - start])
    os.fsync(descriptor)


def on_disk(file: Path) -> None:
    """Wait until a file's bytes are on the disk."""
    with file.open("rb") as opened:
        os.fsync(opened.fileno())


def folder_on_disk(folder: Path) -> None:
    """Wait until a folder's names are on the disk; Windows does that by itself."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
