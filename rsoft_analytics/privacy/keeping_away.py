"""Keeping away at the door: an export brings nobody back who was erased.

Their rows are rejects like any other, with the reason and without the text, and what
rows of others say of them is left out. Where nobody was erased yet, none of it costs
anything.
"""

from datetime import UTC, datetime
from functools import cache
from typing import Any

import pyarrow as pa

from rsoft_analytics.privacy.mentioned import Reader, is_erased
from rsoft_analytics.privacy.retention import refuse_too_old
from rsoft_analytics.privacy.tombstones import Yard, yard_of
from rsoft_analytics.store import Writing

REASON = "erased on request"
FOLDER = "privacy/keeping_away"
KINDS = {"calls": "calls", "contacts": "contacts", "leads": "leads", "web leads": "leads",
         "consent": "consent"}  # fmt: skip


def keep_away(writing: Writing, kind: str, region: str, import_id: int) -> None:
    """Set aside, of what an export staged, the rows of people who were erased."""
    refuse_too_old(writing, kind, datetime.now(UTC), import_id)
    yard = yard_of(writing)
    if not yard.stones or kind not in KINDS:
        return
    if kind == "calls":
        keep_calls_away(writing, yard, import_id)
    else:
        keep_rows_away(writing, yard, KINDS[kind])
    reader = Reader(yard, region)
    empty_texts(writing, reader)
    leave_out_mentions(writing, reader, KINDS[kind], import_id)


def file_without(writing: Writing, import_id: int, name: str) -> None:
    """Call a file otherwise that is called after somebody who was erased."""
    yard = yard_of(writing)
    if yard.stones:
        without = Reader(yard, writing.settings.region).without(name)
        if without != name:
            writing.run(f"{FOLDER}/file_renamed", import_id=import_id, without=without)


def keep_calls_away(writing: Writing, yard: Yard, import_id: int) -> None:
    """Set aside calls by their numbers."""
    with_names = "named" in yard.kinds
    seen = writing.table(f"{FOLDER}/calls_seen", with_names=with_names, import_id=import_id)
    numbers = seen.column("number").to_pylist()
    erased = {number for number in set(numbers) if is_erased(yard, number)}
    pairs = zip(numbers, seen.column("name_key").to_pylist(), strict=True)
    named = [(number, name) for number, name in pairs if yard.holds("named", f"{name}|{number}")]
    if erased or named:
        writing.run(
            f"{FOLDER}/calls_kept_away",
            import_id=import_id,
            reason=REASON,
            numbers=sorted(erased),
            named_numbers=[number for number, _ in named],
            named=[name for _, name in named],
        )


def keep_rows_away(writing: Writing, yard: Yard, kind: str) -> None:
    """Set aside entries, leads and acts by whatever they may be known by."""
    rows: list[int] = []
    numbers: set[int] = set()
    erased = cache(lambda number: is_erased(yard, number))
    for seen in writing.rows(f"{FOLDER}/{kind}_seen"):
        numbers |= {number for number in seen["numbers"] if erased(number)}
        if is_of_erased(yard, seen):
            rows.append(seen["row"])
    if rows or numbers:
        values: dict[str, Any] = {"rows": rows, "numbers": sorted(numbers), "reason": REASON}
        writing.run(f"{FOLDER}/{kind}_kept_away", **values)


def is_of_erased(yard: Yard, seen: dict[str, Any]) -> bool:
    """Whether a row is about somebody who was erased."""
    emails = [email.lower() for email in seen["emails"]]
    by = [str(number) for number in seen["numbers"]] + emails
    return (
        any(yard.holds("number", str(number)) for number in seen["numbers"])
        or any(yard.holds("email", email) for email in emails)
        or any(yard.holds("named", f"{seen['name_key']}|{one}") for one in by)
        or (not by and seen["entry"] is not None and yard.holds("entry", seen["entry"]))
        or (seen["record"] is not None and yard.holds("record", seen["record"]))
    )


def empty_texts(writing: Writing, reader: Reader) -> None:
    """Empty what was set aside for another reason and holds somebody who was erased."""
    texts = [
        row["text"]
        for row in writing.rows(f"{FOLDER}/texts_seen", reason=REASON)
        if any(reader.mentions(f"{row['text']} {row['message']}"))
    ]
    if texts:
        writing.run(f"{FOLDER}/texts_emptied", texts=texts, reason=REASON)


def leave_out_mentions(writing: Writing, reader: Reader, kind: str, import_id: int) -> None:
    """Leave out of others' rows what they say of somebody who was erased."""
    answer = writing.table(f"{FOLDER}/{kind}_texts", import_id=import_id)
    texts = answer.column("text").to_pylist()
    without = {text: told for text in texts if (told := reader.without(text)) != text}
    if without:
        table = pa.table({"text": list(without), "without": list(without.values())})
        writing.put(f"{FOLDER}/mentioning", table)
        writing.run(f"{FOLDER}/{kind}_unmentioned", import_id=import_id)
