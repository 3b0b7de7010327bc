"""Several exports, one after the other, each whole or not at all."""

from rsoft_analytics.files.export import Export
from rsoft_analytics.imports.collect import Refusal
from rsoft_analytics.imports.load import Progress, load, no_progress
from rsoft_analytics.imports.options import Options
from rsoft_analytics.imports.report import Report, refused
from rsoft_analytics.store import Store


def import_all(
    store: Store,
    found: list[Export | Refusal],
    options: Options = Options(),
    rehearse: bool = False,
    progress: Progress = no_progress,
) -> list[Report]:
    """The reports of some exports, in their order."""
    return [
        refused(one.name, one) if isinstance(one, Refusal) else load(store, one, options, rehearse, progress)
        for one in found
    ]
