"""What people agree to is appended to a ledger once, never changed, and a change of it shows."""

import csv
import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from rsoft_analytics.errors import RsoftError
from rsoft_analytics.files.export import Export
from rsoft_analytics.imports.load import load
from rsoft_analytics.imports.options import Options
from rsoft_analytics.imports.report import Report
from rsoft_analytics.imports.undo import undo
from rsoft_analytics.privacy.acts import Act, record
from rsoft_analytics.privacy.chain import heads_file, next_link
from rsoft_analytics.privacy.ledger import all_rows, verified
from rsoft_analytics.privacy.receipts import history
from rsoft_analytics.privacy.status import status
from rsoft_analytics.privacy.subjects import key_file
from rsoft_analytics.store import Store
from rsoft_analytics.terminal import import_lines

HEADER = "person_kind,person,purpose,channel,act,at,place,wording,evidence".split(",")
MEENA, RAVI = "+91 55000 00001", "ravi@example.com"


def row(person: str, purpose: str, act: str, at: str, **more: str) -> dict[str, str]:
    """A line of the product's own file of consent."""
    kind = "user" if purpose in ("contacts", "photos", "call_log") else "customer"
    said = {"person_kind": kind, "person": person, "purpose": purpose, "act": act, "at": at}
    return {name: {**said, **more}.get(name, "") for name in HEADER}


def put(store: Store, path: Path, rows: list[dict[str, str]]) -> Report:
    """Import lines as a file of consent."""
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return load(store, Export(path, path.name))


