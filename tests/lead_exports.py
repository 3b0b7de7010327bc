"""What the tests of leads share: exports of a few lines, and the leads that follow."""

from pathlib import Path
from typing import Any

from rsoft_analytics.files.export import Export
from rsoft_analytics.imports.load import load
from rsoft_analytics.store import Store
from rsoft_analytics.store.checks import findings

CALLS = "Call Time,Phone Number,Call Type,Duration,Agent"
LEADS = "Lead Id,Name,Phone,Email,Lead Source,Lead Status,Created,Modified,Converted On,Value"
CONTACTS = "Name,Phone"
A, B, C = "+91 55000 00001", "+91 55000 00002", "+91 55000 00003"


def put(store: Store, folder: Path, header: str, *lines: str) -> int:
    """The number of an import of these lines under a header."""
    name = f"export-{len(list(folder.iterdir()))}.csv"
    (folder / name).write_text("\n".join([header, *lines]) + "\n", encoding="utf-8")
    told = load(store, Export(folder / name, name))
    assert (told.error, told.rejected) == (None, 0)
    assert [one.claim for one in findings(store) if one.offenders] == []
    assert told.import_id
    return told.import_id


def leads(store: Store) -> list[dict[str, Any]]:
    """The leads of a store, by number."""
    with store.engine.cursor() as cursor:
        rows = cursor.execute("select * from leads order by person, created_at, name").fetchall()
        names = [column[0] for column in cursor.description or ()]
    return [dict(zip(names, row, strict=True)) for row in rows]


def lead(store: Store) -> dict[str, Any]:
    """The only lead of a store."""
    (only,) = leads(store)
    return only
