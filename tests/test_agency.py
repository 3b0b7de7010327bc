"""Numbers that leave: of no person, of whole months, and none that tells of few people."""

import csv
import io
from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from rsoft_analytics.advertising import as_csv, as_workbook, numbers_for_agency
from rsoft_analytics.advertising.agency import kept_back
from rsoft_analytics.errors import RsoftError
from rsoft_analytics.metrics import Filters, report
from rsoft_analytics.store import Store
from tests.lead_exports import put

CALLS = "Call Time,Phone Number,Call Type,Duration,Agent,Source"
SPEND = "source,campaign,from,until,cost,currency"
PERSON = "Sharma of Adyar"
MONTHS = {
    "2026-03": Filters(date(2026, 3, 1), date(2026, 3, 31), sources=("Google Ads",)),
    "2026-04": Filters(date(2026, 4, 1), date(2026, 4, 30), sources=("Google Ads",)),
}
CALLERS = {"Google Ads": 40, "JustDial": 14, "Newspaper": 3, PERSON: 13}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Calls of three months by sources of many and of few callers, and what two of them cost."""
    folder = tmp_path_factory.mktemp("agency")
    lines, number = [], 0
    for month in ("03", "04", "05"):
        for source, callers in CALLERS.items():
            for _ in range(callers):
                number += 1
                at = f"2026-{month}-{number % 27 + 1:02} 11:{number % 60:02}:00"
                lines.append(f"{at},+91 55000 {number:05},Incoming,60,Asha,{source}")
    with Store(None) as store:
        put(store, folder, CALLS, *lines)
        put(
            store,
            folder,
            SPEND,
            "Google Ads,Brand,2026-03-01,2026-03-31,3100,INR",
            "Google Ads,Brand,2026-03-01,2026-03-31,31,EUR",
            "Newspaper,Sunday,2026-03-16,2026-04-14,3000,INR",
        )
        yield store


def test_the_month_that_is_not_over_is_not_told(store):
    assert numbers_for_agency(store, 12).months[-2:] == ["2026-03", "2026-04"]


def test_what_may_be_told_is_what_the_pages_say(store):
    told = numbers_for_agency(store, 2)
    for row in told.rows:
        if row["source"] == "Google Ads":
            (callers,) = report(store, "unique_callers", MONTHS[row["month"]])["rows"]
            assert (row["callers"], row["new callers"]) == (callers["value"], 40)


def test_few_callers_are_withheld_and_the_fewest_others_with_them(store):
    march = [one for one in numbers_for_agency(store, 2).withheld if one["month"] == "2026-03"]
    callers = {one["source"]: one["why"] for one in march if one["number"] == "callers"}
    assert set(callers) == {"Newspaper", "Others"}
    assert "fewer than 11" in callers["Newspaper"]
    assert "another" in callers["Others"]


def test_no_number_of_people_that_is_told_is_of_few(store):
    for row in numbers_for_agency(store, 2).rows:
        for name in ("callers", "new callers", "leads", "won"):
            assert row[name] is None or row[name] == 0 or row[name] >= 11


def test_the_calls_of_callers_who_are_withheld_are_too(store):
    for row in numbers_for_agency(store, 2).rows:
        assert row["callers"] is not None or row["calls"] is None


def test_a_source_that_no_rule_names_may_name_a_person_and_goes_as_others(store):
    told = numbers_for_agency(store, 2)
    assert {row["source"] for row in told.rows} >= {"Others", "All sources"}
    assert PERSON not in as_csv(told)
    assert PERSON.encode() not in as_workbook(told)


def test_spend_is_told_by_its_days_and_currencies_stay_apart(store):
    spent = {
        (row["month"], row["source"]): row["spend"]
        for row in numbers_for_agency(store, 2).rows
        if row["spend"]
    }
    assert spent["2026-03", "Google Ads"] == {"INR": 3100.0, "EUR": 31.0}
    assert spent["2026-03", "Newspaper"] == {"INR": 1600.0}
    assert spent["2026-04", "Newspaper"] == {"INR": 1400.0}
    assert spent["2026-03", "All sources"] == {"INR": 4700.0, "EUR": 31.0}


def test_a_month_says_the_same_whichever_months_are_asked_for(store):
    short, long = numbers_for_agency(store, 1), numbers_for_agency(store, 12)
    assert short.rows == [row for row in long.rows if row["month"] == "2026-04"]


def test_fewer_than_eleven_people_never_leave(store):
    with pytest.raises(RsoftError, match="at least 11 people"):
        numbers_for_agency(store, 2, least=5)


def test_the_workbook_has_the_numbers_what_is_withheld_and_how_to_read_them(store):
    told = numbers_for_agency(store, 2)
    book = CalamineWorkbook.from_filelike(io.BytesIO(as_workbook(told)))
    assert book.sheet_names == ["Numbers", "Withheld", "How to read"]
    numbers = book.get_sheet_by_name("Numbers").to_python()
    assert len(numbers) == len(told.rows) + 1
    assert sum(row.count("withheld") for row in numbers) == len(told.withheld)
    assert len(book.get_sheet_by_name("Withheld").to_python()) == len(told.withheld) + 1


def test_the_csv_has_the_rows_of_the_workbook(store):
    told = numbers_for_agency(store, 2)
    rows = list(csv.reader(io.StringIO(as_csv(told))))
    assert rows[0][-2:] == ["Spend (EUR)", "Spend (INR)"]
    assert len(rows) == len(told.rows) + 1


def test_an_empty_store_has_nothing_to_tell(empty_store):
    told = numbers_for_agency(empty_store)
    assert (told.rows, told.withheld) == ([], [])


SOURCES = ("Google", "Radio", "Fair", "Print")


@st.composite
def months(draw: st.DrawFn) -> dict[str, dict[str, int]]:
    """A month's numbers: new callers are callers and leads, customers are leads."""
    counts: dict[str, dict[str, int]] = {name: {} for name in ("calls", *PEOPLE)}
    for source in SOURCES[: draw(st.integers(2, 4))]:
        new = draw(st.integers(0, 30))
        leads = new + draw(st.integers(0, 15))
        of = (new + draw(st.integers(0, 30)), new, leads, draw(st.integers(0, leads)))
        counts["calls"][source] = 2 * of[0]
        for name, people in zip(PEOPLE, of, strict=True):
            counts[name][source] = people
    return {name: of | {"All sources": sum(of.values())} for name, of in counts.items()}


