"""Round after round: what has come to rest in the folders is loaded, and told of."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from rsoft_analytics import console
from rsoft_analytics.errors import RsoftError
from rsoft_analytics.imports.importing import STOPPED
from rsoft_analytics.imports.report import Report
from rsoft_analytics.terminal import as_json_text, cell_safe, say
from rsoft_analytics.watching.folders import Folders

Load = Callable[[list[Path]], list[Report]]
MOST_AT_ONCE = 20  # files between two sentences, and between two moments when the store is free


@dataclass
class Rounds:
    """The rounds of one watch."""

    folders: Folders
    load: Load
    as_json: bool
    is_first: bool = True
    trouble: str = ""  # what kept the last round from its end

    def until_stopped(self, every: float, once: bool) -> int:
        """Go on until somebody stops it, or for one round; the exit code."""
        self.folders.ready()
        while not console.current().waited(every):
            told = self.round()
            if once:
                return int(bool(self.trouble) or any(one.error for one in told))
        return 0

    def round(self) -> list[Report]:
        """Load what is new and whole; what became of it."""
        told: list[Report] = []
        try:
            for reports in self.loaded():
                self.tell(reports)
                told += reports
            self.trouble = ""
        except RsoftError as problem:  # such as a store that another command has: the next round
            if self.trouble != str(problem):
                complain(str(problem))
            self.trouble = str(problem)
        if self.is_first and not self.as_json:
            tell_known(told)
        self.is_first = False
        return told

    def loaded(self) -> Iterator[list[Report]]:
        """What became of some files at a time."""
        for paths in in_parts(self.folders.ready()):
            yield [one for one in self.load(paths) if one.error != STOPPED]
            if console.is_stopped():
                return
            self.folders.settle(paths)

    def tell(self, reports: list[Report]) -> None:
        """A line for each file; in the first round those that are in already are only counted."""
        for one in reports:
            if self.as_json:
                say(as_json_text(one.as_json()))
            elif not (self.is_first and one.status == "already imported"):
                say(cell_safe(one.sentence()))


def in_parts(paths: list[Path]) -> Iterator[list[Path]]:
    """The paths, not too many at once."""
    for start in range(0, len(paths), MOST_AT_ONCE):
        yield paths[start : start + MOST_AT_ONCE]


def tell_known(reports: list[Report]) -> None:
    """How many of the files that lie there are in already."""
    known = sum(one.status == "already imported" for one in reports)
    if known:
        say(f"{known:,} {'file was' if known == 1 else 'files were'} imported before.")


def complain(words: str) -> None:
    """Say on standard error what keeps a watch from its work; it goes on."""
    console.current().err(cell_safe(words))
