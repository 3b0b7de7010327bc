"""What a store that was restored from before it must not forget: erasures, and every no."""

from typing import Any

from rsoft_analytics.privacy import tombstones
from rsoft_analytics.privacy.erasure import Erasing, erase
from rsoft_analytics.privacy.keeping_away import is_of_erased
from rsoft_analytics.privacy.ledger import Ledger
from rsoft_analytics.privacy.mentioned import Reader, is_erased
from rsoft_analytics.privacy.tombstones import Tombstone, Yard, yard_of
from rsoft_analytics.store import Store

HELD = "privacy/erasing"
SAME = ("person_kind", "person", "number", "email", "purpose", "channel", "act", "effective_at")


def erase_again(store: Store, stones: set[Tombstone]) -> int:
    """Erase whoever is known by these or the store's own tombstones; how many numbers it were."""
    with store.writing() as writing:
        tombstones.put(writing, stones)
    yard = yard_of(store)
    if not yard.stones:
        return 0
    what = found_again(store, yard)
    if any((what.numbers, what.emails, what.contacts, what.leads, what.mentioned)):
        erase(store, what)
    return len(what.numbers)


def refusals(store: Store) -> list[dict[str, Any]]:
    """What people refused or took back, as a store's ledger has it."""
    return store.rows(f"{HELD}/refusals_held")


def forbid_again(store: Store, said: list[dict[str, Any]]) -> int:
    """Append what people refused or took back and a restored store does not know; how many acts.

    A grant that was given since is asked for again: only a no may not be lost.
    """
    known = {tuple(one[name] for name in SAME) for one in refusals(store)}
    new = [one for one in said if tuple(one[name] for name in SAME) not in known]
    if new:
        with store.writing() as writing:
            Ledger(writing, "restore").append(new)
    return len(new)


def found_again(store: Store, yard: Yard) -> Erasing:
    """What a store holds of erased people."""
    numbers = [one["number"] for one in store.rows(f"{HELD}/numbers_held")]
    emails = [one["email"] for one in store.rows(f"{HELD}/emails_held")]
    contacts = store.rows(f"{HELD}/contacts_held")
    records = store.rows(f"{HELD}/records_held") if "record" in yard.kinds else []
    gone = tuple(number for number in numbers if is_erased(yard, number))
    of_erased = [one for one in contacts if is_of_erased(yard, one)]
    theirs = {number for one in of_erased for number in one["numbers"]}
    return Erasing(
        numbers=gone,
        kept=tuple(sorted(theirs - set(gone))),
        taken=tuple(one for one in gone if yard.holds("shared number", str(one))),
        emails=tuple(email for email in emails if yard.holds("email", email)),
        kept_emails=(),
        contacts=tuple(one["contact_id"] for one in of_erased),
        leads=tuple({one["lead_key"] for one in records if yard.holds("record", one["record"])}),
        name_keys=tuple({one["name_key"] for one in of_erased if one["name_key"]}),
        mentioned=names_mentioned(store, Reader(yard, store.settings.region)),
        namesakes=(),
    )


def names_mentioned(store: Store, reader: Reader) -> tuple[str, ...]:
    """The names of erased people, as running texts spell them."""
    texts = [one["text"] for one in store.rows(f"{HELD}/texts_held") if one["text"]]
    return tuple({text[start:end] for text in texts for start, end in reader.names(text)})
