"""The ledger of consent: every act appended once, chained, and in it nobody's name.

What files tell is followed (``follow``): an act that is new goes behind the last one,
and where an import is taken back, that is an act of its own. Nothing is ever
changed. Who an act is of stands apart, under its place, with a keyed hash in the
chain: erasing somebody takes that away, and the chain holds.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import pyarrow as pa

from rsoft_analytics.privacy.chain import (
    START,
    Fault,
    Head,
    chained,
    first_fault,
    heads_kept,
    keep_head,
)
from rsoft_analytics.privacy.subjects import Asks, hashed, key_for, key_of, subject_of
from rsoft_analytics.store import Store, Writing

CHAIN = "consent"  # its name among the heads
AT_ONCE = 50_000  # rows handed over together
MOMENT = pa.timestamp("us", "UTC")
LEDGER = pa.schema(
    {
        "place": pa.int64(),
        "recorded_at": MOMENT,
        "actor": pa.string(),
        "person_kind": pa.string(),
        "subject": pa.string(),
        "identifier": pa.string(),
        "purpose": pa.string(),
        "channel": pa.string(),
        "act": pa.string(),
        "effective_at": MOMENT,
        "expires_at": MOMENT,
        "jurisdiction": pa.string(),
        "scope": pa.string(),
        "wording_hash": pa.string(),
        "details_hash": pa.string(),
        "import_id": pa.int32(),
        "line": pa.int64(),
        "of_event": pa.int64(),
        "link": pa.string(),
    }
)
DETAILS = pa.schema(
    {
        "event": pa.int64(),
        "record": pa.uint64(),
        "person": pa.string(),
        "number": pa.int64(),
        "email": pa.string(),
        "name": pa.string(),
        "place": pa.string(),
        "wording": pa.string(),
        "evidence": pa.string(),
    }
)
TOLD = ("person", "number", "email", "name", "place", "wording", "evidence")  # hashed together
OF_AN_ACT = tuple(
    "person_kind purpose channel act effective_at expires_at scope import_id line".split()
)
Row = dict[str, Any]


def follow(writing: Writing) -> int:
    """Bring the ledger up to what files tell; how many acts were appended."""
    writing.run("privacy/acts_told")
    gone = writing.rows("privacy/acts_gone")
    new = writing.table("privacy/acts_new")
    if not gone and not new.num_rows:
        return 0
    ledger = Ledger(writing)
    ledger.append(taken_back(one) for one in gone)
    for batch in new.to_batches(AT_ONCE):
        ledger.append(batch.to_pylist())
    return len(gone) + int(new.num_rows)


def taken_back(one: Row) -> Row:
    """The act that says that another one no longer stands, since its import was taken back."""
    return {**one, "act": "taken back", "effective_at": None}


@dataclass(frozen=True)
class Recorded:
    """Where an act stands in the ledger."""

    event: int
    link: str


class Ledger:
    """The end of the ledger, to append to."""

    def __init__(self, writing: Writing, actor: str = "import") -> None:
        self.writing, self.actor, self.now = writing, actor, datetime.now(UTC)
        self.head = head_in(writing)
        self.key = key_for(writing)
        self.region = writing.settings.region
        writing.once_kept.append(lambda: keep_head(writing.path, CHAIN, self.head))

    def append(self, acts: Iterable[Row]) -> Recorded:
        """Append acts; the last one's place."""
        acts = list(acts)
        entries = list(chained((self.entry(act) for act in acts), self.head))
        if entries:
            self.head = Head(entries[-1]["place"], entries[-1]["link"])
            details = [
                {**act, "event": entry["place"]}
                for act, entry in zip(acts, entries, strict=True)
                if act.get("person")
            ]
            self.writing.put("privacy/appended", as_table(entries, LEDGER))
            self.writing.put("privacy/details_kept", as_table(details, DETAILS))
        return Recorded(self.head.rows, self.head.link)

    def entry(self, act: Row) -> Row:
        """An act as the ledger holds it: of whom only the keyed hash."""
        said, wording = {name: act.get(name) for name in OF_AN_ACT}, act.get("wording")
        return {
            **said,
            "effective_at": act["effective_at"] or self.now,
            "recorded_at": self.now,
            "actor": self.actor,
            "subject": act.get("subject") or self.subject(act),
            "identifier": act.get("identifier") or identified_by(act),
            "jurisdiction": act.get("jurisdiction") or self.region,
            "wording_hash": hashed(self.key, wording) if wording else None,
            "details_hash": details_hash(self.key, act),
            "of_event": act.get("of_event"),
        }

    def subject(self, act: Row) -> str:
        """The keyed hash of whom an act is of."""
        names = {"number": act.get("number"), "email": act.get("email"), "name": act["person"]}
        by = identified_by(act)
        return subject_of(self.key, **{by: names[by]})


