"""Exports that real systems wrote, counted by us and by a dumb count of their bytes.

They lie outside the repository, because they are others': in the folder that
RSOFT_SAMPLES names, or else in shared/samples beside the checkout.
"""

import csv
import io
import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from rsoft_analytics.imports.collect import collected
from rsoft_analytics.imports.importing import import_all
from rsoft_analytics.imports.report import Report
from rsoft_analytics.store import Store
from rsoft_analytics.store.checks import findings

BESIDE = Path(__file__).parents[2] / "shared" / "samples"
FOLDER = Path(os.environ.get("RSOFT_SAMPLES", BESIDE))

pytestmark = [
    pytest.mark.samples,
    pytest.mark.skipif(not FOLDER.is_dir(), reason="RSOFT_SAMPLES names no folder of real exports"),
]


def cards_in(path: Path) -> int:
    """The cards of a vCard file; those within a card are part of it."""
    outer = depth = 0
    for line in re.split(rb"[\r\n]+", path.read_bytes()):
        edge = line.strip().upper().removeprefix(b"\xef\xbb\xbf")
        if edge == b"BEGIN:VCARD":
            outer += depth == 0
            depth += 1
        elif edge == b"END:VCARD":
            depth -= 1
    return outer


def calls_in(path: Path) -> int:
    """The call elements of a backup."""
    return len(re.findall(rb"<call\s", path.read_bytes()))


def records_in(path: Path) -> int:
    """The filled records below the header of a CSV file."""
    text = path.read_bytes().decode("utf-8-sig")
    rows = [row for row in csv.reader(io.StringIO(text)) if any(cell.strip() for cell in row)]
    return len(rows) - 1


COUNTED: dict[str, tuple[str, str, Callable[[Path], int]]] = {
    "android-calls-xml": ("*.xml", "sms_backup", calls_in),
    "vcard": ("*.vcf", "vcard", cards_in),
    "vcard-aosp": ("*.vcf", "vcard", cards_in),
    "contacts-csv": ("*.csv", "", records_in),
    "transcribed": ("google-contacts-*.csv", "google_contacts", records_in),
}


def exports() -> list[Path]:
    """The files that are of a format we read."""
    return [
        path
        for folder, (pattern, *_) in COUNTED.items()
        for path in sorted((FOLDER / folder).glob(pattern))
    ]


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    """A store that all of them go into."""
    with Store(None) as shared:
        yield shared


@pytest.fixture(scope="module")
def reports(store) -> dict[Path, Report]:
    """What became of each file."""
    paths = exports()
    with collected(paths) as found:
        return dict(zip(paths, import_all(store, found), strict=True))


@pytest.mark.parametrize("path", exports(), ids=lambda path: path.name)
def test_a_real_export_is_read_record_by_record(reports, path):
    report = reports[path]
    _, form, count = COUNTED[path.parent.name]
    if count(path) == 0 and report.error:
        return
    assert report.error is None
    assert not form or report.format == form
    assert report.read + report.skipped >= count(path)
    assert report.read == count(path) + sum(one.reason == "malformed" for one in report.rejects)


def test_every_check_holds_with_all_real_exports_in_the_store(store, reports):
    assert [one.name for one in findings(store) if one.offenders] == []


def test_what_became_of_each_file_is_told(reports, capsys):
    with capsys.disabled():
        print(f"\n{'file':<44}{'format':<18}{'read':>6}{'added':>7}{'rejected':>10}{'skipped':>9}")
        for path, one in reports.items():
            told = f"{one.read:>6}{one.added:>7}{one.rejected:>10}{one.skipped:>9}"
            print(f"{path.name:<44}{one.format or one.status:<18}{told}")
