"""A file for a CRM holds what that CRM does not know yet, under the names that it wants."""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rsoft_analytics.errors import RsoftError
from rsoft_analytics.formulas import DANGEROUS
from rsoft_analytics.leads import (
    CRMS,
    Download,
    TypedIn,
    Wanted,
    download,
    downloads,
    take_back_download,
    type_in,
)
from rsoft_analytics.leads.downloads import as_csv
from rsoft_analytics.metrics import report
from rsoft_analytics.store import Store
from tests.lead_exports import CALLS, LEADS, A, B, C, put

WANTED_BY = {  # what each CRM's import cannot do without
    "zoho": {"Last Name", "Company", "Phone", "Lead Source", "Lead Status"},
    "hubspot": {"First Name", "Last Name", "Email", "Phone Number", "Lifecycle Stage"},
    "salesforce": {"Last Name", "Company", "Lead Status"},
    "csv": {"Name", "Phone", "Status", "Created"},
}


@pytest.fixture
def store(empty_store: Store, tmp_path: Path) -> Store:
    """A store with two leads from calls, one of which the CRM knows, and a lead of the CRM."""
    put(
        empty_store,
        tmp_path,
        CALLS,
        f"2026-03-02 10:00:00,{A},Missed,0,Asha",
        f"2026-03-02 11:00:00,{B},Incoming,60,Ravi",
    )
    put(
        empty_store,
        tmp_path,
        LEADS,
        f"L-1,Meena Raman,{B},,Web,New,2026-03-03,,,",
        f"L-2,Karthik,{C},,Web,Junk,2026-03-03,,,",
        "L-3,Divya,,divya@example.com,Web,Won,2026-03-03,,,500",
    )
    return empty_store


def rows(made: Download) -> list[dict[str, str]]:
    """The rows of a file."""
    return list(csv.DictReader(io.StringIO(made.content.decode("utf-8-sig"))))


@pytest.mark.parametrize("system", CRMS)
def test_every_crm_gets_the_columns_that_it_wants(store: Store, system: str) -> None:
    (row,) = rows(download(store, Wanted(system)))
    assert WANTED_BY[system] <= row.keys()
    assert all(row[name] for name in WANTED_BY[system] & {"Last Name", "Company", "Lead Status"})
    assert "+915500000001" in row.values()


def test_only_leads_from_calls_that_the_crm_does_not_know_go_out(store: Store) -> None:
    assert [row["Phone"] for row in rows(download(store, Wanted("zoho")))] == ["+915500000001"]


def test_all_leads_but_junk_go_out_where_all_are_wanted(store: Store) -> None:
    names = [row["Last Name"] for row in rows(download(store, Wanted("zoho", only_calls=False)))]
    assert names == ["Unknown 915500000001", "Raman", "Divya"]


def test_a_second_file_holds_only_what_is_new(store: Store, tmp_path: Path) -> None:
    assert download(store, Wanted("zoho", only_calls=False)).leads == 3
    assert download(store, Wanted("zoho", only_calls=False)).leads == 0
    put(store, tmp_path, CALLS, "2026-03-05 10:00:00,+91 55000 00009,Missed,0,Asha")
    (row,) = rows(download(store, Wanted("zoho")))
    assert row["Phone"] == "+915500000009"
    assert [one["leads"] for one in downloads(store)] == [1, 3]


def test_each_crm_has_news_of_its_own(store: Store) -> None:
    assert [download(store, Wanted(system)).leads for system in CRMS] == [1] * len(CRMS)


def test_a_file_taken_back_makes_its_leads_new_again(store: Store) -> None:
    made = download(store, Wanted("zoho", only_calls=False))
    take_back_download(store, made.download_id)
    assert download(store, Wanted("zoho", only_calls=False)).leads == 3
    with pytest.raises(RsoftError, match=f"no file {made.download_id} to take back"):
        take_back_download(store, made.download_id)


def test_a_lead_that_went_out_without_its_number_is_not_new_when_it_gets_one(
    store: Store, tmp_path: Path
) -> None:
    download(store, Wanted("zoho", only_calls=False))
    line = "L-3,Divya,+91 55000 00010,divya@example.com,Web,Won,2026-03-03,,,500"
    put(store, tmp_path, LEADS, line)
    assert download(store, Wanted("zoho", only_calls=False)).leads == 0


def test_all_there_is_can_be_had_again(store: Store) -> None:
    download(store, Wanted("zoho"))
    assert download(store, Wanted("zoho", only_new=False)).leads == 1


def test_an_unknown_crm_is_refused_with_those_there_are() -> None:
    with pytest.raises(RsoftError, match=r"No file is made for 'sap'\. There are: zoho, "):
        Wanted("sap")


def test_a_plain_file_comes_back_as_the_same_leads(store: Store, tmp_path: Path) -> None:
    made = download(store, Wanted("csv", only_calls=False))
    header, *lines = made.content.decode("utf-8-sig").splitlines()
    with Store(None) as other:
        put(other, tmp_path, header, *lines)
        (told,) = report(other, "leads")["rows"]
        assert told["value"] == 3


@given(
    text=st.text(
        st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=20
    ),
    start=st.sampled_from(DANGEROUS),
    system=st.sampled_from(list(CRMS)),
)
def test_no_text_of_a_lead_becomes_a_formula(text: str, start: str, system: str) -> None:
    hostile = start + text
    lead = dict.fromkeys(
        ("name", "company", "email", "source", "channel", "campaign", "rep", "currency"), hostile
    )
    moments = dict.fromkeys(("created_at", "first_call_at", "first_conversation_at"))
    known = {"person": 915500000001, "stage": "new", "value": None, "do_not_call": False}
    content = as_csv(system, [{**lead, **moments, **known}])
    (row,) = csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""))
    offending = [cell for cell in row.values() if cell.startswith(DANGEROUS)]
    assert offending == ["+915500000001"]


def test_a_typed_lead_goes_out_where_all_are_wanted(empty_store: Store) -> None:
    type_in(empty_store, TypedIn("=cmd()", A))
    (row,) = rows(download(empty_store, Wanted("csv", only_calls=False)))
    assert (row["Name"], row["Phone"]) == ("'=cmd()", "+915500000001")
