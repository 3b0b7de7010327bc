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
    pytest.mark.alone,
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


def pages_in(path: Path) -> int:
    """One call a page of Google Voice, none where it is of messages."""
    return int(b"haudio" in path.read_bytes())


def lines_in(path: Path) -> int:
    """The lines of a file that has one record on each and no header."""
    return len(path.read_text(encoding="utf-8").split())


# What is of a format we read: where it lies, its format, and how its records are counted.
COUNTED: dict[str, tuple[str, Callable[[Path], int]]] = {
    "android-calls-xml/*.xml": ("sms_backup", calls_in),
    "vcard/*.vcf": ("vcard", cards_in),
    "vcard-aosp/*.vcf": ("vcard", cards_in),
    "contacts-csv/*.csv": ("", records_in),
    "freeswitch-cdr/CDRImport-*.csv": ("freeswitch_cdr", records_in),
    "google-voice-takeout-html/*.html": ("google_voice", pages_in),
    "consent-receipt/*-example.json": ("consent_receipt", lambda path: 4),
    "transcribed/google-contacts-*.csv": ("google_contacts", records_in),
    "transcribed/hubspot-contacts-*.csv": ("hubspot_contacts", records_in),
    "transcribed/mailchimp-*.csv": ("mailchimp", records_in),
    "transcribed/ozonetel-*.json": ("ozonetel", lambda path: 1),
    "transcribed/*dncl-flat.txt": ("dnc_flat", lines_in),
    "transcribed/google-ads-campaign-report-*.csv": ("google_ads_spend", lambda path: 3),
    "transcribed/meta-lead-ads-*.csv": ("meta_leads", lambda path: 2),  # and a test lead
}
# What is no export of calls or people, and must not be taken for one.
NO_EXPORTS = (
    *("SOURCES.tsv", "consent-receipt/*schema*.json", "ga4-channel-groups/*", "vcard/jcard*"),
    *("csv-spectrum/*.json", "csv-spectrum/[!l]*.csv"),  # one of them is a table of numbers
)


def files() -> list[Path]:
    """Every file that there is."""
    return sorted(path for path in FOLDER.rglob("*") if path.is_file())


def of(path: Path) -> tuple[str, Callable[[Path], int]] | None:
    """The format of a file and how to count it, where it is of one that we read."""
    place = path.relative_to(FOLDER)
    return next((known for where, known in COUNTED.items() if place.match(where)), None)


def is_no_export(path: Path) -> bool:
    """Whether a file is known to be none."""
    return any(path.relative_to(FOLDER).match(where) for where in NO_EXPORTS)


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    """A store that all of them go into."""
    with Store(None) as shared:
        yield shared


@pytest.fixture(scope="module")
def reports(store) -> dict[Path, Report]:
    """What became of each file."""
    paths = files()
    with collected(paths) as found:
        return dict(zip(paths, import_all(store, found), strict=True))


@pytest.mark.parametrize("path", [*filter(of, files())], ids=lambda path: path.name)
def test_a_real_export_is_read_record_by_record(reports, path):
    report = reports[path]
    form, count = of(path) or ("", cards_in)
    if count(path) == 0 and report.error:
        return
    assert report.error is None
    assert not form or report.format == form
    assert report.read + report.skipped >= count(path)
    assert report.read == count(path) + sum(one.reason == "malformed" for one in report.rejects)


@pytest.mark.parametrize("path", [*filter(is_no_export, files())], ids=lambda path: path.name)
def test_what_is_no_export_is_refused_in_a_sentence(reports, path):
    assert reports[path].status == "refused"
    assert (reports[path].error or "").endswith(".")


def test_every_file_ends_in_one_of_the_ways_that_files_end(reports):
    assert {one.status for one in reports.values()} <= {"imported", "already imported", "refused"}
    assert all(bool(one.error) == (one.status == "refused") for one in reports.values())


def test_every_check_holds_with_all_real_exports_in_the_store(store, reports):
    assert [one.name for one in findings(store) if one.offenders] == []


def test_what_became_of_each_file_is_told(reports, capsys):
    with capsys.disabled():
        head = f"{'read':>6}{'added':>7}{'updated':>9}{'known':>7}{'rejected':>10}{'skipped':>9}"
        print(f"\n{'file':<58}{'format':<18}{head}")
        for path, one in reports.items():
            counts = f"{one.read:>6}{one.added:>7}{one.updated:>9}{one.unchanged:>7}"
            told = f"{counts}{one.rejected:>10}{one.skipped:>9}"
            place = path.relative_to(FOLDER).as_posix()
            print(f"{place[:57]:<58}{one.format or one.status:<18}{told}")
            for why in [one.error, *(reject.message for reject in one.rejects[:3])]:
                print(f"    {why[:150]}" if why else "", end="\n" if why else "")
