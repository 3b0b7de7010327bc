"""A reader at work on a file that may be anything: its failures become sentences.

Files come from outside, and so do the libraries that take them apart. Whatever
these raise says that this file cannot be read. Only the reader's own steps are
guarded: a fault in our SQL or our counts stays loud.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from rsoft_analytics.errors import RsoftError, UnreadableExport
from rsoft_analytics.files.export import Export
from rsoft_analytics.rows import Batch

LONGEST_REASON = 120
NOT_OURS_TO_KEEP = (RsoftError, KeyboardInterrupt, SystemExit, GeneratorExit)


@contextmanager
def failures_told(export: Export) -> Iterator[None]:
    """Any failure within the block as an UnreadableExport that names the file."""
    try:
        yield
    except NOT_OURS_TO_KEEP:
        raise
    except BaseException as problem:  # a panic in calamine is no Exception
        raise UnreadableExport(sentence(export.name, problem)) from problem


def guarded(export: Export, batches: Iterable[Batch]) -> Iterator[Batch]:
    """The batches of a reader, its failures told."""
    reading = iter(batches)
    while True:
        with failures_told(export):
            batch = next(reading, None)
        if batch is None:
            return
        yield batch


def sentence(name: str, problem: BaseException) -> str:
    """What to tell of a failure: the file, what it was, and what to do."""
    if isinstance(problem, OSError) and problem.strerror:
        return f"{name} cannot be read: {problem.strerror}. Mend that, and import it again."
    if isinstance(problem, MemoryError):
        return f"{name} takes more memory than there is. Export it again in smaller parts."
    reason = " ".join(f"{type(problem).__name__} {problem}".split())[:LONGEST_REASON]
    return (
        f"{name} cannot be read: it is damaged, or written as no export before it ({reason}). "
        "Export it again; if that is refused too, save it as CSV and import that."
    )
