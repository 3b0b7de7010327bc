"""What lies in watched folders, and which of it is new and whole."""

import os
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from rsoft_analytics.errors import RsoftError
from rsoft_analytics.imports.collect import as_text

UNFINISHED = (
    *(".part", ".partial", ".crdownload", ".download", ".opdownload", ".filepart", ".!ut"),
    *(".tmp", ".temp", ".swp", "~"),
)
NOT_EXPORTS = ("thumbs.db", "desktop.ini")


class Look(NamedTuple):
    """A file as it was seen: another look that differs tells that it changed."""

    bytes: int
    changed_at: int
    number: int


@dataclass
class Folders:
    """Some folders, what was seen in them, and what was dealt with."""

    named: list[Path]
    store: Path
    complain: Callable[[str], None]
    seen: dict[Path, Look] = field(default_factory=dict)
    dealt_with: dict[Path, Look] = field(default_factory=dict)
    complaints: dict[Path, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for folder in self.named:
            if not folder.is_dir():
                raise RsoftError(
                    f"There is no folder {as_text(str(folder))[:300]}. Name the folder that "
                    "exports come into; make it first, where there is none."
                )

    def ready(self) -> list[Path]:
        """The new or changed files that are as they were at the look before."""
        before, self.seen = self.seen, dict(self.looks())
        kept = [path for path in self.complaints if path in self.seen or not path.exists()]
        self.complaints = {path: self.complaints[path] for path in kept}
        at_rest = [path for path, look in self.seen.items() if before.get(path) == look]
        new = [path for path in at_rest if self.dealt_with.get(path) != self.seen[path]]
        return sorted(path for path in new if self.opens(path))

    def settle(self, paths: list[Path]) -> None:
        """Leave some files alone until they change."""
        self.dealt_with |= {path: self.seen[path] for path in paths}

    def looks(self) -> Iterator[tuple[Path, Look]]:
        """Every file that may be an export."""
        for folder in self.named:
            if not folder.is_dir():
                self.told_once(folder, "The folder {} is gone. It is looked for again.")
            for place, folders, names in os.walk(folder, onerror=self.not_looked_through):
                folders[:] = [name for name in folders if not name.startswith(".")]
                for name in names:
                    path = Path(place, name)
                    if not is_unfinished(name) and not self.is_of_the_store(path):
                        yield from ((path, look) for look in looks_at(path, folder))

    def is_of_the_store(self, path: Path) -> bool:
        """Whether a file is the store itself, or one that lies beside it."""
        is_beside = Path(os.path.realpath(path.parent)) == self.store.parent
        return is_beside and path.name.startswith(self.store.name)

    def opens(self, path: Path) -> bool:
        """Whether a file can be read by now; on Windows it cannot while another writes it."""
        try:
            with path.open("rb"):
                return True
        except OSError as problem:
            self.told_once(path, f"{{}} cannot be opened ({problem.strerror}). It is tried again.")
            return False

    def not_looked_through(self, problem: OSError) -> None:
        """Tell of a folder in a folder that nobody may look into."""
        if Path(problem.filename) not in self.named:
            words = f"The folder {{}} cannot be looked through ({problem.strerror})."
            self.told_once(Path(problem.filename), words)

    def told_once(self, path: Path, words: str) -> None:
        """Complain about a path, unless that was done."""
        if self.complaints.get(path) != words:
            self.complaints[path] = words
            self.complain(words.format(as_text(str(path))))


def is_unfinished(name: str) -> bool:
    """Whether a name says that the file is hidden, or not yet whole, or never an export."""
    plain = name.lower()
    return plain.startswith((".", "~$")) or plain.endswith(UNFINISHED) or plain in NOT_EXPORTS


def looks_at(path: Path, folder: Path) -> Iterator[Look]:
    """How a file is, where it is a plain one inside the folder that holds something."""
    try:
        if path.is_symlink() and not path.resolve().is_relative_to(folder.resolve()):
            return
        found = path.stat()
    except OSError:  # gone, or a link to nowhere
        return
    if stat.S_ISREG(found.st_mode) and found.st_size:
        yield Look(found.st_size, found.st_mtime_ns, found.st_ino)
