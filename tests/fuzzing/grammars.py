"""Files made up from the rules of a format, for hypothesis to look for the one that does harm."""

import json
from collections.abc import Callable
from typing import TypeAlias
from xml.sax.saxutils import quoteattr

from hypothesis import strategies as some

from rsoft_analytics.fields import FIELDS
from tests.fuzzing.by_cells import LENGTHS, MOMENTS, NUMBERS, TEXTS, VALUES

Files: TypeAlias = some.SearchStrategy[tuple[str, bytes]]

PLAIN_TEXT = some.text(max_size=20)
ODD = some.sampled_from(VALUES)
WORDS = some.sampled_from(
    ("Incoming", "Outgoing", "Missed", "inbound", "ANSWERED", "NO ANSWER", "busy", "1", "2", "3",
     "yes", "no", "won", "lost", "granted", "refused", "marketing", "call_log", "Asha", "google")
)  # fmt: skip
NUMBER = some.one_of(
    some.integers(0, 99_999).map("+91 55000 {:05}".format), some.sampled_from(NUMBERS)
)
MOMENT = some.one_of(
    some.datetimes().map(str),
    some.integers(0, 2**42).map(str),
    some.dates().map(lambda day: day.strftime("%d/%m/%Y 10:00")),
    some.sampled_from(MOMENTS),
)
LENGTH = some.one_of(some.integers(-5, 99_999).map(str), some.sampled_from(LENGTHS))
VALUE = some.one_of(NUMBER, MOMENT, LENGTH, WORDS, PLAIN_TEXT, some.sampled_from(TEXTS))
LIKELY = {
    **dict.fromkeys(("party", "number", "from_number", "to_number", "line_number"), NUMBER),
    **dict.fromkeys(("started", "date", "time", "created", "modified", "converted_on"), MOMENT),
    **dict.fromkeys(("duration", "talk", "value"), LENGTH),
    **dict.fromkeys(("direction", "outcome", "status", "converted"), WORDS),
}
SPELT: tuple[Callable[[str], str], ...] = (
    *(str, str.title, str.upper, lambda name: name.replace(" ", "_")),
    *(
        lambda name: name.title().replace(" ", ""),
        lambda name: f"{name} (sec)",
        lambda name: f'"{name}" 2',
    ),
)


@some.composite
def tables(draw: some.DrawFn) -> tuple[str, bytes]:
    """A table under any of the names that columns are known by."""
    kind = draw(some.sampled_from(sorted(FIELDS)))
    fields = draw(some.lists(some.sampled_from(FIELDS[kind]), min_size=2, max_size=12))
    names = [draw(some.sampled_from(SPELT))(draw(some.sampled_from(one.aliases))) for one in fields]
    row = some.tuples(*(LIKELY.get(one.name, VALUE) | VALUE for one in fields))
    rows = [names, *draw(some.lists(row, max_size=8))]
    delimiter, end = draw(some.sampled_from(",;\t|")), draw(some.sampled_from(("\n", "\r\n")))
    quote = draw(some.sampled_from((quoted, quoted, bare)))
    lines = (delimiter.join(map(quote, cells)) for cells in rows)
    return "table.csv", (end.join(lines) + end).encode(errors="surrogatepass")


def quoted(cell: str) -> str:
    """A cell in quotes."""
    return '"' + cell.replace('"', '""') + '"'


def bare(cell: str) -> str:
    """A cell as it is, which may be more than one."""
    return cell


