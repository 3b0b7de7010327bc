"""The team's address books: two Google CSVs, of the new and of the old kind, and a vCard file."""

import csv
from base64 import b64encode
from pathlib import Path

from rsoft_analytics.demo.exports import Written
from rsoft_analytics.demo.exports.photos import photo
from rsoft_analytics.demo.people import Person
from rsoft_analytics.demo.spellings import spelled_digits
from rsoft_analytics.demo.world import World

NEW_BOOK, OLD_BOOK, CARDS = "google-contacts.csv", "google-contacts-old.csv", "contacts.vcf"
BOOK_OF = {"Asha": NEW_BOOK, "Meena": NEW_BOOK, "Divya": NEW_BOOK, "Ravi": OLD_BOOK}
BOOK_OF |= {"Suresh": OLD_BOOK, "Karthik": CARDS, "Lakshmi": CARDS, "Priya": CARDS}


def columns(text: str) -> list[str]:
    """The columns of a header line."""
    return text.split(",")


NEW_HEADER = columns(
    "First Name,Middle Name,Last Name,Phonetic First Name,Phonetic Middle Name,Phonetic Last Name,"
    "Name Prefix,Name Suffix,Nickname,File As,Organization Name,Organization Title,"
    "Organization Department,Birthday,Notes,Photo,Labels,E-mail 1 - Label,E-mail 1 - Value,"
    "Phone 1 - Label,Phone 1 - Value,Phone 2 - Label,Phone 2 - Value"
)
OLD_HEADER = columns(
    "Name,Given Name,Additional Name,Family Name,Yomi Name,Given Name Yomi,Additional Name Yomi,"
    "Family Name Yomi,Name Prefix,Name Suffix,Initials,Nickname,Short Name,Maiden Name,Birthday,"
    "Gender,Location,Billing Information,Directory Server,Mileage,Occupation,Hobby,Sensitivity,"
    "Priority,Subject,Notes,Group Membership,E-mail 1 - Type,E-mail 1 - Value,Phone 1 - Type,"
    "Phone 1 - Value,Phone 2 - Type,Phone 2 - Value,Organization 1 - Type,Organization 1 - Name"
)


def address_books(folder: Path, world: World) -> list[Written]:
    """Write the three address books, each with the people of some reps."""
    books: dict[str, list[Person]] = {NEW_BOOK: [], OLD_BOOK: [], CARDS: []}
    for person in world.saved_people:
        books[BOOK_OF[person.callers[0].rep.name]].append(person)
    written = [
        google_book(folder / NEW_BOOK, NEW_HEADER, list(map(new_record, books[NEW_BOOK]))),
        google_book(folder / OLD_BOOK, OLD_HEADER, list(map(old_record, books[OLD_BOOK]))),
        card_file(folder / CARDS, books[CARDS]),
    ]
    return [one for one in written if one.rows]


def google_book(path: Path, header: list[str], records: list[dict[str, str]]) -> Written:
    """Write one of Google's CSVs; an empty address book makes no file."""
    if records:
        with path.open("w", encoding="utf-8", newline="") as out:
            lines = csv.DictWriter(out, header, restval="")
            lines.writeheader()
            lines.writerows(records)
    return Written(path.name, "google_contacts", "contacts", len(records))


def numbers_of(person: Person) -> list[str]:
    """A person's numbers, each as somebody once typed it."""
    return [
        spelled_digits(caller.digits, sum(map(int, caller.digits))) for caller in person.callers
    ]


def new_record(person: Person) -> dict[str, str]:
    """A person in Google's new columns; several mobile numbers share one cell."""
    first, _, last = person.saved_as.partition(" ")
    return {
        "First Name": first,
        "Last Name": last,
        "Organization Name": person.company,
        "Notes": "Bills to the site.\nCall after 5 pm" if person.company else "",
        "Labels": "* myContacts ::: * starred" if person.company else "* myContacts",
        "E-mail 1 - Label": "* " if person.email else "",
        "E-mail 1 - Value": person.email,
        "Phone 1 - Label": "* Mobile",
        "Phone 1 - Value": " ::: ".join(numbers_of(person)),
    }


def old_record(person: Person) -> dict[str, str]:
    """A person in Google's old columns; each number has a column of its own."""
    first, _, last = person.saved_as.partition(" ")
    record = {
        "Name": person.saved_as,
        "Given Name": first,
        "Family Name": last,
        "Group Membership": "* myContacts",
        "E-mail 1 - Type": "* Home" if person.email else "",
        "E-mail 1 - Value": person.email,
        "Organization 1 - Name": person.company,
    }
    for place, number in enumerate(numbers_of(person), start=1):
        record |= {f"Phone {place} - Type": "Mobile", f"Phone {place} - Value": number}
    return record


def card_file(path: Path, people: list[Person]) -> Written:
    """Write a vCard file; an empty address book makes none."""
    if people:
        cards = "".join(card(person, place) for place, person in enumerate(people, start=1))
        path.write_text(cards, encoding="utf-8", newline="")
    return Written(path.name, "vcard", "contacts", len(people))


def card(person: Person, place: int) -> str:
    """A person as vCard 3.0, with their picture where they have one."""
    first, _, last = person.saved_as.partition(" ")
    lines = [
        "BEGIN:VCARD",
        "VERSION:3.0",
        f"UID:demo-{place}",
        f"N:{escaped(last)};{escaped(first)};;;",
        f"FN:{escaped(person.saved_as)}",
        *([f"ORG:{escaped(person.company)}"] if person.company else []),
        *(f"TEL;TYPE=CELL:{number}" for number in numbers_of(person)),
        *([f"EMAIL;TYPE=INTERNET:{person.email}"] if person.email else []),
        *([photo_line(person, place)] if person.has_photo else []),
        "END:VCARD",
    ]
    return "".join(f"{folded(line)}\r\n" for line in lines)


def photo_line(person: Person, place: int) -> str:
    """A person's picture as a vCard property."""
    kind = "PNG" if place % 3 == 0 else "JPEG"
    return f"PHOTO;ENCODING=b;TYPE={kind}:{b64encode(photo(person.name, kind)).decode()}"


def escaped(text: str) -> str:
    """Text with the characters escaped that mean something in vCards."""
    return text.replace("\\", "\\\\").replace(",", "\\,").replace(";", "\\;")


def folded(line: str) -> str:
    """A line folded after 75 bytes where it is long; only pictures are, and they are ASCII."""
    if len(line) <= 75 or not line.isascii():
        return line
    rest = [line[start : start + 74] for start in range(75, len(line), 74)]
    return "\r\n ".join([line[:75], *rest])
