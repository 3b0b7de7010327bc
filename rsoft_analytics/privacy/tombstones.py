"""What keeps erased people away: keyed hashes of what they would be known by again.

They lie in the store, and once more in a file beside it: whoever restores a backup
from before an erasure, even where the store itself is lost, brings nobody back.
"""

import json
import os
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from typing import NamedTuple, Protocol

import pyarrow as pa

from rsoft_analytics.errors import RsoftError
from rsoft_analytics.privacy.subjects import Asks, hashed, key_for, subject_of


class Tombstone(NamedTuple):
    """A keyed hash of something by which an erased person would be known again.

    ``kind`` is number, shared number (that others have too), email, named (a name with a
    number or e-mail), entry (a name without either), record (a lead of a CRM), or the first
    word and all of a name that is nobody else's, by which mentions are found.
    """

    kind: str
    hash: str


class Puts(Protocol):
    """A change to the store while it is being made."""

    def put(self, name: str, table: pa.Table) -> None:
        """Run a .sql file that takes its rows from a table."""


class Yard:
    """The tombstones of a store, and the key under which they are made."""

    def __init__(self, asked: Asks, stones: Iterable[Tombstone]) -> None:
        self.asked = asked
        self.stones = set(stones)
        self.kinds = {stone.kind for stone in self.stones}

    @cached_property
    def key(self) -> bytes:
        """The store's key, once something is hashed: whoever erased nobody may lack it."""
        return key_for(self.asked)

    def holds(self, kind: str, text: str) -> bool:
        """Whether something is known by which an erased person would come back."""
        return kind in self.kinds and Tombstone(kind, self.hash_of(kind, text)) in self.stones

    def made(self, kind: str, text: str) -> Tombstone:
        """A tombstone."""
        return Tombstone(kind, self.hash_of(kind, text))

    def hash_of(self, kind: str, text: str) -> str:
        """The keyed hash of a number, an e-mail, a name."""
        if kind in ("number", "shared number"):
            return subject_of(self.key, number=int(text))
        if kind == "email":
            return subject_of(self.key, email=text)
        return hashed(self.key, f"{kind}:{text}")


def yard_of(asked: Asks) -> Yard:
    """The tombstones of a store."""
    rows = asked.rows("privacy/erasing/known_again")
    return Yard(asked, (Tombstone(row["kind"], row["hash"]) for row in rows))


def file_of(store: Path) -> Path:
    """The file beside a store that has its tombstones once more."""
    return store.with_name(store.name + ".erased")


def kept_beside(store: Path | None) -> set[Tombstone]:
    """The tombstones in the file beside a store."""
    if store is None or not file_of(store).exists():
        return set()
    try:
        lines = file_of(store).read_text(encoding="utf-8").splitlines()
        return {Tombstone(*map(str, json.loads(line))) for line in lines}
    except (OSError, ValueError, TypeError) as problem:
        raise RsoftError(
            f"{file_of(store).name} cannot be read: it was changed by something else. Put the one "
            "from your backup beside the store."
        ) from problem


def keep_beside(store: Path | None, stones: Iterable[Tombstone]) -> None:
    """Add tombstones to the file beside a store."""
    write_beside(store, set(stones) | kept_beside(store))


def write_beside(store: Path | None, stones: Iterable[Tombstone]) -> None:
    """Write the file beside a store anew, with these tombstones and no others; at once."""
    if store is None:
        return
    new = file_of(store).with_name(file_of(store).name + ".new")
    new.unlink(missing_ok=True)
    descriptor = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as out:
        out.writelines(f"{json.dumps(stone)}\n" for stone in sorted(stones))
        out.flush()
        os.fsync(out.fileno())
    new.replace(file_of(store))


def put(writing: Puts, stones: Iterable[Tombstone]) -> None:
    """Keep tombstones in the store, each once."""
    listed = sorted(set(stones))
    table = pa.table(
        {
            "kind": pa.array([stone.kind for stone in listed], pa.string()),
            "hash": pa.array([stone.hash for stone in listed], pa.string()),
        }
    )
    writing.put("privacy/erasing/tombstones", table)
