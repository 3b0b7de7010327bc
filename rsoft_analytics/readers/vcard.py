"""Contacts (vCard).

Versions 2.1, 3.0 and 4.0, card by card. Our own code, because vobject 0.9.9,
tried on real exports, stops with an error at quoted-printable breaks of
Android and Outlook, at comments and at cut-off cards, and misreads Shift_JIS;
one such card would cost all the others in the file.

A picture that is an address is never fetched: the address is kept as text.
"""

import json
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

from rsoft_analytics.files.export import Export
from rsoft_analytics.files.vcard_cards import Card, as_text, cards
from rsoft_analytics.files.vcard_lines import begins_a_card, content_lines, encoding_of
from rsoft_analytics.files.vcard_photo import photo_of
from rsoft_analytics.files.vcard_values import Properties, Property
from rsoft_analytics.readers import CERTAIN, NO
from rsoft_analytics.rows import Batch, Reading, SetAside, contact_batches

KIND = "contacts"
KNOWN = "from a real file"

LONGEST_EXTRA = 2_000

ORDER_OF_NAME = (3, 1, 2, 0, 4)  # prefix, given, middle, family, suffix in N's own order
LISTED = frozenset({"ADR", "GEO", "N", "ORG", "GENDER"})  # of parts with semicolons between
ANDROID_NICKNAME = "vnd.android.cursor.item/nickname;"
EXTENSION = re.compile(r";ext=", re.I)
# What has a field of its own, or says nothing about the contact.
FIELDS = frozenset("BDAY CATEGORIES EMAIL FN NOTE PHOTO PRODID UID VERSION X-ABLABEL".split())


def claim(export: Export) -> int:
    """Certain where the first words are BEGIN:VCARD, in any case and encoding."""
    return CERTAIN if begins_a_card(export.head) else NO


def read(export: Export, columns: dict[str, str] | None) -> Reading:
    """One row for each card that names somebody or can reach them."""
    return Reading(KIND, batches(export))


def batches(export: Export) -> Iterator[Batch]:
    """The cards of the file in batches."""
    with export.path.open("rb") as file:
        found = cards(content_lines(file, encoding_of(export.head)))
        yield from contact_batches((row_or_reject(one), one.size) for one in found)


def row_or_reject(card: Card) -> dict[str, Any] | SetAside:
    """A card's row, or why there is none."""
    if fault := card.fault:
        return set_aside(card, *fault)
    row = row_of(card)
    if row["name"] or row["numbers"] or row["emails"]:
        return row
    return set_aside(
        card,
        "nothing to know it by",
        "this card has neither name, number nor e-mail. Give it one in the address book, or "
        "leave it out.",
    )


def set_aside(card: Card, reason: str, message: str) -> SetAside:
    """A card that did not become a row."""
    return SetAside(card.line, reason, f"Line {card.line}: {message}", card.text)


def row_of(card: Card) -> dict[str, Any]:
    """A card as a contact's row."""
    contact = Properties(card.lines)
    photo = photo_of(contact.all("PHOTO"))
    extra = extra_of(contact)
    if photo.fact:
        extra["PHOTO"] = photo.fact
    if card.nested:
        extra["AGENT"] = as_text(card.nested)
    return {
        "line": card.line,
        "uid": first(text.removeprefix("urn:uuid:") for text in contact.texts("UID")),
        "name": name_of(contact),
        "company": company_of(contact),
        "title": first(iter(contact.texts("TITLE"))),
        "numbers": numbers_of(contact),
        "emails": [text.removeprefix("mailto:") for text in contact.texts("EMAIL")],
        "groups": groups_of(contact),
        "birthday": birthday_of(contact),
        "note": "\n".join(contact.texts("NOTE")) or None,
        "photo": photo.data,
        "extra": json.dumps(extra, ensure_ascii=False) if extra else None,
    }


def first(texts: Iterator[str]) -> str | None:
    """The first text that says something."""
    return next(filter(None, texts), None)


