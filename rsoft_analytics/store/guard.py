"""The guard of a store's file: one process, one file, one name."""

import contextlib
import os
import shutil
from pathlib import Path

from filelock import FileLock, Timeout

from rsoft_analytics.errors import RsoftError, StoreBusy
from rsoft_analytics.store.door import holder_of, owner_file, write_owner


class Guard:
    """Holds a store for this process, on a lock file beside it.

    DuckDB's own lock is lost when anything in the process reads the database
    file, and does not see hard links; this one does not depend on either.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        lock = path.with_name(path.name + ".lock")
        # one thread may open the store and another close it
        self._lock = FileLock(lock, mode=0o600, thread_local=False)

    def hold(self) -> None:
        """Take the store for this process; raises StoreBusy where another has it."""
        self._refuse_a_second_name()
        try:
            self._lock.acquire(timeout=0)
        except Timeout as busy:
            raise StoreBusy(self._busy_message()) from busy
        write_owner(self.path)

    def release(self) -> None:
        """Give the store back, where it is held."""
        if not self._lock.is_locked:
            return
        with contextlib.suppress(FileNotFoundError):
            owner_file(self.path).unlink()
        self._lock.release()

    def _refuse_a_second_name(self) -> None:
        if self.path.exists() and self.path.stat().st_nlink > 1:
            raise RsoftError(
                f"{self.path.name} has a second name (a hard link), under which it could be "
                "opened twice. Copy it to a file of its own, and open that."
            )

    def _busy_message(self) -> str:
        holder = holder_of(self.path)
        who = f"process {holder}" if holder else "another process"
        return (
            f"{self.path.name} is open in {who}, most likely the dashboard. "
            "Close that one, or name another store with --store."
        )


def only_name(path: Path) -> Path:
    """The path that all names of one file lead to: two names of one store are one store."""
    return Path(os.path.realpath(path))  # resolve() fails at a link that leads to itself


def private_folder(folder: Path) -> None:
    """Make a folder that only its owner may enter."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)


def emptied(folder: Path) -> Path:
    """An empty private folder: what a killed process spilled there is people's data."""
    shutil.rmtree(folder, ignore_errors=True)
    private_folder(folder)
    return folder
