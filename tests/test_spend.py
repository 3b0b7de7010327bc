"""Spend: what a file says is in once, and what cannot be true of it is told and left out."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from rsoft_analytics.advertising import TypedSpend, type_in_spend
from rsoft_analytics.errors import RsoftError
from rsoft_analytics.files.export import Export
from rsoft_analytics.imports.load import load
from rsoft_analytics.imports.report import Report
from rsoft_analytics.imports.undo import undo
from rsoft_analytics.store import Store

HEADER = "source,campaign,from,until,cost,currency,allocation"
KEYWORDS = "Day,Campaign,Ad group,Search keyword,Match type,Cost,Currency code"
CAMPAIGNS = "Day,Campaign,Campaign type,Cost,Currency code"
Loads = Callable[..., Report]


@pytest.fixture
def loads(empty_store: Store, tmp_path: Path) -> Loads:
    """Loads some lines as a file into the store, and gives the report."""

    def loaded(*lines: str) -> Report:
        path = tmp_path / f"{len(list(tmp_path.iterdir()))}.csv"
        path.write_text("\n".join(lines) + "\n")
        return load(empty_store, Export(path, path.name))

    return loaded


def spent(store: Store) -> list[tuple[Any, ...]]:
    """What the store holds: source, campaign, first day, last day, cost and currency."""
    with store.engine.cursor() as cursor:
        return cursor.execute(
            "select source, campaign, since::varchar, until::varchar, cost::double, currency "
            "from spend order by all"
        ).fetchall()


def reasons(report: Report) -> dict[int, str]:
    """Why lines were rejected."""
    return {one.line: one.reason for one in report.rejects}


def test_a_period_a_month_and_a_day_are_days(loads, empty_store):
    loads(
        "Source,Month,Spend",
        "Newspaper,February 2028,5000",
        "Radio,2026-09,7000",
        "Hoarding,2026-09-05,900",
    )
    assert spent(empty_store) == [
        ("Hoarding", None, "2026-09-05", "2026-09-05", 900.0, "INR"),
        ("Newspaper", None, "2028-02-01", "2028-02-29", 5000.0, "INR"),
        ("Radio", None, "2026-09-01", "2026-09-30", 7000.0, "INR"),
    ]


def test_an_amount_of_the_first_day_belongs_to_it_alone(loads, empty_store):
    loads(
        HEADER,
        "Trade show,Fair,2026-11-05,2026-11-08,80000,INR,First day",
        "Trade show,Expo,2026-11-05,2026-11-08,70000,INR,evenly",
    )
    assert [row[1:4] for row in spent(empty_store)] == [
        ("Expo", "2026-11-05", "2026-11-08"),
        ("Fair", "2026-11-05", "2026-11-05"),
    ]


def test_amounts_are_read_as_people_write_them(loads, empty_store):
    loads(
        HEADER,
        'Newspaper,A,2026-10-01,2026-10-02,"₹2,10,000",,',
        "Newspaper,B,2026-10-01,2026-10-02,1.2 lakh,,",
        "Newspaper,C,2026-10-01,2026-10-02,€ 90,EUR,",
    )
    assert [row[4:] for row in spent(empty_store)] == [
        (210_000.0, "INR"),
        (120_000.0, "INR"),
        (90.0, "EUR"),
    ]


IMPOSSIBLE = [
    ("-500", "INR", "unreadable amount"),
    ("--", "INR", "unreadable amount"),
    ("", "INR", "unreadable amount"),
    ("a lot", "INR", "unreadable amount"),
    ("$500", "INR", "two currencies"),
    ("₹500", "USD", "two currencies"),
    ("£500", "EUR", "two currencies"),
    ("INR 500", "AED", "two currencies"),
]


def test_what_cannot_have_been_spent_is_rejected(loads, empty_store):
    lines = [
        f"Newspaper,{at},2026-10-01,2026-10-02,{cost},{currency},"
        for at, (cost, currency, _) in enumerate(IMPOSSIBLE)
    ]
    report = loads(HEADER, *lines)
    told = [reason for _, _, reason in IMPOSSIBLE]
    assert (list(reasons(report).values()), spent(empty_store)) == (told, [])


def test_many_countries_write_a_dollar_sign(loads):
    currencies = ("USD", "AUD", "SGD", "MXN")
    lines = [f"Newspaper,{one},2026-10-01,2026-10-02,$500,{one}," for one in currencies]
    assert not loads(HEADER, *lines).rejects


PERIODS_THAT_OVERLAP = [
    ("2026-10-10", "2026-10-10"),
    ("2026-09-01", "2026-10-01"),
    ("2026-10-31", "2026-11-30"),
    ("2026-09-01", "2026-11-30"),
]


def test_days_told_of_already_are_not_counted_twice(loads, empty_store):
    first = loads(HEADER, "Newspaper,A,2026-10-01,2026-10-31,9000,INR,")
    for since, until in PERIODS_THAT_OVERLAP:
        again = loads(HEADER, f"newspaper,a,{since},{until},300,INR,")
        assert reasons(again) == {2: "told already"}
        assert f"import {first.import_id}" in again.rejects[0].message
    assert [row[0] for row in spent(empty_store)] == ["Newspaper"]


def test_days_before_and_after_and_other_currencies_are_told_beside(loads):
    report = loads(
        HEADER,
        "Newspaper,A,2026-10-01,2026-10-31,9000,INR,",
        "Newspaper,A,2026-11-01,2026-11-30,9000,INR,",
        "Newspaper,A,2026-10-05,2026-10-06,90,EUR,",
        "Newspaper,B,2026-10-05,2026-10-06,90,INR,",
    )
    assert reasons(report) == {}


def test_two_lines_of_one_period_are_parts_and_add_up(loads, empty_store):
    loads(
        HEADER,
        "Newspaper,A,2026-10-01,2026-10-31,9000,INR,",
        "Newspaper,A,2026-10-01,2026-10-31,500,INR,",
    )
    assert [row[4] for row in spent(empty_store)] == [9500.0]


def test_a_later_line_of_one_file_that_overlaps_is_rejected(loads):
    report = loads(
        HEADER,
        "Newspaper,A,2026-10-01,2026-10-31,9000,INR,",
        "Newspaper,A,2026-10-31,2026-11-30,9000,INR,",
    )
    assert reasons(report) == {3: "told already"}
    assert "by line 2" in report.rejects[0].message


def test_a_campaign_is_told_as_a_whole_or_by_keyword_and_never_both(loads, empty_store):
    whole = loads(CAMPAIGNS, "2026-10-05,Sofas,Search,500.00,INR")
    parts = loads(
        KEYWORDS,
        "2026-10-05,Sofas,Corner,corner sofa,Exact,200.00,INR",
        "2026-10-06,Sofas,Corner,corner sofa,Exact,210.00,INR",
    )
    assert reasons(parts) == {2: "told already"}
    assert sum(row[4] for row in spent(empty_store)) == 710.0
    undo(empty_store, whole.import_id)
    assert sum(row[4] for row in spent(empty_store)) == 210.0


def test_a_report_may_be_downloaded_again_with_other_amounts(loads, empty_store):
    loads(CAMPAIGNS, "2026-10-05,Sofas,Search,500.00,INR")
    again = loads(CAMPAIGNS, "2026-10-05,Sofas,Search,480.00,INR", "2026-10-06,Sofas,Search,9,INR")
    assert (again.updated, again.added, again.rejected) == (1, 1, 0)
    assert [row[4] for row in spent(empty_store)] == [480.0, 9.0]


def test_totals_alone_are_refused(loads):
    report = loads(
        "Campaign report",
        "1 September 2026 - 30 September 2026",
        "Campaign,Campaign type,Impr.,Cost,Currency code",
        'Total: Account,--,"1,000","1,834.56",EUR',
    )
    assert report.status == "refused"
    assert "totals only" in report.error


def test_the_sum_that_meta_adds_is_no_spend_of_its_own(loads, empty_store):
    report = loads(
        "Reporting starts,Reporting ends,Campaign name,Amount spent (EUR),Impressions",
        "2026-10-01,2026-10-31,,300.75,900",
        "2026-10-01,2026-10-31,Sofas,200.50,500",
        "2026-10-01,2026-10-31,Tables,100.25,400",
    )
    assert (report.skipped, report.added) == (1, 2)
    assert {(row[0], row[5]) for row in spent(empty_store)} == {("Meta Ads", "EUR")}


def test_spend_of_two_currencies_stays_apart(loads, empty_store):
    loads(
        HEADER,
        "Newspaper,A,2026-10-01,2026-10-31,9000,INR,",
        "Newspaper,A,2026-10-01,2026-10-31,90,EUR,",
    )
    assert [row[4:] for row in spent(empty_store)] == [(90.0, "EUR"), (9000.0, "INR")]


def test_a_table_of_people_is_no_spend(loads):
    headers = (
        "Source,Date,Customer Name,Phone Number,Cost",
        "Lead Source,Status,Date,Expense",
        "Date,Time,Phone Number,Call Type,Source,Cost",
    )
    kinds = {loads(header, *["a,2026-10-05,Asha,5500001001,5"] * 2).kind for header in headers}
    assert "spend" not in kinds


def test_what_is_typed_in_is_an_import_that_can_be_taken_back(empty_store):
    line = TypedSpend("Hoarding", "Anna Salai", "2026-09-01", "2026-11-30", "1.2 lakh")
    typed = type_in_spend(empty_store, [line])
    assert typed.file == "Typed in: Hoarding Anna Salai"
    assert spent(empty_store) == [
        ("Hoarding", "Anna Salai", "2026-09-01", "2026-11-30", 120_000.0, "INR")
    ]
    undo(empty_store, typed.import_id)
    assert spent(empty_store) == []


def test_of_typed_lines_none_is_kept_where_one_cannot_be_true(empty_store):
    lines = [
        TypedSpend("Radio", "", "2026-09-01", "2026-09-30", "900"),
        TypedSpend("Radio", "", "2026-09-15", "2026-10-15", "-5"),
    ]
    with pytest.raises(RsoftError, match="no amount that can be spent"):
        type_in_spend(empty_store, lines)
    assert spent(empty_store) == []


def test_a_typed_line_names_where_the_money_went():
    with pytest.raises(RsoftError, match="Name a source"):
        TypedSpend(" ", "", "2026-09-01", "", "900")


GOOGLE = (
    'Campaign report\n"October 1, 2026 - October 31, 2026"\n'
    "Day,Campaign,Currency code,Cost,Clicks,Impr.\n"
)


def test_a_report_of_one_account_in_two_currencies_is_rejected_in_words(empty_store, tmp_path):
    (tmp_path / "google.csv").write_text(
        GOOGLE + "2026-10-01,Tiles,INR,1500.00,30,700\n2026-10-02,Tiles,USD,20.00,30,700\n"
    )
    report = load(empty_store, Export(tmp_path / "google.csv", "google.csv"))
    assert (report.added, report.rejected) == (0, 2)
    assert "in INR and in USD" in report.rejects[0].message


def test_a_report_with_two_columns_of_what_was_spent_is_refused(empty_store, tmp_path):
    (tmp_path / "meta.csv").write_text(
        "Campaign name,Reporting starts,Reporting ends,Amount spent (INR),Amount spent (USD)\n"
        "Diwali,2026-10-01,2026-10-31,9000,120\n"
    )
    report = load(empty_store, Export(tmp_path / "meta.csv", "meta.csv"))
    assert report.status == "refused"
    assert "several columns of what was spent" in report.error


def test_a_line_without_a_source_or_in_no_currency_is_rejected_in_words(loads):
    report = loads(
        HEADER,
        ",A,2026-10-01,2026-10-31,9000,INR,",
        "Newspaper,A,2026-10-01,2026-10-31,9000,XYZ,",
        "Newspaper,A,2026-10-01,2026-10-31,9000,INR,",
    )
    assert reasons(report) == {2: "no source", 3: "unknown currency"}
    assert "Codes such as INR or USD are." in report.rejects[1].message


@pytest.mark.parametrize(
    ("line", "is_twice"),
    [
        ("Google Ads,,2026-10-01,2026-10-31,60000,INR,", True),
        ("adwords,,2026-10-02,2026-10-02,60000,INR,", True),
        ("Google Ads,Agency fee,2026-10-01,2026-10-31,60000,INR,", False),
        ("Google Ads,,2026-11-01,2026-11-30,60000,INR,", False),
        ("Google Ads,,2026-10-01,2026-10-31,600,USD,", False),
        ("Newspaper,,2026-10-01,2026-10-31,60000,INR,", False),
    ],
)
def test_what_a_report_tells_of_is_told_once(empty_store, loads, tmp_path, line, is_twice):
    (tmp_path / "google.csv").write_text(GOOGLE + "2026-10-02,Tiles,INR,1500.00,30,700\n")
    load(empty_store, Export(tmp_path / "google.csv", "google.csv"))
    report = loads(HEADER, line)
    assert (report.status == "refused") is is_twice
    assert ("the money would count twice" in (report.error or "")) is is_twice
    assert len(spent(empty_store)) == (1 if is_twice else 2)


def test_a_report_that_comes_after_what_was_typed_in_is_refused_too(empty_store, loads, tmp_path):
    loads(HEADER, "Google Ads,,2026-10-01,2026-10-31,60000,INR,")
    (tmp_path / "google.csv").write_text(GOOGLE + "2026-10-02,Tiles,INR,1500.00,30,700\n")
    report = load(empty_store, Export(tmp_path / "google.csv", "google.csv"))
    assert report.status == "refused"
    assert "and import 1 (" in report.error
    assert "the money would count twice" in report.error


def test_ad_sets_and_campaigns_of_the_same_days_are_not_added(loads, empty_store):
    loads(
        "Reporting starts,Reporting ends,Campaign name,Amount spent (INR)",
        "2026-01-01,2026-01-31,Sofas,900.50",
    )
    refused = loads(
        "Reporting starts,Reporting ends,Ad set name,Amount spent (INR)",
        "2026-01-01,2026-01-31,Pune,900.50",
    )
    assert refused.error
    assert "would count twice" in refused.error
    assert len(spent(empty_store)) == 1
