"""Files made to do harm, or spoilt: each is refused in a sentence, or told record by record."""

import codecs
import io
import json
import os
import struct
import subprocess
import sys
import threading
import time
import warnings
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from rsoft_analytics.imports.collect import collected
from rsoft_analytics.imports.importing import import_all
from rsoft_analytics.imports.report import Report
from rsoft_analytics.store import Store
from rsoft_analytics.store.checks import findings

ROOT = Path(__file__).parents[1]
SAMPLES = ROOT / "data" / "samples"
SECONDS, MEMORY = 10, 2**30
OF_A_MILLION_RECORDS = 3 * 2**29  # bytes: most of it is DuckDB's, which has its own limit
MB = 2**20
# What these checks find is in the data: a date or length that a hostile file made up.
ABOUT_THE_DATA = {"no_call_is_in_the_future", "no_call_lasts_a_day"}

HEADER = "Date,Time,Customer Name,Phone Number,Call Type,Duration (sec)\n"
ROW = "02/03/2026,09:04:11,Rohan,+91 55000 01001,Incoming,184\n"
ROWS = "".join(
    f"02/03/2026,09:{m:02}:11,Rohan,+91 55000 0{1000 + m},Incoming,{m}\n" for m in range(50)
)
TABLE = HEADER + ROWS
XML = (SAMPLES / "sms_backup_calls.xml").read_bytes()
VCF = (SAMPLES / "contacts.vcf").read_bytes()
XLSX = (SAMPLES / "call_log.xlsx").read_bytes()
CALL = b'<call number="%s" date="1773027724331" type="1" duration="1"/>'
NOISE = bytes(range(256)) * 20


class Refused(NamedTuple):
    """A file of which nothing is loaded, and words of the sentence that says why."""

    why: str


class Read(NamedTuple):
    """A file that is read, with the records in it and how many of them are rejected."""

    records: int
    rejected: int = 0


def row(
    date: str = "02/03/2026", clock: str = "09:04:11", number: str = "+91 55000 01001",
    direction: str = "Incoming", duration: str = "184", name: str = "Rohan",
) -> str:  # fmt: skip
    """One line of the table."""
    return f"{date},{clock},{name},{number},{direction},{duration}\n"


def table_with(**cells: str) -> bytes:
    """The table with one record."""
    return (HEADER + row(**cells)).encode(errors="surrogatepass")


