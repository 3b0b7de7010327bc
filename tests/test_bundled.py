"""Google Voice writes a page for each call: thousands of them are one import."""

import zipfile
from pathlib import Path

from rsoft_analytics.imports.collect import collected
from rsoft_analytics.imports.importing import import_all

PAGES = 1_500
SAMPLE = Path(__file__).parents[1] / "data" / "samples" / "google_voice_one_call.html"


def page(number: int) -> tuple[str, str]:
    """The name and the text of one call's page."""
    at = f"2026-03-{1 + number % 28:02}T{number // 60 % 24:02}:{number % 60:02}:07"
    called = f"+91550000{number:04}"
    text = (
        f'<html><body><div class="haudio"><span class="fn">Placed call to</span>'
        f'<div class="contributor vcard"><a class="tel" href="tel:{called}">x</a></div>'
        f'<abbr class="published" title="{at}.000+05:30">x</abbr>'
        f'<abbr class="duration" title="PT1M5S">(00:01:05)</abbr>'
        f'<div class="tags"><a rel="tag">Placed</a></div></div></body></html>'
    )
    return f"{called} - Placed - {at.replace(':', '_')}Z.html", text


def pages(folder: Path) -> Path:
    """A folder of them, with a file beside that is another export."""
    inside = folder / "Takeout" / "Voice" / "Calls"
    inside.mkdir(parents=True)
    for number in range(PAGES):
        name, text = page(number)
        (inside / name).write_text(text)
    (inside / "calls.csv").write_text("Date,Phone,Type\n2026-03-02 10:00,+915500090001,Missed\n")
    return folder / "Takeout"


def reports(store, path: Path) -> list[tuple]:
    """What became of each export behind a path."""
    with collected([path]) as found:
        return [(one.file, one.status, one.read, one.added) for one in import_all(store, found)]


def test_the_pages_of_a_folder_are_one_import(empty_store, tmp_path):
    told = reports(empty_store, pages(tmp_path))
    assert told == [
        ("Takeout/Voice/Calls (1,500 pages)", "imported", PAGES, PAGES),
        ("Takeout/Voice/Calls/calls.csv", "imported", 1, 1),
    ]


def test_the_pages_of_a_zip_are_one_import_and_known_from_the_folder(empty_store, tmp_path):
    folder = pages(tmp_path)
    packed = tmp_path / "takeout.zip"
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in sorted(folder.rglob("*.html")):
            archive.write(file, file.relative_to(tmp_path))
        archive.writestr("Takeout/odd - Placed - 2026-03-02T10_00_00Z.html", "<html></html>")
    assert reports(empty_store, packed) == [("takeout.zip (1,501 pages)", "imported", PAGES, PAGES)]
    told = reports(empty_store, folder)
    assert told[0] == ("Takeout/Voice/Calls (1,500 pages)", "imported", PAGES, 0)


def test_a_few_pages_are_told_of_one_by_one(empty_store, tmp_path):
    for number in range(3):
        name, text = page(number)
        (tmp_path / name).write_text(text)
    assert [one[2] for one in reports(empty_store, tmp_path)] == [1, 1, 1]
