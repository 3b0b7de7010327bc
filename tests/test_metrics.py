"""Every metric answers in every dimension, and numbers that belong together agree."""

import csv
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from rsoft_analytics.errors import RsoftError
from rsoft_analytics.files.export import Export
from rsoft_analytics.imports.load import load
from rsoft_analytics.metrics import Filters, all_metrics, catalogue, metric_named, report
from rsoft_analytics.metrics.report import COLUMNS
from rsoft_analytics.store import Store

EVERYTHING = Filters()
REPS = ("Asha", "Ravi", "Meena")
SOURCES = ("google ads", "JustDial", "")
KINDS = ("Incoming", "Missed", "Outgoing", "Incoming", "Rejected", "Outgoing", "Blocked")
SHARES = [name for name, metric in all_metrics().items() if metric.unit == "share"]
DIMENSIONS = [(name, by) for name, metric in all_metrics().items() for by in (None, *metric.by)]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A store with four hundred calls of forty numbers in two months."""
    path = tmp_path_factory.mktemp("exports") / "calls.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["Call Time", "Phone Number", "Call Type", "Duration", "Agent", "Source"])
        for place in range(400):
            at = datetime(2026, 3, 1, tzinfo=UTC) + timedelta(hours=place * 3.7)
            kind = KINDS[place % 7]
            talked = 0 if kind in ("Missed", "Rejected", "Blocked") else place % 90
            number = f"55000{place * 7 % 40:05d}"
            writer.writerow(
                [
                    f"{at:%Y-%m-%d %H:%M:%S}",
                    number,
                    kind,
                    talked,
                    REPS[place % 3],
                    SOURCES[place % 3],
                ]
            )
    with Store(None) as opened:
        assert load(opened, Export(path, path.name)).added == 400
        yield opened


def value(store: Store, name: str, filters: Filters = EVERYTHING) -> float:
    """A metric as one number."""
    (row,) = report(store, name, filters)["rows"]
    return row["value"]


@pytest.mark.parametrize(("name", "by"), DIMENSIONS)
def test_every_metric_answers_on_an_empty_store(
    empty_store: Store, name: str, by: str | None
) -> None:
    answer = report(empty_store, name, by=by)
    assert (answer["as_of"], len(answer["rows"])) == (None, 0 if by else 1)
    assert all(row["value"] in (None, 0) for row in answer["rows"])


@pytest.mark.parametrize(("name", "by"), DIMENSIONS)
def test_every_metric_answers_by_each_of_its_dimensions(
    store: Store, name: str, by: str | None
) -> None:
    rows = report(store, name, by=by)["rows"]
    keys = [tuple(row[key] for key in row if key not in COLUMNS) for row in rows]
    assert rows or not value(store, name)  # nothing of it is in this store
    assert keys == sorted(set(keys))


@pytest.mark.parametrize(
    "name", ["calls", "conversations", "missed_calls", "talk_seconds", "first_time_callers"]
)
@pytest.mark.parametrize(
    "by", ["day", "month", "hour_of_week", "rep", "source", "direction", "outcome"]
)
def test_what_is_counted_once_adds_up(store: Store, name: str, by: str) -> None:
    assert sum(row["value"] for row in report(store, name, by=by)["rows"]) == value(store, name)


@pytest.mark.parametrize("by", ["day", "rep", "source", "hour"])
def test_callers_are_not_more_than_their_parts_and_not_fewer_than_any(
    store: Store, by: str
) -> None:
    parts = [row["value"] for row in report(store, "unique_callers", by=by)["rows"]]
    assert max(parts) <= value(store, "unique_callers") <= sum(parts)


@pytest.mark.parametrize("name", SHARES)
def test_a_share_lies_in_its_range_and_counts_what_it_is_a_share_of(
    store: Store, name: str
) -> None:
    by = next((one for one in ("rep", "source") if one in metric_named(name).by), None)
    rows = report(store, name, by=by or metric_named(name).by[0])["rows"]
    for row in rows:
        if row["verdict"] == "not told":
            assert (row["value"], row["n"]) == (None, 0)
            continue
        assert 0 <= row["low"] <= row["value"] <= row["high"] <= 1
        assert row["n"] > 0


def test_three_of_ten_is_between_eleven_and_sixty_percent(empty_store: Store) -> None:
    with empty_store.engine.cursor() as cursor:
        (share,) = cursor.execute("select ratio(3, 10)").fetchall()[0]
        (none,) = cursor.execute("select ratio(0, 0)").fetchall()[0]
        (all_of_them,) = cursor.execute("select ratio(5, 5)").fetchall()[0]
    assert (round(share["low"], 3), share["value"], round(share["high"], 3)) == (0.108, 0.3, 0.603)
    assert none == {"value": None, "n": 0, "low": None, "high": None}
    assert (all_of_them["value"], all_of_them["high"]) == (1.0, 1.0)


def test_a_filter_leaves_what_it_names(store: Store) -> None:
    asha = Filters(reps=("Asha",))
    by_rep = {row["rep"]: row["value"] for row in report(store, "calls", by="rep")["rows"]}
    assert value(store, "calls", asha) == by_rep["Asha"]
    assert [row["rep"] for row in report(store, "calls", asha, by="rep")["rows"]] == ["Asha"]


def test_both_days_of_a_period_are_in_it(store: Store) -> None:
    by_day = {row["day"]: row["value"] for row in report(store, "calls", by="day")["rows"]}
    days = Filters(since=date(2026, 3, 5), until=date(2026, 3, 6))
    assert value(store, "calls", days) == by_day["2026-03-05"] + by_day["2026-03-06"]
    assert days.before() == Filters(since=date(2026, 3, 3), until=date(2026, 3, 4))


def test_a_period_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(RsoftError, match="Give the earlier day first"):
        Filters(since=date(2026, 3, 6), until=date(2026, 3, 5))


def test_an_hour_of_the_week_is_two_numbers(store: Store) -> None:
    rows = report(store, "calls", by="hour_of_week")["rows"]
    assert all(1 <= row["weekday"] <= 7 and 0 <= row["hour"] <= 23 for row in rows)
    assert rows == sorted(rows, key=lambda row: (row["weekday"], row["hour"]))


def test_an_unknown_metric_or_dimension_is_refused_with_what_there_is(store: Store) -> None:
    with pytest.raises(RsoftError, match=r"'profit'. There are: after_hours_rate, answer_rate, "):
        report(store, "profit")
    with pytest.raises(RsoftError, match=r"Calls cannot be told by 'colour'. It can by: day, "):
        report(store, "calls", by="colour")


@pytest.mark.parametrize(
    "text",
    [
        "select 1 as value",
        "-- A title\nselect 1 as value",
        "-- A title\n-- A meaning.\n-- unit: bananas\nselect 1 as value",
        "-- A title\n-- A meaning.\nselect 1 as value",
    ],
)
def test_a_metric_without_its_header_stops_the_program(tmp_path: Path, text: str) -> None:
    newcomer = tmp_path / "newcomer.sql"
    newcomer.write_text(text)
    with pytest.raises(RuntimeError, match=r"newcomer\.sql has no header"):
        catalogue.in_file(newcomer)


def test_an_evening_after_half_past_six_utc_is_of_the_next_indian_day(tmp_path: Path) -> None:
    path = tmp_path / "calls.csv"
    path.write_text(
        "Call Time,Phone Number,Call Type,Duration\n"
        "2026-03-02T18:29:00Z,5500000001,Incoming,5\n2026-03-02T18:31:00Z,5500000001,Incoming,5\n"
    )
    with Store(None) as store:
        load(store, Export(path, path.name))
        days = [row["day"] for row in report(store, "calls", by="day")["rows"]]
    assert days == ["2026-03-02", "2026-03-03"]
