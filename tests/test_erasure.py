"""Who is erased is gone from every file of the store, does not come back, and still counts."""

import base64
import io
import re
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest
from PIL import Image

from rsoft_analytics.errors import RsoftError
from rsoft_analytics.files.export import Export
from rsoft_analytics.imports.load import load
from rsoft_analytics.imports.undo import undo
from rsoft_analytics.lookup import lookup
from rsoft_analytics.metrics import Filters, all_metrics, report
from rsoft_analytics.privacy.acts import Act, record
from rsoft_analytics.privacy.backups import backup, restore
from rsoft_analytics.privacy.erasure import erase, erasing, impact, left_over
from rsoft_analytics.privacy.ledger import all_rows, verified
from rsoft_analytics.privacy.persons import persons, the_person
from rsoft_analytics.privacy.subjects import key_file, make_key
from rsoft_analytics.privacy.tombstones import file_of, yard_of
from rsoft_analytics.privacy.verdicts import may_call
from rsoft_analytics.store import Store
from rsoft_analytics.store.checks import findings

RAVI = 915500000002
HEADER = 12 * 1024  # of a DuckDB file: two halves of which the younger is valid
SPELLINGS = ("5500000001", "55000 00001", "55000-00001", "Meena Raman", "Raman Tiles",
             "meena@example.com", "MeenaCRM01")  # fmt: skip
CALLS = """Date,Time,Customer Name,Phone Number,Call Type,Duration (sec),Notes,Lead Source
02/03/2026,10:00:00,Meena Raman,+91 55000 00001,Incoming,60,wants the quote,Google Ads
03/03/2026,11:00:00,Meena Raman,055000 00001,Missed,0,,
03/03/2026,12:00:00,Ravi Iyer,55000 00002,Outgoing,30,asked about Meena Raman's quote: 55000-00001,
04/03/2026,banana,Meena Raman,+915500000001,Incoming,60,no such hour,
05/03/2026,12:00:00,Ravi Iyer,55000 00002,Incoming,30,fine,JustDial
06/03/2026,09:00:00,Old Friend,55000 00003,Incoming,90,,
"""
CONSENT = """person_kind,person,purpose,channel,act,at,place,wording,evidence
customer,+91 55000 00001,marketing,call,granted,2026-03-02T10:00:00+05:30,website,v1,form 7
customer,+91 55000 00002,marketing,call,withdrawn,2026-03-03T10:00:00+05:30,website,v1,form 8
"""
LEADS = """Lead ID,First Name,Last Name,Company,Phone,Email,Status,Created Date,Amount,Lead Source
MeenaCRM01,Meena,Raman,Raman Tiles,+91 55000 00001,meena@example.com,Won,2026-03-04,40000,Google Ads
OtherCRM02,Ravi,Iyer,Iyer Works,+91 55000 00002,ravi@example.com,New,2026-03-05,,JustDial
"""


def a_photo() -> bytes:
    """A picture of nobody."""
    out = io.BytesIO()
    Image.effect_noise((64, 64), 80).convert("RGB").save(out, "JPEG")
    return out.getvalue()


def book() -> str:
    """An address book in which two people share a number."""
    photo = base64.b64encode(a_photo()).decode()
    return (
        "BEGIN:VCARD\nVERSION:3.0\nFN:Meena Raman\nORG:Raman Tiles\n"
        "TEL;TYPE=CELL:+91 55000 00001\nTEL;TYPE=HOME:+91 55000 00009\n"
        f"EMAIL:meena@example.com\nNOTE:likes tiles\nPHOTO;ENCODING=b;TYPE=JPEG:{photo}\n"
        "END:VCARD\nBEGIN:VCARD\nVERSION:3.0\nFN:Karthik Raman\n"
        "TEL;TYPE=HOME:+91 55000 00009\nNOTE:husband of Meena Raman\nEND:VCARD\n"
    )


