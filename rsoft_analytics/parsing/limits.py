"""What a process that reads strangers' files may do: little, and nothing but that."""

import ctypes
import os
import sys
from contextlib import suppress
from typing import Any

from rsoft_analytics.files.sheets import PROGRAM

MOST_MEMORY = 2**30  # bytes that it may write to
MOST_SECONDS = 1_800  # of computing; the parent watches each file more closely
MOST_FILES = 64
NEW_USER, NEW_NETWORK = 0x10000000, 0x40000000  # of unshare(2)
FORBIDDEN = (
    *("socket.", "urllib.", "ftplib.", "smtplib.", "webbrowser.", "ctypes.", "shutil."),
    *("os.system", "os.exec", "os.posix_spawn", "os.fork", "os.remove", "os.rename", "os.rmdir"),
    *("os.mkdir", "os.link", "os.symlink"),
)
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


def live_small() -> None:
    """Bind this process to its limits, as far as the system knows them."""
    without_network()
    with suppress(ImportError):  # Windows has no such limits
        import resource  # noqa: PLC0415 - not on every system

        for what, most in (
            (resource.RLIMIT_DATA, MOST_MEMORY),
            (resource.RLIMIT_CPU, MOST_SECONDS),
            (resource.RLIMIT_NOFILE, MOST_FILES),
            (resource.RLIMIT_CORE, 0),
        ):
            with suppress(ValueError, OSError):
                resource.setrlimit(what, (most, most))
    sys.addaudithook(refuse)


def without_network() -> None:
    """Leave every network, where Linux lets a process do that."""
    if sys.platform == "linux":
        libc = ctypes.CDLL(None, use_errno=True)
        if libc.unshare(NEW_NETWORK):
            libc.unshare(NEW_USER | NEW_NETWORK)


def refuse(event: str, args: tuple[Any, ...]) -> None:
    """Refuse what no reader needs: the second wall, on every system."""
    if event.startswith(FORBIDDEN):
        raise PermissionError(f"a reader tried {event}")
    if event == "subprocess.Popen" and tuple(args[1][: len(PROGRAM)]) != PROGRAM:
        raise PermissionError("a reader tried to start a program")
    if event == "open" and args[0] != os.devnull and is_for_writing(args):
        raise PermissionError("a reader tried to write a file")


def is_for_writing(args: tuple[Any, ...]) -> bool:
    """Whether a file is opened by name to be written."""
    return isinstance(args[0], str | bytes) and isinstance(args[2], int) and bool(args[2] & WRITING)
