"""Rows on their way into the store are all there, wherever they wait, and nothing stays behind."""

from pathlib import Path

import pyarrow as pa
import pytest

from rsoft_analytics.files.export import Export
from rsoft_analytics.imports.load import load
from rsoft_analytics.store import Store, gathering
from rsoft_analytics.store.gathering import Gathering

HEADER = "Call Time,Phone Number,Call Type,Duration,Agent\n"
LINE = "2026-03-02 09:{:02}:00,+91 55000 {:05},Incoming,184,Asha\n"


@pytest.fixture
def nothing_fits(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rows that are too many for memory from the first on."""
    monkeypatch.setattr(gathering, "MOST_IN_MEMORY", 0)


def batches(count: int) -> list[pa.RecordBatch]:
    """Some batches of a number and a text, which may be missing."""
    return [
        pa.record_batch({"row": [at, at + 1], "text": [f"Anjali {at}", None]})
        for at in range(0, 2 * count, 2)
    ]


def gathered(folder: Path | None, rows: list[pa.RecordBatch]) -> Gathering:
    """A gathering that took some batches."""
    found = Gathering(folder)
    for one in rows:
        found.add(one)
    return found


def test_few_rows_wait_in_memory(tmp_path: Path) -> None:
    assert gathered(tmp_path, batches(3)).table() == pa.Table.from_batches(batches(3))
    assert list(tmp_path.iterdir()) == []


def test_many_rows_wait_in_a_file_and_are_all_there(nothing_fits: None, tmp_path: Path) -> None:
    rows = gathered(tmp_path, batches(3))
    assert len(list(tmp_path.iterdir())) == 1
    assert rows.table() == pa.Table.from_batches(batches(3))


def test_the_file_is_its_owners_and_goes_with_the_rows(nothing_fits: None, tmp_path: Path) -> None:
    rows = gathered(tmp_path, batches(1))
    (file,) = tmp_path.iterdir()
    assert file.stat().st_mode & 0o077 == 0
    rows.close()
    assert list(tmp_path.iterdir()) == []


def test_an_export_that_waited_in_a_file_is_loaded_whole(
    nothing_fits: None, tmp_path: Path
) -> None:
    csv = tmp_path / "calls.csv"
    csv.write_text(HEADER + "".join(LINE.format(at, 1000 + at) for at in range(50)))
    with Store(tmp_path / "store" / "rsoft.duckdb") as store:
        assert load(store, Export(csv, csv.name)).added == 50
        assert list((tmp_path / "store" / "rsoft.duckdb.spill").iterdir()) == []
