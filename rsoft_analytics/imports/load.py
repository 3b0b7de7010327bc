"""One export, from its bytes to the store: in one transaction, or not at all."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rsoft_analytics.errors import RsoftError, UnreadableExport
from rsoft_analytics.files.export import Export
from rsoft_analytics.imports.options import Options
from rsoft_analytics.imports.recognise import Recognised, recognised, remember
from rsoft_analytics.imports.report import Report, refused
from rsoft_analytics.imports.stage import Conventional, stage
from rsoft_analytics.rows import SetAside
from rsoft_analytics.store import Store, Writing
from rsoft_analytics.store.derive import derive

Progress = Callable[[str, int], None]  # what is being done, and records read so far


def no_progress(doing: str, done: int) -> None:
    """For callers that show no progress."""


@dataclass(frozen=True)
class Job:
    """One export on its way into the store."""

    export: Export
    content: str
    options: Options
    rehearse: bool
    progress: Progress


def load(
    store: Store,
    export: Export,
    options: Options = Options(),
    rehearse: bool = False,
    progress: Progress = no_progress,
) -> Report:
    """Import an export, or rehearse it; a file that cannot be imported is reported as refused."""
    try:
        job = Job(export, content_of(export.path), options, rehearse, progress)
        return known_already(store, job) or loaded(store, job)
    except RsoftError as problem:
        return refused(export.name, problem)


def content_of(path: Path) -> str:
    """The sha-256 of a file's bytes."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def known_already(store: Store, job: Job) -> Report | None:
    """The report of an export that is in the store, None for a new one."""
    earlier = store.rows("imports/same_content", content=job.content)
    if not earlier:
        return None
    (was,) = earlier
    if was["options"] != job.options.as_json():
        raise UnreadableExport(
            f"{job.export.name} was imported as import {was['import_id']} with other options. "
            f"Take that import back first (rsoft undo {was['import_id']}), then import it again."
        )
    return Report(
        file=job.export.name,
        status="already imported",
        format=was["format"],
        kind=was["kind"],
        import_id=was["import_id"],
        unchanged=was["read"] - was["rejected"],
        rejected=was["rejected"],
        skipped=was["skipped"],
    )


def loaded(store: Store, job: Job) -> Report:
    """The report of a new export, after it is in (or was rehearsed)."""
    known = recognised(store, job.export, job.options)
    with store.writing(job.rehearse) as writing:
        before = writing.row("imports/headline")
        conventional = stage(writing, known, job.options, job.progress)
        job.progress("Comparing with what is known", conventional.records)
        import_id = writing.row("imports/next_import")["import_id"]
        writing.run(f"store/staging/{known.kind}/5_merge", import_id=import_id)
        derive(writing, known.kind)
        verdicts = writing.row(f"store/staging/{known.kind}/6_verdicts", import_id=import_id)
        keep_in_ledger(writing, job, known, conventional, import_id, verdicts)
        if job.options.mapping:
            remember(writing, job.export, job.options.mapping)
        report = reported(writing, job, known, import_id)
        return with_details(writing, report, conventional, before)


def keep_in_ledger(
    writing: Writing,
    job: Job,
    known: Recognised,
    conventional: Conventional,
    import_id: int,
    verdicts: dict[str, Any],
) -> None:
    """The import's row in the ledger, and what it set aside; refuses counts that do not add up."""
    writing.run(
        "imports/kept",
        import_id=import_id,
        file_name=job.export.name,
        content=job.content,
        bytes=job.export.path.stat().st_size,
        format=known.format,
        kind=known.kind,
        options=job.options.as_json(),
        columns=json.dumps(known.reading.conventions.columns),
        system=conventional.system,
        rep=job.options.rep,
        region=conventional.region,
        timezone=conventional.timezone,
        day_first=conventional.day_first,
        added=verdicts["added"],
        updated=verdicts["updated"],
        unchanged=verdicts["unchanged"],
    )
    ledger = writing.row("imports/entry", import_id=import_id)
    if conventional.records != ledger["read"] - conventional.rejected_by_reader:
        raise RuntimeError(
            f"{job.export.name}: {conventional.records} records were read, but "
            f"{ledger['read'] - conventional.rejected_by_reader} are accounted for"
        )


def reported(writing: Writing, job: Job, known: Recognised, import_id: int) -> Report:
    """The report of an import, from its row in the ledger."""
    entry = writing.row("imports/entry", import_id=import_id)
    counts = ("added", "updated", "unchanged", "rejected", "skipped")
    return Report(
        file=job.export.name,
        status="dry run" if job.rehearse else "imported",
        format=known.format,
        kind=known.kind,
        import_id=None if job.rehearse else import_id,
        rejects=tuple(SetAside(**one) for one in writing.rows("imports/rejects_of", import_id=import_id)),
        **{name: entry[name] for name in counts},
        details={
            "data_from": stamp(entry["data_from"]),
            "data_until": stamp(entry["data_until"]),
        },
    )


def with_details(
    writing: Writing, report: Report, conventional: Conventional, before: dict[str, Any]
) -> Report:
    """The report with what was understood, the first rows, and the headline before and after."""
    report.details.update(
        columns=conventional.columns,
        timezone=conventional.timezone,
        region=conventional.region,
        day_first=conventional.day_first,
        assumed=conventional.assumed,
        first_rows=writing.rows(f"imports/first_{report.kind}"),
        before=before,
        after=writing.row("imports/headline"),
    )
    return report


def stamp(moment: Any) -> str | None:
    """An instant as text, in the business's zone."""
    return moment.isoformat() if moment is not None else None
