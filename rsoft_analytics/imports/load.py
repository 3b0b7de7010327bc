"""One export, from its bytes to the store: in one transaction, or not at all."""

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from rsoft_analytics.errors import RsoftError, UnreadableExport
from rsoft_analytics.files.export import Export
from rsoft_analytics.imports.changes import months_of, noted
from rsoft_analytics.imports.details import details
from rsoft_analytics.imports.mixed import parts_of, together
from rsoft_analytics.imports.options import Options, contradicts
from rsoft_analytics.imports.permitted import heeded
from rsoft_analytics.imports.recognise import Recognised, recognised, remember
from rsoft_analytics.imports.report import Report, refused
from rsoft_analytics.imports.stage import Conventional, stage, staging_of
from rsoft_analytics.parsing.guarded import failures_told
from rsoft_analytics.parsing.recognising import HERE, Reads, refuse_unknown_format
from rsoft_analytics.privacy.corrections import correct_import
from rsoft_analytics.privacy.keeping_away import file_without
from rsoft_analytics.privacy.ledger import follow
from rsoft_analytics.rows import Batch, SetAside
from rsoft_analytics.store import Store, Writing
from rsoft_analytics.store.derive import derive

Progress = Callable[[str, int], None]  # what is being done, and records read so far
Reached = Callable[[float], None]  # the share of a file that is read, 0 to 1
PIECE_BYTES = 2**20
NO_CONSENT_IN = ("calls", "spend")  # nothing in these tells of an act of consent


def no_progress(doing: str, done: int) -> None:
    """For callers that show no progress."""


def nowhere(share: float) -> None:
    """For callers that show no bar."""


@dataclass(frozen=True)
class Content:
    """What a file's bytes are known by, and how many lines they make."""

    print: str
    lines: int


@dataclass(frozen=True)
class Job:
    """One export on its way into the store."""

    export: Export
    content: Content
    options: Options
    rehearse: bool
    progress: Progress
    reached: Reached
    reads: Reads


def load(
    store: Store,
    export: Export,
    options: Options = Options(),
    rehearse: bool = False,
    progress: Progress = no_progress,
    reached: Reached = nowhere,
    reads: Reads = HERE,
) -> Report:
    """Import an export, or rehearse it; a file that cannot be imported is reported as refused."""
    try:
        refuse_the_store(store, export)
        refuse_unknown_format(options.format)
        with failures_told(export):
            content = content_of(export.path)
        job = Job(export, content, options, rehearse, progress, reached, reads)
        return known_already(store, job) or loaded(store, job)
    except RsoftError as problem:
        return refused(export.name, problem)


def refuse_the_store(store: Store, export: Export) -> None:
    """Refuse the open store's own files: reading them would take DuckDB's lock away."""
    path = store.path
    if path and export.path.name.startswith(path.name) and export.path.parent.samefile(path.parent):
        raise UnreadableExport(
            f"{export.name} belongs to the store itself. Keep exports in a folder of their own."
        )


def content_of(path: Path) -> Content:
    """The sha-256 of a file's bytes, and the lines that they make."""
    digest, lines = hashlib.sha256(), 0
    with path.open("rb") as file:
        while piece := file.read(PIECE_BYTES):
            digest.update(piece)
            lines += piece.count(b"\n")
    return Content(digest.hexdigest(), lines)


def known_already(store: Store | Writing, job: Job) -> Report | None:
    """The report of an export that is in the store, None for a new one."""
    earlier = store.rows("imports/same_content", content=job.content.print)
    if not earlier:
        return None
    (was,) = earlier
    if contradicts(job.options, was["options"]):
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
        rejects=rejects_of(store, was["import_id"]),
    )


def loaded(store: Store, job: Job) -> Report:
    """The report of a new export, after it is in (or was rehearsed)."""
    known = followed(recognised(store, job.export, job.options, job.reads), job)
    with store.writing(job.rehearse) as writing:
        return loaded_in(writing, job, known)


def loaded_in(writing: Writing, job: Job, known: Recognised) -> Report:
    """The report of an export, after it is in as far as this change goes."""
    if was := known_already(writing, job):  # loaded while this one waited for its turn
        return was
    warning = heeded(writing, job.export.name, known, job.options.rep)
    import_id = writing.row("imports/next_import")["import_id"]
    parts = parts_of(known)
    conventional = together(
        [merged(writing, job, part, import_id, is_first=part is parts[0]) for part in parts]
    )
    before = noted(writing, known.kind, import_id, months_of(writing, import_id))
    derive(writing, parts[-1].kind)
    verdicts = Counter[str]()
    for part in parts:
        verdicts.update(writing.row(f"{staging_of(part.kind)}/6_verdicts", import_id=import_id))
    keep_in_ledger(writing, job, known, conventional, import_id, verdicts)
    file_without(writing, import_id, job.export.name)
    if known.kind not in NO_CONSENT_IN:
        follow(writing)
    if job.options.mapping:
        remember(writing, known.header, job.options.mapping)
    report = reported(writing, job, known, import_id)
    refuse_the_wrong_format(report, job.options)
    refuse_sums_alone(writing, report, import_id)
    refuse_spend_told_twice(writing, report, import_id)
    refuse_grants_of_two_days(writing, report, import_id)
    report.details.update(details(writing, known, conventional, job.options, before))
    report.details.update({"warning": warning} if warning else {})
    report.details.update({"twice": verdicts["twice"]} if verdicts["twice"] else {})
    return report


