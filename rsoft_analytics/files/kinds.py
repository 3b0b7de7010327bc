"""What kind of file some first bytes begin; its name and extension are not asked."""

import zipfile
from pathlib import Path

from rsoft_analytics.files.text import marked_encoding

ZIP = b"PK\x03\x04"
OLE = bytes.fromhex("d0cf11e0a1b11ae1")  # the .xls and .doc of old, and encrypted spreadsheets
BINARY = (
    *(b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"RIFF", b"%PDF", b"MZ", b"\x7fELF"),
    *(b"\x1f\x8b", b"BZh", b"7z\xbc\xaf", b"Rar!", b"\xfd7zXZ", b"PK\x05\x06"),
    *(b"ID3", b"OggS", b"bplist", b"PAR1", b"ARROW1", b"\x00\x00\x00", b"\xca\xfe\xba\xbe"),
)
OTHER_TEXT = ("<", "{", "[", "begin:vcard", "begin:vcalendar", "%pdf")
WORKBOOKS = {"xl/workbook.xml", "xl/workbook.bin"}
OPEN_DOCUMENT = b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet"  # its first entry


def is_spreadsheet(head: bytes, path: Path) -> bool:
    """Whether the file is an .xlsx, .xlsb, .ods or .xls, or the damaged remains of one."""
    if not head.startswith(ZIP):
        return head.startswith(OLE)
    if OPEN_DOCUMENT in head[:256]:
        return True
    try:
        with zipfile.ZipFile(path) as archive:
            return not WORKBOOKS.isdisjoint(archive.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        return b"xl/" in head


def is_no_table(head: bytes) -> bool:
    """Whether the file is something else that is known: a picture, XML, a vCard ..."""
    if head.startswith((ZIP, *BINARY)) and (b"\x00" in head or head.startswith(b"%PDF")):
        return True
    bom, encoding = marked_encoding(head)
    start = head[bom : bom + 4096].decode(encoding, errors="ignore").lstrip().casefold()
    return start.startswith(OTHER_TEXT)
