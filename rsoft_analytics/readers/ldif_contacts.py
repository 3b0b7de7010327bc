"""Contacts of Thunderbird and other address books (LDIF).

A directory may call one thing by several names. Faxes and pagers are kept beside: nobody
is reached there by voice.
"""

import json
from collections.abc import Iterator
from typing import Any

from rsoft_analytics.files.export import Export
from rsoft_analytics.files.ldif import Entry, begins_an_entry, entries
from rsoft_analytics.readers import CERTAIN, NO
from rsoft_analytics.rows import Batch, Reading, SetAside, contact_batches

KIND = "contacts"
KNOWN = "from somebody's tests"

LONGEST_EXTRA = 2_000

NUMBERS = {
    "mobile": "Mobile",
    "mobiletelephonenumber": "Mobile",
    "cellphone": "Mobile",
    "telephonenumber": "Work",
    "homephone": "Home",
    "homephonenumber": "Home",
}
EMAILS = ("mail", "email", "mozillasecondemail")
COMPANIES = ("o", "organizationname", "company")
NICKNAMES = ("mozillanickname", "xmozillanickname")
BIRTHDAYS = ("birthyear", "birthmonth", "birthday")
PICTURES = ("jpegphoto", "thumbnailphoto")
# What has a field of its own, or says nothing about the contact.
FIELDS = frozenset(
    [
        *("dn", "objectclass", "modifytimestamp", "changetype", "uid", "displayname", "cn"),
        *("givenname", "sn", "title", "description"),
        *(*NUMBERS, *EMAILS, *COMPANIES, *BIRTHDAYS, *PICTURES),
    ]
)


def claim(export: Export) -> int:
    """Certain where the file begins with the name of an entry, as in dn: cn=Asha."""
    return CERTAIN if begins_an_entry(export.head) else NO


def read(export: Export, columns: dict[str, str] | None) -> Reading:
    """One row for each entry that names somebody or can reach them."""
    return Reading(KIND, batches(export))


def batches(export: Export) -> Iterator[Batch]:
    """The entries of the file in batches."""
    with export.path.open("rb") as file:
        found = entries(file)
        yield from contact_batches((row_or_reject(one), one.size) for one in found)


def row_or_reject(entry: Entry) -> dict[str, Any] | SetAside:
    """An entry's row, or why there is none."""
    if entry.is_too_large:
        return set_aside(
            entry,
            "malformed",
            "this entry is larger than 16 MiB, or one thing in it than 8 MiB. Export the contact "
            "without its picture.",
        )
    if entry.is_broken or "dn" not in entry.attributes:
        return set_aside(
            entry,
            "malformed",
            "this entry has no name (dn), or a line that is no attribute. Export the address "
            "book again.",
        )
    row = row_of(entry)
    if row["name"] or row["numbers"] or row["emails"]:
        return row
    return set_aside(
        entry,
        "nothing to know it by",
        "this entry has neither name, number nor e-mail. Give it one in the address book, or "
        "leave it out.",
    )


def set_aside(entry: Entry, reason: str, message: str) -> SetAside:
    """An entry that did not become a row."""
    return SetAside(entry.line, reason, f"Line {entry.line}: {message}", entry.text)


def row_of(entry: Entry) -> dict[str, Any]:
    """An entry as a contact's row."""
    numbers = [
        {"text": text, "label": label}
        for name, label in NUMBERS.items()
        for text in entry.texts(name)
    ]
    extra = extra_of(entry)
    return {
        "line": entry.line,
        "uid": first(entry.texts("uid")),
        "name": name_of(entry),
        "company": first(entry.texts(*COMPANIES)),
        "title": first(entry.texts("title")),
        "numbers": numbers,
        "emails": list(dict.fromkeys(entry.texts(*EMAILS))),
        "birthday": birthday_of(entry),
        "note": "\n".join(entry.texts("description")) or None,
        "photo": next((one for name in PICTURES for one in entry.attributes.get(name, ())), None),
        "extra": json.dumps(extra, ensure_ascii=False) if extra else None,
    }


def first(texts: list[str]) -> str | None:
    """The first text, where there is one."""
    return next(iter(texts), None)


def name_of(entry: Entry) -> str | None:
    """What to call the contact: the name shown, its parts, a nickname, else the firm."""
    parts = " ".join([*entry.texts("givenname")[:1], *entry.texts("sn")[:1]])
    shown, others = entry.texts("displayname", "cn"), entry.texts(*NICKNAMES, *COMPANIES)
    return first([*shown, *filter(None, [parts]), *others])


def birthday_of(entry: Entry) -> str | None:
    """The day of birth out of its three parts; without a year where none is told."""
    year, month, day = (first(entry.texts(name)) for name in BIRTHDAYS)
    if month and day:
        return f"{year or '-'}-{month.zfill(2)}-{day.zfill(2)}"
    return year


def extra_of(entry: Entry) -> dict[str, str | list[str]]:
    """What no field stands for, by attribute; a list where there are several."""
    found = {name: entry.texts(name) for name in entry.attributes if name not in FIELDS}
    short = {name: [text[:LONGEST_EXTRA] for text in texts] for name, texts in found.items()}
    return {name: texts if len(texts) > 1 else texts[0] for name, texts in short.items() if texts}
