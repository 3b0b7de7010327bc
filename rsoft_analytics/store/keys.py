"""The key of a store that is encrypted where it lies: read from a file, never typed.

The owner names the file in RSOFT_STORE_KEY_FILE. A store without a key is plain, as
most are on an encrypted disk. The key is known by nobody else: who loses the file
loses the store and its backups.
"""

import base64
import os
import secrets
import stat
from importlib.util import find_spec
from pathlib import Path

from rsoft_analytics.errors import RsoftError

VARIABLE = "RSOFT_STORE_KEY_FILE"
LEAST_LETTERS, MOST_BYTES = 20, 4096
EXTENSION = "httpfs"  # brings OpenSSL: DuckDB writes an encrypted file with nothing else


def key_named() -> str | None:
    """The key that the environment names; None where it names none."""
    named = os.environ.get(VARIABLE)
    return key_in(Path(named).expanduser()) if named else None


def key_in(file: Path) -> str:
    """The key in a file; refused where others may read it, or it is none."""
    try:
        mode = file.stat().st_mode
        with file.open("rb") as opened:
            key = opened.read(MOST_BYTES + 1).decode().strip()
    except (OSError, ValueError) as problem:
        why = problem.strerror if isinstance(problem, OSError) else "it is no text"
        raise RsoftError(
            f"The store's key cannot be read from {str(file)[:200]} ({why}). {VARIABLE} names the "
            "file that holds it; `rsoft key new FILE` makes one."
        ) from problem
    if os.name != "nt" and stat.S_IMODE(mode) & 0o077:
        raise RsoftError(
            f"Others may read the store's key in {file.name}. Make it yours alone: "
            f"chmod 600 {file.name}"
        )
    if not LEAST_LETTERS <= len(key) <= MOST_BYTES:
        raise RsoftError(
            f"{file.name} holds no key: it takes {LEAST_LETTERS} to {MOST_BYTES} letters. "
            "`rsoft key new FILE` makes a good one."
        )
    return key


def made_key(file: Path) -> None:
    """Write a new key to a file of its owner alone; refuses a file that is there."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError as problem:
        raise RsoftError(
            f"{file.name} is there already, and may be the key of a store. Name another file."
        ) from problem
    except OSError as problem:
        raise RsoftError(f"{file.name} cannot be written: {problem.strerror}.") from problem
    with os.fdopen(descriptor, "w", encoding="ascii") as out:
        out.write(base64.b64encode(secrets.token_bytes(32)).decode() + "\n")
        out.flush()
        os.fsync(out.fileno())


def extension_file(version: str) -> Path:
    """The extension that comes with the product for this DuckDB; refused where there is none."""
    found = find_spec(f"duckdb_extension_{EXTENSION}")
    if found and found.origin:
        folder = Path(found.origin).parent / "extensions" / f"v{version}"
        if (file := folder / f"{EXTENSION}.duckdb_extension").is_file():
            return file
    raise RsoftError(
        f"DuckDB {version} cannot write an encrypted store: there is no package of its {EXTENSION} "
        f"extension here. Use the DuckDB that the product is made for, or leave {VARIABLE} away."
    )
