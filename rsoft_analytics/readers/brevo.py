"""Brevo contacts (CSV).

Whom one may write to, and whom not, for e-mail and SMS apart: a record is up to
two acts of consent. A phone has its country's code, but no + in front. An account
that sends no SMS has no columns for it.
"""

from collections.abc import Iterator
from itertools import count
from typing import Any

import pyarrow as pa

from rsoft_analytics.columns import Picked, extra
from rsoft_analytics.files.chunks import joined
from rsoft_analytics.files.export import Export
from rsoft_analytics.files.table import Records, Table
from rsoft_analytics.pinned import Pinned, plain
from rsoft_analytics.readers import CERTAIN, NO
from rsoft_analytics.rows import CONSENT_ROWS, Batch, Reading, SetAside

KIND = "consent"
KNOWN = "from somebody's tests"
MEANT = {"yes": "withdrawn", "true": "withdrawn", "no": "granted", "false": "granted"}
FORMAT = Pinned(
    kind=KIND,
    marks=("EMAIL", "EMAIL_BLACKLISTED|SMS_BLACKLISTED", "ADDED_TIME"),
    fields={"EMAIL": "person", "SMS": "person", "ADDED_TIME": "given"},
    always={"person_kind": "customer", "purpose": "marketing", "place": "Brevo"},
    day_first=True,
)
USED = "email sms email_blacklisted sms_blacklisted added_time modified_time firstname lastname"


def claim(export: Export) -> int:
    """Certain by a column that tells for a channel whether it is closed."""
    return CERTAIN if FORMAT.fits(export) else NO


def read(export: Export, columns: dict[str, str] | None) -> Reading:
    """An act of consent for each channel of each contact."""
    return FORMAT.reading(export, columns, batches_of)


def batches_of(table: Table, picks: Picked) -> Iterator[Batch]:
    """The contacts as acts of consent."""
    number = count(1)
    for records in table.batches():
        acts = [{"row": next(number), **act} for act in acts_of(table.header, records)]
        rows = pa.RecordBatch.from_pylist(acts, schema=CONSENT_ROWS)
        rejects = (*records.rejects, *nobodies(table.header, records))
        yield Batch(rows, rejects, records.skips)


def contacts(header: tuple[str, ...], records: Records) -> Iterator[tuple[int, dict[str, str]]]:
    """The line of each contact, and its filled cells by their columns."""
    columns = [cells.to_pylist() for cells in records.columns]
    for line, cells in zip(records.lines.to_pylist(), zip(*columns, strict=True), strict=True):
        named = zip(map(plain, header), cells, strict=True)
        yield line, {column: cell for column, cell in named if cell}


def acts_of(header: tuple[str, ...], records: Records) -> Iterator[dict[str, Any]]:
    """The acts of some contacts."""
    others = [at for at, column in enumerate(header) if plain(column) not in USED.split()]
    beside = extra(header, records, others)
    texts = [None] * len(records.rows) if beside is None else beside.to_pylist()
    told = set(map(plain, header))
    channels = [channel for channel in ("email", "sms") if f"{channel}_blacklisted" in told]
    for (line, cells), text in zip(contacts(header, records), texts, strict=True):
        for channel in channels:
            if channel in cells:
                yield {"line": line, **act(cells, channel), "extra": text}


def act(cells: dict[str, str], channel: str) -> dict[str, str | None]:
    """What a contact allowed or forbade for one channel."""
    said = cells.get(f"{channel}_blacklisted", "")
    meant = MEANT.get(said.casefold(), said)
    changed = cells.get("modified_time") if meant == "withdrawn" else None
    names = (cells[part] for part in ("firstname", "lastname") if part in cells)
    return {
        "person": with_plus(cells["sms"]) if channel == "sms" else cells["email"],
        "name": " ".join(names) or None,
        "channel": channel,
        "act": meant or None,
        "given": changed or cells.get("added_time"),
    }


def with_plus(phone: str) -> str:
    """A phone as one dials it from anywhere."""
    return phone if phone.startswith("+") or not phone[:1].isdigit() else f"+{phone}"


def nobodies(header: tuple[str, ...], records: Records) -> Iterator[SetAside]:
    """The rejects for contacts with neither e-mail nor phone."""
    for line, cells in contacts(header, records):
        if not {"email", "sms"} & cells.keys():
            message = f"Line {line}: there is neither an e-mail nor a phone to know anybody by."
            text = joined(list(cells.values()))
            yield SetAside(line, "nothing to know it by", message, text)
