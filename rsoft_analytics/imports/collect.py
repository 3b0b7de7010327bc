"""The exports behind a list of paths: files, folders and zips."""

import lzma
import shutil
import struct
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path, PurePosixPath

from rsoft_analytics.errors import RsoftError, UnreadableExport
from rsoft_analytics.files.export import Export
from rsoft_analytics.imports.bundled import are_many, bundle, is_page

MOST_MEMBERS = 5_000
MOST_BYTES = 4 * 2**30
MOST_RATIO = 200  # expanded to packed; honest text stays below 100
MOST_PAGES = 200_000  # of a call each, which are bundled
LARGEST_PAGE = 2**21
RATIO_FROM = 2**20  # bytes from which the ratio is looked at
ENCRYPTED = 0x1  # the flag of a member that takes a password
SPREADSHEET_PARTS = ("[Content_Types].xml", "mimetype", "xl/workbook.xml", "xl/workbook.bin")
NOT_EXPORTS = ("__MACOSX", ".DS_Store", "Thumbs.db", "desktop.ini")
# What Python's own unpacking raises at broken zips, each seen.
BROKEN = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error,
    EOFError, NotImplementedError, RuntimeError, ValueError, OverflowError,
)  # fmt: skip


@contextmanager
def collected(paths: list[Path]) -> Iterator[list["Export | Refusal"]]:
    """The exports of some paths, in a stable order; members of zips live as long as the block."""
    with tempfile.TemporaryDirectory(prefix="rsoft-") as scratch:
        yield [found for path in paths for found in exports_at(path, Path(scratch))]


