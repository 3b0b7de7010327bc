"""The persons whom somebody names by a number, an e-mail or a name, and all that is theirs."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from rsoft_analytics.errors import RsoftError
from rsoft_analytics.phones import e164, party, shown
from rsoft_analytics.store import Store

MOST_WORDS = 200  # letters of what names a person


@dataclass(frozen=True)
class Person:
    """Somebody of whom the store holds something.

    ``shared`` are those of the numbers that another contact has too, with whose they are.
    """

    name: str | None
    company: str | None
    numbers: tuple[int, ...]
    emails: tuple[str, ...]
    contacts: tuple[int, ...] = ()
    leads: tuple[int, ...] = ()
    names: tuple[str, ...] = ()
    shared: dict[int, tuple[str, ...]] = field(default_factory=dict)

    def said(self, region: str) -> str:
        """The person in one line."""
        parts = [self.name or "no name", self.company]
        parts += [shown(number, region) for number in self.numbers]
        return " · ".join(part for part in (*parts, *self.emails) if part)

    def known_by(self) -> list[dict[str, Any]]:
        """What the access log looks for them by: each number, else an e-mail, else the name."""
        if self.numbers:
            return [{"number": number} for number in self.numbers]
        email = next(iter(self.emails), None)
        return [{"email": email, "name": None if email else self.name}]

    def sentences(self, region: str) -> list[str]:
        """What is to be known of shared numbers before something is decided."""
        return [
            f"{shown(number, region)} is also that of {', '.join(others)}: its calls may be theirs."
            for number, others in self.shared.items()
        ]

    def as_json(self) -> dict[str, Any]:
        """The person as a command tells it."""
        return {
            "name": self.name,
            "company": self.company,
            "numbers": [e164(number) for number in self.numbers],
            "emails": list(self.emails),
            "shared": {e164(one): list(others) for one, others in self.shared.items()},
        }


def persons(store: Store, text: str) -> list[Person]:
    """Everybody who may be meant by a number, an e-mail or a name, the likeliest first."""
    told = text.strip()[:MOST_WORDS]
    number = party(told, store.settings.region).number if "@" not in told else None
    values: dict[str, Any] = {
        "number": number,
        "email": told.lower() if "@" in told else None,
        "name": "" if number or "@" in told else told,
    }
    rows = store.rows("privacy/persons/found", exactly=True, **values)
    rows = rows or store.rows("privacy/persons/found", exactly=False, **values)
    found: list[Person] = []
    for one in with_all_numbers(store, [person_of(row) for row in rows]):
        is_told = one.numbers and any(set(one.numbers) <= set(other.numbers) for other in found)
        if not (is_told and not one.contacts):
            found.append(one)
    return [completed(store, one) for one in found]


def person_of(row: dict[str, Any]) -> Person:
    """A person as one place of the store knows them."""
    return Person(
        name=row["name"],
        company=row["company"],
        numbers=tuple(row["numbers"]),
        emails=tuple(sorted(set(row["emails"]))),
        contacts=(row["contact_id"],) if row["contact_id"] is not None else (),
        leads=(row["lead_key"],) if row["lead_key"] is not None else (),
    )


def with_all_numbers(store: Store, found: list[Person]) -> list[Person]:
    """Each person with the other numbers that records of leads give beside theirs."""
    numbers = sorted({number for one in found for number in one.numbers})
    others: dict[int, list[int]] = {}
    for row in store.rows("privacy/persons/together", numbers=numbers):
        others.setdefault(row["number"], []).append(row["other"])
    return [
        replace(one, numbers=tuple(dict.fromkeys(
            [*one.numbers, *(other for number in one.numbers for other in others.get(number, []))]
        )))
        for one in found
    ]  # fmt: skip


def completed(store: Store, one: Person) -> Person:
    """A person with what else is theirs, and with whom they share a number."""
    held = {"numbers": list(one.numbers), "contacts": list(one.contacts)}
    shared = {
        row["number"]: tuple(row["others"]) for row in store.rows("privacy/persons/shared", **held)
    }
    alone = [number for number in one.numbers if number not in shared]
    held["numbers"] = alone  # what a shared number brings may be another's
    more = store.row("privacy/persons/more", emails=list(one.emails), **held)
    names = {*more["names"], *([one.name] if one.name else [])}
    if not alone and one.numbers:  # the calls of a shared number name others too
        names = {one.name} if one.name else set()
    emails = tuple(sorted({*one.emails, *more["emails"]}))
    return replace(one, emails=emails, names=tuple(sorted(names)), shared=shared)


def the_person(store: Store, text: str, chosen: Sequence[int] = ()) -> Person:
    """The one person who is meant; refuses, with a list to choose from, where several may be.

    ``chosen`` are places in that list, from 1; several of them are one person.
    """
    found = persons(store, text)
    region = store.settings.region
    if not found:
        raise RsoftError(
            f"Nothing is held about '{text[:80]}'. Give a number, an e-mail, or the whole name as "
            "it stands in an export."
        )
    if not chosen and len(found) == 1:
        return found[0]
    listed = "\n".join(f"  {place}  {one.said(region)}" for place, one in enumerate(found, 1))
    if not chosen:
        raise RsoftError(f"{len(found)} may be meant. Say which with --choose:\n{listed}")
    if wrong := [place for place in chosen if not 1 <= place <= len(found)]:
        raise RsoftError(f"There is no {wrong[0]} to choose. There are:\n{listed}")
    return as_one([found[place - 1] for place in chosen])


def as_one(several: Sequence[Person]) -> Person:
    """Several entries of one person together; what they share among themselves is theirs."""
    first, *rest = several
    for other in rest:
        first = Person(
            name=first.name or other.name,
            company=first.company or other.company,
            numbers=tuple(sorted({*first.numbers, *other.numbers})),
            emails=tuple(sorted({*first.emails, *other.emails})),
            contacts=(*first.contacts, *other.contacts),
            leads=(*first.leads, *other.leads),
            names=tuple(sorted({*first.names, *other.names})),
            shared={**first.shared, **other.shared},
        )
    ours = {name for one in several for name in (one.name, one.company) if name}
    shared = {number: left for number, names in first.shared.items()
              if (left := tuple(name for name in names if name not in ours))}  # fmt: skip
    return replace(first, shared=shared)