PROPERTIES = "FN N TEL EMAIL ORG TITLE BDAY NOTE PHOTO AGENT item1.TEL X-ABLabel REV"
PARAMETERS = (
    *("", ";TYPE=CELL", ";CELL", ";ENCODING=QUOTED-PRINTABLE", ";ENCODING=b", ";x="),
    *(";CHARSET=SHIFT_JIS", ";VALUE=uri", ';TYPE="a,b":c', ";PREF=1"),
)
PROPERTY = some.tuples(some.sampled_from(PROPERTIES.split()), some.sampled_from(PARAMETERS), VALUE)
CARD = some.lists(PROPERTY, max_size=8).map(
    lambda lines: ["BEGIN:VCARD", *("{}{}:{}".format(*one) for one in lines), "END:VCARD"]
)
STRAY = some.sampled_from(([], ["END:VCARD"], ["BEGIN:VCARD"], [" folded"], ["x"], [""]))


@some.composite
def address_books(draw: some.DrawFn) -> tuple[str, bytes]:
    """Cards one after the other, or within each other."""
    lines = [line for one in draw(some.lists(CARD | STRAY, min_size=1, max_size=6)) for line in one]
    end = draw(some.sampled_from(("\r\n", "\n", "\r\r\n")))
    encoding = draw(some.sampled_from(("utf-8", "utf-8", "utf-16", "latin-1", "shift_jis")))
    return "book.vcf", end.join(lines).encode(encoding, errors="replace")


ATTRIBUTES = some.dictionaries(
    some.sampled_from(
        "number date duration type presentation contact_name readable_date x".split()
    ),
    NUMBER | MOMENT | LENGTH | some.sampled_from("1234567"),
)


@some.composite
def backups(draw: some.DrawFn) -> tuple[str, bytes]:
    """Calls and messages as elements, perhaps within each other."""
    element = some.tuples(some.sampled_from(("call", "call", "sms", "calls")), ATTRIBUTES)
    found = ["<calls>"]
    for name, attributes in draw(some.lists(element, max_size=8)):
        told = " ".join(f"{key}={quoteattr(value)}" for key, value in attributes.items())
        found.append(
            f"<{name} {told}" + draw(some.sampled_from(("/>", "/>", "/>", ">", f"></{name}>")))
        )
    text = "\n".join(
        [*found, draw(some.sampled_from(("</calls>", "", "</calls>\0", "</calls><x/>")))]
    )
    return "calls.xml", text.encode(errors="surrogatepass")


OF_A_CDR = "UCID CallerID DialedNumber HangupBy Type Status StartTime EndTime Duration AgentName"
OF_A_RECEIPT = "version consentTimestamp consentReceiptID piiPrincipalId services purposes purpose"
KEYS = some.sampled_from([*OF_A_CDR.split(), *OF_A_RECEIPT.split()])
JSON_VALUE = some.recursive(
    VALUE | some.none() | some.booleans() | some.integers() | some.floats(),
    lambda inner: some.lists(inner, max_size=3) | some.dictionaries(KEYS, inner, max_size=6),
    max_leaves=12,
)
CDR = some.fixed_dictionaries(
    dict.fromkeys("UCID CallerID DialedNumber HangupBy Type Status".split(), VALUE),
    optional={"StartTime": MOMENT, "Duration": LENGTH, "CallDate": MOMENT, "Agent": JSON_VALUE},
)
RECEIPT = some.fixed_dictionaries(
    {"version": PLAIN_TEXT, "consentReceiptID": VALUE, "piiPrincipalId": VALUE | JSON_VALUE},
    optional={"consentTimestamp": some.integers() | JSON_VALUE, "services": JSON_VALUE},
)


@some.composite
def answers(draw: some.DrawFn) -> tuple[str, bytes]:
    """Records in JSON, or whatever else JSON can say."""
    records = some.lists(CDR | RECEIPT | JSON_VALUE, max_size=4)
    told = draw(some.one_of(CDR, RECEIPT, records, some.fixed_dictionaries({"details": records})))
    return "answer.json", json.dumps(told, ensure_ascii=draw(some.booleans())).encode(
        errors="surrogatepass"
    )


GRAMMARS: dict[str, Files] = {
    "tables": tables(),
    "address books": address_books(),
    "backups": backups(),
    "answers": answers(),
}