@pytest.fixture(scope="module")
def exports(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Exports of several kinds that tell of Meena, one of them called after her."""
    folder = tmp_path_factory.mktemp("exports")
    told = {"Meena Raman calls.csv": CALLS, "leads.csv": LEADS, "book.vcf": book()}
    for name, text in told.items():
        (folder / name).write_text(text)
    return [folder / name for name in told]


@pytest.fixture(scope="module")
def loaded(exports: list[Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed store that holds them."""
    path = tmp_path_factory.mktemp("loaded") / "rsoft.duckdb"
    with Store(path) as store:
        for file in exports:
            assert load(store, Export(file, file.name)).error is None
    return path


@pytest.fixture
def store(loaded: Path, tmp_path: Path) -> Iterator[Store]:
    """A store of a test's own that holds them."""
    with Store(Path(shutil.copy(loaded, tmp_path))) as opened:
        yield opened


def erased(store: Store, who: str = "Meena Raman") -> Any:
    """Erase somebody; what was erased."""
    what = erasing(store, the_person(store, who))
    erase(store, what)
    return what


def totals(store: Store) -> dict[str, Any]:
    """Every number that there is, in all and by month, but for who is to be rung now."""
    filters = Filters(date(2026, 3, 1), date(2026, 3, 31))
    asked = {name: [None, *(by for by in ("month", "source") if by in metric.by)]
             for name, metric in all_metrics().items()}  # fmt: skip
    return {
        f"{name} by {by}": report(store, name, filters, by)["rows"]
        for name, ways in asked.items()
        for by in ways
        if name not in {"open_episodes", "waiting_callers"}
    }


def offending(store: Store) -> list[str]:
    """The checks that do not hold."""
    return [one.name for one in findings(store) if one.offenders]


def bytes_of(folder: Path) -> bytes:
    """Every byte of every file below a folder."""
    return b"\n".join(file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file())


def written_plainly(path: Path, folder: Path) -> bytes:
    """What a closed store holds, in a file without compression."""
    plain = folder / "plain.duckdb"
    with duckdb.connect() as connection:
        connection.execute("set force_compression = 'uncompressed'")
        connection.execute(f"attach '{path}' as store (read_only)")
        connection.execute(f"attach '{plain}' as plain")
        connection.execute("copy from database store to plain")
    return plain.read_bytes()


def holds(content: bytes, photo: bytes) -> list[str]:
    """Which spellings, and whether the picture, stand in some bytes."""
    found = [one for one in SPELLINGS if one.lower().encode() in content.lower()]
    number = (915500000001).to_bytes(8, "little")
    return found + ["the number"] * (number in content) + ["photo"] * (photo[:200] in content)


def picture(store: Store) -> bytes:
    """The only picture in a store."""
    with store.engine.cursor() as cursor:
        return bytes(cursor.execute("select picture from photos").fetchall()[0][0])


def test_after_an_erasure_no_file_of_the_store_holds_the_person(store, tmp_path):
    photo = picture(store)
    path = store.path
    store.close()
    before = path.read_bytes()[:HEADER]
    assert holds(bytes_of(path.parent) + written_plainly(path, tmp_path), photo)
    (tmp_path / "plain.duckdb").unlink()
    with Store(path) as again:
        erased(again)
    assert holds(bytes_of(path.parent), photo) == []
    assert holds(written_plainly(path, tmp_path), photo) == []
    (tmp_path / "plain.duckdb").unlink()
    path.write_bytes(before + path.read_bytes()[HEADER:])  # an older header leads nowhere
    assert holds(bytes_of(path.parent), photo) == []


def test_the_scan_finds_who_was_only_deleted(store, tmp_path):
    """What the test above would see if deleting were all."""
    path, photo = store.path, picture(store)
    with store.engine.cursor() as cursor:
        for table in ("raw_calls", "raw_contacts", "raw_leads", "photos", "calls", "rejects"):
            cursor.execute(f"delete from {table}")  # noqa: S608 - a table of ours
    store.close()
    assert holds(path.read_bytes(), photo) != []


def test_totals_of_months_past_are_what_they_were(store):
    before = totals(store)
    erased(store)
    assert totals(store) == before
    store.rebuild()
    assert totals(store) == before


def test_the_checks_hold_after_an_erasure_and_a_rebuild(store):
    erased(store)
    assert offending(store) == []
    store.rebuild()
    assert offending(store) == []


def test_the_ledger_of_consent_holds_after_an_erasure_and_names_nobody(store, tmp_path):
    told = tmp_path / "consent.csv"
    told.write_text(CONSENT)
    assert load(store, Export(told, told.name)).added == 2
    what = erased(store)
    assert verified(store).fault is None
    assert left_over(store, what) == {}
    assert [
        one["person"] for one in all_rows(store, "privacy/ledger_details_piece") if one["is_kept"]
    ] == ["+91 55000 00002"]


def test_importing_the_old_exports_again_brings_nobody_back(store, exports):
    what = erased(store)
    for entry in store.rows("imports/ledger"):
        undo(store, entry["import_id"])
    reports = [load(store, Export(file, file.name)) for file in exports]
    reasons = {one.reason for report in reports for one in report.rejects}
    assert [(one.added, one.rejected) for one in reports] == [(3, 3), (1, 1), (1, 1)]
    assert reasons == {"erased on request"}
    assert {one.text for report in reports for one in report.rejects} == {""}
    assert left_over(store, what) == {}
    assert persons(store, "+91 55000 00001") == persons(store, "Meena Raman") == []
    assert offending(store) == []


def test_a_number_that_others_have_too_stays_theirs(store):
    who = the_person(store, "Meena Raman")
    assert who.shared == {915500000009: ("Karthik Raman",)}
    erase(store, erasing(store, who))
    (left,) = persons(store, "+91 55000 00009")
    assert (left.name, left.numbers) == ("Karthik Raman", (915500000009,))


def test_a_shared_number_goes_where_that_is_said(store):
    erase(store, erasing(store, the_person(store, "Meena Raman"), with_shared=True))
    assert persons(store, "+91 55000 00009") == []
    assert [one.numbers for one in persons(store, "Karthik Raman")] == [()]


def test_several_who_may_be_meant_are_listed_to_choose_from(store):
    with pytest.raises(RsoftError, match=r"2 may be meant(.|\n)*1  Karthik Raman(.|\n)*2  Meena"):
        the_person(store, "055000 00009")
    assert the_person(store, "055000 00009", [2]).name == "Meena Raman"
    with pytest.raises(RsoftError, match="no 3 to choose"):
        the_person(store, "055000 00009", [3])


def test_nobody_is_erased_whom_nothing_is_held_about(store):
    with pytest.raises(RsoftError, match="Nothing is held about 'Nobody Atall'"):
        the_person(store, "Nobody Atall")


def test_the_impact_is_told_first_and_changes_nothing(store):
    before = totals(store)
    told = impact(store, erasing(store, the_person(store, "meena@example.com")))
    wanted = {"call_rows": 2, "contact_entries": 1, "lead_records": 1, "photos": 1, "rejects": 1,
              "mentions": 2, "file_names": 1}  # fmt: skip
    assert told.counts.items() >= wanted.items()
    assert totals(store) == before
    assert lookup(store, "Meena Raman")["matches"][0]["calls"] == 2


def test_nobody_finds_or_lists_who_was_erased(store):
    erased(store)
    assert lookup(store, "Meena")["matches"] == []
    assert lookup(store, "1000")["matches"] == []


def test_others_are_left_as_they_were(store):
    before = lookup(store, "Ravi Iyer")["matches"][0]
    erased(store)
    after = lookup(store, "Ravi Iyer")["matches"][0]
    assert (after["number"], after["calls"], after["last_spoken_at"]) == (
        before["number"], before["calls"], before["last_spoken_at"]
    )  # fmt: skip


def test_a_restored_backup_is_without_whoever_was_erased_since(store, tmp_path):
    made = tmp_path / "elsewhere.duckdb"
    backup(store, made)
    what = erased(store)
    told = restore(store, made, is_replacing=True)
    assert told.erased_again == 1
    assert left_over(store, what) == {}
    assert persons(store, "Meena Raman") == []
    assert offending(store) == []


def test_a_backup_is_without_the_erased_even_where_the_store_is_lost(store, tmp_path):
    made = tmp_path / "elsewhere.duckdb"
    path = store.path
    backup(store, made)
    erased(store)
    store.close()
    path.unlink()
    with Store(path) as new:
        assert restore(new, made).erased_again == 1
        assert persons(new, "Meena Raman") == []


def test_a_backup_of_another_store_comes_back_under_its_own_key(store, tmp_path):
    made = tmp_path / "elsewhere.duckdb"
    make_key(key_file(store.path))
    backup(store, made)
    other = tmp_path / "other" / "rsoft.duckdb"
    other.parent.mkdir()
    make_key(key_file(other))
    with Store(other) as new:
        assert restore(new, made).erased_again == 0
        assert key_file(other).read_bytes() == key_file(made).read_bytes()
        assert verified(new).fault is None
        erased(new)
        assert persons(new, "Meena Raman") == []


def test_under_another_key_whoever_was_erased_is_not_brought_back(store, tmp_path):
    made = tmp_path / "elsewhere.duckdb"
    backup(store, made)
    erased(store)
    shutil.copyfile(made, again := tmp_path / "again.duckdb")
    make_key(key_file(again))
    with pytest.raises(RsoftError, match="made under another key"):
        restore(store, again, is_replacing=True)
    assert persons(store, "Meena Raman") == []
    assert offending(store) == []


def test_whoever_agreed_in_a_file_is_erased_and_every_check_holds(store, tmp_path):
    (tmp_path / "consent.csv").write_text(CONSENT)
    assert load(store, Export(tmp_path / "consent.csv", "consent.csv")).added == 2
    backup(store, tmp_path / "elsewhere.duckdb")
    what = erased(store)
    assert left_over(store, what) == {}
    assert offending(store) == []
    assert verified(store).fault is None
    told = restore(store, tmp_path / "elsewhere.duckdb", is_replacing=True)
    assert told.erased_again == 1
    assert offending(store) == []
    assert persons(store, "Meena Raman") == []


def test_what_was_taken_back_since_the_backup_stays_taken_back(store, tmp_path):
    record(store, Act("+91 55000 00002", "marketing", "granted", channel="call"))
    made = tmp_path / "elsewhere.duckdb"
    backup(store, made)
    record(store, Act("+91 55000 00002", "marketing", "withdrawn", channel="call"))
    record(store, Act("+91 55000 00001", "marketing", "refused"))
    what = erased(store)
    told = restore(store, made, is_replacing=True)
    assert (told.erased_again, told.forbidden_again) == (1, 1)  # nothing of who was erased
    assert may_call(store, [RAVI])[RAVI]["by"] == "withdrawn"
    assert (left_over(store, what), offending(store)) == ({}, [])
    assert verified(store).fault is None


def test_backups_that_still_hold_the_person_are_named(store, tmp_path):
    backup(store, tmp_path / "elsewhere.duckdb")
    told = impact(store, erasing(store, the_person(store, "Meena Raman")))
    assert [Path(one["file"]).name for one in told.backups] == ["elsewhere.duckdb"]


def test_tombstones_say_nothing_of_who_it_was(store):
    erased(store)
    text = file_of(store.path).read_text()
    assert not re.search(r"5500000001|meena|raman", text, re.I)
    assert len(yard_of(store).stones) == len(text.splitlines())
    assert file_of(store.path).stat().st_mode & 0o077 == 0


def test_a_name_that_others_have_too_is_left_in_what_others_say(store, tmp_path):
    log = tmp_path / "more.csv"
    log.write_text(CALLS.splitlines()[0] + "\n"
                   "07/03/2026,10:00:00,Meena Raman,55000 00044,Incoming,60,,\n")  # fmt: skip
    load(store, Export(log, log.name))
    (who, _) = persons(store, "Meena Raman")
    what = erasing(store, who)
    assert (what.mentioned, what.namesakes) == ((), ("Meena Raman",))


def test_visitors_ask_all_through_an_erasure_and_never_see_an_error(store):
    import threading

    stop, seen = threading.Event(), []

    def visit() -> None:
        while not stop.is_set():
            seen.append(store.row("imports/headline")["calls"])

    visitors = [threading.Thread(target=visit) for _ in range(4)]
    for one in visitors:
        one.start()
    erased(store)
    stop.set()
    for one in visitors:
        one.join()
    assert set(seen) == {5}
