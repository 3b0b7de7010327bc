"""Erasure: a person is gone from the store's file, and what they did still counts.

Calls, leads and acts of consent stay as rows of nobody: without number, name, note or
anything that leads back, under a key drawn by lot that is no number. So the totals of
months past are what they were. All else that holds the person is emptied, what would
bring them back is kept as keyed hashes (``tombstones``), and the file is written anew,
since a deleted row can be read in it (``store/copying``).
"""

import secrets
from dataclasses import asdict, dataclass
from typing import Any

import pyarrow as pa

from rsoft_analytics.errors import RsoftError
from rsoft_analytics.phones import party
from rsoft_analytics.privacy import tombstones
from rsoft_analytics.privacy.ledger import Ledger, follow
from rsoft_analytics.privacy.mentioned import stones_of_name
from rsoft_analytics.privacy.mentions import pattern
from rsoft_analytics.privacy.persons import Person
from rsoft_analytics.privacy.subjects import subject_of
from rsoft_analytics.privacy.tombstones import Tombstone, Yard, yard_of
from rsoft_analytics.store import Store, Writing
from rsoft_analytics.store.derive import derive

Row = dict[str, Any]
FOLDER = "privacy/erasing"
NO_IMPORT = -1
ERASED = {"purpose": "all", "act": "erased", "effective_at": None}
LEAST_NOBODY, MOST_NOBODY = 10**16, 9 * 10**18  # above every number: store/rules/1_nobody.sql
STEPS = ("2_left_out", "3_calls", "4_contacts", "5_leads", "6_consent")
OF_TEXT = ("7_set_aside", "8_mentions")


@dataclass(frozen=True)
class Erasing:
    """What is erased: the person's numbers and e-mails, what they are called, where they stand."""

    numbers: tuple[int, ...]  # whose calls become nobody's
    kept: tuple[int, ...]  # that others have too: they stay theirs
    taken: tuple[int, ...]  # of the numbers, those that others have too
    emails: tuple[str, ...]
    kept_emails: tuple[str, ...]
    contacts: tuple[int, ...]
    leads: tuple[int, ...]
    name_keys: tuple[str, ...]
    mentioned: tuple[str, ...]  # the names that mean nobody else
    namesakes: tuple[str, ...]  # the names that others have as well
    in_texts: bool = True  # whether mentions in running texts are looked for

    @property
    def pattern(self) -> str:
        """What finds a mention of the person; empty where none is looked for."""
        if not self.in_texts:
            return ""
        return pattern(self.numbers, self.emails, self.mentioned)


@dataclass(frozen=True)
class Impact:
    """What an erasure takes away, or would: how much of each kind, and the backups that hold it."""

    counts: dict[str, int]
    backups: tuple[dict[str, Any], ...]
    namesakes: tuple[str, ...]
    left_over: dict[str, int]

    def as_json(self) -> dict[str, Any]:
        """The impact as a command tells it."""
        return asdict(self)


def erasing(store: Store, person: Person, *, with_shared: bool = False) -> Erasing:
    """What is erased of a person; their numbers that others have too only where that is said."""
    kept = () if with_shared else tuple(person.shared)
    numbers = tuple(number for number in person.numbers if number not in kept)
    held = {"emails": list(person.emails), "contacts": list(person.contacts)}
    of_others = {row["email"] for row in store.rows("privacy/persons/shared_emails", **held)}
    folded = store.rows("privacy/persons/folded", names=list(person.names))
    keys = sorted({row["name_key"] for row in folded})
    others = store.rows(
        "privacy/persons/namesakes",
        names=keys,
        contacts=list(person.contacts),
        numbers=list(person.numbers),
        leads=list(person.leads),
        emails=list(person.emails),
    )
    names_of_others = {row["name_key"] for row in others}
    return Erasing(
        numbers=numbers,
        kept=kept,
        taken=tuple(person.shared) if with_shared else (),
        emails=tuple(email for email in person.emails if email not in of_others),
        kept_emails=tuple(email for email in person.emails if email in of_others),
        contacts=person.contacts,
        leads=person.leads,
        name_keys=tuple(keys),
        mentioned=tuple(row["name"] for row in folded if row["name_key"] not in names_of_others),
        namesakes=tuple(row["name"] for row in folded if row["name_key"] in names_of_others),
    )


def impact(store: Store, what: Erasing) -> Impact:
    """What an erasure would take away; nothing is changed."""
    with store.writing(rehearse=True) as writing:
        mark(writing, what, secrets.token_hex(16))
        counts = writing.row(f"{FOLDER}/counted", pattern=what.pattern)
        backups = tuple(writing.rows("store/backups_made"))
    return Impact(counts, backups, what.namesakes, {})


def erase(store: Store, what: Erasing, by: str = "owner") -> Impact:
    """Erase a person: in one transaction, and then from the file itself."""
    yard = yard_of(store)
    with store.writing() as writing:
        salt = secrets.token_hex(16)
        mark(writing, what, salt)
        counts = writing.row(f"{FOLDER}/counted", pattern=what.pattern)
        backups = tuple(writing.rows("store/backups_made"))
        stones = stones_of(writing, what, yard)
        tombstones.put(writing, stones)
        stands = erased_acts(yard, what)
        let_be_nobodys(writing, what, salt, by, stands)
        writing.run(
            "privacy/requesting/erased",
            subjects=[one["subject"] for one in stands],
            numbers=list(what.numbers),
            emails=list(what.emails),
        )
        writing.run("store/renewal_needed", reason="erasure")
    tombstones.keep_beside(store.path, yard_of(store).stones)
    store.renew()
    return Impact(counts, backups, what.namesakes, left_over(store, what))


