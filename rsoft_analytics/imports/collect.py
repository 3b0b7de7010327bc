"""The exports behind a list of paths: files, folders and zips."""

import shutil
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from rsoft_analytics.errors import RsoftError, UnreadableExport
from rsoft_analytics.files.export import Export

MOST_MEMBERS = 5_000
MOST_BYTES = 4 * 2**30
MOST_RATIO = 200  # expanded to packed; honest text stays below 100
RATIO_FROM = 2**20  # bytes from which the ratio is looked at
SPREADSHEET_PARTS = ("[Content_Types].xml", "mimetype", "xl/workbook.xml", "xl/workbook.bin")
NOT_EXPORTS = ("__MACOSX", ".DS_Store", "Thumbs.db", "desktop.ini")


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
    if path.is_dir():
        for inner in sorted(path.rglob("*")):
            if inner.is_file() and not is_furniture(inner.relative_to(path).parts):
                yield from exports_in(inner, str(inner.relative_to(path.parent)), scratch)
    elif path.is_file():
        yield from exports_in(path, path.name, scratch)
    else:
        raise RsoftError(f"There is no file or folder {path}.")


def exports_in(path: Path, name: str, scratch: Path) -> Iterator["Export | Refusal"]:
    """A file itself, or the members of a zip that is no spreadsheet."""
    if not is_archive(path):
        yield Export(path, name)
        return
    try:
        yield from members(path, name, scratch)
    except (UnreadableExport, zipfile.BadZipFile, OSError, NotImplementedError, RuntimeError) as bad:
        reason = str(bad) if isinstance(bad, UnreadableExport) else f"{name} is a damaged zip: {bad}."
        yield Refusal(name, reason)


def is_archive(path: Path) -> bool:
    """Whether a file is a zip of files, which a spreadsheet is not."""
    if not zipfile.is_zipfile(path):
        return False
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError):
        return True
    return not names.intersection(SPREADSHEET_PARTS)


def members(path: Path, name: str, scratch: Path) -> Iterator[Export]:
    """The members of a zip, each written under a name of our own."""
    with zipfile.ZipFile(path) as archive:
        infos = [info for info in archive.infolist() if not info.is_dir()]
        refuse_bombs(infos, name)
        for info in sorted(infos, key=lambda one: one.filename):
            inner = PurePosixPath(info.filename.replace("\\", "/"))
            if is_furniture(inner.parts):
                continue
            target = Path(tempfile.mkstemp(dir=scratch, suffix=safe_suffix(inner))[1])
            unpack(archive, info, target)
            if is_archive(target):
                raise UnreadableExport(
                    f"{name} holds a zip in a zip ({info.filename}). Unpack it, and import what is in it."
                )
            yield Export(target, f"{name}/{info.filename}")


def unpack(archive: zipfile.ZipFile, info: zipfile.ZipInfo, target: Path) -> None:
    """Write one member, never more bytes than it declared."""
    with archive.open(info) as packed, target.open("wb") as out:
        shutil.copyfileobj(packed, out, 2**20)


def refuse_bombs(infos: list[zipfile.ZipInfo], name: str) -> None:
    """Refuse a zip that would unpack to more than any export is."""
    total = sum(info.file_size for info in infos)
    worst = max((info.file_size / max(info.compress_size, 1) for info in infos
                 if info.file_size > RATIO_FROM), default=0)  # fmt: skip
    ends = sorted((info.header_offset, info.header_offset + info.compress_size) for info in infos)
    overlap = any(end > start for (_, end), (start, _) in zip(ends, ends[1:], strict=False))
    if len(infos) > MOST_MEMBERS or total > MOST_BYTES or worst > MOST_RATIO or overlap:
        raise UnreadableExport(
            f"{name} would unpack to {total / 2**20:,.0f} MB in {len(infos):,} files, which no export "
            f"does. A zip may hold {MOST_MEMBERS:,} files and {MOST_BYTES // 2**30} GB. "
            "Unpack it yourself and import the files."
        )


def is_furniture(parts: tuple[str, ...]) -> bool:
    """Whether a path is what a desktop or an archiver leaves behind."""
    return any(part in NOT_EXPORTS or part.startswith("._") for part in parts)


def safe_suffix(inner: PurePosixPath) -> str:
    """A member's ending, where it is a plain one."""
    return inner.suffix if inner.suffix[1:].isalnum() and len(inner.suffix) < 8 else ""