def zipped(*members: tuple[str, bytes | str], packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip of some members."""
    file = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(file, "w", packing) as archive:
        warnings.simplefilter("ignore")
        for name, content in members:
            archive.writestr(name, content)
    return file.getvalue()


def patched(data: bytes, at_local: tuple[int, int], at_central: tuple[int, int]) -> bytes:
    """A zip of one member with two bytes of its headers changed to a number."""
    spoilt, central = bytearray(data), data.index(b"PK\x01\x02")
    struct.pack_into("<H", spoilt, *at_local)
    struct.pack_into("<H", spoilt, central + at_central[0], at_central[1])
    return bytes(spoilt)


def overlapping() -> bytes:
    """A zip of two members at one place."""
    data = bytearray(zipped(("a.csv", TABLE), ("a.csv", TABLE)))
    second = data.index(b"PK\x01\x02", data.index(b"PK\x01\x02") + 4)
    struct.pack_into("<I", data, second + 42, 0)
    return bytes(data)


def entities(*declared: bytes, used: bytes) -> bytes:
    """A backup that declares entities and uses one."""
    return b"<?xml version='1.0'?><!DOCTYPE calls [%s]><calls>%s</calls>" % (
        b"".join(declared), CALL % used,
    )  # fmt: skip


LAUGHS = [b'<!ENTITY l0 "lol">'] + [
    b'<!ENTITY l%d "%s">' % (n, b"&l%d;" % (n - 1) * 10) for n in range(1, 12)
]
ONE_ZIP = zipped(("a.csv", TABLE))
ODD_CARD = (
    b"BEGIN:VCARD\nFN;;;=;=:;\nN:\nORG:\nTEL;PREF=99999999999999999999:+915500001001\n"
    b"TEL;PREF=\xc2\xb2:1909\nBDAY:999999999999\nX-ANDROID-CUSTOM:\n"
    b"X-ANDROID-CUSTOM:vnd.android.cursor.item/nickname;\nitem1.X-ABLABEL:_$!<x>!$_\nEND:VCARD\n"
)
SQL_IN_HEADER = (
    b'Date,Phone Number,Call Type,"""; drop table calls; --",$rep,\'); drop table calls; --\n'
    b"02/03/2026 10:00,+915500001001,Missed,x,y,z\n"
)
SAME_COLUMNS = (
    b"Date,Date,Phone Number,Phone Number,Call Type,Call Type,,,\n"
    b"02/03/2026 10:00,02/03/2026 11:00,5500001001,5500001002,Missed,Incoming,1,2,3\n"
)
OUR_COLUMNS = (
    b"row,line,record,$rep,handed_over,read_rows,import_id,Date,Phone Number,Call Type,fault\n"
    b"1,2,3,4,5,6,7,02/03/2026 10:00,+915500001001,Missed,8\n"
)
CDR = (
    b'[{"UCID": "1", "CallerID": "5500001001", "DialedNumber": "5500001002", "HangupBy": "x", '
    b'"Type": "Inbound", "Status": "Answered", "StartTime": "2026-03-02 09:00:00", '
)
RECEIPT = b'{"consentReceiptID": "r1", "piiPrincipalId": "a@example.com", "services": '

