"""A lead is one lead however often its CRM exports it, and says what it said last."""

from pathlib import Path

import pytest

from rsoft_analytics.files.export import Export
from rsoft_analytics.imports.load import load
from rsoft_analytics.imports.report import Report
from rsoft_analytics.imports.undo import undo
from rsoft_analytics.store import Store
from rsoft_analytics.store.checks import findings

HEADER = "Lead Id,Name,Phone,Lead Source,Lead Status,Created,Modified,Deal Value,Notes"
ASHA = "L-1,Asha Rao,+91 55000 00001,Google Ads,New,2026-03-02 10:00,2026-03-02 10:00,,"
ASHA_WON = (
    "L-1,Asha Rao,+91 55000 00001,Google Ads,Won,2026-03-02 10:00,2026-03-09 10:00,₹2.1 L,paid"
)
RAVI = "L-2,Ravi,+91 55000 00002,JustDial,New,2026-03-03 10:00,2026-03-03 10:00,,"


def loaded(store: Store, folder: Path, text: str, name: str = "leads.csv") -> Report:
    """The report of an export of leads with that text."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    report = load(store, Export(path, name))
    assert (report.error, report.kind) == (None, "leads")
    assert not [one.claim for one in findings(store) if one.offenders]
    return report


def table(*lines: str) -> str:
    """An export with these lines."""
    return "\n".join([HEADER, *lines]) + "\n"


def leads(store: Store) -> list[tuple[object, ...]]:
    """The leads of a store as name, number, stage, value and note."""
    with store.engine.cursor() as cursor:
        return cursor.execute(
            "select name, number, stage, value::varchar, note from lead_records order by name"
        ).fetchall()


def callers(store: Store) -> set[int]:
    """The numbers that can be looked up."""
    with store.engine.cursor() as cursor:
        return {number for (number,) in cursor.execute("select caller from callers").fetchall()}


def counts(report: Report) -> tuple[int, int, int]:
    """How many were added, updated and unchanged."""
    return report.added, report.updated, report.unchanged


def test_an_export_that_comes_again_updates_what_changed(
    empty_store: Store, tmp_path: Path
) -> None:
    assert counts(loaded(empty_store, tmp_path, table(ASHA, RAVI))) == (2, 0, 0)
    assert counts(loaded(empty_store, tmp_path, table(ASHA_WON, RAVI))) == (0, 1, 1)
    assert leads(empty_store) == [
        ("Asha Rao", 915500000001, "won", "210000.00", "paid"),
        ("Ravi", 915500000002, "new", None, None),
    ]


def test_the_order_of_exports_does_not_matter_where_they_are_dated(tmp_path: Path) -> None:
    made = []
    for first, second in ((ASHA, ASHA_WON), (ASHA_WON, ASHA)):
        with Store(None) as store:
            loaded(store, tmp_path, table(first, RAVI))
            loaded(store, tmp_path, table(second))
            made.append(leads(store))
    assert made[0] == made[1]


def test_one_more_column_makes_no_second_lead(empty_store: Store, tmp_path: Path) -> None:
    loaded(empty_store, tmp_path, table(ASHA, RAVI))
    wider = f"{HEADER},Email,Score\n{ASHA_WON},asha@example.com,9\n{RAVI},,3\n"
    assert counts(loaded(empty_store, tmp_path, wider)) == (0, 1, 1)
    assert len(leads(empty_store)) == 2


def test_one_more_column_makes_no_second_lead_of_those_without_ids(
    empty_store: Store, tmp_path: Path
) -> None:
    plain = "Name,Phone,Lead Source,Created\nAsha Rao,+91 55000 00001,Google Ads,2026-03-02\n"
    wider = (
        "Name,Phone,Lead Source,Created,Notes\nAsha Rao,55000 00001,google ads,02/03/2026,rang\n"
    )
    loaded(empty_store, tmp_path, plain)
    assert counts(loaded(empty_store, tmp_path, wider)) == (0, 1, 0)
    assert len(leads(empty_store)) == 1


def test_what_no_date_orders_is_as_the_latest_import_says(
    empty_store: Store, tmp_path: Path
) -> None:
    header = "Lead Id,Name,Phone,Lead Source,Created,Notes\n"
    for note in ("zebra", "apple", "mango"):
        loaded(
            empty_store, tmp_path, f"{header}L-1,Asha Rao,+91 55000 00001,Web,2026-03-02,{note}\n"
        )
    assert [note for *_, note in leads(empty_store)] == ["mango"]


def test_an_undated_row_does_not_outweigh_a_dated_one(empty_store: Store, tmp_path: Path) -> None:
    undated = "L-1,Asha Rao,+91 55000 00001,Google Ads,New,,,,"
    loaded(empty_store, tmp_path, table(ASHA_WON, RAVI))
    loaded(empty_store, tmp_path, table(undated))
    assert leads(empty_store)[0][2:] == ("won", "210000.00", "paid")


def test_one_id_in_one_export_twice_is_one_lead(empty_store: Store, tmp_path: Path) -> None:
    loaded(empty_store, tmp_path, table(ASHA, ASHA_WON))
    assert [stage for _, _, stage, *_ in leads(empty_store)] == ["won"]


def test_taking_the_update_back_brings_the_old_lead_back(
    empty_store: Store, tmp_path: Path
) -> None:
    loaded(empty_store, tmp_path, table(ASHA, RAVI))
    before = leads(empty_store)
    report = loaded(empty_store, tmp_path, table(ASHA_WON))
    assert report.import_id
    undo(empty_store, report.import_id)
    assert leads(empty_store) == before


def test_a_number_that_a_lead_gave_up_is_gone(empty_store: Store, tmp_path: Path) -> None:
    loaded(empty_store, tmp_path, table(ASHA))
    moved = ASHA_WON.replace("00001", "00009")
    loaded(empty_store, tmp_path, table(moved))
    assert callers(empty_store) == {915500000009}


@pytest.mark.parametrize("value", ["₹2,10,000", "2.1 lakh", "2.1 L", "Rs. 210000/-", "2,10,000.00"])
def test_a_value_is_one_amount_in_every_spelling(
    empty_store: Store, tmp_path: Path, value: str
) -> None:
    loaded(empty_store, tmp_path, table(ASHA.replace(",,", f',"{value}",')))
    assert leads(empty_store)[0][3] == "210000.00"


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (("2026-03-02 10:00", "9999-12-31"), "unreadable date"),
        ((",,", ",much,"), "unreadable amount"),
        (("+91 55000 00001", "9.155E+11"), "damaged number"),
    ],
)
def test_what_cannot_be_read_is_rejected_with_its_reason(
    empty_store: Store, tmp_path: Path, change: tuple[str, str], reason: str
) -> None:
    report = loaded(empty_store, tmp_path, table(ASHA.replace(*change), RAVI))
    assert [one.reason for one in report.rejects] == [reason]


def test_leads_without_a_number_are_one_only_where_they_share_an_e_mail(
    empty_store: Store, tmp_path: Path
) -> None:
    loaded(
        empty_store,
        tmp_path,
        "Lead Id,Name,Email,Lead Source\n"
        "L-1,Asha Rao,asha@example.com,Google Ads\nL-2,Ravi,ravi@example.com,JustDial\n"
        "L-3,A. Rao,asha@example.com,Website\nL-4,Meera,,Website\n",
    )
    with empty_store.engine.cursor() as cursor:
        told = cursor.execute(
            "select emails, count(*) from leads group by all order by 1"
        ).fetchall()
    assert told == [([], 1), (["asha@example.com"], 1), (["ravi@example.com"], 1)]
