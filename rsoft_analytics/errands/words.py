"""What both sides of an errand agree on: its addresses, the proof, and how options are written."""

import hashlib
import hmac
import os
from datetime import datetime
from pathlib import Path
from typing import Any

TAKE, PROVE, STOP = "/errand", "/errand/proof", "/errand/stop"
MOST_BYTES = 16 * 2**20  # of one command: more than any shell lets through
HEARTBEAT = 0.5  # seconds between two words of the server
SILENCE = 120.0  # seconds without a word after which the server is given up
NONCE_DIGITS = 64
VARIABLES = ("RSOFT_SMTP_PASSWORD",)  # of the environment, that commands ask for


def proof(secret: str, nonce: str) -> str:
    """What only somebody who knows the secret can answer."""
    return hmac.new(secret.encode(), f"rsoft errand {nonce}".encode(), hashlib.sha256).hexdigest()


def is_same(told: str, known: str) -> bool:
    """Whether two secrets are one, without telling by the time it takes how much of them is."""
    return hmac.compare_digest(told.encode(errors="replace"), known.encode())


def packed(value: Any) -> Any:
    """An option's value as JSON has it; a path is told in full, since the server lies elsewhere."""
    match value:
        case Path():
            return {"path": in_full(value)}
        case datetime():
            return {"moment": value.isoformat()}
        case tuple() | list():
            return [packed(one) for one in value]
        case None | bool() | int() | float() | str():
            return value
    raise TypeError(f"an option of type {type(value).__name__} cannot be sent")


def in_full(path: Path) -> str:
    """A path as another process understands it; a link keeps its name."""
    full = os.path.abspath(path)  # noqa: PTH100 - resolve() would follow links
    # such as /dev/stdin, which is another file in each process
    return os.path.realpath(full) if full.startswith(("/dev/", "/proc/")) else full


def unpacked(value: Any) -> Any:
    """The option's value again."""
    match value:
        case {"path": str(path)}:
            return Path(path)
        case {"moment": str(moment)}:
            return datetime.fromisoformat(moment)
        case list():
            return tuple(unpacked(one) for one in value)
    return value
