"""Taking an import back."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from rsoft_analytics.errors import RsoftError
from rsoft_analytics.imports.changes import changed_since, months_of, noted
from rsoft_analytics.privacy.ledger import follow
from rsoft_analytics.store import Store
from rsoft_analytics.store.derive import derive


@dataclass(frozen=True)
class Undone:
    """An import that was taken back, and the headline before and after."""

    import_id: int
    file: str
    rows: int
    before: dict[str, Any]
    after: dict[str, Any]
    changes: dict[str, Any]  # days and numbers of months, as changes.py tells them


def undo(store: Store, import_id: int, rehearse: bool = False) -> Undone:
    """Take an import back, or show what that would change; refuses one that is not there."""
    with store.writing(rehearse) as writing:
        entries = writing.rows("imports/entry", import_id=import_id)
        if not entries:
            raise RsoftError(
                f"There is no import {import_id}. `rsoft imports` lists those there are."
            )
        (entry,) = entries
        if entry["undone_at"]:
            raise RsoftError(f"Import {import_id} ({entry['file_name']}) was taken back already.")
        months = months_of(writing, import_id)
        writing.run("store/staging/undo", import_id=import_id, now=datetime.now(UTC))
        before = noted(writing, entry["kind"], import_id, months)
        derive(writing)
        writing.run("store/reported_days", business_zone=writing.settings.timezone)
        follow(writing)
        changes = changed_since(writing, before, "undone")
    rows = entry["added"] + entry["updated"] + entry["unchanged"]
    headline = (changes.pop("before"), changes.pop("after"))
    return Undone(import_id, entry["file_name"], rows, *headline, changes)