FILES: dict[str, tuple[bytes, Refused | Read]] = {
    # nothing in it
    "empty.csv": (b"", Refused("is empty")),
    "empty.xml": (b"", Refused("is empty")),
    "mark.csv": (codecs.BOM_UTF8, Refused("is empty")),
    "mark16.csv": (codecs.BOM_UTF16_LE, Refused("is empty")),
    "blank.csv": (b"\n\r\n \t\n" * 100, Refused("is empty")),
    "commas.csv": (b",,,,\n" * 100, Refused("is empty")),
    "zeros.csv": (bytes(1000), Refused("is empty")),
    "quote.csv": (b'"', Refused("is empty")),
    "quotes.csv": (b'"' * 9999, Refused("is empty")),
    "header.csv": (HEADER.encode(), Read(0)),
    "header_alone.csv": (HEADER.strip().encode(), Read(0)),
    "calls.xml": (b"<calls/>", Read(0)),
    "cards.vcf": (b"BEGIN:VCARD\nEND:VCARD\n" * 9, Read(9, 9)),
    # something else
    "other.csv": (b"colour,weight\nred,12\nblue,13\n", Refused("Its columns are: colour, weight")),
    "letter.csv": (b"a", Refused("is none of the exports")),
    "json.csv": (b'{"a": [1, 2, 3]}', Refused("is none of the exports")),
    "page.csv": (b"<html><body>calls</body></html>", Refused("is none of the exports")),
    "page.xml": (b"<html><body>calls</body></html>", Refused("is none of the exports")),
    "pdf_of_text.csv": (b"%PDF-1.4\n1 0 obj\n<< >>\nendobj\n", Refused("is none of the exports")),
    # cut off
    "cut.csv": (TABLE.encode()[:-30], Read(50, 1)),
    "cut_in_quotes.csv": ((TABLE + '02/03/2026,09:04:11,"Roh').encode(), Read(51, 1)),
    "cut.xml": (XML[:-300], Read(40, 1)),
    "cut_in_entity.xml": (XML[: XML.index(b"&#5535") + 4], Read(9, 1)),
    "cut.vcf": (VCF[:-60], Read(9, 1)),
    "begun.xml": (b"<calls>", Read(1, 1)),
    "begun.vcf": (b"BEGIN:VCARD", Read(1, 1)),
    "cut.xlsx": (XLSX[:-300], Refused("")),
    "half.xlsx": (XLSX[: len(XLSX) // 2], Refused("")),
    "cut_early.xlsx": (XLSX[:10], Refused("damaged")),
    "cut.zip": (ONE_ZIP[:-40], Refused("damaged")),
    # encodings
    "latin1.csv": (row(name="José").join([HEADER, ""]).encode("latin-1"), Read(1)),
    "latin1.xml": (XML.replace(b"Lucy", b"Luc\xeda"), Read(40)),
    "latin1.vcf": (b"BEGIN:VCARD\nFN:Jos\xe9\nTEL:5500001001\nEND:VCARD\n", Read(1)),
    "utf32.csv": (TABLE.encode("utf-32"), Refused("")),
    "late.csv": ((TABLE * 99 + row(name="Jos") + "#").encode() + b"\xe9\xff,\n", Read(4952, 1)),
    "late_in_utf8.csv": (
        (TABLE + row(name="José")).encode() + row(name="Jos#").encode().replace(b"#", b"\xe9\xff"),
        Read(52, 1),
    ),
    "late.xml": (XML.replace(b"Lucy", b"Lu\xff\xfecy"), Read(40)),
    "late.vcf": (VCF + b"BEGIN:VCARD\nFN:a\xff\xfeb\nTEL:5500001009\nEND:VCARD\n", Read(10, 1)),
    "odd16.csv": (TABLE.encode("utf-16") + b"A", Refused("no text in UTF-8, UTF-16")),
    "half_pair16.csv": (TABLE.encode("utf-16-le") + b"\x00\xd8a\0", Refused("no text in UTF-8")),
    # characters
    "nul.csv": (table_with(name="Ro\0han"), Refused("NUL bytes")),
    "nul.xml": (XML.replace(b"Lucy", b"Lu\0cy"), Read(40)),
    "nul.vcf": (b"BEGIN:VCARD\nFN:a\0b\nTEL:5500001001\nEND:VCARD\n", Read(1)),
    "forbidden.xml": (XML.replace(b"Lucy", b"&#0;&#x1F;&#xFFFE;&#55357;&#99999999;"), Read(40)),
    "control.csv": (table_with(name="a\x01\x1b[31m\x7fb\x0b\x0c"), Read(1)),
    "bidi.csv": (table_with(name="a\u202eb\u2066c\u200f"), Read(1)),
    "surrogate.csv": (table_with(name="a\ud800b"), Read(1)),
    "surrogate.xml": (XML.replace(b"Lucy", b"a\xed\xa0\x80b"), Read(40)),
    "surrogate.vcf": (b"BEGIN:VCARD\nFN:a\xed\xa0\x80b\nTEL:1909\nEND:VCARD\n", Read(1)),
    "bytes.vcf": (b"BEGIN:VCARD\nVERSION:3.0\n" + NOISE + b"\nEND:VCARD\n", Read(1, 1)),
    "charsets.vcf": (
        b"BEGIN:VCARD\nFN;CHARSET=unicode_escape:\\x41\nTEL;CHARSET=zlib_codec:1909\nEND:VCARD\n",
        Read(1),
    ),
    "odd.vcf": (
        ODD_CARD,
        Read(1),
    ),
    # names that mean something elsewhere
    "markup.csv": (table_with(name="<script>alert(1)</script>![](http://x/y.png)"), Read(1)),
    "formula.csv": (table_with(name='"=HYPERLINK(""http://x"")"'), Read(1)),
    "sql.csv": (table_with(name="'; drop table calls; --"), Read(1)),
    "sql_header.csv": (
        SQL_IN_HEADER,
        Read(1),
    ),
    "same_columns.csv": (
        SAME_COLUMNS,
        Read(1),
    ),
    "our_columns.csv": (
        OUR_COLUMNS,
        Read(1),
    ),
    # shapes
    "ten_thousand_columns.csv": (
        (",".join(f"c{n}" for n in range(10_000)) + "\n").encode() * 3,
        Refused("at most 300 are read"),
    ),
    "known_and_ten_thousand_columns.csv": (
        ("Date,Phone Number,Call Type" + ",x" * 10_000 + "\n").encode(),
        Refused("at most 300 are read"),
    ),
    "ragged.csv": ((HEADER + "a,b\n" + ROW + "a\n" + ROW.strip() + ",7,8\n,,,,,,,,\n").encode(),
                   Read(4, 3)),
    "unclosed.csv": ((HEADER + '02/03/2026,09:04:11,"Rohan,55000,Incoming,1\n' + ROWS).encode(),
                     Read(51, 1)),
    "carriage_returns.csv": (TABLE.replace("\n", "\r").encode(), Read(50)),
    "returns_doubled.csv": (TABLE.replace("\n", "\r\r\n").encode(), Read(50)),
    "separated_by_x.csv": (b"sep=x\n" + TABLE.encode(), Refused("separates no cells")),
    "separated_by_quotes.csv": (b'sep="\n' + TABLE.encode(), Refused("separates no cells")),
    # XML
    "laughs.xml": (entities(*LAUGHS, used=b"&l11;"), Refused("document type")),
    "quadratic.xml": (
        entities(b'<!ENTITY a "%s">' % (b"x" * 50_000), used=b"&a;" * 10_000),
        Refused("document type"),
    ),
    "outside.xml": (
        entities(b'<!ENTITY a SYSTEM "file:///etc/hostname">', used=b"&a;"),
        Refused("document type"),
    ),
    "doctype.xml": (b'<!DOCTYPE calls SYSTEM "http://x/y.dtd"><calls/>', Refused("document type")),
    "doctype16.xml": ("\ufeff<!DOCTYPE calls><calls/>".encode("utf-16-le"), Refused("document")),
    "late_doctype.xml": (b"<calls><!DOCTYPE calls []></calls>", Read(1, 1)),
    "unknown_entity.xml": (b"<calls>" + CALL % b"&nope;" + b"</calls>", Read(1, 1)),
    "deep.xml": (b"<calls>" + b"<a>" * 200_000, Refused("nests elements")),
    "deep_calls.xml": (b"<calls>" + b"<call>" * 200_000, Refused("nests elements")),
    "deep.vcf": (b"BEGIN:VCARD\nFN:x\nAGENT:\n" * 50_000, Read(1, 1)),
    "twice.xml": (XML * 2, Read(41, 1)),
    # JSON
    "deep_cdr.json": (CDR + b'"Agent": ' + b"[" * 100_000, Read(1, 1)),
    "half_a_character.json": (CDR + b'"Comments": "a\\ud800", "\\udfff": 1}]', Read(1)),
    "twice_in_one.json": (CDR + b'"UCID": "2"}]', Read(1, 1)),
    "no_number.json": (CDR + b'"Comments": NaN}]', Read(1, 1)),
    "deep_receipt.json": (RECEIPT + b"[" * 100_000, Read(1, 1)),
    "half_a_person.json": (
        RECEIPT + b'[{"purposes": [{"purpose": "a\\ud800"}]}]}', Read(1, 1)
    ),
    "no_purpose.json": (RECEIPT + b'[{"service": "Shop", "purposes": "all"}]}', Read(1, 1)),
    # zips and spreadsheets
    "zip_in_zip.zip": (zipped(("a.zip", ONE_ZIP)), Refused("zip in a zip")),
    "nothing.zip": (zipped(), Refused("no file in it")),
    "folder.zip": (zipped(("a/", "")), Refused("no file in it")),
    "nameless.zip": (ONE_ZIP.replace(b"a.csv", b"\0.csv"), Read(50)),
    "crc.zip": (
        zipped(("a.csv", TABLE), packing=zipfile.ZIP_STORED).replace(b"Rohan", b"Rohax", 1),
        Refused("damaged"),
    ),
    "stream.zip": (ONE_ZIP[:60] + b"\xff" * 20 + ONE_ZIP[80:], Refused("damaged")),
    "method.zip": (patched(ONE_ZIP, (8, 99), (10, 99)), Refused("damaged")),
    "lzma.zip": (patched(ONE_ZIP, (8, 14), (10, 14)), Refused("damaged")),
    "names.zip": (patched(ONE_ZIP, (6, 0x800), (8, 0x800)).replace(b"a.csv", b"\xff\xfe.cs"),
                  Refused("damaged")),
    "encrypted.zip": (patched(ONE_ZIP, (6, 1), (8, 1)), Refused("password")),
    "lying.zip": (patched(zipped(("a.csv", TABLE * 9)), (22, 10), (24, 10)), Refused("damaged")),
    "overlapping.zip": (overlapping(), Refused("over each other")),
    "xlsx.csv": (XLSX, Read(5, 1)),
    "csv.xlsx": ((TABLE + row(duration="1")).encode(), Read(51)),
    "old.xls": (bytes.fromhex("d0cf11e0a1b11ae1") + NOISE, Refused("")),
    # values
    "durations.csv": (
        (HEADER + "".join(row(duration=one) for one in (
            "-5", "1e308", "9" * 400, "nan", "inf", "0x10", "٣", "99:99:99", "-1:00:00", "1e-400",
            "9223372036854775808", "-2147483649", "99999999999", "1 h 70 min", "²",
        ))).encode(),
        Read(15, 12),
    ),
    "days.csv": (
        (HEADER + "".join(row(date=one) for one in (
            "00/00/0000", "01/01/0000", "32/13/2026", "0000-00-00", "-2026-01-01", "99999-01-01",
            "99999999999999999999", "29/02/2025", "9223372036854775807", "294247-01-10",
            "290000-01-01",
            "0001-01-01", "1e10", "",
        ))).encode(),
        Read(14, 14),
    ),
    "clocks.csv": (
        (HEADER + "".join(row(clock=one) for one in (
            "25:00:00", "99:99:99", "-1:00", "12:60", "noon", "9" * 400,
        ))).encode(),
        Read(6, 6),
    ),
    "numbers.csv": (
        (HEADER + "".join(row(number=one) for one in (
            "9" * 300, "+", "0", "-1", "tel:+915500001001", "*#06#", "1e999", "9.19E+11", "x" * 500,
        ))).encode(),
        Read(9, 4),
    ),
    "times.xml": (
        b"<calls>" + b"".join(
            b'<call number="+915500001001" date="%s" duration="%s" type="%s"/>' % one for one in (
                (b"-1", b"0", b"1"), (b"9" * 30, b"1", b"1"), (b"1773027724331", b"-5", b"1"),
                (b"1773027724331", b"9" * 30, b"1"), (b"1773027724331", b"1", b"99"),
                (b"nan", b"nan", b"nan"), (b"9223372036854775807", b"1", b"1"),
            )) + b"</calls>",
        Read(7, 7),
    ),
    "leads_of_other_times.csv": (
        ("Lead ID,Name,Phone,Source,Status,Created,Value\n" + "".join(
            f"L-{n},N,+91550000{n:04},s,new,{day},{value}\n" for n, (day, value) in enumerate((
                ("0001-01-01", "1"), ("99999-01-01", "1"), ("290000-01-01", "1"),
                ("2026-03-02", "1e400"), ("2026-03-02", "nan"), ("2026-03-02", "9" * 60),
            )))).encode(),
        Read(6, 5),
    ),
}  # fmt: skip
for kind, start in {"png": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "exe": b"MZ\x90\0\3\0\0\0",
                    "pdf": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"}.items():  # fmt: skip
    for ending in (".csv", ".vcf", ".xml", ".xlsx", ".zip"):
        FILES[kind + ending] = (start + NOISE, Refused("is none of the exports"))
for encoding in ("utf-16-le", "utf-16-be", "utf-16"):
    FILES[f"{encoding}.csv"] = (TABLE.encode(encoding), Read(50))
    FILES[f"{encoding}.xml"] = (XML.decode().encode(encoding), Read(40))
    FILES[f"{encoding}.vcf"] = (VCF.decode(errors="replace").encode(encoding), Read(9, 1))


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    """A store that all the files are thrown at, one after the other."""
    with Store(None) as shared:
        yield shared


def outcome(store: Store, path: Path) -> list[Report]:
    """What becomes of a file."""
    with collected([path]) as found:
        return import_all(store, found)


def contents(store: Store) -> tuple[Any, ...]:
    """What a store holds: what is shown of it, and its ledger."""
    return store.rows("imports/headline"), store.rows("imports/ledger")


SEEN_EVERY_DAY = {
    "cut.csv",
    "latin1.csv",
    "control.csv",
    "sql_header.csv",
    "ragged.csv",
    "deep.vcf",
}


def every_file() -> list[Any]:
    """The files; most of those that are read to their end are not read in every run."""
    return [
        pytest.param(name, marks=() if is_quick or name in SEEN_EVERY_DAY else pytest.mark.fault)
        for name, (_, expected) in FILES.items()
        for is_quick in [isinstance(expected, Refused)]
    ]


@pytest.mark.parametrize("name", every_file())
def test_a_hostile_file_is_refused_in_a_sentence_or_told_record_by_record(store, tmp_path, name):
    content, expected = FILES[name]
    path = tmp_path / name
    path.write_bytes(content)
    before = contents(store)
    (report,) = outcome(store, path)
    if isinstance(expected, Refused):
        assert report.status == "refused"
        assert expected.why in str(report.error)
        assert is_sentence(report)
        assert contents(store) == before
    else:
        assert report.error is None
        assert (report.read, report.rejected) == expected
        assert all(one.message.startswith(f"Line {one.line}: ") for one in report.rejects)


def is_sentence(report: Report) -> bool:
    """Whether a refusal names its file and speaks to people."""
    told = str(report.error)
    return report.file.partition("/")[0] in told and told.endswith(".") and "Traceback" not in told


def test_after_all_hostile_files_every_check_of_the_store_holds(store):
    offending = {one.name for one in findings(store) if one.offenders}
    assert offending <= ABOUT_THE_DATA


def test_names_in_a_zip_are_shown_and_never_gone_to(store, tmp_path):
    names = ["../../x.csv", "/etc/y.csv", "C:\\z.csv", "a/../../\u202efdp.csv", "n" * 500 + ".csv"]
    inside = tmp_path / "deep" / "deeper"
    inside.mkdir(parents=True)
    path = inside / "names.zip"
    members = [(name, HEADER + row(duration=str(n))) for n, name in enumerate(names)]
    path.write_bytes(zipped(*members))
    reports = outcome(store, path)
    assert sorted(one.file for one in reports) == sorted(f"names.zip/{name}" for name in names)
    assert {one.status for one in reports} == {"imported"}
    assert [one for one in tmp_path.rglob("*") if one.is_file()] == [path]


def test_one_bad_member_of_a_zip_does_not_hold_up_the_others(store, tmp_path):
    path = tmp_path / "mixed.zip"
    path.write_bytes(
        zipped(("a.zip", ONE_ZIP), ("b.csv", HEADER + row(duration="77")), ("c.txt", ""))
    )
    told = {one.file: one.status for one in outcome(store, path)}
    expected = {"a.zip": "refused", "b.csv": "imported", "c.txt": "refused"}
    assert told == {f"mixed.zip/{name}": status for name, status in expected.items()}


# Large files, each in a process whose time and memory are measured.


def filled(path: Path, *parts: tuple[bytes, int]) -> None:
    """Write parts, each so many times over."""
    with path.open("wb") as file:
        for part, times in parts:
            at_once = max(1, MB // len(part))
            for left in range(times, 0, -at_once):
                file.write(part * min(at_once, left))


def of(*parts: tuple[bytes, int]) -> Callable[[Path], None]:
    """What writes these parts."""
    return lambda path: filled(path, *parts)


def zip_bomb(path: Path) -> None:
    """A zip of which little unpacks to much."""
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("a.csv", "w", force_zip64=True) as member,
    ):
        for _ in range(300):
            member.write(bytes(MB))


def with_sheet(path: Path, *parts: tuple[bytes, int]) -> None:
    """The sample workbook with other rows in its first sheet."""
    with (
        zipfile.ZipFile(io.BytesIO(XLSX)) as sample,
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive,
    ):
        for info in sample.infolist():
            content = sample.read(info)
            if not info.filename.endswith("sheet1.xml"):
                archive.writestr(info.filename, content)
                continue
            begin = content.index(b"<sheetData>") + len(b"<sheetData>")
            with archive.open(info.filename, "w", force_zip64=True) as sheet:
                sheet.write(content[:begin])
                for part, times in parts:
                    for _ in range(times):
                        sheet.write(part)
                sheet.write(b"</sheetData></worksheet>")


def sheet_bomb(path: Path) -> None:
    """A workbook of which little unpacks to much."""
    with_sheet(path, (b" " * MB, 500))


def far_cell(path: Path) -> None:
    """A workbook with two cells, at its first and its very last place."""
    last = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    with_sheet(path, (b'<row r="1"><c r="A1"><v>1</v></c></row>', 1), (last, 1))


HEAD = HEADER.encode()
BEFORE = b"02/03/2026,09:04:11,"
LARGE: dict[str, tuple[Callable[[Path], None], Refused | Read]] = {
    "million_columns.csv": (of((b"c,", 10**6), (b"\n", 1)), Refused("more than 1 MiB")),
    "line.csv": (of((HEAD + BEFORE, 1), (b"a", 200 * MB)), Refused("more than 1 MiB")),
    "line_in_quotes.csv": (of((HEAD + BEFORE + b'"', 1), (b"a", 200 * MB)), Refused("1 MiB")),
    "line16.csv": (of((TABLE.encode("utf-16"), 1), (b"a\0", 100 * MB)), Refused("1 MiB")),
    "zeros.csv": (of((HEAD + ROW.encode(), 1), (b"\0", 200 * MB)), Refused("1 MiB")),
    "attribute.xml": (of((b'<calls><call number="', 1), (b"5", 200 * MB), (b'"/></calls>', 1)),
                      Refused("longer than 1 MiB")),
    "attributes.xml": (of((b"<calls><call", 1), *[(b' a%d=""' % n, 1) for n in range(200_000)],
                          (b"/></calls>", 1)), Refused("")),
    "text.xml": (of((b"<calls>", 1), (b"5", 200 * MB), (b"</calls>", 1)), Read(0)),
    "comment.xml": (of((b"<calls><!--", 1), (b"5", 200 * MB), (b"--></calls>", 1)),
                    Refused("longer than 1 MiB")),
    "messages.xml": (of((b"<smses>", 1), (b"<sms/>\n", 500_000), (b"</smses>", 1)), Read(0)),
    "line.vcf": (of((b"BEGIN:VCARD\nFN:", 1), (b"a", 200 * MB), (b"\nEND:VCARD\n", 1)),
                 Read(1, 1)),
    "photo.vcf": (of((b"BEGIN:VCARD\nFN:x\nPHOTO;ENCODING=b:\n", 1), (b" QUJD" * 15 + b"\n", MB),
                     (b"\nEND:VCARD\n", 1)), Read(1, 1)),
    "bomb.zip": (zip_bomb, Refused("would unpack to 300 MB")),
    "bomb.xlsx": (sheet_bomb, Refused("packed as no spreadsheet is")),
    "far_cell.xlsx": (far_cell, Refused("")),
    "rejects.csv": (of((HEAD, 1), (b"x,y,,z,w,1\n", 10**6)), Read(10**6, 10**6)),
    "too_wide.csv": (of((HEAD, 1), (b"1,2,3,4,5,6,7,8\n", 10**6)), Read(10**6, 10**6)),
    "blank_lines.csv": (of((HEAD + ROW.encode(), 1), (b"\n", 5 * MB)), Read(1)),
    "blank_records.csv": (of((HEAD + ROW.encode(), 1), (b",,,,,\n", 2 * MB)), Read(1)),
    "headers.csv": (of((HEAD, 300_000)), Read(0)),
    "quotes.csv": (of((HEAD, 1), (b'"\n', MB)), Read(0)),
    "unclosed.csv": (of((HEAD + BEFORE + b'"Rohan,1909,Incoming,1\n', 1), (ROW.encode(), 200_000)),
                     Read(200_001, 1)),
    "digits.csv": (of((HEAD + BEFORE + b"R,", 1), (b"9", 10**6), (b",Incoming,1\n", 1)),
                   Read(1)),
    "digits_apart.csv": (of((HEAD + BEFORE + b"R,", 1), (b"9 ", 400_000), (b",Incoming,1\n", 1)),
                         Read(1)),
    "name.csv": (of((HEAD + BEFORE, 1), (b"N ", 400_000), (b",5500001001,Missed,1\n", 1)),
                 Read(1)),
    "duration.csv": (of((HEAD + BEFORE + b"R,1909,Incoming,", 1), (b"1 h", 300_000), (b"\n", 1)),
                     Read(1, 1)),
}  # fmt: skip


class Child(NamedTuple):
    """A process that is over: what it said, and what it took."""

    code: int
    document: dict[str, Any]
    errors: str
    seconds: float
    memory: int


def imported_by_a_process(path: Path, store: Path) -> Child:
    """The command, run on a file and measured."""
    command = [sys.executable, "-m", "rsoft_analytics.cli", "import", str(path), "--json"]
    said, errors = store.with_name("said"), store.with_name("errors")
    began = time.monotonic()
    with said.open("wb") as out, errors.open("wb") as err:
        child = subprocess.Popen(
            [*command, "--store", str(store)], cwd=ROOT, stdout=out, stderr=err
        )
    patience = threading.Timer(9 * SECONDS, child.kill)
    patience.start()
    _, status, usage = os.wait4(child.pid, 0)  # of this child alone, unlike getrusage
    patience.cancel()
    child.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.monotonic() - began
    document = json.loads(said.read_text(encoding="utf-8") or "{}")
    return Child(child.returncode, document, errors.read_text(), seconds, usage.ru_maxrss * 1024)


@pytest.mark.fault
@pytest.mark.skipif(os.name == "nt", reason="Windows does not tell a child's memory")
@pytest.mark.parametrize("name", LARGE)
def test_a_large_hostile_file_costs_little_time_and_memory(tmp_path, name):
    write, expected = LARGE[name]
    path = tmp_path / name
    write(path)
    child = imported_by_a_process(path, tmp_path / "rsoft.duckdb")
    (report,) = child.document["files"]
    if isinstance(expected, Refused):
        assert (child.code, report["status"]) == (1, "refused")
        assert expected.why in report["error"]
    else:
        assert (report["read"], report["rejected"]) == expected
    assert "Traceback" not in child.errors
    many = isinstance(expected, Read) and expected.records >= 10**6
    assert child.seconds <= (3 * SECONDS if many else SECONDS)
    assert child.memory <= (OF_A_MILLION_RECORDS if many else MEMORY)
