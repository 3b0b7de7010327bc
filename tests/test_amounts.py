"""Amounts of money as exports write them: which sign stands before decimals is found per file."""

from decimal import Decimal
from pathlib import Path

import pytest

from rsoft_analytics.files.export import Export
from rsoft_analytics.imports.load import load
from rsoft_analytics.imports.options import Options
from rsoft_analytics.imports.report import Report
from rsoft_analytics.store import Store

DEAL = "Lead ID;Name;Phone;Lead Source;Deal value\n"
SPEND = "Kampagnenbericht\n1. März 2026 - 31. März 2026\nKampagne;Kosten;Impr.;Klicks\n"


@pytest.fixture
def given(empty_store: Store, tmp_path: Path):
    """Imports a text as a file."""

    def of(text: str, options: Options = Options()) -> Report:
        (tmp_path / "x.csv").write_text(text, encoding="utf-8")
        return load(empty_store, Export(tmp_path / "x.csv", "x.csv"), options)

    return of


def deals(*amounts: str) -> str:
    """An export of leads with these values."""
    lines = (f"L-{at};Ravi {at};+9155000{at:05};Website;{amount}\n"
             for at, amount in enumerate(amounts, start=1))  # fmt: skip
    return DEAL + "".join(lines)


def values(report: Report) -> list[Decimal]:
    """The values of the leads, in their order."""
    return [Decimal(row["Value"]) for row in report.details["first_rows"]]


@pytest.mark.parametrize(
    ("amounts", "meant"),
    [
        (("1.234", "0,50"), ("1234", "0.50")),
        (("1.234", "12.345,60"), ("1234", "12345.60")),
        (("1.234", "1.234.567"), ("1234", "1234567")),
        (("1.234", "0.50"), ("1.23", "0.50")),
        (("1,234", "12,50"), ("1.23", "12.50")),
        (("1,234", "2,10,000"), ("1234", "210000")),
        (("1,234", "40.5"), ("1234", "40.5")),
    ],
)
def test_other_amounts_of_the_file_tell_what_one_is(given, amounts, meant):
    report = given(deals(*amounts))
    assert values(report) == [Decimal(one) for one in meant]
    assert report.details["decimals"]["known"] == "proved"


def test_one_amount_a_thousand_lines_down_tells_of_all(given):
    report = given(deals("1.234", *["7"] * 1000, "0,75"))
    assert values(report)[0] == Decimal(1234)


def test_what_no_amount_tells_is_assumed_and_said_to_be(given):
    report = given(deals("1.234", "7"))
    assert values(report)[0] == Decimal("1.23")
    assert report.details["decimals"]["known"] == "assumed"
    assert report.details["decimals"]["example"] == "1.234"
    assert "decimal point" in report.details["assumed"]


def test_where_people_write_a_comma_it_is_assumed(given):
    report = given(deals("1.234"), Options(region="DE"))
    assert values(report) == [Decimal(1234)]
    assert "decimal comma" in report.details["assumed"]


def test_what_a_person_says_of_amounts_holds(given):
    assert values(given(deals("1.234"), Options(decimal_comma=True))) == [Decimal(1234)]


def test_whole_numbers_of_a_report_prove_what_separates_thousands(given, empty_store):
    report = given(
        SPEND + "Marke;1.234;12.345;321\nSuche;999;2.000;7\nGesamt: Konto;2.233;14.345;328\n"
    )
    (brand, _) = report.details["first_rows"]
    assert (report.format, report.added, report.skipped) == ("google_ads_spend", 2, 3)
    assert (brand["Cost"], brand["Clicks"], brand["From"]) == ("1234.00", 321, "01 Mar 2026")


def test_amounts_of_calls_are_none(given):
    report = given("Date,Phone,Type,Duration\n2026-03-02 10:00,+915500001001,Incoming,1.234\n")
    assert report.details["decimals"] is None
