"""What texts for sources mean: the program's own words, and the rules that a person adds."""

from datetime import UTC, datetime
from functools import partial
from typing import Any

from rsoft_analytics.errors import RsoftError
from rsoft_analytics.sources.effect import Change
from rsoft_analytics.store import Store, Writing
from rsoft_analytics.store.derive import derive

CHANNELS = (
    "Paid Search",
    "Paid Social",
    "Paid Video",
    "Paid Shopping",
    "Paid Other",
    "Display",
    "Cross-network",
    "Organic Search",
    "Organic Social",
    "Organic Video",
    "Organic Shopping",
    "Direct",
    "Website",
    "Referral",
    "Email",
    "SMS",
    "Messaging",
    "Mobile Push",
    "Affiliates",
    "Audio",
    "Marketplace",
    "Referral by a person",
    "Partner",
    "Walk-in",
    "Print and outdoor",
    "Broadcast",
    "Press",
    "Event",
    "Outbound",
    "Phone",
    "Other",
    "Unknown",
)
LONGEST = 100  # characters of a text or a source


def rules(store: Store) -> list[dict[str, Any]]:
    """The rules that a person added: word, text, source, channel, is_whole, added_at, texts."""
    return store.rows("sources/rules")


def words_by_default(store: Store) -> list[dict[str, Any]]:
    """The program's own words, a row a source: source, channel, words."""
    return store.rows("sources/words_by_default")


def texts(store: Store, unknown_only: bool = False) -> list[dict[str, Any]]:
    """Each text as written: what it is taken for, by which rule, and how many rows have it."""
    return store.rows("sources/texts", unknown_only=unknown_only)


def adding_rule(text: str, source: str, channel: str, whole: bool = False) -> Change:
    """Let a text mean a source, alone or as whole words inside a longer text."""
    for what, said in (("text", text), ("source", source)):
        if not said.strip() or len(said) > LONGEST:
            raise RsoftError(
                f"The {what} is {'empty' if not said.strip() else 'too long'}. "
                f"Give one of at most {LONGEST} characters, such as Guindy flyover."
            )
    named = next((one for one in CHANNELS if one.lower() == channel.strip().lower()), None)
    if named is None:
        raise RsoftError(f"'{channel[:40]}' is no channel. There are: {', '.join(CHANNELS)}.")
    rule = {
        "written": " ".join(text.split()),
        "source": " ".join(source.split()),
        "channel": named,
        "found": "whole" if whole else "name",
        "now": datetime.now(UTC),
    }
    return partial(keep, rule)


def keep(rule: dict[str, Any], writing: Writing) -> None:
    """Keep a rule in the place of an earlier one for the same text, and tell history again."""
    refuse_what_has_no_letter(writing, rule["written"])
    writing.run("sources/rule_kept", **rule)
    tell_again(writing)


def removing_rule(text: str) -> Change:
    """Let a text mean again what the program takes it for."""
    return partial(remove, text)


def remove(text: str, writing: Writing) -> None:
    """End the rule for a text; refused where there is none."""
    if not writing.rows("sources/rule_of", text=text):
        raise RsoftError(
            f"You have no rule for '{text[:60]}'. `rsoft sources rules` lists those you have."
        )
    writing.run("sources/rule_removed", text=text, now=datetime.now(UTC))
    tell_again(writing)


def putting_rule_back(writing: Writing) -> None:
    """Take the last change of the rules back; refused where there is none."""
    if not writing.rows("sources/rule_changed_last"):
        raise RsoftError("No rule for sources was changed yet: there is nothing to take back.")
    writing.run("sources/rule_put_back")
    tell_again(writing)


def refuse_what_has_no_letter(writing: Writing, text: str) -> None:
    """Refuse a text of mere signs: nothing can be known by it."""
    if writing.row("leads/word", text=text)["word"] is None:
        raise RsoftError(f"'{text[:40]}' has no letter. Give a text such as Guindy flyover.")


def tell_again(writing: Writing) -> None:
    """Look at every text again, and derive again what those stand for that now mean another."""
    writing.run("sources/texts_before")
    writing.run("store/sources/classified")
    writing.run("sources/texts_in_scope")
    if writing.rows("sources/texts_changed"):
        derive(writing)
