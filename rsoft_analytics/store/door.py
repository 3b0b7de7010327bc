"""How the process that holds a store is asked to do something with it.

A process that serves has a door: a port of this machine and a secret. They stand in
the store's owner file, which its owner alone may read, for as long as the store is
held; a killed process leaves the file behind, so who answers there must prove itself.
"""

import json
import os
import secrets
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Door:
    """The port on which this machine's server is asked, and the secret that both sides know."""

    port: int
    secret: str


class Own:
    """What is true of this process."""

    door: Door | None = None


def opened_at(port: int) -> Door:
    """The door of this process, told of by every store that it opens from now on."""
    Own.door = Door(port, secrets.token_urlsafe(32))
    return Own.door


def closed() -> None:
    """Tell of no door any more."""
    Own.door = None


def owner_file(store: Path) -> Path:
    """The file beside a store that tells who holds it."""
    return store.with_name(store.name + ".owner")


def write_owner(store: Path) -> None:
    """Tell that this process holds the store, and of its door; at once, to its owner alone."""
    told = {"pid": os.getpid(), **(asdict(Own.door) if Own.door else {})}
    file = owner_file(store)
    new = file.with_name(file.name + ".new")
    new.unlink(missing_ok=True)  # left by a killed process, with whatever rights it had
    descriptor = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as out:
        json.dump(told, out)
    new.replace(file)


def holder_of(store: Path) -> int | None:
    """The process that holds a store, or did when it was killed; None where it is not told."""
    try:
        return int(told_of(store)["pid"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def door_of(store: Path) -> Door | None:
    """The door of the process that holds a store, or did when it was killed."""
    try:
        told = told_of(store)
        # whoever may write into the folder could tell of a door of their own
        if owner_file(store).stat().st_uid != store.stat().st_uid:
            return None
        return Door(int(told["port"]), str(told["secret"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def told_of(store: Path) -> dict[str, Any]:
    """What the owner file says; raises OSError, ValueError or TypeError where it says nothing."""
    told = json.loads(owner_file(store).read_text(encoding="utf-8"))
    return dict(told)