def let_go(writing: Writing, what: Erasing, by: str) -> None:
    """Let people be nobody's in a change that is being made, without keeping them away."""
    salt = secrets.token_hex(16)
    mark(writing, what, salt)
    let_be_nobodys(writing, what, salt, by, [])


def let_be_nobodys(writing: Writing, what: Erasing, salt: str, by: str, stands: list[Row]) -> None:
    """Tell the ledger of consent who is nobody's from now on, and let them be."""
    known = {(one["person_kind"], one["subject"]): one for one in stands}
    for one in writing.rows(f"{FOLDER}/acts_of"):
        known[one["person_kind"], one["subject"]] = one | ERASED
    Ledger(writing, by).append(known.values())
    make_nobodys(writing, what, salt)
    follow(writing)


def erased_acts(yard: Yard, what: Erasing) -> list[Row]:
    """The acts by which the ledger of consent tells that its hashes are nobody's from now on."""
    return [
        {"person_kind": "customer", "identifier": kind, "subject": one, **ERASED}
        for kind, one in subjects_of(yard, what)
    ]


def mark(writing: Writing, what: Erasing, salt: str) -> None:
    """Find all that is the person's, and what it becomes; nothing is changed."""
    writing.run("store/staging/undo", import_id=NO_IMPORT, now=None)  # makes every scope, empty
    both = (*what.numbers, *what.kept)
    numbers = pa.table(
        {
            "number": pa.array(both, pa.int64()),
            "key": pa.array([a_nobody() for _ in both], pa.int64()),
            "is_kept": pa.array([number in what.kept for number in both], pa.bool_()),
        }
    )
    emails = pa.table(
        {
            "email": pa.array(what.emails, pa.string()),
            "token": pa.array([an_address() for _ in what.emails], pa.string()),
        }
    )
    writing.put(f"{FOLDER}/0_numbers", numbers)
    writing.put(f"{FOLDER}/0_emails", emails)
    writing.run(f"{FOLDER}/1_marked", salt=salt, **values_of(what))


def make_nobodys(writing: Writing, what: Erasing, salt: str) -> None:
    """Let what was found be nobody's, and derive what follows from it."""
    values = values_of(what)
    for step in STEPS:
        writing.run(f"{FOLDER}/{step}", salt=salt, **values)
    for step in OF_TEXT if what.pattern else ():
        writing.run(f"{FOLDER}/{step}", **values)
    writing.run(f"{FOLDER}/9_scope")
    derive(writing)


def values_of(what: Erasing) -> dict[str, Any]:
    """What is erased, as the parameters of the SQL."""
    return {
        "contacts": list(what.contacts),
        "leads": list(what.leads),
        "emails": list(what.emails),
        "name_keys": list(what.name_keys),
        "pattern": what.pattern,
    }


def stones_of(writing: Writing, what: Erasing, yard: Yard) -> list[Tombstone]:
    """By what the person would be known again."""
    numbers, emails = (*what.numbers, *what.kept), (*what.emails, *what.kept_emails)
    by = [*map(str, numbers), *emails]
    found = [yard.made("named", f"{name}|{one}") for name in what.name_keys for one in by]
    found += [
        yard.made("shared number" if number in what.taken else "number", str(number))
        for number in what.numbers
    ]
    found += [yard.made("email", email) for email in what.emails]
    found += [stone for name in what.mentioned for stone in stones_of_name(yard, name)]
    entries = writing.rows(f"{FOLDER}/entries_of")
    found += [yard.made(row["kind"], row["text"]) for row in entries]
    return found


def subjects_of(yard: Yard, what: Erasing) -> list[tuple[str, str]]:
    """By what ledgers know the person and nobody else: the kind of it, and its keyed hash."""
    return [
        *(("number", subject_of(yard.key, number=number)) for number in what.numbers),
        *(("email", subject_of(yard.key, email=email)) for email in what.emails),
        *(("name", subject_of(yard.key, name=name)) for name in what.mentioned),
    ]


def left_over(store: Store, what: Erasing) -> dict[str, int]:
    """How many rows of each table still hold a mention; none where all is well."""
    if not what.pattern:
        return {}
    found = {
        table["name"]: store.row(f"{FOLDER}/left_over", table=table["name"], pattern=what.pattern)[
            "rows"
        ]
        for table in store.rows(f"{FOLDER}/tables")
    }
    return {name: rows for name, rows in found.items() if rows}


def a_nobody() -> int:
    """A key that no number is, by lot."""
    return LEAST_NOBODY + secrets.randbelow(MOST_NOBODY - LEAST_NOBODY)


def an_address() -> str:
    """An e-mail address of nobody, by lot."""
    return f"{secrets.token_hex(8)}@erased.invalid"


def allow(store: Store, text: str) -> int:
    """Let a number or an e-mail come back that was erased; how much of what kept it away goes."""
    yard = yard_of(store)
    number = party(text, store.settings.region).number if "@" not in text else None
    if number is None and "@" not in text:
        raise RsoftError("Give the number or the e-mail that is to be loaded again.")
    kinds = ("number", "shared number") if number else ("email",)
    gone = {yard.made(kind, str(number or text.strip().lower())) for kind in kinds} & yard.stones
    if not gone:
        raise RsoftError("Nobody was erased by that number or e-mail: nothing keeps it away.")
    with store.writing() as writing:
        for stone in gone:
            writing.run(f"{FOLDER}/allowed", **stone._asdict())
    tombstones.write_beside(store.path, yard_of(store).stones)
    return len(gone)
