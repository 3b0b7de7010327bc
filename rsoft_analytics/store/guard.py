"""The guard of a store's file: one process, one file, one name."""

import contextlib
import json
import os
import shutil
from pathlib import Path

from filelock import FileLock, Timeout

from rsoft_analytics.errors import RsoftError, StoreBusy


class Guard:
    """Holds a store for this process, on a lock file beside it.

    DuckDB's own lock is lost when anything in the process reads the database
    file, and does not see hard links; this one does not depend on either.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.owner = path.with_name(path.name + ".owner")
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
        self.owner.write_text(json.dumps({"pid": os.getpid()}), encoding="utf-8")
        self.owner.chmod(0o600)

    def release(self) -> None:
        """Give the store back, where it is held."""
        if not self._lock.is_locked:
            return
        with contextlib.suppress(FileNotFoundError):
            self.owner.unlink()
        self._lock.release()

    def _refuse_a_second_name(self) -> None:
        if self.path.exists() and self.path.stat().st_nlink > 1:
            raise RsoftError(
                f"{self.path.name} has a second name (a hard link), under which it could be "
                "opened twice. Copy it to a file of its own, and open that."
            )

    def _busy_message(self) -> str:
        try:
            holder = json.loads(self.owner.read_text(encoding="utf-8"))
            who = f"process {int(holder['pid'])}"
        except (OSError, ValueError, KeyError, TypeError):
            who = "another process"
        return (
            f"{self.path.name} is open in {who}, most likely the dashboard. "
            "Close that one, or name another store with --store."
        )


def private_folder(folder: Path) -> None:
    """Make a folder that only its owner may enter."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)


def emptied(folder: Path) -> Path:
    """An empty private folder: what a killed process spilled there is people's data."""
    shutil.rmtree(folder, ignore_errors=True)
    private_folder(folder)
    return folder