def merged(
    writing: Writing, job: Job, part: Recognised, import_id: int, *, is_first: bool
) -> Conventional:
    """The rows of one kind staged, and in the store; what else is in scope stays so."""
    if not is_first:
        writing.run("imports/next_part")
    conventional = stage(writing, part, job.options, import_id, job.progress)
    job.progress("Comparing with what is known", conventional.records)
    folder = staging_of(part.kind)
    writing.run("imports/asides_kept", import_id=import_id)
    writing.run(f"{folder}/5_merge", import_id=import_id, content=job.content.print)
    correct_import(writing, import_id, part.kind)
    if not is_first:
        writing.run("imports/parts_joined")
    return conventional


def refuse_the_wrong_format(report: Report, options: Options) -> None:
    """Refuse a file of which nothing can be used in the format that somebody named."""
    if options.format and report.rejected and report.read == report.rejected:
        raise UnreadableExport(
            f"Nothing in {report.file} can be read as '{options.format}': "
            f"{report.rejects[0].message} Leave --format out: the format is found in the file."
        )


def refuse_spend_told_twice(writing: Writing, report: Report, import_id: int) -> None:
    """Refuse spend of a source for days of which an export of another kind tells already."""
    if report.kind != "spend":
        return
    for twice in writing.rows("imports/spend_told_twice", import_id=import_id):
        raise UnreadableExport(
            f"{report.file} tells in line {twice['line']} what {twice['source']} cost, and import "
            f"{twice['import_id']} ({twice['file_name']}) tells of it for {twice['since']} to "
            f"{twice['until']}: the money would count twice. Leave the line out, take that import "
            "back, or, where it is money beside it, say for what in a column Campaign."
        )


def refuse_grants_of_two_days(writing: Writing, report: Report, import_id: int) -> None:
    """Refuse a file of grants that may be of two days; a preview shows them, and asks."""
    if report.status != "imported":
        return
    for one in writing.rows("imports/reasons", import_id=import_id):
        if one["reason"] == "day or month":
            raise UnreadableExport(
                f"{report.file} tells in line {one['first_line']} of a grant whose day is not "
                "sure: no date of the file proves whether the day or the month comes first. Say "
                "which (--dates day-first or month-first, or the page Imports), then import the "
                "file again. Nothing of it was kept."
            )


def refuse_sums_alone(writing: Writing, report: Report, import_id: int) -> None:
    """Refuse a report of spend that holds nothing but its totals."""
    if report.kind != "spend" or report.read:
        return
    if writing.row("imports/sums_of", import_id=import_id)["sums"]:
        raise UnreadableExport(
            f"{report.file} holds totals only: what was spent on which campaign is not in it. "
            "Download the report again with a line for each campaign, best for each day too."
        )


def followed(known: Recognised, job: Job) -> Recognised:
    """The export, telling as it is read how much of it is."""
    batches = telling(known.reading.batches, job)
    return replace(known, reading=replace(known.reading, batches=batches))


def telling(batches: Iterable[Batch], job: Job) -> Iterator[Batch]:
    """The batches; by the lines that they end on, the share of the file that is read is told."""
    for batch in batches:
        yield batch
        job.reached(min(last_line(batch) / max(job.content.lines, 1), 1.0))


def last_line(batch: Batch) -> int:
    """The last line that a batch tells of."""
    lines = [one.line for one in (*batch.rejects[-1:], *batch.skips[-1:])]
    if batch.rows.num_rows:
        lines.append(batch.rows.column("line")[-1].as_py())
    return max(lines, default=0)


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
        content=job.content.print,
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
    writing.run("store/reported_days", business_zone=writing.settings.timezone)
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
        rejects=rejects_of(writing, import_id),
        **{name: entry[name] for name in counts},
        details={
            "data_from": stamp(entry["data_from"]),
            "data_until": stamp(entry["data_until"]),
        },
    )


def rejects_of(source: Store | Writing, import_id: int) -> tuple[SetAside, ...]:
    """The first rejects of an import."""
    found = source.rows("imports/rejects_of", import_id=import_id)
    return tuple(SetAside(**one) for one in found)


def stamp(moment: Any) -> str | None:
    """An instant as text, in the business's zone."""
    return moment.isoformat() if moment is not None else None
