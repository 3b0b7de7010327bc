"""Backups: a whole copy of the store while it is in use, and the way back.

A restored store is proved by every check of the data before it takes the place of the
one that was there, whoever was erased since the backup was made is erased from it, and what
people refused or took back since then stands in it.
"""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain, count
from pathlib import Path
from typing import Any

from rsoft_analytics.errors import RsoftError
from rsoft_analytics.privacy import tombstones
from rsoft_analytics.privacy.chain import heads_file, keep_head
from rsoft_analytics.privacy.ledger import CHAIN, head_in
from rsoft_analytics.privacy.reapplying import erase_again, forbid_again, refusals
from rsoft_analytics.privacy.subjects import key_file
from rsoft_analytics.privacy.tombstones import yard_of
from rsoft_analytics.store import Store
from rsoft_analytics.store.checks import findings
from rsoft_analytics.store.copying import folder_on_disk, on_disk

MARK = b"DUCK"


@dataclass(frozen=True)
class Backup:
    """A backup that was made, and what it holds."""

    file: Path
    bytes: int
    is_encrypted: bool
    holds: dict[str, Any]

    def as_json(self) -> dict[str, Any]:
        """The backup as a command tells it."""
        return {
            "file": str(self.file),
            "bytes": self.bytes,
            "encrypted": self.is_encrypted,
            "holds": self.holds,
        }


@dataclass(frozen=True)
class Restored:
    """A restore: what the store holds now, and how many erased numbers were erased again."""

    file: Path
    holds: dict[str, Any]
    erased_again: int
    forbidden_again: int  # acts by which people refused or took back since
    checks: int

    def as_json(self) -> dict[str, Any]:
        """The restore as a command tells it."""
        return {
            "file": str(self.file),
            "holds": self.holds,
            "erased_again": self.erased_again,
            "forbidden_again": self.forbidden_again,
            "checks": self.checks,
        }


def backup(store: Store, file: Path) -> Backup:
    """A whole copy of the store in a file of its own; refuses a file that is there."""
    if store.path is None:
        raise RsoftError("Nothing was imported yet. `rsoft import FILE` is the first step.")
    file = file.expanduser().absolute()
    if file.exists():
        raise RsoftError(f"{file.name} is there already. Name another file, or move that one away.")
    if not file.parent.is_dir():
        raise RsoftError(f"There is no folder {str(file.parent)[:200]}. Make it first.")
    with files_told(file), store.copied() as fresh:
        made_whole(fresh, file)
        if key_file(store.path).exists():
            made_whole(key_file(store.path), key_file(file))
    size = file.stat().st_size
    holds = store.row("imports/headline")
    is_encrypted = store.engine.key is not None
    with store.writing() as writing:
        told = {"file": str(file), "bytes": size, "is_encrypted": is_encrypted}
        writing.run("store/backup_made", **told)
    return Backup(file, size, is_encrypted, holds)


def restore(store: Store, file: Path, *, is_replacing: bool = False) -> Restored:
    """Put a backup in the place of the store; refuses one in which a check of the data fails.

    What the store holds is replaced only where that is said. The backup has the store's key.
    """
    if store.path is None:
        raise RsoftError("Name the store's file with --store.")
    refuse_what_is_no_backup(store, file)
    held = store.row("imports/headline")
    if any(held.values()) and not is_replacing:
        raise RsoftError(
            f"{store.path.name} holds {held['calls']:,} calls and {held['contacts']:,} contacts, "
            "which a restore would replace. Make a backup of it, then say --replace."
        )
    said = refusals(store)
    stones = yard_of(store).stones | tombstones.kept_beside(store.path)
    with store.aside() as place, files_told(file):
        incoming = place / "incoming.duckdb"
        shutil.copyfile(file, incoming)
        lend_key(store.path, file, incoming, is_known_by=bool(stones))
        with Store(incoming, store.engine.key) as other:
            refuse_without_key(other, file)
            again, forbidden = erase_again(other, stones), forbid_again(other, said)
            found = findings(other)
            refuse_what_does_not_hold([one.claim for one in found if one.offenders], file)
            holds = other.row("imports/headline")
        take_key(store.path, incoming)
        store.replaced_by(incoming)
    keep_heads_anew(store)
    tombstones.keep_beside(store.path, yard_of(store).stones)
    return Restored(file, holds, again, forbidden, len(found))


