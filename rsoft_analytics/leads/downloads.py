"""A file of leads for a CRM: what went out is remembered, so that the next holds what is new."""

import csv
import io
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Protocol

import pyarrow as pa

from rsoft_analytics.errors import RsoftError
from rsoft_analytics.formulas import harmless
from rsoft_analytics.leads.crms import crm_named, number
from rsoft_analytics.store import Store, Writing

Row = dict[str, Any]


class Addressed(Protocol):
    """What is wanted of a file: at least for which system it is."""

    @property
    def system(self) -> str:
        """What earlier files for it are known by."""


@dataclass(frozen=True)
class Wanted:
    """Which leads a file shall hold, and for which CRM."""

    system: str
    only_calls: bool = True  # made by calls, and in no CRM's export
    only_new: bool = True  # not in an earlier file for this CRM

    def __post_init__(self) -> None:
        crm_named(self.system)


@dataclass(frozen=True)
class Download:
    """A file for another system; its number is 0 until it is remembered."""

    download_id: int
    wanted: Addressed
    rows: list[Row]
    content: bytes
    left_out: int = 0  # leads that opted out of marketing

    @property
    def leads(self) -> int:
        """How many leads are in it."""
        return len(self.rows)

    @property
    def text(self) -> str:
        """The file as text."""
        return self.content.decode("utf-8-sig")


def rehearsed(store: Store, wanted: Wanted) -> Download:
    """The file that would be made; nothing is remembered."""
    found = downloadable(store, wanted)
    leads = [one for one in found if not one["is_opted_out"]]
    return Download(
        0, wanted, leads, as_csv(wanted.system, leads), left_out=len(found) - len(leads)
    )


def new_leads(store: Store, wanted: Wanted) -> tuple[int, int]:
    """How many leads a file would hold, and how many who opted out would stay out of it."""
    found = store.row("leads/downloadable_count", **vars(wanted))
    return found["leads"], found["left_out"]


def downloadable(asked: Store, wanted: Wanted) -> list[Row]:
    """The leads that a file would hold, and those who opted out (``is_opted_out``)."""
    return asked.rows("leads/downloadable", **vars(wanted))


def download(store: Store, wanted: Wanted) -> Download:
    """Make a file for a CRM, and remember what is in it."""
    return gone_out(store, rehearsed(store, wanted))


def gone_out(store: Store, made: Download) -> Download:
    """The file, remembered with the leads in it; a file of none is not."""
    if not made.leads:
        return made
    with store.writing() as writing:
        download_id: int = writing.row("leads/next_download")["download_id"]
        remember(writing, made.wanted, download_id, made.rows)
    return replace(made, download_id=download_id)


def remember(writing: Writing, wanted: Addressed, download_id: int, leads: list[Row]) -> None:
    """Keep which leads a file holds."""
    writing.run(
        "leads/download_kept",
        download_id=download_id,
        system=wanted.system,
        leads=len(leads),
        now=datetime.now(UTC),
    )
    table = pa.table(
        {
            "download_id": pa.array([download_id] * len(leads), pa.int64()),
            "person": pa.array([lead["person"] for lead in leads], pa.int64()),
            "record": pa.array([lead["record"] for lead in leads], pa.uint64()),
        }
    )
    writing.put("leads/download_leads_kept", table)


def as_csv(system: str, leads: list[Row]) -> bytes:
    """Leads under a CRM's own column names, with every text harmless."""
    crm = crm_named(system)
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(crm.columns)
    for lead in leads:
        cells = [(cell, cell(lead)) for cell in crm.columns.values()]
        # a number is made here, of digits alone: an apostrophe would make it none
        writer.writerow(told if cell is number else harmless(told) for cell, told in cells)
    return out.getvalue().encode(crm.encoding)


def kept_in_file(store: Store, made: Download, path: Path) -> None:
    """Write a file for a CRM; what cannot be written did not go out."""
    try:
        path.write_bytes(made.content)
    except (OSError, ValueError) as problem:
        if made.leads:
            take_back_download(store, made.download_id)
        reason = getattr(problem, "strerror", None) or problem
        raise RsoftError(
            f"{str(path)[:200]} cannot be written: {reason}. Name another file with --file."
        ) from problem


def downloads(store: Store) -> list[Row]:
    """The files that were made, the newest first."""
    return store.rows("leads/downloads")


def take_back_download(store: Store, download_id: int) -> None:
    """Forget that a file was made: its leads are new again."""
    with store.writing() as writing:
        undone = writing.rows(
            "leads/download_undone", download_id=download_id, now=datetime.now(UTC)
        )
    if not undone:
        raise RsoftError(
            f"There is no file {download_id} to take back. `rsoft leads exports` lists those "
            "there are."
        )