def name_of(contact: Properties) -> str | None:
    """What to call the contact: FN, else N in speaking order, the firm, a nickname."""
    given = (*contact.texts("FN"), *full_names(contact), company_of(contact) or "")
    return first(iter((*given, *nicknames_of(contact))))


def full_names(contact: Properties) -> list[str]:
    """The parts of N in the order in which one says them."""
    every = [contact.pieces(one) for one in contact.all("N")]
    return [
        " ".join(pieces[at] for at in ORDER_OF_NAME if at < len(pieces) and pieces[at])
        for pieces in every
    ]


def company_of(contact: Properties) -> str | None:
    """The firm, without its departments; they stay in the extra columns."""
    return first(contact.pieces(one)[0] for one in contact.all("ORG"))


def nicknames_of(contact: Properties) -> list[str]:
    """Nicknames, Android's own kind of property included."""
    usual = [name for one in contact.all("NICKNAME") for name in contact.pieces(one, ",")]
    android = [
        contact.pieces(one)[1]
        for one in contact.all("X-ANDROID-CUSTOM")
        if one.text.startswith(ANDROID_NICKNAME)
    ]
    return [name for name in (*usual, *android) if name]


def numbers_of(contact: Properties) -> list[dict[str, str | None]]:
    """Telephone numbers with their labels, the preferred ones first."""
    every = sorted(contact.all("TEL"), key=lambda one: one.preference)
    texts = [(number_of(contact.plain(one.text)), contact.label(one)) for one in every]
    return [{"text": text, "label": label} for text, label in texts if text]


def number_of(text: str) -> str:
    """A number as people write it, from a tel: address too; other addresses are none."""
    scheme, colon, rest = text.partition(":")
    if scheme.lower() == "tel" and colon:
        return EXTENSION.sub(" ext. ", unquote(rest), count=1)
    return "" if scheme.lower() in ("sip", "sips", "xmpp", "mailto") and colon else text


def groups_of(contact: Properties) -> list[str]:
    """The groups or labels that the contact belongs to."""
    every = (name for one in contact.all("CATEGORIES") for name in contact.pieces(one, ","))
    return list(dict.fromkeys(filter(None, every)))


def birthday_of(contact: Properties) -> str | None:
    """The birthday as written; Apple's made-up year for one unknown is taken out."""
    for one in contact.all("BDAY"):
        text, year = contact.plain(one.text), one.parameters.get("X-APPLE-OMIT-YEAR", [""])[0]
        if text:
            return f"--{text.removeprefix(year + '-')}" if year and text.startswith(year) else text
    return None


def extra_of(contact: Properties) -> dict[str, Any]:
    """What no field stands for, by property name and label; a list where there are several."""
    extra: dict[str, Any] = {}
    for one in contact.every:
        if is_extra(contact, one) and (text := extra_text(contact, one)):
            name = one.name or "(lines that are no property)"
            label = contact.label(one)
            extra.setdefault(f"{name} ({label})" if label else name, []).append(text)
    return {key: texts if len(texts) > 1 else texts[0] for key, texts in extra.items()}


def is_extra(contact: Properties, one: Property) -> bool:
    """Whether a property says something that no field holds."""
    if one.name == "TEL":
        return not number_of(contact.plain(one.text))
    if one.name == "N":
        return bool(contact.texts("FN")) and contact.texts("FN")[0] not in full_names(contact)
    if one.name in ("ORG", "TITLE"):
        return one is not contact.all(one.name)[0] or ";" in one.text.strip(";")
    return one.name not in FIELDS


def extra_text(contact: Properties, one: Property) -> str:
    """A property's text for the extra columns, shortened; sounds and the like left out."""
    if one.is_base64:
        return f"({len(one.raw)} characters of base64 left out)" if one.raw else ""
    is_list = one.name in LISTED or one.name == "X-ANDROID-CUSTOM"
    text = ", ".join(filter(None, contact.pieces(one))) if is_list else contact.plain(one.text)
    return text if len(text) <= LONGEST_EXTRA else f"{text[:LONGEST_EXTRA]}…"
