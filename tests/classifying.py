"""What texts for sources are taken for, as the tests ask it."""

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from rsoft_analytics.store import Store


class Taken(NamedTuple):
    """What a text is taken for."""

    source: str
    channel: str


def taken_for(
    store: Store, folder: Path, asked: Iterable[tuple[str, str, str]]
) -> dict[tuple[str, str, str], Taken]:
    """Each text with its medium and campaign, and what it is taken for."""
    wanted = sorted(set(asked))
    (folder / "asked.sql").write_text(
        "create or replace temp table texts_asked as select unnest($texts::varchar[]) as text,"
        " unnest($media::varchar[]) as medium, unnest($campaigns::varchar[]) as campaign"
    )
    (folder / "taken.sql").write_text("select * from source_texts")
    texts, media, campaigns = (list(column) for column in zip(*wanted, strict=True))
    with store.writing(rehearse=True) as writing:
        writing.run(str(folder / "asked"), texts=texts, media=media, campaigns=campaigns)
        writing.run("store/sources/classified")
        return {
            (one["text"], one["medium"], one["campaign"]): Taken(one["source"], one["channel"])
            for one in writing.rows(str(folder / "taken"))
        }
