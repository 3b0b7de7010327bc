"""Ad accounts hear of those who agreed to it, once, in the template that each account takes."""

import csv
import hashlib
import io
from collections.abc import Iterator
from pathlib import Path

import pytest

from rsoft_analytics.advertising import ACCOUNTS, Conversions, Wanted, hand_over, rehearsed
from rsoft_analytics.errors import RsoftError
from rsoft_analytics.files.export import Export
from rsoft_analytics.imports.load import load
from rsoft_analytics.leads import take_back_download
from rsoft_analytics.readers import name_of, reader_for
from rsoft_analytics.store import Store
from tests.lead_exports import A, B, C, put

CALLS = "Call Time,Phone Number,Call Type,Duration,Agent,Source"
LEADS = "Lead Id,Name,Phone,Email,Lead Source,Lead Status,Created,Converted On,Value,Currency,gclid"
CONSENT = "person_kind,person,purpose,channel,act,at,place,wording,evidence"
D, E, F = "+91 55000 00004", "+91 55000 00005", "+91 55000 00006"
GOOGLE = "google calls"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A store with these customers, that is after each test what it was before."""
    with Store(None) as shared:
        told_of(shared, tmp_path_factory.mktemp("ads"))
        yield shared


@pytest.fixture
def store_of_its_own(empty_store: Store, tmp_path: Path) -> Store:
    """A store with these customers, to be changed."""
    told_of(empty_store, tmp_path)
    return empty_store


def told_of(store: Store, folder: Path) -> None:
    """Load six customers by advertisements: who agreed, took it back, refused, said nothing."""
    put(
        store,
        folder,
        CALLS,
        f"2026-03-01 09:00:00,{A},Incoming,60,Asha,Google Ads",
        f"2026-03-02 10:00:00,{A},Incoming,60,Asha,Google Ads",
        f"2026-03-02 11:00:00,{B},Incoming,60,Asha,Google Ads",
        f"2026-03-02 12:00:00,{C},Incoming,60,Asha,Google Ads",
        f"2026-03-02 13:00:00,{D},Incoming,60,Asha,Newspaper",
        f"2026-03-02 14:00:00,{F},Incoming,60,Asha,Google Ads",
    )
    put(
        store,
        folder,
        LEADS,
        f"L-1,Meena Raman,{A},Meena@Example.com,Google Ads,Won,2026-03-02,2026-03-09,500,INR,",
        f"L-2,Karthik,{B},,Google Ads,Won,2026-03-02,2026-03-09,600,INR,",
        f"L-3,Divya,{C},,Google Ads,Won,2026-03-02,2026-03-09,700,INR,",
        f"L-4,Farid,{D},,Website,Won,2026-03-02,2026-03-09,800,INR,EAIaIQ-4",
        f"L-5,Gita,{E},gita@example.com,Facebook,Won,2026-03-02,2026-03-09,,,",
        f"L-6,Hari,{F},,Google Ads,Qualified,2026-03-02,,,,",
    )
    put(
        store,
        folder,
        CONSENT,
        f"customer,{A},marketing,call,granted,2026-03-01T10:00:00+05:30,website,,",
        f"customer,{A},profiling,,granted,2026-03-01T10:00:00+05:30,website,,",
        f"customer,{B},marketing,call,granted,2026-03-01T10:00:00+05:30,website,,",
        f"customer,{B},marketing,,withdrawn,2026-03-05T10:00:00+05:30,by phone,,",
        f"customer,{D},marketing,,granted,2026-03-01T10:00:00+05:30,website,,",
        "customer,gita@example.com,marketing,,granted,2026-03-01T10:00:00+05:30,website,,",
        f"customer,{F},marketing,,granted,2026-03-01T10:00:00+05:30,website,,",
    )


def rows(found: Conversions) -> list[dict[str, str]]:
    """The conversions of a file."""
    lines = found.made.text.splitlines(keepends=True)
    return list(csv.DictReader(lines[1 if lines[0].startswith("Parameters") else 0 :]))


def test_google_hears_of_a_caller_who_agreed_with_the_last_call_before(store):
    (row,) = rows(rehearsed(store, Wanted(GOOGLE, conversion="Sale")))
    assert row["Caller's Phone Number"] == "+915500000001"
    assert row["Call Start Time"] == "2026-03-02 10:00:00+05:30"
    assert (row["Conversion Name"], row["Conversion Value"]) == ("Sale", "500.00")
    assert row["Conversion Time"].startswith("2026-03-09 ")
    assert (row["Ad User Data"], row["Ad Personalization"]) == ("Granted", "Granted")


def test_who_is_left_out_is_counted_by_why(store):
    found = rehearsed(store, Wanted(GOOGLE))
    assert (found.not_agreed, found.opted_out) == (1, 1)


def test_who_never_agreed_to_profiling_is_told_of_without_it(store):
    (row,) = rows(rehearsed(store, Wanted("google clicks")))
    assert (row["Google Click ID"], row["Ad Personalization"]) == ("EAIaIQ-4", "Denied")


def test_meta_gets_hashes_and_no_number_or_address(store):
    found = rehearsed(store, Wanted("meta"))
    (row,) = rows(found)
    assert row["phone"] == hashlib.sha256(b"915500000005").hexdigest()
    assert row["email"] == hashlib.sha256(b"gita@example.com").hexdigest()
    assert row["event_time"].endswith("Z")
    assert "gita" not in found.made.text
    assert "5500000005" not in found.made.text


def test_whoever_qualified_is_told_of_where_that_is_wanted(store):
    told = [
        row["Caller's Phone Number"] for row in rows(rehearsed(store, Wanted(GOOGLE, "qualified")))
    ]
    assert set(told) == {"+915500000001"}


def test_a_second_file_holds_only_what_is_new_and_each_stage_has_its_own(store):
    made = hand_over(store, rehearsed(store, Wanted(GOOGLE)))
    assert made.leads == 1
    assert rehearsed(store, Wanted(GOOGLE)).made.leads == 0
    assert rehearsed(store, Wanted(GOOGLE, only_new=False)).made.leads == 1
    assert rehearsed(store, Wanted(GOOGLE, "qualified")).made.leads == 1
    take_back_download(store, made.download_id)


def test_a_file_that_is_taken_back_makes_its_conversions_new_again(store):
    made = hand_over(store, rehearsed(store, Wanted(GOOGLE)))
    take_back_download(store, made.download_id)
    assert rehearsed(store, Wanted(GOOGLE)).made.leads == 1


def test_a_withdrawal_after_the_file_keeps_the_person_out_of_the_next(store_of_its_own, tmp_path):
    put(
        store_of_its_own,
        tmp_path,
        CONSENT,
        f"customer,{A},,,withdrawn,2026-03-20T10:00:00+05:30,popup,,".replace(
            ",,,w", ",marketing,,w", 1
        ),
    )
    found = rehearsed(store_of_its_own, Wanted(GOOGLE))
    assert (found.made.leads, found.opted_out) == (0, 2)


def test_junk_and_own_numbers_are_never_told_of(store_of_its_own, tmp_path):
    line = f"L-1,Meena Raman,{A},,Google Ads,Junk,2026-03-02,,,,"
    put(
        store_of_its_own,
        tmp_path,
        LEADS.replace("Converted On", "Modified"),
        line.replace(",,,,", ",2026-03-20,,,"),
    )
    assert rehearsed(store_of_its_own, Wanted(GOOGLE)).made.leads == 0


def test_googles_file_of_calls_is_one_that_is_read_here_too(store, tmp_path):
    path = tmp_path / "conversions.csv"
    path.write_bytes(rehearsed(store, Wanted(GOOGLE)).made.content)
    assert name_of(reader_for(Export(path, path.name))) == "google_ads_conversions"
    with Store(None) as other:
        assert load(other, Export(path, path.name)).added == 1


def test_what_has_no_template_is_refused_with_those_there_are():
    with pytest.raises(RsoftError, match="google calls, google clicks, meta"):
        Wanted("bing")
    with pytest.raises(RsoftError, match="won, qualified"):
        Wanted(GOOGLE, "new")


@pytest.mark.parametrize("account", ACCOUNTS)
def test_an_empty_store_has_nobody_to_tell_of(empty_store, account):
    found = rehearsed(empty_store, Wanted(account))
    assert (found.made.leads, found.not_agreed, found.opted_out) == (0, 0, 0)
    assert next(csv.reader(io.StringIO(found.made.text)))


def test_no_name_of_a_conversion_becomes_a_formula(store):
    (row,) = rows(rehearsed(store, Wanted(GOOGLE, conversion="=cmd()")))
    assert row["Conversion Name"] == "'=cmd()"
