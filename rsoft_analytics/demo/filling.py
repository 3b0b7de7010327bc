"""The demo in a store: its exports written, then imported like anybody's."""

import json
from pathlib import Path

from rsoft_analytics.demo import write_demo
from rsoft_analytics.errors import RsoftError
from rsoft_analytics.files.export import Export
from rsoft_analytics.imports.load import Progress, load, no_progress
from rsoft_analytics.imports.options import Options
from rsoft_analytics.imports.report import Report
from rsoft_analytics.store import Store


def fill(
    store: Store, folder: Path, calls: int, seed: int, progress: Progress = no_progress
) -> list[Report]:
    """The reports of the demo's exports, written into a folder and imported by its manifest."""
    if store.rows("imports/ledger"):
        raise RsoftError(
            "This store holds imports already, and invented calls must not mix with real ones. "
            "Give the demo a store of its own: rsoft demo --store data/demo.duckdb"
        )
    write_demo(folder, calls, seed)
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    return [
        load(
            store, Export(folder / entry["file"], entry["file"]), options_of(entry), False, progress
        )
        for entry in manifest
    ]


def options_of(entry: dict[str, str | None]) -> Options:
    """How one file of the manifest is to be read."""
    return Options(format=entry["format"], rep=entry["rep"], region=entry["region"])
