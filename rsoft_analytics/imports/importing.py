"""Several exports, one after the other, each whole or not at all."""

from collections.abc import Callable

from rsoft_analytics.errors import RsoftError
from rsoft_analytics.files.export import Export
from rsoft_analytics.imports.collect import Refusal
from rsoft_analytics.imports.load import Progress, load, no_progress
from rsoft_analytics.imports.options import Options
from rsoft_analytics.imports.report import Report, refused
from rsoft_analytics.parsing.parser import Parser
from rsoft_analytics.store import Store

STOPPED = "The command was stopped before this file was begun. Run the command again."
Far = Callable[[int, int], None]  # bytes done, of all that there are to read


def nowhere(done: int, of_all: int) -> None:
    """For callers that show no bar."""


def never() -> bool:
    """For callers whom nobody stops."""
    return False


def import_all(
    store: Store,
    found: list[Export | Refusal],
    options: Options = Options(),
    rehearse: bool = False,
    progress: Progress = no_progress,
    far: Far = nowhere,
    is_stopped: Callable[[], bool] = never,
) -> list[Report]:
    """The reports of some exports, in their order; a child process takes the files apart.

    Once it is stopped, no further export is begun.
    """
    reports, done, of_all = [], 0, sum(map(size_of, found))
    with Parser() as parser:
        for one in found:
            reached = reaching(far, done, size_of(one), of_all)
            if is_stopped():
                reports.append(refused(one.name, RsoftError(STOPPED)))
            elif isinstance(one, Refusal):
                reports.append(refused(one.name, one))
            else:
                reports.append(load(store, one, options, rehearse, progress, reached, parser))
            reached(1.0)
            done += size_of(one)
    return reports


def reaching(far: Far, before: int, size: int, of_all: int) -> Callable[[float], None]:
    """What a share of one file means among all files."""
    return lambda share: far(before + int(size * share), of_all)


def size_of(one: Export | Refusal) -> int:
    """The bytes that there are to read of an export."""
    try:
        return 0 if isinstance(one, Refusal) else one.path.stat().st_size
    except OSError:  # gone since it was found: told when it is opened
        return 0
