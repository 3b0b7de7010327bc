"""What a CRM's words for stages mean: the program's own, and those that a person adds.

A meaning holds for all exports, or for those of one format alone (as ``rsoft formats``
names it), which goes before: one CRM's Closed is another's lost.
"""

from typing import Any

from rsoft_analytics.errors import RsoftError
from rsoft_analytics.leads.stages import checked_stage
from rsoft_analytics.store import Store, Writing
from rsoft_analytics.store.derive import derive_lead_records, derive_leads_alone

EVERYWHERE = ""  # the format of a meaning that holds for all exports


def words_unknown(store: Store) -> list[dict[str, Any]]:
    """The words for a stage that nobody has said the meaning of, with how many leads have them."""
    return store.rows("leads/words_unknown")


def words_kept(store: Store) -> list[dict[str, Any]]:
    """The words that a person has given a meaning, with how many leads have them."""
    return store.rows("leads/words_kept")


def words_known(store: Store) -> list[dict[str, Any]]:
    """Every word whose meaning is known: the stage, who says so, and how many leads have it."""
    return store.rows("leads/words_known")


def keep_word(store: Store, word: str, stage: str, of_format: str | None = None) -> None:
    """Let a word mean a stage, in the exports (of one format) that are in and in those that come.

    Refuses an unknown stage, and a word without a letter, in words.
    """
    checked_stage(stage)
    values = {"text": word, "format": of_format or EVERYWHERE}
    with store.writing() as writing:
        if writing.row("leads/word", text=word)["word"] is None:
            raise RsoftError(f"'{word[:40]}' has no letter. Give a word such as Token paid.")
        writing.run("leads/word_forgotten", **values)
        writing.run("leads/word_kept", stage=stage, **values)
        tell_again(writing, word)


def forget_word(store: Store, word: str, of_format: str | None = None) -> None:
    """Let a word mean again what the program takes it for; of a format, what it means elsewhere."""
    with store.writing() as writing:
        writing.run("leads/word_forgotten", text=word, format=of_format or EVERYWHERE)
        tell_again(writing, word)


def tell_again(writing: Writing, word: str) -> None:
    """Derive again the leads whose status is a word."""
    writing.run("leads/word_in_scope", text=word)
    derive_lead_records(writing)
    derive_leads_alone(writing)
