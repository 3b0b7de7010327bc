"""The demo in a store: its exports written, then imported like anybody's."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

from rsoft_analytics.demo import write_demo
from rsoft_analytics.errors import RsoftError
from rsoft_analytics.files.export import Export
from rsoft_analytics.imports.load import Progress, load, no_progress
from rsoft_analytics.imports.options import Options
from rsoft_analytics.imports.report import Report
from rsoft_analytics.privacy.deadlines import pass_on, running
from rsoft_analytics.store import Store

PASSED_ON_AFTER = 10  # days: an office that keeps its records tells its other systems in time


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
    reports = [
        load(
            store, Export(folder / entry["file"], entry["file"]), options_of(entry), False, progress
        )
        for entry in manifest
    ]
    old = datetime.now(UTC) - timedelta(days=PASSED_ON_AFTER)
    pass_on(store, [one["event"] for one in running(store) if one["event"] and one["since"] < old])
    return reports


def options_of(entry: dict[str, str | None]) -> Options:
    """How one file of the manifest is to be read."""
    return Options(format=entry["format"], rep=entry["rep"], region=entry["region"])
