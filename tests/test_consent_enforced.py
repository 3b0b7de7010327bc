"""What nobody agreed to is not loaded, not shown and not handed over, and that is said."""

import csv
import io
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from rsoft_analytics.files.export import Export
from rsoft_analytics.imports.collect import collected
from rsoft_analytics.imports.importing import import_all
from rsoft_analytics.imports.load import load
from rsoft_analytics.imports.options import Options
from rsoft_analytics.imports.report import Report
from rsoft_analytics.leads import Wanted, download
from rsoft_analytics.lookup import lookup, picture_of
from rsoft_analytics.privacy.acts import Act, record
from rsoft_analytics.store import Store

ROOT = Path(__file__).parents[1]
HEADER = ["Call Time", "Phone Number", "Call Type", "Duration"]
LOG = [HEADER, ["2026-03-02 10:00", "5500000001", "Incoming", "50"]]


def put(store: Store, path: Path, rows: list[list[str]], rep: str | None = None) -> Report:
    """Import a table."""
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows(rows)
    return load(store, Export(path, path.name), Options(rep=rep))


def test_before_anybody_is_asked_every_call_log_is_loaded(empty_store, tmp_path):
    assert put(empty_store, tmp_path / "log.csv", LOG, rep="Asha").status == "imported"


@pytest.mark.parametrize("act", ["refused", "withdrawn", None])
def test_a_call_log_without_its_users_permission_is_held_back(empty_store, tmp_path, act):
    record(empty_store, Act("Somebody", "call_log", "granted"))
    if act:
        record(empty_store, Act("Asha", "call_log", act))
    report = put(empty_store, tmp_path / "log.csv", LOG, rep="ASHA")
    assert report.status == "refused"
    assert "held back" in report.error
    assert "rsoft consent grant" in report.error
    assert empty_store.rows("imports/ledger") == []
    record(empty_store, Act("Asha", "call_log", "granted"))
    assert put(empty_store, tmp_path / "log.csv", LOG, rep="ASHA").status == "imported"


def test_a_preview_says_that_a_log_will_be_held_back(empty_store, tmp_path):
    record(empty_store, Act("Asha", "call_log", "refused"))
    path = tmp_path / "log.csv"
    path.write_text("\n".join(map(",".join, LOG)))
    report = load(empty_store, Export(path, path.name), Options(rep="Asha"), rehearse=True)
    assert "held back" in report.error


def test_a_log_of_which_nobody_says_whose_phone_it_is_from_is_held_back(empty_store, tmp_path):
    record(empty_store, Act("Asha", "call_log", "refused"))
    report = put(empty_store, tmp_path / "log.csv", LOG)
    assert report.status == "refused"
    assert "held back: it is the call log of a phone, and nobody said whose" in report.error
    backup = load(empty_store, Export(ROOT / "data" / "samples" / "sms_backup_calls.xml", "b.xml"))
    assert "nobody said whose" in backup.error
    assert empty_store.rows("imports/ledger") == []
    record(empty_store, Act("Ravi", "call_log", "granted"))
    assert "nobody said whose" in put(empty_store, tmp_path / "log.csv", LOG).error
    assert put(empty_store, tmp_path / "log.csv", LOG, rep="Ravi").status == "imported"


def test_what_comes_after_a_log_that_is_held_back_is_loaded(empty_store, tmp_path):
    record(empty_store, Act("Asha", "call_log", "refused"))
    for name in ("sms_backup_calls.xml", "three_cx.csv", "zoho_leads.csv"):
        shutil.copy(ROOT / "data" / "samples" / name, tmp_path)
    with collected([tmp_path]) as found:
        reports = import_all(empty_store, found)
    assert [one.status for one in reports] == ["refused", "imported", "imported"]


def test_a_log_of_nobody_known_is_loaded_with_a_warning_where_the_setting_says_warn(
    empty_store, tmp_path
):
    record(empty_store, Act("Asha", "call_log", "refused"))
    empty_store.keep_settings(unpermitted_call_logs="warn")
    report = put(empty_store, tmp_path / "log.csv", LOG)
    assert report.status == "imported"
    assert "nobody said whose" in report.details["warning"]


def test_where_no_user_was_asked_nobody_need_say_whose_phone_it_is(empty_store, tmp_path):
    record(empty_store, Act("+915500000001", "marketing", "granted"))
    assert put(empty_store, tmp_path / "log.csv", LOG).status == "imported"


