"""A store under a key is unreadable without it: its file, its log, its spill, its backups."""

import os
import socket
import stat
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from rsoft_analytics.errors import RsoftError
from rsoft_analytics.files.export import Export
from rsoft_analytics.imports.load import load
from rsoft_analytics.privacy.backups import backup, restore
from rsoft_analytics.store import Store
from rsoft_analytics.store.keys import VARIABLE, key_in, made_key

ROOT = Path(__file__).parents[1]
HAS_EXTENSION = duckdb.__version__.startswith("1.")  # on PyPI, none is there for 2.0 yet
MARKS = (b"Meena Raman", b"wants the quote", b"5500000001", b"raw_calls")
CALLS = """Date,Time,Customer Name,Phone Number,Call Type,Duration (sec),Notes
02/03/2026,10:00:00,Meena Raman,+91 55000 00001,Incoming,60,wants the quote
03/03/2026,11:00:00,Meena Raman,+91 55000 00001,Missed,0,
"""
KILLED = """
import os, sys
from pathlib import Path
from rsoft_analytics.files.export import Export
from rsoft_analytics.imports.load import load
from rsoft_analytics.store import Store
store = Store(Path(sys.argv[1]))
load(store, Export(Path(sys.argv[2]), "calls.csv"))
os._exit(9)
"""

needs_the_extension = pytest.mark.skipif(
    not HAS_EXTENSION, reason="DuckDB 2.0 has no packaged extension that writes encrypted files"
)


@pytest.fixture
def key_file(tmp_path: Path) -> Path:
    """A file with a key."""
    made_key(tmp_path / "keys" / "store.key")
    return tmp_path / "keys" / "store.key"


@pytest.fixture
def export(tmp_path: Path) -> Path:
    """An export with somebody in it."""
    (tmp_path / "calls.csv").write_text(CALLS)
    return tmp_path / "calls.csv"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a store may lie."""
    return tmp_path / "team" / "rsoft.duckdb"


@pytest.fixture
def encrypted(path: Path, key_file: Path, export: Path, monkeypatch) -> Path:
    """A closed store under the key that the environment names."""
    monkeypatch.setenv(VARIABLE, str(key_file))
    with Store(path) as store:
        load(store, Export(export, export.name))
    return path


def readable(folder: Path) -> list[bytes]:
    """What of the person can be read in the files of a folder."""
    content = b"".join(one.read_bytes() for one in folder.rglob("*") if one.is_file())
    return [mark for mark in MARKS if mark in content]


@pytest.mark.skipif(HAS_EXTENSION, reason="this DuckDB has the extension")
def test_a_duckdb_without_the_extension_refuses_a_key_in_words(path, key_file, monkeypatch):
    monkeypatch.setenv(VARIABLE, str(key_file))
    with pytest.raises(RsoftError, match="cannot write an encrypted store"):
        Store(path)


@needs_the_extension
def test_neither_file_nor_log_can_be_read(path, key_file, export):
    environment = {**os.environ, VARIABLE: str(key_file), "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", KILLED, str(path), str(export)]
    assert subprocess.run(command, env=environment, check=False).returncode == 9
    assert path.with_name("rsoft.duckdb.wal").stat().st_size > 0
    assert readable(path.parent) == []


def test_a_plain_store_can_be_read(path, export):
    """What the test above would see without a key."""
    with Store(path) as store:
        load(store, Export(export, export.name))
    assert readable(path.parent) != []


@needs_the_extension
def test_no_name_is_asked_for_on_the_network(encrypted, monkeypatch):
    def refused(*_: object) -> None:
        raise AssertionError("somebody wants the network")

    monkeypatch.setattr(socket, "getaddrinfo", refused)
    with Store(encrypted) as store:
        assert store.row("imports/headline")["calls"] == 2


@needs_the_extension
@pytest.mark.parametrize("named", [None, "another"])
def test_nothing_opens_it_without_its_key(encrypted, named, tmp_path, monkeypatch):
    monkeypatch.delenv(VARIABLE)
    if named:
        made_key(tmp_path / "another.key")
        monkeypatch.setenv(VARIABLE, str(tmp_path / "another.key"))
    words = "encrypted under another key" if named else "is encrypted"
    with pytest.raises(RsoftError, match=f"rsoft.duckdb {words}.*{VARIABLE}|{words}"):
        Store(encrypted)
    with pytest.raises(duckdb.Error):
        duckdb.connect(encrypted)


@needs_the_extension
def test_a_plain_store_is_encrypted_and_made_plain_again(path, key_file, export, monkeypatch):
    with Store(path) as store:
        load(store, Export(export, export.name))
        store.renew(key=key_in(key_file), is_kept=False)
        assert store.row("imports/headline")["calls"] == 2
    assert readable(path.parent) == []
    monkeypatch.setenv(VARIABLE, str(key_file))
    with Store(path) as store:
        store.renew(key=None, is_kept=False)
    monkeypatch.delenv(VARIABLE)
    with Store(path) as store:
        assert store.row("imports/headline")["calls"] == 2


@needs_the_extension
def test_a_changed_key_is_the_only_one_that_opens(encrypted, tmp_path, monkeypatch):
    made_key(tmp_path / "new.key")
    with Store(encrypted) as store:
        store.renew(key=key_in(tmp_path / "new.key"), is_kept=False)
    with pytest.raises(RsoftError, match="another key"):
        Store(encrypted)
    monkeypatch.setenv(VARIABLE, str(tmp_path / "new.key"))
    Store(encrypted).close()


@needs_the_extension
def test_what_is_spilled_is_encrypted_too(encrypted):
    with Store(encrypted) as store, store.engine.cursor() as cursor:
        asked = "select current_setting('temp_file_encryption')"
        assert cursor.execute(asked).fetchall() == [(True,)]


@needs_the_extension
def test_backups_are_under_the_same_key_and_come_back(encrypted, tmp_path):
    with Store(encrypted) as store:
        (tmp_path / "kept").mkdir()
        made = backup(store, tmp_path / "kept" / "b.duckdb")
        assert made.is_encrypted
        assert readable(tmp_path / "kept") == []
        assert restore(store, made.file, is_replacing=True).holds["calls"] == 2


def test_a_plain_store_is_not_taken_for_an_encrypted_one(path, key_file, monkeypatch):
    Store(path).close()
    monkeypatch.setenv(VARIABLE, str(key_file))
    words = "is not encrypted" if HAS_EXTENSION else "cannot write an encrypted store"
    with pytest.raises(RsoftError, match=words):
        Store(path)


def test_a_key_that_others_may_read_is_refused(key_file):
    key_file.chmod(0o640)
    with pytest.raises(RsoftError, match=r"Others may read .* chmod 600"):
        key_in(key_file)


@pytest.mark.parametrize("content", [b"", b"short", b"\xff\xfe" * 20, b"x" * 5000])
def test_what_is_no_key_is_refused(key_file, content):
    key_file.write_bytes(content)
    with pytest.raises(RsoftError, match=r"holds no key|it is no text"):
        key_in(key_file)


def test_a_new_key_is_its_owners_alone_and_writes_over_nothing(key_file):
    assert stat.S_IMODE(key_file.stat().st_mode) == 0o600
    with pytest.raises(RsoftError, match="is there already"):
        made_key(key_file)
