"""Whom a row is about, without saying who: a keyed hash of a number, an e-mail or a name.

The same person always has the same hash, and nobody can try numbers out against it
without the key, which lies in a file of its own beside the store. Once the rows that
tie a hash to somebody are gone, what stands in the ledgers is nobody's.
"""

import hmac
import os
import secrets
import unicodedata
from pathlib import Path
from typing import Any, Protocol

from rsoft_analytics.errors import RsoftError
from rsoft_analytics.phones import e164

KEY_BYTES = 32
IN_MEMORY = secrets.token_bytes(KEY_BYTES)  # of stores that no file outlives


class Asks(Protocol):
    """What answers questions: the store, or a change that is being made."""

    path: Path | None

    def rows(self, name: str, /, **values: Any) -> list[dict[str, Any]]:
        """The answer of a .sql file."""


def key_file(store: Path) -> Path:
    """The file beside a store that holds its key."""
    return store.with_name(store.name + ".key")


def key_of(store: Path | None, *, is_new: bool = True) -> bytes:
    """The key of a store, made when it is first needed.

    Where hashes were made with it before (``is_new`` is False) a missing key is refused:
    with another one, nobody would be found again.
    """
    if store is None:
        return IN_MEMORY
    file = key_file(store)
    if not file.exists():
        if not is_new:
            raise RsoftError(
                f"{file.name} is missing beside the store. Without it nobody in the ledgers can be "
                "found again. Put the one from your backup there."
            )
        make_key(file)
    key = file.read_bytes()
    if len(key) != KEY_BYTES:
        raise RsoftError(
            f"{file.name} is no key: it was changed by something else. Put the one from your "
            "backup beside the store."
        )
    return key


def key_for(asked: Asks) -> bytes:
    """The key of a store; made only where none of its ledgers and tombstones has a hash yet."""
    return key_of(asked.path, is_new=not asked.rows("privacy/hashed"))


def make_key(file: Path) -> None:
    """Write a new key, for its owner alone; whole, or not at all."""
    new = file.with_name(f"{file.name}.{secrets.token_hex(4)}")
    descriptor = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as out:
        out.write(secrets.token_bytes(KEY_BYTES))
        out.flush()
        os.fsync(out.fileno())
    new.replace(file)


def subject_of(
    key: bytes, *, number: int | None = None, email: str | None = None, name: str | None = None
) -> str:
    """The keyed hash of the first of these that is known: the number, the e-mail, the name."""
    return hashed(key, identifier(number=number, email=email, name=name))


def identifier(
    *, number: int | None = None, email: str | None = None, name: str | None = None
) -> str:
    """One canonical form of who it is, with its kind before it.

    >>> identifier(number=915500000001), identifier(email=" Meena@Example.com ")
    ('number:+915500000001', 'email:meena@example.com')
    >>> identifier(name="ASHA   Rao") == identifier(name="Asha Rao")
    True
    """
    if number is not None:
        return f"number:{e164(number)}"
    if email is not None:
        return f"email:{plain(email)}"
    if name is not None:
        return f"name:{plain(name)}"
    raise ValueError("nobody is named")


def plain(text: str) -> str:
    """A text without what makes two spellings of one: case, width, spaces."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def hashed(key: bytes, text: str) -> str:
    """The keyed hash of a text."""
    return hmac.digest(key, text.encode(), "sha256").hex()