def refuse_what_is_no_backup(store: Store, file: Path) -> None:
    """Refuse the store's own files, what is no store, and a file that was not closed whole."""
    assert store.path is not None
    try:
        if file.parent.samefile(store.path.parent) and file.name.startswith(store.path.name + "."):
            raise RsoftError(f"{file.name} belongs to the store itself, and is no backup.")
        if file.samefile(store.path):
            raise RsoftError(f"{file.name} is the store itself. Name a backup of it.")
        with file.open("rb") as opened:
            mark = opened.read(12)[8:]
    except OSError as problem:
        raise RsoftError(f"{file.name} cannot be read: {problem.strerror}.") from problem
    if mark != MARK:
        raise RsoftError(f"{file.name} is no backup of a store. `rsoft backup FILE` makes one.")
    if file.with_name(file.name + ".wal").exists():
        raise RsoftError(
            f"{file.name} was in use when it was copied: {file.name}.wal lies beside it. "
            "`rsoft backup FILE` makes whole copies. Restore one of those."
        )


def refuse_what_does_not_hold(claims: list[str], file: Path) -> None:
    """Refuse a backup in which something is not so that must be."""
    if claims:
        raise RsoftError(
            f"{file.name} was not restored, and the store is as it was: in the backup it does not "
            f"hold that {claims[0][0].lower()}{claims[0][1:]} Restore an earlier one."
        )


def lend_key(store: Path, file: Path, incoming: Path, *, is_known_by: bool) -> None:
    """Give the incoming store the key of its hashes: the backup's, or else the store's.

    Refused where they differ and the store knows by its own whom it erased: under another
    key they would not be found in the backup, and be back.
    """
    own, theirs = key_file(store), key_file(file)
    if is_known_by and own.exists() and theirs.exists() and own.read_bytes() != theirs.read_bytes():
        raise RsoftError(
            f"{file.name} was made under another key than that of {store.name}, by which the "
            "people who were erased here are known: they could not be kept out of what comes "
            "back. Restore it into a new store, with --store, and erase them there again."
        )
    key = theirs if theirs.exists() else own
    if key.exists():
        shutil.copyfile(key, key_file(incoming))


def refuse_without_key(incoming: Store, file: Path) -> None:
    """Refuse a backup that keeps people away by hashes under a key that is not there."""
    assert incoming.path is not None
    if not key_file(incoming.path).exists() and incoming.rows("privacy/erasing/known_again"):
        raise RsoftError(
            f"{file.name} knows whom you erased by a key that is missing. Put the file "
            f"{key_file(file).name}, which was made with the backup, beside it."
        )


def take_key(store: Path, incoming: Path) -> None:
    """Keep the key that came with a backup; another one that was there is laid aside."""
    new, own = key_file(incoming), key_file(store)
    if not new.exists() or (own.exists() and own.read_bytes() == new.read_bytes()):
        return
    if own.exists():
        own.replace(laid_aside(own))
    new.replace(own)


def laid_aside(file: Path) -> Path:
    """A free name beside a file, under which it is kept; none laid aside before is written over.

    >>> laid_aside(Path("nowhere/rsoft.duckdb.key")).name
    'rsoft.duckdb.key.before'
    """
    first = file.with_name(f"{file.name}.before")
    others = (file.with_name(f"{first.name}-{number}") for number in count(2))
    return next(place for place in chain([first], others) if not place.exists())


def keep_heads_anew(store: Store) -> None:
    """Keep the heads of what came back; those from after the backup are laid aside."""
    assert store.path is not None
    file = heads_file(store.path)
    if file.exists():
        file.replace(laid_aside(file))
    keep_head(store.path, CHAIN, head_in(store))


def made_whole(fresh: Path, file: Path) -> None:
    """Move a copy to its place, whole or not at all, for its owner alone."""
    part = file.with_name(f".{file.name}.part")
    try:
        shutil.copyfile(fresh, part)
        part.chmod(0o600)
        on_disk(part)
        part.replace(file)
    finally:
        part.unlink(missing_ok=True)
    folder_on_disk(file.parent)


@contextmanager
def files_told(file: Path) -> Iterator[None]:
    """What a disk does to a file, in words."""
    try:
        yield
    except OSError as problem:
        raise RsoftError(
            f"{file.name} cannot be copied: {problem.strerror or problem}. Nothing was changed."
        ) from problem
