"""Everything that is held about one person, in one file: to read, and for programs.

A section is one .sql file in ``held``, found without registration: its first line is
the section's title.
"""

import base64
import io
import json
import os
import re
import zipfile
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader

from rsoft_analytics.errors import RsoftError
from rsoft_analytics.formulas import harmless
from rsoft_analytics.privacy.erasure import erasing
from rsoft_analytics.privacy.persons import Person
from rsoft_analytics.privacy.subjects import key_for, subject_of
from rsoft_analytics.store import Store
from rsoft_analytics.store.statements import in_order, text_of

FOLDER = "privacy/held"
NUMBER = re.compile(r"\+\d+")


@dataclass(frozen=True)
class Section:
    """One kind of what is held: its title, and its rows."""

    name: str
    title: str
    rows: list[dict[str, Any]]

    @property
    def columns(self) -> list[str]:
        """The columns in which anything stands."""
        empty: tuple[Any, ...] = (None, [], "")
        names = list(self.rows[0]) if self.rows else []
        return [name for name in names if any(row[name] not in empty for row in self.rows)]


@dataclass(frozen=True)
class Held:
    """What is held about a person."""

    person: Person
    sections: list[Section]
    pictures: list[bytes]
    made_at: datetime
    contact: str
    notes: list[str]

    def as_json(self) -> dict[str, Any]:
        """What is held, for programs."""
        return {
            "made_at": self.made_at.isoformat(timespec="seconds"),
            "contact": self.contact or None,
            "person": self.person.as_json(),
            "notes": self.notes,
            "pictures": len(self.pictures),
            "held": {section.name: section.rows for section in self.sections},
        }

    def as_zip(self) -> bytes:
        """What is held, in one file."""
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
            told = json.dumps(self.as_json(), default=plain, ensure_ascii=False, indent=1)
            packed.writestr("access.json", told)
            packed.writestr("access.html", self.as_html())
            for place, picture in enumerate(self.pictures, 1):
                packed.writestr(f"picture_{place}.jpg", picture)
        return out.getvalue()

    def as_html(self) -> str:
        """What is held, to read: no part of it runs, or asks anybody for anything."""
        loader = FileSystemLoader(Path(__file__).parent / "held")
        pages = Environment(loader=loader, autoescape=True, keep_trailing_newline=True)
        pages.filters["cell"] = cell
        told = self.person.as_json()
        return pages.get_template("person.html").render(
            name=self.person.name,
            numbers=told["numbers"],
            emails=told["emails"],
            made_at=self.made_at.strftime("%d %b %Y, %H:%M"),
            contact=self.contact,
            notes=self.notes,
            sections=self.sections,
            pictures=[base64.b64encode(one).decode() for one in self.pictures],
        )


def held(store: Store, person: Person) -> Held:
    """Everything that is held about a person; numbers that others have too are said."""
    what = erasing(store, person, with_shared=True)
    key = key_for(store)
    values: dict[str, Any] = {
        "numbers": list(person.numbers),
        "emails": list(person.emails),
        "contacts": list(person.contacts),
        "leads": list(person.leads),
        "pattern": what.pattern,
        "subjects": subjects_of(key, person),
    }
    sections = [
        Section(
            name=Path(name).name.partition("_")[2],
            title=text_of(name).splitlines()[0].removeprefix("-- "),
            rows=store.rows(name, **values),
        )
        for name in in_order(FOLDER)
        if Path(name).name[0].isdigit()
    ]
    return Held(
        person=person,
        sections=sections,
        pictures=[bytes(one["picture"]) for one in store.rows(f"{FOLDER}/pictures", **values)],
        made_at=datetime.now(UTC).astimezone(store.settings.zone),
        contact=store.settings.privacy_contact,
        notes=person.sentences(store.settings.region),
    )


def subjects_of(key: bytes, person: Person) -> list[str]:
    """The keyed hashes by which ledgers know a person."""
    return [
        *(subject_of(key, number=number) for number in person.numbers),
        *(subject_of(key, email=email) for email in person.emails),
        *(subject_of(key, name=name) for name in person.names),
    ]


def cell(value: Any) -> str:
    """A value as the page shows it; a spreadsheet that opens the page runs none of it."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.strftime("%d %b %Y, %H:%M:%S")
    if isinstance(value, list):
        return ", ".join(cell(one) for one in value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    text = str(value)
    return text if NUMBER.fullmatch(text) else str(harmless(text))


def plain(value: Any) -> Any:
    """A value that JSON has no word for."""
    if isinstance(value, datetime | date):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else repr(value)


def written(told: Held, file: Path) -> None:
    """Write what is held to a file of its owner alone; refuses a file that is there."""
    try:
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError as problem:
        raise RsoftError(f"{file.name} is there already. Name another file.") from problem
    except OSError as problem:
        raise RsoftError(f"{file.name} cannot be written: {problem.strerror}.") from problem
    with os.fdopen(descriptor, "wb") as out:
        out.write(told.as_zip())