def state(store: Store, user: str, permission: str, at: str | None = None) -> str:
    """The state of a user's permission, now or at a moment."""
    moment = datetime.fromisoformat(at) if at else None
    (found,) = [one for one in status(store, moment)["users"] if one["user"] == user]
    return found["permissions"][permission]["state"]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A store in a file, with acts of a user and a customer."""
    with Store(tmp_path / "store" / "rsoft.duckdb") as opened:
        put(
            opened,
            tmp_path / "consent.csv",
            [
                row("Asha", "call_log", "granted", "2026-01-05T10:00:00+05:30", place="install"),
                row("Asha", "photos", "refused", "2026-01-05T10:01:00+05:30", place="popup"),
                row(MEENA, "marketing", "granted", "2026-01-06T10:00:00+05:30", channel="call"),
                row(RAVI, "marketing", "granted", "2026-01-07T10:00:00+05:30", channel="email"),
            ],
        )
        yield opened


def test_an_import_appends_its_acts_and_another_of_the_same_appends_none(store, tmp_path):
    assert verified(store).head.rows == 4
    again = put(
        store,
        tmp_path / "again.csv",
        [row("Asha", "call_log", "granted", "2026-01-05T10:00:00+05:30", place="install")],
    )
    assert (again.added, again.unchanged) == (0, 1)
    assert verified(store).head.rows == 4


def test_the_ledger_names_nobody(store):
    told = str(list(all_rows(store)))
    assert "5500000001" not in told
    assert "ravi" not in told.lower()
    assert "asha" not in told.lower()


def test_taking_an_import_back_appends_and_never_edits(store):
    before = list(all_rows(store))
    undo(store, 1)
    after = list(all_rows(store))
    assert after[:4] == before
    assert [one["act"] for one in after[4:]] == ["taken back"] * 4
    assert [one["of_event"] for one in after[4:]] == [1, 2, 3, 4]
    assert status(store)["users"] == []
    assert verified(store).fault is None


def test_an_act_that_another_file_still_tells_of_stands(store, tmp_path):
    put(
        store,
        tmp_path / "again.csv",
        [row("Asha", "call_log", "granted", "2026-01-05T10:00:00+05:30", place="install")],
    )
    undo(store, 1)
    assert state(store, "Asha", "call_log") == "granted"


def test_a_later_import_of_an_older_grant_never_overrides_a_withdrawal(store, tmp_path):
    record(store, Act("Asha", "call_log", "withdrawn", at=moment("2026-02-01T09:00:00+05:30")))
    put(store, tmp_path / "b.csv", [row("Asha", "call_log", "granted", "2026-01-20T09:00:00Z")])
    assert state(store, "Asha", "call_log") == "withdrawn"
    assert state(store, "Asha", "call_log", "2026-01-31T23:00:00+05:30") == "granted"


def test_a_withdrawal_then_a_new_grant_is_a_grant(store):
    record(store, Act("Asha", "call_log", "withdrawn", at=moment("2026-02-01T09:00:00+05:30")))
    record(store, Act("Asha", "call_log", "granted", at=moment("2026-02-02T09:00:00+05:30")))
    assert state(store, "Asha", "call_log") == "granted"


def test_of_a_grant_and_a_withdrawal_of_one_moment_the_withdrawal_stands(store):
    at = moment("2026-02-01T09:00:00+05:30")
    record(store, Act("Asha", "call_log", "withdrawn", at=at))
    record(store, Act("Asha", "call_log", "granted", at=at))
    assert state(store, "Asha", "call_log") == "withdrawn"


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        (row(MEENA, "telepathy", "granted", "2026-01-05T10:00:00Z"), "unknown purpose"),
        (row(MEENA, "marketing", "granted", ""), "no time"),
        (row(MEENA, "marketing", "granted", "TOMORROW"), "future time"),
        (row("somebody", "marketing", "granted", "2026-01-05T10:00:00Z"), "unknown person"),
        (row(MEENA, "marketing", "maybe", "2026-01-05T10:00:00Z"), "unknown act"),
        (row(MEENA, "number", "granted", "2026-01-05T10:00:00Z"), "unknown act"),
        (row(MEENA, "marketing", "granted", "soon"), "unreadable time"),
    ],
)
def test_a_bad_line_is_rejected_in_words_and_grants_nothing(empty_store, tmp_path, wrong, reason):
    tomorrow = (datetime.now(UTC) + timedelta(hours=20)).isoformat()
    wrong = wrong | {"at": wrong["at"].replace("TOMORROW", tomorrow)}
    report = put(empty_store, tmp_path / "bad.csv", [wrong])
    assert [one.reason for one in report.rejects] == [reason]
    assert report.rejects[0].message.startswith("Line 2: ")
    assert list(all_rows(empty_store)) == []


def test_an_act_that_a_file_tells_twice_is_added_once(store, tmp_path):
    twice = row("Ravi", "photos", "granted", "2026-01-05T10:00:00+05:30")
    other = row("Ravi", "photos", "withdrawn", "2026-01-06T10:00:00+05:30")
    before = verified(store).head.rows
    report = put(store, tmp_path / "twice.csv", [twice, other, twice])
    assert (report.read, report.added, report.unchanged) == (3, 2, 1)
    assert verified(store).head.rows == before + report.added
    assert report.details["twice"] == 1
    assert "1 of those known already are told twice" in "\n".join(import_lines([report]))
    again = put(store, tmp_path / "again.csv", [twice, other])
    assert (again.added, again.unchanged, again.details.get("twice")) == (0, 2, None)


@pytest.mark.parametrize(
    "at", ["03/02/2026 10:00", "3.2.2026", "03-02-26 10:00", "Tue, 03/02/2026 10:00:00 +0530"]
)
def test_a_grant_that_may_be_of_two_days_is_asked_for_and_never_read(store, tmp_path, at):
    grant, no = row("Zoya", "photos", "granted", at), row("Zoya", "contacts", "refused", at)
    path, before = tmp_path / "grants.csv", verified(store).head.rows
    report = put(store, path, [no, grant])
    assert report.status == "refused"
    assert "line 3 of a grant whose day is not sure" in report.error
    assert "--dates day-first or month-first" in report.error
    assert verified(store).head.rows == before
    preview = load(store, Export(path, path.name), rehearse=True)
    assert [(one.line, one.reason) for one in preview.rejects] == [(3, "day or month")]
    assert "can be of two days" in preview.rejects[0].message
    for day_first, day in ((True, "2026-02-03"), (False, "2026-03-02")):
        said = load(store, Export(path, path.name), Options(day_first=day_first))
        assert (said.status, said.added) == ("imported", 2)
        assert state(store, "Zoya", "photos", f"{day}T23:00:00+05:30") == "granted"
        undo(store, said.import_id)


def test_a_file_whose_dates_prove_their_order_grants(store, tmp_path):
    first, second = "03/02/2026 10:00", "25/02/2026 10:00"
    rows = [row("Zoya", "photos", "granted", at) for at in (first, second)]
    assert put(store, tmp_path / "grants.csv", rows).added == 2
    both = [*rows, row("Zoya", "photos", "granted", "02/25/2026 10:00")]
    assert "whose day is not sure" in put(store, tmp_path / "both.csv", both).error


@pytest.mark.parametrize("at", ["03/03/2026 10:00", "3 Feb 2026 10:00", "2026-02-03 10:00"])
def test_a_grant_of_one_day_whatever_the_order_is_read(store, tmp_path, at):
    assert put(store, tmp_path / "one.csv", [row("Zoya", "photos", "granted", at)]).added == 1


def test_a_no_that_may_be_of_two_days_is_read(store, tmp_path):
    report = put(store, tmp_path / "no.csv", [row("Zoya", "photos", "refused", "03/02/2026 10:00")])
    assert (report.status, report.added) == ("imported", 1)


@pytest.mark.parametrize(
    ("act", "words"),
    [
        (Act("somebody", "marketing", "granted"), "nobody one could find"),
        (Act(MEENA, "telepathy", "granted"), "no purpose"),
        (Act(MEENA, "marketing", "granted", channel="pigeon"), "no channel"),
        (Act("Asha", "photos", "granted", channel="call"), "no channel"),
        (Act(MEENA, "marketing", "granted", at=datetime(2999, 1, 1, tzinfo=UTC)), "in the future"),
    ],
)
def test_what_is_recorded_by_hand_is_refused_in_words_where_it_cannot_be(empty_store, act, words):
    with pytest.raises(RsoftError, match=words):
        record(empty_store, act)


def test_columns_of_opting_out_become_acts(empty_store, tmp_path):
    leads = [
        {"Lead ID": "1", "Name": "Meena", "Phone": "5500000001", "Do Not Call": "Yes"},
        {"Lead ID": "2", "Name": "Ravi", "Phone": "5500000002", "Do Not Call": "No"},
    ]
    put(empty_store, tmp_path / "leads.csv", leads)
    contacts = [
        {
            "LastName": "Rao", "Account Name": "Rao Tiles", "MailingCity": "Chennai",
            "Email": "rao@example.com", "Phone": "5500000003", "HasOptedOutOfEmail": "1",
            "DoNotCall": "0",
        }
    ]  # fmt: skip
    put(empty_store, tmp_path / "contacts.csv", contacts)
    acts = {(one["person"], one["act"], one["channel"]) for one in standing(empty_store)}
    assert acts >= {("+915500000001", "refused", "call")}
    assert not [one for one in acts if one[0] in ("+915500000002", "+915500000003")]


def test_a_contact_who_opted_out_is_found_among_headers_of_any_kind(empty_store, tmp_path):
    contacts = [
        {
            "LastName": "Rao", "Account Name": "Rao Tiles", "MailingCity": "Chennai",
            "Email": "rao@example.com", "Phone": "5500000003", "HasOptedOutOfEmail": "1",
            "": "yes", 'size "L"': "yes", "yes/no": "yes", "~1": "yes",
        }
    ]  # fmt: skip
    assert put(empty_store, tmp_path / "contacts.csv", contacts).added == 1
    acts = {(one["person"], one["act"], one["channel"]) for one in standing(empty_store)}
    assert acts == {("rao@example.com", "withdrawn", "email")}


def standing(store: Store) -> list[dict[str, Any]]:
    """The acts that stand, of everybody who was imported."""
    numbers = ("+915500000001", "+915500000002", "+915500000003", "rao@example.com")
    return [act for number in numbers for act in history(store, number)]


SPOILS = {  # what an enemy with the file does to the acts n and m, n before m
    "edit": "update consent_ledger set act = 'refused', channel = 'sms' where place = $n",
    "date": "update consent_ledger set effective_at = now() where place = $n",
    "person": "update consent_ledger set subject = repeat('0', 64) where place = $n",
    "link": "update consent_ledger set link = repeat('0', 64) where place = $n",
    "remove": "delete from consent_ledger where place = $n",
    "cut": "delete from consent_ledger where place >= $n",
    "swap": "update consent_ledger set place = $n + $m - place where place in ($n, $m)",
    "twice": "insert into consent_ledger select * from consent_ledger where place = $n",
    "name": "update consent_details set person = 'Somebody' where event = $n",
    "number": "update consent_details set number = 915500000009 where event = $n",
    "words": "update consent_details set wording = 'all of it' where event = $n",
    "nobody": "delete from consent_details where event = $n",
}


def test_a_thousand_random_changes_of_the_store_are_all_found(empty_store):
    for day in range(2, 14):
        at = datetime(2026, 2, day, tzinfo=UTC)
        record(empty_store, Act(MEENA, "marketing", "withdrawn", at=at))
    connection, dice = empty_store.engine._connection, random.Random(11)  # noqa: SLF001 - an enemy
    head = verified(empty_store).head
    connection.execute("create temp table chain as from consent_ledger")
    connection.execute("create temp table details as from consent_details")
    for _ in range(1000):
        n, m = sorted(dice.sample(range(1, 13), 2))
        how = dice.choice(list(SPOILS))
        connection.execute(SPOILS[how], {"n": n, "m": m} if how == "swap" else {"n": n})
        fault = verified(empty_store, head).fault
        assert fault is not None, how
        assert fault.place == n + (how == "twice"), f"{how}: {fault.message}"
        assert f"Row {fault.place}" in fault.message
        connection.execute("delete from consent_ledger")
        connection.execute("insert into consent_ledger from chain")
        connection.execute("delete from consent_details")
        connection.execute("insert into consent_details from details")
    assert verified(empty_store, head).fault is None


def test_a_chain_made_anew_is_found_by_the_head_kept_outside(store):
    connection = store.engine._connection  # noqa: SLF001 - an enemy's way
    written_down = verified(store).head
    last = list(all_rows(store))[-1]
    before = list(all_rows(store))[-2]["link"]
    made_anew = next_link(before, {**last, "act": "refused"})
    connection.execute(
        "update consent_ledger set act = 'refused', link = $link where place = 4",
        {"link": made_anew},
    )
    assert "made anew" in verified(store).fault.message
    heads_file(store.path).write_text(f'{{"consent": {{"rows": 4, "link": "{made_anew}"}}}}')
    assert verified(store).fault is None  # who owns the whole folder can do that
    assert "made anew" in verified(store, written_down).fault.message


def test_a_ledger_whose_key_or_head_is_gone_is_refused(store):
    heads_file(store.path).unlink()
    assert "the head beside the store is gone" in verified(store).fault.message
    key_file(store.path).unlink()
    with pytest.raises(RsoftError, match="key is missing"):
        record(store, Act("Asha", "contacts", "granted"))


def moment(text: str) -> datetime:
    """A moment as written."""
    return datetime.fromisoformat(text)