class Refusal(Exception):
    """A path behind which nothing can be read, and why."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(reason)
        self.name = name


def exports_at(path: Path, scratch: Path) -> Iterator["Export | Refusal"]:
    """The exports behind one path."""
    try:
        is_folder, is_file = path.is_dir(), path.is_file()
    except OSError:  # such as a name longer than any file's may be
        is_folder = is_file = False
    if is_folder:
        try:
            yield from exports_below(path, scratch)
        except OSError as problem:  # such as a folder that vanishes while it is looked through
            yield Refusal(as_text(str(path)), not_unpacked(as_text(str(path)), problem))
    elif is_file:
        yield from exports_in(path, as_text(path.name), scratch)
    else:
        raise RsoftError(f"There is no file or folder {as_text(str(path))[:300]}.")


def exports_below(folder: Path, scratch: Path) -> Iterator["Export | Refusal"]:
    """The exports in a folder and the folders in it."""
    name = as_text(folder.resolve().name or str(folder))
    inside = [inner.relative_to(folder) for inner in sorted(folder.rglob("*")) if inner.is_file()]
    inside = [inner for inner in inside if not is_furniture(inner.parts)]
    for place, paths in by_folder(inside).items():
        pages = [inner for inner in paths if is_page(inner.name)]
        if are_many(inner.name for inner in pages):
            found = ((inner.name, (folder / inner).read_bytes()) for inner in pages)
            called = as_text(f"{name}/{place} ({len(pages):,} pages)".replace("/. (", " ("))
            yield Export(bundle(found, scratch), called)
            paths = [inner for inner in paths if inner not in set(pages)]
        for inner in paths:
            yield from exports_in(folder / inner, as_text(f"{name}/{inner.as_posix()}"), scratch)
    if not inside:
        yield Refusal(name, f"The folder {name} has no file in it. Name the folder of the exports.")


def by_folder(inside: list[Path]) -> dict[str, list[Path]]:
    """Files by the folder that they lie in, in their order."""
    found: dict[str, list[Path]] = {}
    for inner in inside:
        found.setdefault(inner.parent.as_posix(), []).append(inner)
    return found


def exports_in(path: Path, name: str, scratch: Path) -> Iterator["Export | Refusal"]:
    """A file itself, or the members of a zip that is no spreadsheet."""
    if not is_archive(path):
        yield Export(path, name)
        return
    try:
        with zipfile.ZipFile(path) as archive:
            yield from members(archive, name, scratch)
    except UnreadableExport as problem:
        yield Refusal(name, str(problem))
    except (*BROKEN, OSError) as problem:
        yield Refusal(name, not_unpacked(name, problem))


def is_archive(path: Path) -> bool:
    """Whether a file is a zip of files, or the rest of one; a spreadsheet is not."""
    if not zipfile.is_zipfile(path):
        return begins_a_zip(path)
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
    except (*BROKEN, OSError):
        return True
    return not names.intersection(SPREADSHEET_PARTS)


def begins_a_zip(path: Path) -> bool:
    """Whether a file begins as a zip of files does, though its end is missing."""
    try:
        with path.open("rb") as file:
            head = file.read(4096)
    except OSError:
        return False
    is_spreadsheet = any(part.encode() in head for part in (*SPREADSHEET_PARTS, "xl/"))
    return head.startswith(b"PK\x03\x04") and not is_spreadsheet


def members(archive: zipfile.ZipFile, name: str, scratch: Path) -> Iterator["Export | Refusal"]:
    """The members of a zip, each written under a name of our own."""
    infos = [
        info
        for info in sorted(archive.infolist(), key=lambda one: one.filename)
        if not info.filename.endswith("/") and not is_furniture(inner_path(info).parts)
    ]
    refuse_bombs(infos, name)
    if not infos:
        raise UnreadableExport(f"{name} has no file in it. Pack the exports again.")
    pages = [info for info in infos if is_whole_page(archive, info)]
    if are_many(inner_path(info).name for info in pages):
        found = ((inner_path(info).name, archive.read(info)) for info in pages)
        yield Export(bundle(found, scratch), f"{name} ({len(pages):,} pages)")
        infos = [info for info in infos if info not in set(pages)]
    for info in infos:
        yield member(archive, info, f"{name}/{as_text(info.filename)}", scratch)


def is_whole_page(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bool:
    """Whether a member is a page of one call, and can be unpacked."""
    if not is_page(inner_path(info).name) or info.file_size > LARGEST_PAGE:
        return False
    try:
        archive.read(info)
    except (*BROKEN, OSError):
        return False
    return not info.flag_bits & ENCRYPTED


def member(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str, scratch: Path
) -> "Export | Refusal":
    """One member as an export, or why it is none; the others do not suffer for it."""
    if info.flag_bits & ENCRYPTED:
        return Refusal(name, f"{name} takes a password. Unpack the zip, and import what is in it.")
    try:
        target = unpacked(archive, info, scratch)
    except (*BROKEN, OSError) as problem:
        return Refusal(name, not_unpacked(name, problem))
    if is_archive(target):
        reason = f"{name} is a zip in a zip. Unpack the outer one, and import what is in it."
        return Refusal(name, reason)
    return Export(target, name)


def unpacked(archive: zipfile.ZipFile, info: zipfile.ZipInfo, scratch: Path) -> Path:
    """One member as a file, never of more bytes than it declared."""
    ending = safe_suffix(inner_path(info))
    with (
        archive.open(info) as packed,
        tempfile.NamedTemporaryFile(dir=scratch, suffix=ending, delete=False) as out,
    ):
        shutil.copyfileobj(packed, out, 2**20)
    return Path(out.name)


def refuse_bombs(infos: list[zipfile.ZipInfo], name: str) -> None:
    """Refuse a zip that would unpack to more than any export is."""
    total = sum(info.file_size for info in infos)
    worst = max((info.file_size / max(info.compress_size, 1) for info in infos
                 if info.file_size > RATIO_FROM), default=0)  # fmt: skip
    files = sum(not is_page(inner_path(info).name) for info in infos)
    if files > MOST_MEMBERS or len(infos) > MOST_PAGES or total > MOST_BYTES or worst > MOST_RATIO:
        raise UnreadableExport(
            f"{name} would unpack to {total / 2**20:,.0f} MB in {len(infos):,} files, which no "
            f"export does. A zip may hold {MOST_MEMBERS:,} files and {MOST_BYTES // 2**30} GB, and "
            f"a file in it {MOST_RATIO} times its packed size. Unpack it yourself and import the "
            "files."
        )
    ends = sorted((info.header_offset, info.header_offset + info.compress_size) for info in infos)
    if any(end > start for (_, end), (start, _) in pairwise(ends)):
        raise UnreadableExport(
            f"{name} has files that lie over each other, as only a trap does. "
            "Pack the exports again, or import them without a zip."
        )


def not_unpacked(name: str, problem: Exception) -> str:
    """Why a zip or a member of it cannot be had."""
    if isinstance(problem, OSError) and problem.strerror:
        return f"{name} cannot be read: {problem.strerror}. Mend that, and import it again."
    return f"{name} is damaged and cannot be unpacked. Copy or download it again, and import that."


def inner_path(info: zipfile.ZipInfo) -> PurePosixPath:
    """A member's name as a path, to look at and never to go to."""
    return PurePosixPath(info.filename.replace("\\", "/"))


def is_furniture(parts: tuple[str, ...]) -> bool:
    """Whether a path is what a desktop or an archiver leaves behind."""
    return any(part in NOT_EXPORTS or part.startswith("._") for part in parts)


def safe_suffix(inner: PurePosixPath) -> str:
    """A member's ending, where it is a plain one."""
    plain = inner.suffix[1:].isalnum() and inner.suffix.isascii() and len(inner.suffix) < 8
    return inner.suffix if plain else ""


def as_text(name: str) -> str:
    """A file's name with a sign in place of each byte that is no text."""
    return name.encode(errors="surrogateescape").decode(errors="replace")