def identified_by(act: Row) -> str:
    """What somebody is known by: a number, an e-mail or a name."""
    if act.get("number") is not None and act["person_kind"] == "customer":
        return "number"
    return "email" if act.get("email") else "name"


def details_hash(key: bytes, act: Row) -> str:
    """The keyed hash of what the ledger does not hold itself."""
    told = {name: act.get(name) for name in TOLD if act.get(name) is not None}
    return hashed(key, json.dumps(told, sort_keys=True, ensure_ascii=False))


def as_table(rows: list[Row], schema: pa.Schema) -> pa.Table:
    """Rows in columns of their types."""
    return pa.Table.from_pylist(
        [{name: row.get(name) for name in schema.names} for row in rows], schema=schema
    )


def head_in(asked: Asks) -> Head:
    """The head of the ledger as it stands in the store."""
    last = asked.rows("privacy/ledger_head")
    return Head(last[0]["place"], last[0]["link"]) if last else START


@dataclass(frozen=True)
class Proof:
    """Whether the ledger holds, up to which head, and the first row that does not."""

    head: Head
    fault: Fault | None
    kept: Head | None  # the head beside the store

    def as_json(self) -> Row:
        """The proof as a command tells it."""
        return {
            "holds": self.fault is None,
            "rows": self.head.rows,
            "head": str(self.head),
            "kept_head": str(self.kept) if self.kept else None,
            "first_bad_row": self.fault.place if self.fault else None,
            "message": self.fault.message if self.fault else None,
        }


def verified(store: Store, written_down: Head | None = None) -> Proof:
    """Whether the ledger is as it was written, also against a head that somebody wrote down."""
    kept = heads_kept(store.path).get(CHAIN)
    head = head_in(store)
    faults = [first_fault(all_rows(store), kept), details_fault(store, is_used=head != START)]
    if kept is None and head != START and store.path:
        message = "Row 1 cannot be vouched for: the head beside the store is gone."
        faults.append(Fault(1, message))
    if written_down:
        faults.append(first_fault(all_rows(store), written_down))
    found = [fault for fault in faults if fault]
    return Proof(head, min(found, key=lambda one: one.place, default=None), kept)


def all_rows(store: Store, name: str = "privacy/ledger_piece") -> Iterator[Row]:
    """Every row of the ledger in order, a piece at a time: there may be millions."""
    seen = 0
    while piece := store.rows(name, most=AT_ONCE, seen=seen):
        yield from piece
        seen += len(piece)


def details_fault(store: Store, *, is_used: bool) -> Fault | None:
    """The first act whose details are not what they were, or are gone without an erasure."""
    if not is_used:
        return None
    key = key_of(store.path, is_new=False)
    for row in all_rows(store, "privacy/ledger_details_piece"):
        told = {**row, "place": row["asked_at"]}
        if row["is_kept"] and details_hash(key, told) != row["details_hash"]:
            message = (
                f"Row {row['place']} is of somebody else, or says something else, than it did."
            )
            return Fault(row["place"], message)
        if not row["is_kept"] and not row["is_erased"]:
            message = f"Row {row['place']} has lost whom it is of, and nobody was erased."
            return Fault(row["place"], message)
    return None
