"""A program that is killed while it brings a store up to date leaves one that can be opened."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from rsoft_analytics.store import Store
from rsoft_analytics.store.statements import in_order

ROOT = Path(__file__).parents[1]
MIGRATIONS = [int(name.rpartition("/")[2][:4]) for name in in_order("store/tables")]
KILLED = """
import os, sys
from pathlib import Path
from rsoft_analytics.store import Store, schema

class Connection:  # gone between what a migration commits and its way into the file
    def __init__(self, connection): self.connection = connection
    def __getattr__(self, name): return getattr(self.connection, name)
    def checkpoint(self): os._exit(9)

whole = schema.migrate
def migrate(connection, number, name):
    whole(Connection(connection) if number == int(sys.argv[2]) else connection, number, name)

schema.migrate = migrate
Store(Path(sys.argv[1]))
"""


@pytest.mark.fault
@pytest.mark.parametrize("number", MIGRATIONS)
def test_a_store_opens_after_a_kill_in_any_migration(number: int, tmp_path: Path) -> None:
    path = tmp_path / "rsoft.duckdb"
    command = [sys.executable, "-c", KILLED, str(path), str(number)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    assert subprocess.run(command, env=environment, cwd=ROOT, check=False).returncode == 9
    with Store(path) as store:
        done = {row["number"] for row in store.rows("store/migrations_done")}
    assert done == set(MIGRATIONS)