@pytest.mark.parametrize(("column", "cell"), [("Agent", "Ravi"), ("SIM", "SIM 1")])
def test_a_list_of_calls_that_names_its_users_or_lines_is_no_phones_log(
    empty_store, tmp_path, column, cell
):
    record(empty_store, Act("Asha", "call_log", "refused"))
    rows = [[*HEADER, column], [*LOG[1], cell]]
    assert put(empty_store, tmp_path / "log.csv", rows).status == "imported"


def test_what_a_phone_system_wrote_is_no_phones_log(empty_store):
    record(empty_store, Act("Asha", "call_log", "refused"))
    path = ROOT / "data" / "samples" / "three_cx.csv"
    assert not load(empty_store, Export(path, path.name)).error


def test_where_the_setting_says_warn_the_log_is_loaded_and_the_report_says_so(
    empty_store, tmp_path
):
    record(empty_store, Act("Asha", "call_log", "refused"))
    empty_store.keep_settings(unpermitted_call_logs="warn")
    report = put(empty_store, tmp_path / "log.csv", LOG, rep="Asha")
    assert report.status == "imported"
    assert "Loaded although Asha refused" in report.details["warning"]
    (found,) = empty_store.rows("privacy/loaded_without", at=datetime.now(UTC), lasts_days=0)
    assert (found["user"], found["state_then"]) == ("Asha", "refused")


def test_an_expired_permission_is_none(empty_store, tmp_path):
    long_ago = datetime.now(UTC) - timedelta(days=400)
    record(empty_store, Act("Asha", "call_log", "granted", at=long_ago))
    empty_store.keep_settings(consent_lasts_days=365)
    assert "expired" in put(empty_store, tmp_path / "log.csv", LOG, rep="Asha").error


def test_a_picture_is_shown_only_where_its_user_permits_it(empty_store):
    path = ROOT / "data" / "samples" / "contacts.vcf"
    assert not load(empty_store, Export(path, path.name), Options(rep="Asha")).error
    pictured = [one for one in lookup(empty_store, "a")["matches"] if one["has_photo"]]
    assert pictured
    number = next(one["number"] for one in pictured if one["number"])
    record(empty_store, Act("Ravi", "photos", "granted"))
    assert picture_of(empty_store, number) is None
    assert [one for one in lookup(empty_store, "a")["matches"] if one["has_photo"]] == []
    record(empty_store, Act("Asha", "photos", "granted"))
    assert picture_of(empty_store, number)
    record(empty_store, Act("Asha", "photos", "withdrawn"))
    assert picture_of(empty_store, number) is None


LEADS = [
    ["Lead ID", "Name", "Phone", "Email", "Do Not Call"],
    ["1", "Meena Raman", "5500000001", "", "No"],
    ["2", "Ravi", "5500000002", "ravi@example.com", "No"],
    ["3", "Karthik", "5500000003", "", "Yes"],
    ["4", "Divya", "5500000004", "divya@example.com", "No"],
]


def test_a_file_for_a_crm_leaves_out_who_opted_out_and_says_how_many(empty_store, tmp_path):
    put(empty_store, tmp_path / "leads.csv", LEADS)
    record(empty_store, Act("ravi@example.com", "marketing", "withdrawn"))
    record(empty_store, Act("+915500000004", "marketing", "granted"))
    made = download(empty_store, Wanted("csv", only_calls=False))
    names = [row["Name"] for row in csv.DictReader(io.StringIO(made.text))]
    assert sorted(names) == ["Divya", "Meena Raman"]
    assert (made.leads, made.left_out) == (2, 2)


def test_one_macro_says_who_may_be_handed_to_others(empty_store):
    record(empty_store, Act("+915500000001", "profiling", "refused"))
    record(empty_store, Act("ravi@example.com", "marketing", "withdrawn", channel="email"))
    connection = empty_store.engine._connection  # noqa: SLF001 - the macro as other SQL uses it
    asked = "select may_be_shared($number, $emails, ['marketing', 'profiling'])"
    for number, emails, answer in [
        (915500000001, [], False),
        (915500000002, [], True),
        (None, ["ravi@example.com"], False),
        (915500000002, ["x@example.com", "ravi@example.com"], False),
        (None, [], True),
    ]:
        told = connection.execute(asked, {"number": number, "emails": emails}).fetchone()
        assert told == (answer,)
