"""The data's own checks hold on an empty store and the samples, and each can find its offender."""

from pathlib import Path

import pytest

from rsoft_analytics.files.export import Export
from rsoft_analytics.imports.load import load
from rsoft_analytics.imports.undo import undo
from rsoft_analytics.metrics import report
from rsoft_analytics.own_numbers import Entry, adding, counting_again, made
from rsoft_analytics.store import Store
from rsoft_analytics.store.checks import FOLDER, finding, findings

CHECKS = sorted(file.stem for file in FOLDER.glob("*.sql"))
CALLS = (
    "Call Time,Phone Number,Call Type,Duration,Source\n"
    "2026-03-02 10:00,5500000001,Incoming,50,Web\n2026-03-02 11:00,5500000002,Missed,0,\n"
    "oops,5500000003,Incoming,5,\n"
)
LEADS = (
    "Lead Id,Name,Phone,Lead Source,Lead Status,Created,Converted On\n"
    "L-1,Asha Rao,5500000004,Web,Won,2026-03-02,2026-03-05\n"
)
CONTACTS = "Name,Phone,Email\nAsha Rao,5500000001,asha@example.com\n"

# A check, and what makes it false.
OFFENCES = {
    "every_credit_adds_up_to_one": "update credits set linear = 0.5",
    "every_call_has_one_identity": "insert into calls select * from calls limit 1",
    "every_call_is_told_by_its_rows": "update calls set rows = 2",
    "every_caller_sums_its_calls": "update callers set calls = calls + 1",
    "every_lead_converted_after_it_was_created": "update lead_records set"
    " converted_at = created_at - interval 1 day",
    "every_lead_says_whether_a_crm_tells_of_it": "update leads set is_in_crm = not is_in_crm",
    "every_number_is_a_number": "insert into callers by name"
    " select 12 as caller, '' as name_key, 0 as contacts,"
    " 0 as calls, 0 as conversations, 0 as tries_owed, false as do_not_call",
    "every_number_of_a_contact_can_be_looked_up": "delete from callers where contacts > 0",
    "every_number_left_out_has_its_reason": "insert into excluded_numbers values"
    " (915500000001, 'staff', null, date '2026-03-01', date '2026-03-31', 'nobody knows')",
    "every_record_is_accounted_for": "update imports set read = read + 1",
    "every_reject_is_kept": "delete from rejects",
    "every_row_of_an_import_is_in_the_store": "delete from raw_leads",
    "every_touch_is_of_a_call_or_a_record": "update touches set call_id = null",
    "every_touch_is_there_once": "insert into touches select * from touches",
    "no_call_is_in_the_future": "update calls set started_at = now() + interval 3 days",
    "no_call_lasts_a_day": "update calls set seconds = 90000",
    "no_conversation_was_missed": "update calls set is_conversation = true"
    " where outcome = 'missed'",
    "no_row_is_of_an_import_taken_back": "update imports set undone_at = now()",
    "no_two_rows_of_one_import_are_one_call_without_its_id": "insert into call_rows"
    " select (select min(call_id) from calls), row_id(import_id, row), party_key from raw_calls",
    "the_kept_extent_is_that_of_the_calls": "update extent set calls = calls + 1",
    "what_is_kept_of_told_sources_follows_from_touches": "update told_and_tracked"
    " set tracked = 'Newspaper'",
    "what_is_kept_of_callers_who_wait_follows_from_their_episodes": "update waiting_episodes"
    " set lead_stage = 'won'",
    "what_is_kept_of_first_conversations_is_what_calls_tell": "delete from first_conversations",
    "what_is_kept_of_reported_days_is_what_phones_told": "insert into reported_days"
    " values (1, 'Asha', date '2026-03-01', now())",
    "what_is_kept_of_each_day_is_what_its_calls_add_up_to": "update call_totals"
    " set talk_seconds = talk_seconds + 1",
}  # fmt: skip


@pytest.fixture
def filled(empty_store: Store, tmp_path: Path) -> Store:
    """A store with a few calls, a lead and a contact."""
    for name, text in (("calls.csv", CALLS), ("leads.csv", LEADS), ("contacts.csv", CONTACTS)):
        (tmp_path / name).write_text(text)
        assert load(empty_store, Export(tmp_path / name, name)).status == "imported"
    return empty_store


@pytest.mark.parametrize("name", CHECKS)
def test_a_check_holds_on_an_empty_store_and_says_its_claim(empty_store: Store, name: str) -> None:
    one = finding(empty_store, name)
    assert (one.offenders, one.claim[-1]) == (0, ".")


def test_all_checks_hold_after_imports_and_a_rebuild(filled: Store) -> None:
    filled.rebuild()
    assert [one.claim for one in findings(filled) if one.offenders] == []


@pytest.mark.parametrize("name", OFFENCES)
def test_a_check_finds_its_offender_and_a_rebuild_mends_what_is_derived(
    filled: Store, tmp_path: Path, name: str
) -> None:
    (tmp_path / "offence.sql").write_text(OFFENCES[name])
    with filled.writing() as writing:
        writing.run(str(tmp_path / "offence"))
    assert finding(filled, name).offenders > 0
    assert findings(filled)[0].offenders > 0


def test_what_is_kept_ready_follows_every_import_undo_and_own_number(
    filled: Store, tmp_path: Path
) -> None:
    more = CALLS + "2026-03-02 12:00,5500000001,Outgoing,30\n2026-03-09 12:00,5500000002,Missed,0\n"
    (tmp_path / "more.csv").write_text(more)
    told = [kept_of(filled)]
    for change in (
        lambda: load(filled, Export(tmp_path / "more.csv", "more.csv")),
        lambda: made(filled, adding([Entry(915500000001)], "staff")),
        lambda: made(filled, counting_again([915500000001])),
        lambda: undo(filled, 4),
    ):
        change()
        told.append(kept_of(filled))
    assert told == [(2, 2), (4, 4), (2, 4), (4, 4), (2, 2)]


def kept_of(store: Store) -> tuple[int, int]:
    """The calls that the kept totals and the kept extent tell of, after all checks held."""
    assert [one.claim for one in findings(store) if one.offenders] == []
    return report(store, "calls")["rows"][0]["value"], store.row("imports/headline")["calls"]
