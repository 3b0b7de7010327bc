"""Corrections: what a person says of themselves goes before what exports say of them.

A correction stands with what it corrects, who made it and when. It is made on the rows
that are there and on those that exports bring later, so it survives every import.
"""

from dataclasses import dataclass
from typing import Any

from rsoft_analytics.errors import RsoftError
from rsoft_analytics.phones import party
from rsoft_analytics.privacy.erasure import NO_IMPORT
from rsoft_analytics.privacy.persons import Person
from rsoft_analytics.store import Store, Writing
from rsoft_analytics.store.derive import derive

FOLDER = "privacy/correcting"
FIELDS = ("name", "company", "email", "number")
LONGEST = 300  # letters of a corrected value
STEPS = {
    "calls": ("calls",),
    "contacts": ("contacts", "numbers"),
    "leads": ("leads", "numbers"),
    "web leads": ("leads", "numbers"),
}


@dataclass(frozen=True)
class Correction:
    """One value that was corrected, of one number or e-mail."""

    number: int | None
    email: str | None
    field: str
    old_value: str | None
    new_value: str


def correct(
    store: Store, person: Person, field: str, value: str, *, by: str = "owner",
    request_id: int | None = None,
) -> list[Correction]:  # fmt: skip
    """Correct what is held of a person; what was corrected."""
    made = corrections_of(store, person, field, value.strip()[:LONGEST])
    with store.writing() as writing:
        for one in made:
            values: dict[str, Any] = {**vars(one), "by": by, "request_id": request_id}
            writing.run(f"{FOLDER}/kept", **values)
        writing.run("store/staging/undo", import_id=NO_IMPORT, now=None)  # makes every scope, empty
        for step in ("calls", "contacts", "leads", "numbers"):
            writing.run(f"{FOLDER}/{step}", import_id=None)
        for number in person.numbers:
            writing.run(f"{FOLDER}/touched", number=number)
        derive(writing)
    return made


def corrections_of(store: Store, person: Person, field: str, value: str) -> list[Correction]:
    """What is to be corrected: each spelling of a name, each e-mail, each number of the person."""
    if field not in FIELDS:
        raise RsoftError(f"'{field}' cannot be corrected. These can: {', '.join(FIELDS)}.")
    if not value:
        raise RsoftError(f"Say what the {field} is instead.")
    new = str(number_of(store, value)) if field == "number" else value
    if field == "email" and "@" not in value:
        raise RsoftError(f"'{value[:60]}' is no e-mail address.")
    olds: dict[str, tuple[str | None, ...]] = {
        "name": tuple(name for name in person.names if name != value),
        "number": tuple(person.names),
        "company": (person.company,),
        "email": person.emails or (None,),
    }
    keys: list[tuple[int | None, str | None]] = [(number, None) for number in person.numbers]
    keys = keys or [(None, email) for email in person.emails]
    if field == "number" and len(person.numbers) != 1:
        raise RsoftError("Name the person by the one number that is wrong.")
    made = [Correction(*key, field, old, new) for key in keys for old in olds[field]]
    if not made:
        raise RsoftError(f"Nothing is held to correct: no {field} of this person.")
    return made


def number_of(store: Store, text: str) -> int:
    """The number that a text is; refused where it is none."""
    if number := party(text, store.settings.region).number:
        return number
    raise RsoftError(f"'{text[:60]}' is no phone number.")


def correct_import(writing: Writing, import_id: int, kind: str) -> None:
    """Let what was corrected go before what an import just brought."""
    if kind in STEPS and writing.row(f"{FOLDER}/any")["is_any"]:
        for step in ("scopes", *STEPS[kind]):
            writing.run(f"{FOLDER}/{step}", import_id=import_id)
