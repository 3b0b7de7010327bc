"""A backup is whole while the store is in use, and a restore is proved before it replaces."""

import shutil
import stat
import threading
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from rsoft_analytics.errors import RsoftError
from rsoft_analytics.privacy.backups import backup, restore, take_key
from rsoft_analytics.privacy.subjects import key_file
from rsoft_analytics.store import Store
from rsoft_analytics.store.checks import findings


@pytest.fixture
def store(sample_file: Path, tmp_path: Path) -> Iterator[Store]:
    """A store of a test's own with the samples."""
    with Store(Path(shutil.copy(sample_file, tmp_path))) as opened:
        yield opened


@pytest.fixture
def made(store: Store, tmp_path: Path) -> Path:
    """A backup of it."""
    return backup(store, tmp_path / "backup.duckdb").file


def headline(store: Store) -> dict[str, int]:
    """How much a store holds."""
    return store.row("imports/headline")


def test_a_backup_holds_what_the_store_holds_for_its_owner_alone(store, made, tmp_path):
    assert stat.S_IMODE(made.stat().st_mode) == 0o600
    copy = Path(shutil.copy(made, tmp_path / "opened.duckdb"))
    with Store(copy) as other:
        assert headline(other) == headline(store)
        assert [one.name for one in findings(other) if one.offenders] == []
    assert list(store.engine.copies.iterdir()) == []


def test_a_backup_made_while_somebody_writes_holds_whole_changes(store, tmp_path, monkeypatch):
    stop = threading.Event()

    def write() -> None:
        number = 0
        while not stop.is_set():
            with store.writing() as writing:  # two rows, or none of them
                for half in "ab":
                    values = {"header": f"{number}{half}", "kind": "calls", "columns": "{}"}
                    writing.run("imports/mapping_kept", **values)
            number += 1

    writer = threading.Thread(target=write)
    writer.start()
    files = [backup(store, tmp_path / f"{number}.duckdb").file for number in range(2)]
    stop.set()
    writer.join()
    for file in files:
        with duckdb.connect(file, read_only=True) as connection:
            odd = "select count(*) % 2, count(*) > 0 from mappings"
            assert connection.execute(odd).fetchall()[0][0] == 0


def test_a_backup_writes_over_nothing(store, made):
    with pytest.raises(RsoftError, match=r"backup.duckdb is there already"):
        backup(store, made)


def test_a_backup_into_no_folder_is_refused(store, tmp_path):
    with pytest.raises(RsoftError, match="There is no folder"):
        backup(store, tmp_path / "none" / "backup.duckdb")


def test_a_store_that_holds_something_is_replaced_only_where_that_is_said(store, made):
    with pytest.raises(RsoftError, match=r"holds [\d,]+ calls .* --replace"):
        restore(store, made)
    before = headline(store)
    with store.writing() as writing:
        writing.run("imports/mapping_kept", header="after", kind="calls", columns="{}")
    told = restore(store, made, is_replacing=True)
    assert (told.holds, told.checks) == (before, len(findings(store)))
    assert [one["header"] for one in store.rows("imports/mappings")] == []


def test_a_restore_into_an_empty_store_needs_no_word(made, tmp_path):
    with Store(tmp_path / "new" / "rsoft.duckdb") as new:
        assert restore(new, made).holds["calls"] > 0
        assert headline(new)["calls"] > 0


def test_a_backup_in_which_a_check_fails_is_not_restored(store, made):
    with duckdb.connect(made) as connection:
        connection.execute("delete from raw_calls where row = (select min(row) from raw_calls)")
    before = headline(store)
    with pytest.raises(RsoftError, match="was not restored, and the store is as it was"):
        restore(store, made, is_replacing=True)
    assert headline(store) == before


@pytest.mark.parametrize(
    ("name", "words"),
    [("rsoft.duckdb", "is the store itself"), ("text.csv", "is no backup"), ("none", "No such")],
)
def test_what_is_no_backup_is_refused(store, tmp_path, name, words):
    (tmp_path / "text.csv").write_text("Date,Time,Phone Number\n")
    with pytest.raises(RsoftError, match=words):
        restore(store, tmp_path / name)


def test_a_backup_that_was_copied_in_use_is_refused(store, made):
    made.with_name(made.name + ".wal").write_text("a log")
    with pytest.raises(RsoftError, match="was in use when it was copied"):
        restore(store, made, is_replacing=True)


def test_a_key_that_comes_back_writes_over_none_that_was_laid_aside(tmp_path):
    store, incoming = tmp_path / "rsoft.duckdb", tmp_path / "incoming.duckdb"
    for key in (b"first", b"second", b"third", b"third"):
        key_file(incoming).write_bytes(key)
        take_key(store, incoming)
    kept = [f"{key_file(store)}{end}" for end in (".before", ".before-2", "")]
    assert [Path(one).read_bytes() for one in kept] == [b"first", b"second", b"third"]
    assert not Path(f"{key_file(store)}.before-3").exists()


def test_heads_are_laid_aside_under_a_name_of_their_own(made, tmp_path):
    with Store(tmp_path / "new" / "rsoft.duckdb") as new:
        for _ in range(3):
            restore(new, made, is_replacing=True)
    heads = sorted(one.name for one in (tmp_path / "new").glob("*.heads.before*"))
    assert heads == ["rsoft.duckdb.heads.before", "rsoft.duckdb.heads.before-2"]
