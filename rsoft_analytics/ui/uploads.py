"""An uploaded file on its way: rehearsed, shown, loaded; on disk only while it is being read."""

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import streamlit as st
from streamlit.typing import UploadedFile

from rsoft_analytics.errors import RsoftError
from rsoft_analytics.files.export import Export
from rsoft_analytics.imports.collect import Refusal, exports_in
from rsoft_analytics.imports.importing import import_all
from rsoft_analytics.imports.options import Options
from rsoft_analytics.imports.report import Report
from rsoft_analytics.imports.together import Together, rehearsed_together
from rsoft_analytics.parsing.parser import Parser
from rsoft_analytics.ui import answers
from rsoft_analytics.ui.telling import Telling


@dataclass(frozen=True)
class Glimpse:
    """A table's columns and first rows as they are, for a mapping by hand."""

    header: tuple[str, ...]
    cells: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Preview:
    """What an upload would do, and what its columns look like where it is a table."""

    reports: tuple[Report, ...]
    glimpse: Glimpse | None


@dataclass
class Bench:
    """What this visitor has uploaded and seen: kept for the visit, never on disk."""

    previews: dict[tuple[str, str, int], Preview] = field(default_factory=dict)
    loaded: dict[str, tuple[Report, ...]] = field(default_factory=dict)
    in_all: dict[tuple[tuple[str, str], ...], Together | str] = field(default_factory=dict)

    @classmethod
    def of_this_visit(cls) -> "Bench":
        """The visitor's bench."""
        bench: Bench = st.session_state.setdefault("bench", cls())
        return bench

    def preview(self, file: UploadedFile, options: Options, telling: Telling) -> Preview:
        """What loading the file would do; rehearsed once for each choice of options."""
        key = (file.file_id, options.as_json(), answers.store().version)
        if key not in self.previews:
            self.previews = {old: one for old, one in self.previews.items() if old[2] == key[2]}
            with exports_of(file) as found:
                reports = import_all(
                    answers.store(), found, options, True, telling.doing, telling.reached
                )
                self.previews[key] = Preview(tuple(reports), glimpse_of(found))
        return self.previews[key]

    def together(
        self, waiting: Sequence[tuple[UploadedFile, Options]], telling: Telling
    ) -> Together | str:
        """What loading all of them in turn would change, or why that cannot be told."""
        files = tuple((file.file_id, options.as_json()) for file, options in waiting)
        key = (*files, ("", str(answers.store().version)))
        if key not in self.in_all:
            with ExitStack() as open_files:
                exports = [
                    (one, options)
                    for file, options in waiting
                    for one in open_files.enter_context(exports_of(file))
                    if isinstance(one, Export)
                ]
                try:
                    found: Together | str = rehearsed_together(
                        answers.store(), exports, telling.doing, telling.reached
                    )
                except RsoftError as problem:
                    found = str(problem)
            self.in_all = {key: found}
        return self.in_all[key]

    def load(self, file: UploadedFile, options: Options, telling: Telling) -> None:
        """Load the file, each of its exports whole or not at all."""
        with exports_of(file) as found:
            store = answers.store_to("load an export")
            reports = import_all(store, found, options, False, telling.doing, telling.reached)
        self.loaded[file.file_id] = tuple(reports)

    def forget(self, import_id: int) -> None:
        """Show an upload whose import was taken back as it was before."""
        for file_id, reports in list(self.loaded.items()):
            if import_id in [one.import_id for one in reports]:
                del self.loaded[file_id]


def is_in_hand() -> bool:
    """Whether this visitor has files before them that are not put away."""
    return bool(st.session_state.get("exports"))


@contextmanager
def exports_of(file: UploadedFile) -> Iterator[list[Export | Refusal]]:
    """The exports of an upload, in a private folder that is gone afterwards.

    The file's own name is only ever shown: on disk it has a name of ours.
    """
    with tempfile.TemporaryDirectory(prefix="rsoft-") as folder:
        path = Path(folder) / f"upload{safe_ending(file.name)}"
        path.write_bytes(file.getbuffer())
        scratch = Path(folder) / "members"
        scratch.mkdir()
        yield list(exports_in(path, file.name, scratch))


def safe_ending(name: str) -> str:
    """A name's ending where it is a plain one."""
    ending = Path(name).suffix
    return ending if ending[1:].isalnum() and len(ending) < 8 else ""


def glimpse_of(found: list[Export | Refusal]) -> Glimpse | None:
    """The columns of an upload that is one table; None for anything else."""
    if len(found) != 1 or isinstance(found[0], Refusal):
        return None
    try:
        with Parser() as parser:
            seen = parser.look(found[0])
    except RsoftError:
        return None
    width = len(seen["columns"])
    filled = [
        tuple((*(cell or "" for cell in cells), *[""] * width)[:width]) for cells in seen["first"]
    ]
    return Glimpse(tuple(seen["columns"]), tuple(filled)) if width else None
