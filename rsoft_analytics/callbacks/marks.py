"""A person's word that a caller was rung back, and taking it back."""

from datetime import UTC, datetime

from rsoft_analytics.store import Store


def mark(store: Store, caller: int, marked_by: str | None = None) -> None:
    """Keep that somebody says a caller was rung back."""
    with store.writing() as writing:
        now = datetime.now(UTC)
        writing.run("callbacks/unmarked", caller=caller, now=now)  # the newest word counts
        writing.run("callbacks/marked", caller=caller, now=now, marked_by=marked_by)


def unmark(store: Store, caller: int) -> None:
    """Take back that a caller was rung back."""
    with store.writing() as writing:
        writing.run("callbacks/unmarked", caller=caller, now=datetime.now(UTC))
