"""What somebody types in: an import of its own, so that it is accounted for and can be undone."""

import hashlib
from datetime import UTC, datetime

from rsoft_analytics.errors import RsoftError
from rsoft_analytics.imports.options import Options
from rsoft_analytics.imports.recognise import Recognised
from rsoft_analytics.imports.stage import stage, staging_of
from rsoft_analytics.rows import Batch, Conventions, Reading
from rsoft_analytics.store import Writing
from rsoft_analytics.store.derive import derive

FORMAT = "typed in"


def typed_in(
    writing: Writing, kind: str, batch: Batch, of_what: str, *, rep: str | None = None
) -> int:
    """The number of the import that one typed row makes; refuses what cannot be understood."""
    known = Recognised(FORMAT, Reading(kind, [batch], Conventions()), "")
    import_id: int = writing.row("imports/next_import")["import_id"]
    conventional = stage(writing, known, Options(), import_id, lambda doing, done: None)
    for reject in writing.rows("imports/rejected_by_hand"):
        message = reject["message"].removeprefix("Line 1: ")
        raise RsoftError(message[:1].upper() + message[1:])
    folder, content = staging_of(kind), print_of(batch)
    writing.run(f"{folder}/5_merge", import_id=import_id, content=content)
    derive(writing, kind)
    writing.run(
        "imports/kept",
        import_id=import_id,
        file_name=f"Typed in: {of_what}",
        content=content,
        bytes=0,
        format=FORMAT,
        kind=kind,
        options=Options().as_json(),
        columns="{}",
        system=conventional.system,
        rep=rep,
        region=conventional.region,
        timezone=conventional.timezone,
        day_first=conventional.day_first,
        **writing.row(f"{folder}/6_verdicts", import_id=import_id),
    )
    return import_id


def print_of(batch: Batch) -> str:
    """What the import's content is known by: typed twice, a thing is told twice."""
    text = f"{batch.rows.to_pylist()} {datetime.now(UTC).isoformat()}"
    return hashlib.sha256(text.encode()).hexdigest()
