"""What loading several exports changes in all: rehearsed one after the other in one change."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from rsoft_analytics.files.export import Export
from rsoft_analytics.imports.changes import by_month, restated
from rsoft_analytics.imports.importing import Far, nowhere, reaching, size_of
from rsoft_analytics.imports.load import Job, Progress, content_of, followed, loaded_in, no_progress
from rsoft_analytics.imports.options import Options
from rsoft_analytics.imports.recognise import recognised
from rsoft_analytics.imports.report import Report
from rsoft_analytics.metrics import Filters
from rsoft_analytics.parsing.parser import Parser
from rsoft_analytics.store import Store, Writing

EVERYTHING = Filters()


@dataclass(frozen=True)
class Together:
    """What some exports change in all; each report is told after those before it."""

    reports: tuple[Report, ...]
    before: dict[str, Any]
    after: dict[str, Any]
    months: list[dict[str, Any]]

    def total(self, count: str) -> int:
        """One of the counts, of all of them."""
        return sum(getattr(one, count) for one in self.reports)


def rehearsed_together(
    store: Store,
    exports: Sequence[tuple[Export, Options]],
    progress: Progress = no_progress,
    far: Far = nowhere,
) -> Together:
    """What loading exports in this order would change; raises RsoftError where one cannot be."""
    with Parser() as parser, store.writing(rehearse=True) as writing:
        before = now(writing)
        reports, done = [], 0
        of_all = sum(size_of(export) for export, _ in exports)
        for export, options in exports:
            reached = reaching(far, done, size_of(export), of_all)
            job = Job(export, content_of(export.path), options, True, progress, reached, parser)
            reports.append(one_more(store, writing, job))
            done += size_of(export)
        after = now(writing)
    months = restated(before["months"], after["months"])
    return Together(tuple(reports), before["headline"], after["headline"], months)


def one_more(store: Store, writing: Writing, job: Job) -> Report:
    """The report of one export, after those before it."""
    known = followed(recognised(store, job.export, job.options, job.reads), job)
    return loaded_in(writing, job, known)


def now(writing: Writing) -> dict[str, Any]:
    """What the store tells at this moment of the change: the headline, and each month's numbers."""
    months = by_month(writing, "mixed", EVERYTHING)
    return {"headline": writing.row("imports/headline"), "months": months}