PEOPLE = ("callers", "new callers", "leads", "won")
AT_MOST = (("new callers", "callers"), ("new callers", "leads"), ("won", "leads"))


@given(months())
def test_nobody_can_reckon_a_withheld_number_of_few(counts: dict[str, dict[str, int]]) -> None:
    gone = kept_back(counts, 11)
    sources = [one for one in counts["calls"] if one != "All sources"]
    within = {
        (name, one): [0, 10**6] if one in gone[name].rows else [counts[name][one]] * 2
        for name in PEOPLE
        for one in sources
    }
    for _ in range(20):
        for name in PEOPLE:
            if gone[name].sums:
                continue
            whole = counts[name]["All sources"]
            for one in sources:
                others = [within[name, other] for other in sources if other != one]
                low, high = within[name, one]
                within[name, one] = [
                    max(low, whole - sum(most for _, most in others)),
                    min(high, whole - sum(fewest for fewest, _ in others)),
                ]
        for part, of in AT_MOST:
            for one in sources:
                within[of, one][0] = max(within[of, one][0], within[part, one][0])
                within[part, one][1] = min(within[part, one][1], within[of, one][1])
    for (name, one), (low, high) in within.items():
        if one in gone[name].rows and 0 < counts[name][one] < 11:
            assert high > low
