"""Which leads became customers within a window that all had, and how fast they were answered."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from dataclasses import asdict, dataclass, fields, replace
from datetime import UTC, date, datetime, timedelta, timezone

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from statsmodels.duration.survfunc import SurvfuncRight
from statsmodels.stats.proportion import proportion_confint

from rsoft_analytics.demo.filling import fill
from rsoft_analytics.demo.lead_persons import LeadPerson, lead_persons
from rsoft_analytics.demo.world import World, world
from rsoft_analytics.errors import RsoftError
from rsoft_analytics.metrics import Filters, report
from rsoft_analytics.store import Store

NOW = datetime(2026, 6, 30, 12, 30, tzinfo=UTC)  # six in the evening, in India
WINDOWS = ("7", "30", "90", "all")
NUMBER = 915500000000
HOLIDAYS = {date(2026, 5, 1), date(2026, 5, 27), date(2026, 6, 26)}  # of India, before NOW


@dataclass(frozen=True)
class Lead:
    """A person as the table of leads has them."""

    lead_id: int
    created_at: datetime | None
    won_at: datetime | None = None
    is_won: bool = False
    stage: str = "new"
    source: str = "google"
    rep: str = "Asha"
    person: int | None = NUMBER
    contacted_at: datetime | None = None
    qualified_at: datetime | None = None
    first_attempt_at: datetime | None = None
    first_conversation_at: datetime | None = None
    answered_at_once: bool = False
    was_known: bool | None = False


TIME = pa.timestamp("us", tz="UTC")
TYPES = {"int": pa.int64(), "int | None": pa.int64(), "bool": pa.bool_(), "bool | None": pa.bool_()}
SHAPE = pa.schema(
    [
        (one.name, TIME if "datetime" in str(one.type) else TYPES.get(str(one.type), pa.string()))
        for one in fields(Lead)
    ]
)


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    """A store whose newest call is of NOW, and whose first is of two years before."""
    with Store(None) as opened:
        with opened.engine.cursor() as cursor:
            cursor.execute(
                """
                insert into calls by name
                select 1 as call_id, rang_at as started_at, rang_at::date as day,
                    18 as hour, 1 as weekday, 1 as party_key, 'number' as party_kind,
                    'incoming' as direction, 'answered' as outcome, true as is_conversation,
                    false as is_first_of_caller,
                    'Unknown' as source, 'Unknown' as channel, 1 as rows
                from (select unnest([?::timestamptz, ?::timestamptz]) as rang_at)
                """,
                [NOW, NOW - timedelta(days=730)],
            )
        yield opened


def holding(store: Store, *leads: Lead) -> Store:
    """The store, with these leads and no others."""
    table = pa.Table.from_pylist([asdict(lead) for lead in leads], schema=SHAPE)
    with store.engine.cursor() as cursor:
        cursor.execute("delete from leads")
        cursor.register("told", table)
        cursor.execute(
            """
            insert into leads by name
            select *, created_at::date as day, created_at::timestamp as created_local,
                first_attempt_at::timestamp as first_attempt_local,
                first_conversation_at::timestamp as first_conversation_local,
                0 as lead_key, '' as name_key, []::varchar[] as emails,
                'CRM' as origin, source as channel,
                'Unknown' as campaign, is_won::integer as wins,
                won_at as last_won_at, false as do_not_call, 1 as rows
            from told
            """
        )
    with store.writing() as writing:
        writing.run("store/models/23_extent")
    return store


def days_ago(days: float) -> datetime:
    """A moment before NOW."""
    return NOW - timedelta(days=days)


def lead(number: int, age: float, won_after: float | None = None, **more: object) -> Lead:
    """A lead so many days old, and won so many days later."""
    won_at = None if won_after is None else days_ago(age - won_after)
    given = {"is_won": won_at is not None, "stage": "won" if won_at else "new"} | more
    return Lead(number, days_ago(age), won_at, **given)


def rate(store: Store, window: str, by: str | None = None, **filters: object) -> list[dict]:
    """The rows of the conversion rate."""
    return report(store, "conversion_rate", Filters(**filters), by, window)["rows"]


def expected(leads: list[Lead], days: int | None) -> tuple[int, int]:
    """Customers, and of how many, counted without a database."""
    count = of = 0
    for one in leads:
        if one.stage == "junk":
            continue
        if days is None:
            of += 1
            count += one.is_won
        elif one.created_at and NOW - one.created_at >= timedelta(days=days):
            if one.is_won and one.won_at is None:
                continue
            of += 1
            count += bool(one.won_at and one.won_at - one.created_at <= timedelta(days=days))
    return count, of


HISTORIES = st.lists(
    st.builds(
        lead,
        st.just(1),
        st.floats(0, 400),
        st.none() | st.floats(0, 120),
        source=st.sampled_from(["google", "justdial", "Unknown"]),
    )
    | st.builds(
        Lead,
        st.just(2),
        st.none() | st.floats(0, 400).map(days_ago),
        is_won=st.booleans(),
        stage=st.sampled_from(["new", "lost", "junk", "won"]),
        source=st.sampled_from(["google", "justdial"]),
    ),
    max_size=40,
).map(lambda leads: [one for one in leads if one.won_at is None or one.won_at <= NOW])


@settings(max_examples=60, deadline=None)
@given(leads=HISTORIES, window=st.sampled_from(WINDOWS))
def test_the_rate_is_the_one_counted_by_hand(store: Store, leads: list[Lead], window: str) -> None:
    days = None if window == "all" else int(window)
    for row in rate(holding(store, *leads), window, by="source"):
        of_source = [one for one in leads if one.source == row["source"]]
        customers, people = expected(of_source, days)
        if row["won_undated"] and not customers:
            assert (row["value"], row["n"]) == (None, 0)
            continue
        assert (row["customers"], row["n"]) == (customers, people)
        if people:
            assert row["value"] == pytest.approx(customers / people)
            bounds = proportion_confint(customers, people, method="wilson")
            assert (row["low"], row["high"]) == pytest.approx(bounds, abs=1e-6)


@settings(max_examples=40, deadline=None)
@given(leads=HISTORIES, window=st.sampled_from(WINDOWS))
def test_every_lead_is_counted_or_left_out_for_one_reason(
    store: Store, leads: list[Lead], window: str
) -> None:
    rows = [row for row in rate(holding(store, *leads), window) if leads]
    with store.engine.cursor() as cursor:
        days = None if window == "all" else int(window)
        ripe = cursor.execute(
            """
            select count(*) from conversions(null, null, null, null, null, ?)
            where standing = 'ripe'
            """,
            [days],
        ).fetchall()[0][0]
    reasons = ("unripe", "junk", "undated", "won_undated")
    assert sum(row[reason] for row in rows for reason in reasons) + ripe == len(leads)


@pytest.mark.parametrize("days", [7, 30, 90])
def test_nobody_in_a_rate_is_younger_than_its_window(store: Store, days: int) -> None:
    ages = [days - 1, days - 0.001, days, days + 0.001, days + 1]
    holding(store, *(lead(place, age) for place, age in enumerate(ages)))
    (row,) = rate(store, str(days))
    assert (row["n"], row["unripe"]) == (3, 2)


def test_a_customer_after_the_window_is_none_within_it(store: Store) -> None:
    holding(store, lead(1, 100, 29.9), lead(2, 100, 30.1))
    assert [rate(store, window)[0]["customers"] for window in WINDOWS] == [0, 1, 2, 2]


def test_a_reopened_lead_was_won_when_it_was_won_first(store: Store) -> None:
    holding(store, lead(1, 100, 10, stage="contacted"))
    assert rate(store, "30")[0]["customers"] == 1


def test_a_lost_lead_stays_among_those_who_did_not_become_customers(store: Store) -> None:
    holding(store, lead(1, 100, stage="lost"), lead(2, 100, 10))
    assert rate(store, "30")[0]["value"] == 0.5


def test_an_export_without_dates_still_tells_the_sources_apart_under_all(store: Store) -> None:
    undated = [
        Lead(place, None, None, place < won, source=source, person=None)
        for source, won in (("google", 30), ("justdial", 5))
        for place in range(60)
    ]
    rows = rate(holding(store, *undated), "all", by="source")
    assert [(row["source"], row["n"], row["verdict"]) for row in rows] == [
        ("google", 60, "better"),
        ("justdial", 60, "worse"),
    ]
    within = rate(store, "30", by="source")
    assert [(row["n"], row["undated"], row["verdict"]) for row in within] == [
        (0, 60, "undated")
    ] * 2


def test_without_any_date_all_time_is_meant_where_no_window_is_named(store: Store) -> None:
    undated = [Lead(place, None, None, place < 20, person=None) for place in range(60)]
    told = report(holding(store, *undated), "conversion_rate")
    assert told["filters"]["window"] == "all"
    assert (told["rows"][0]["n"], told["rows"][0]["customers"]) == (60, 20)


def test_a_plan_for_next_year_ripens_nobody(store: Store) -> None:
    holding(store, lead(1, 3), Lead(2, days_ago(3), days_ago(-4000), is_won=True))
    assert rate(store, "7")[0]["unripe"] == 2


def test_of_all_together_there_is_no_verdict(store: Store) -> None:
    holding(store, *(lead(place, 100, 10) for place in range(30)))
    assert rate(store, "30")[0]["verdict"] is None


def test_a_window_that_a_metric_has_not_is_refused_with_what_it_has(store: Store) -> None:
    with pytest.raises(RsoftError, match=r"has no window '31'. It has: 30, 7, 90, all\."):
        report(store, "contact_rate", window="31")
    with pytest.raises(RsoftError, match=r"Calls has no window '30'. It has none: leave it out\."):
        report(store, "calls", window="30")


def test_the_window_that_is_meant_without_a_word_is_thirty_days(store: Store) -> None:
    told = report(holding(store, lead(1, 100)), "conversion_rate")
    assert told["filters"]["window"] == "30"


WAITS = st.lists(
    st.tuples(st.floats(0.01, 60), st.none() | st.integers(0, 200_000)), min_size=1, max_size=40
)


def waiting(age: float, seconds: int | None) -> Lead:
    """A lead that is so many days old, and was first rung so many seconds later, if ever."""
    created = days_ago(age)
    at = None if seconds is None else created + timedelta(seconds=seconds)
    return Lead(1, created, first_attempt_at=at if at and at <= NOW else None)


@settings(max_examples=60, deadline=None)
@given(waits=WAITS)
def test_half_of_the_leads_were_tried_by_the_time_that_statsmodels_tells(
    store: Store, waits: list[tuple[float, int | None]]
) -> None:
    leads = [waiting(*one) for one in waits]
    (row,) = report(holding(store, *leads), "first_attempt_seconds")["rows"]
    watched = [((one.first_attempt_at or NOW) - one.created_at).total_seconds() for one in leads]
    tried = [one.first_attempt_at is not None for one in leads]
    assert (row["n"], row["never"]) == (len(leads), len(leads) - sum(tried))
    if any(tried):
        other = SurvfuncRight(np.array(watched), np.array(tried, dtype=int))
        for share, told in ((0.5, row["value"]), (0.9, row["p90"])):
            by = [
                t
                for t, s in zip(other.surv_times, other.surv_prob, strict=True)
                if s <= 1 - share + 1e-12
            ]
            assert told == (pytest.approx(by[0], abs=0.51) if by else None)


@settings(max_examples=60, deadline=None)
@given(waits=WAITS)
def test_the_range_of_that_half_is_the_one_that_statsmodels_tells(
    store: Store, waits: list[tuple[float, int | None]]
) -> None:
    leads = [waiting(*one) for one in waits]
    holding(store, *leads)
    tried = [one.first_attempt_at is not None for one in leads]
    (row,) = report(store, "first_attempt_seconds")["rows"]
    # to whole seconds, as ours: two that differ by less fall together
    watched = [
        round(((one.first_attempt_at or NOW) - one.created_at).total_seconds()) for one in leads
    ]
    if any(tried):
        other = SurvfuncRight(np.array(watched), np.array(tried, dtype=int))
        with np.errstate(divide="ignore", invalid="ignore"):
            low, high = other.quantile_ci(0.5, method="cloglog")
        left = dict(zip(other.surv_times, other.surv_prob, strict=True))
        if np.isnan(low):  # no time is within the range: the curve falls across it at one
            return
        # when all are reached there is no band any more that could end
        assert (row["low"], row["high"]) == (low, high if left.get(high, 0) > 1e-9 else None)


def test_those_never_tried_make_the_median_longer_not_shorter(store: Store) -> None:
    tried = [waiting(10, seconds) for seconds in (60, 120, 180)]
    holding(store, *tried, *(waiting(10, None) for _ in range(4)))
    (row,) = report(store, "first_attempt_seconds")["rows"]
    assert (row["value"], row["never"], row["verdict"]) == (None, 4, "fewer than half")


def test_whoever_was_answered_at_once_is_counted_apart(store: Store) -> None:
    holding(store, waiting(10, 600), lead(2, 10, answered_at_once=True))
    (row,) = report(store, "first_attempt_seconds")["rows"]
    assert (row["value"], row["n"], row["at_once"]) == (600, 1, 1)


def test_within_an_hour_counts_only_leads_that_had_an_hour(store: Store) -> None:
    holding(store, waiting(10, 600), waiting(10, 7200), waiting(0.02, None))
    (row,) = report(store, "first_attempt_seconds")["rows"]
    assert (row["within_5_min"], row["within_15_min"], row["within_60_min"]) == (0, 1 / 2, 1 / 2)
    bounds = proportion_confint(1, row["within_60_min_n"], method="wilson")
    assert (row["within_60_min_low"], row["within_60_min_high"]) == pytest.approx(bounds, abs=1e-6)


def test_the_office_clock_stands_still_on_sunday_and_at_night(store: Store) -> None:
    saturday = datetime(2026, 6, 27, 18, 50, tzinfo=UTC) - timedelta(hours=5.5)
    monday = datetime(2026, 6, 29, 9, 10, tzinfo=UTC) - timedelta(hours=5.5)
    holding(store, Lead(1, saturday, first_attempt_at=monday))
    (row,) = report(store, "first_attempt_seconds")["rows"]
    assert (row["value"], row["office_value"]) == (38 * 3600 + 1200, 1200)


def seconds_open(since: datetime, until: datetime) -> int:
    """The seconds of a span in which an office is open: nine to seven, no Sundays, no holidays."""
    india = timezone(timedelta(hours=5, minutes=30))
    day, total = since.astimezone(india).date(), 0.0
    while day <= until.astimezone(india).date():
        opens = datetime(day.year, day.month, day.day, 9, tzinfo=india)
        begins, ends = max(opens, since), min(opens + timedelta(hours=10), until)
        is_open = day.isoweekday() < 7 and day not in HOLIDAYS
        total += max((ends - begins).total_seconds(), 0) if is_open else 0
        day += timedelta(days=1)
    return round(total)


@settings(max_examples=60, deadline=None)
@given(age=st.integers(1, 5_000_000), waited=st.integers(0, 5_000_000))
def test_the_office_clock_counts_the_hours_of_each_day(store: Store, age: int, waited: int) -> None:
    created = NOW - timedelta(seconds=age)
    tried = min(created + timedelta(seconds=waited), NOW)
    (row,) = report(
        holding(store, Lead(1, created, first_attempt_at=tried)), "first_attempt_seconds"
    )["rows"]
    assert row["office_value"] == seconds_open(created, tried)


def test_the_office_clock_stands_still_on_holidays_and_other_closed_days(store: Store) -> None:
    thursday = datetime(2026, 6, 25, 18, 50, tzinfo=UTC) - timedelta(hours=5.5)
    saturday = datetime(2026, 6, 27, 9, 10, tzinfo=UTC) - timedelta(hours=5.5)
    holding(store, Lead(1, thursday, first_attempt_at=saturday))
    told = []
    for changes in ({}, {"open_anyway": "2026-06-26"}, {"closed_also": "2026-06-27"}):
        store.keep_settings(**({"open_anyway": "", "closed_also": ""} | changes))
        (row,) = report(store, "first_attempt_seconds")["rows"]
        told.append(row["office_value"])
    store.keep_settings(open_anyway="", closed_also="")
    assert told == [1200, 1200 + 10 * 3600, 600]  # 26 June is Ashura


def test_customers_are_told_by_the_day_on_which_they_were_won(store: Store) -> None:
    holding(store, lead(1, 100, 95), lead(2, 100, 50), lead(3, 3, 1), lead(4, 3))
    week = Filters(days_ago(7).date(), NOW.date())
    assert report(store, "new_customers", week)["rows"][0]["value"] == 2  # 5 and 2 days ago
    assert report(store, "new_customers")["rows"][0]["value"] == 3
    assert report(store, "won", week)["rows"][0]["value"] == 1  # of those who came this week


def test_leads_from_before_the_first_call_say_nothing_about_answering(store: Store) -> None:
    holding(store, waiting(800, None), lead(2, 10, person=None))
    (row,) = report(store, "first_attempt_seconds")["rows"]
    assert (row["n"], row["value"]) == (0, None)


@pytest.fixture(scope="module", params=[(1500, 7), (400, 23)], ids=["1500 calls", "400 calls"])
def demo(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Store, World]]:
    """A store filled with the demo, and the world that its exports tell of."""
    folder = tmp_path_factory.mktemp("demo")
    calls, seed = request.param
    with Store(folder / "demo.duckdb") as opened:
        fill(opened, folder / "exports", calls, seed)
        until = json.loads((folder / "exports" / "answers.json").read_text("utf-8"))["until"]
        yield opened, world(calls, seed, date.fromisoformat(until))


def last_told(told: World) -> datetime:
    """The newest call, or step of a lead, that the world's exports tell of."""
    steps = [lead.step_at(told.closes_at).at for lead in told.leads]
    return max(steps + [call.started for call in told.calls])


def bought_after(person: LeadPerson, closes_at: datetime) -> tuple[timedelta, timedelta] | None:
    """How long it took to win a lead: by the day, as some exports tell it, and truly."""
    won_at = person.lead and person.lead.won_at(closes_at)
    if not won_at:
        return None
    day = won_at.replace(hour=0, minute=0, second=0, microsecond=0)
    return day - person.created, won_at - person.created


@pytest.mark.parametrize("days", [7, 30, 90])
@pytest.mark.parametrize("by", [None, "source", "month"])
def test_the_rates_of_the_demo_are_counted_from_its_events(
    demo: tuple[Store, World], days: int, by: str | None
) -> None:
    store, told = demo
    window, now = timedelta(days=days), last_told(told)
    groups: dict[str | None, list[LeadPerson]] = {}
    for person in lead_persons(told):
        if person.stage != "junk" and now - person.created >= window:
            key = {"source": person.source or "Unknown", "month": f"{person.created:%Y-%m}"}
            groups.setdefault(by and key[by], []).append(person)
    rows = {row[by] if by else None: row for row in rate(store, str(days), by) if row["n"]}
    assert {key: row["n"] for key, row in rows.items()} == {
        key: len(group) for key, group in groups.items()
    }
    for key, group in groups.items():
        after = [one for person in group if (one := bought_after(person, told.closes_at))]
        least = sum(truly <= window for _, truly in after)
        most = sum(by_the_day <= window for by_the_day, _ in after)
        assert least <= rows[key]["customers"] <= most


def test_no_lead_of_the_demo_is_counted_twice_or_not_at_all(demo: tuple[Store, World]) -> None:
    store, told = demo
    (row,) = rate(store, "30")
    counted = row["n"] + row["unripe"] + row["junk"] + row["undated"] + row["won_undated"]
    assert counted == len(lead_persons(told))


EVERYBODY = Filters().parameters()


@pytest.mark.parametrize("days", [7, 14, 30, 60, 90, 180])
def test_a_column_of_the_months_is_the_rate_by_month(demo: tuple[Store, World], days: int) -> None:
    store, _ = demo
    cells = {
        one["month"]: (one["n"], one["value"])
        for one in store.rows("ui/conversion_cohorts", **EVERYBODY)
        if one["days"] == days
    }
    for row in rate(store, str(days), by="month"):
        assert cells[row["month"]] == (row["n"], row["value"])


def test_a_cell_of_a_month_is_unripe_as_long_as_one_of_its_leads_is(store: Store) -> None:
    holding(store, lead(1, 8), lead(2, 12), lead(3, 20))
    cells = store.rows("ui/conversion_cohorts", **EVERYBODY)
    told = {one["days"]: (one["leads"], one["unripe"], one["n"]) for one in cells}
    assert (told[7], told[14], told[30]) == ((3, 0, 3), (3, 2, 1), (3, 3, 0))


@settings(max_examples=40, deadline=None)
@given(leads=HISTORIES)
def test_the_curve_of_becoming_a_customer_is_that_of_statsmodels(
    store: Store, leads: list[Lead]
) -> None:
    known = [
        one
        for one in leads
        if one.stage != "junk" and one.created_at and (one.won_at or not one.is_won)
    ]
    rows = report(holding(store, *leads), "conversion_curve", by="days")["rows"]
    if not any(one.won_at for one in known):
        assert sum(row["customers"] for row in rows) == 0
        return
    watched = np.array([days_watched(one) for one in known])
    other = SurvfuncRight(watched, np.array([int(one.won_at is not None) for one in known]))
    told = {row["days"]: 1 - row["value"] for row in rows}
    assert {time: told[time] for time in other.surv_times} == pytest.approx(
        dict(zip(other.surv_times, other.surv_prob, strict=True))
    )
    at_risk = {days: sum(one >= days for one in watched) for days in told}
    assert {row["days"]: row["n"] for row in rows} == at_risk
    (last,) = report(store, "conversion_curve")["rows"]
    enough = [row for row in rows if at_risk[row["days"]] >= 10]
    assert last["value"] == (enough[-1]["value"] if enough else None)
    if enough:
        assert (last["n"], last["customers"]) == (len(known), sum(one.is_won for one in known))


@settings(max_examples=40, deadline=None)
@given(leads=HISTORIES)
def test_the_time_to_convert_is_that_of_the_customers_one_by_one(
    store: Store, leads: list[Lead]
) -> None:
    took = sorted(
        days_watched(one)
        for one in leads
        if one.won_at and one.created_at and one.stage != "junk" and one.created_at <= NOW
    )
    (row,) = report(holding(store, *leads), "days_to_convert")["rows"]
    assert row["n"] == len(took)
    if took:
        half, most = (took[math.ceil(share * len(took)) - 1] for share in (0.5, 0.9))
        assert (row["value"], row["p90"]) == (half, most)
    else:
        assert row["value"] is None


def days_watched(one: Lead) -> int:
    """The day on which a lead bought, or the whole days that it was watched without buying."""
    if one.won_at:
        return max(math.ceil((one.won_at - one.created_at) / timedelta(days=1)), 0)
    return (NOW - one.created_at) // timedelta(days=1)


def test_customers_by_their_wait_are_the_leads_that_the_calls_tell_of(store: Store) -> None:
    rung = [waiting(50, seconds) for seconds in (60, 700, 3000, 80_000, 900_000, None)]
    holding(store, *rung, lead(7, 50, 5, answered_at_once=True), lead(8, 3, person=None))
    rows = report(store, "conversion_by_speed", by="wait")["rows"]
    assert {row["wait"]: (row["n"], row["value"]) for row in rows} == {
        "answered at once": (1, 1.0), "within 5 min": (1, 0), "5 to 15 min": (1, 0),
        "15 to 60 min": (1, 0), "1 to 24 hours": (1, 0), "later": (1, 0), "not tried": (1, 0),
    }  # fmt: skip
    assert {row["verdict"] for row in rows} == {"too few"}
    (whole,) = report(store, "conversion_by_speed")["rows"]
    assert (whole["n"], whole["value"], whole["verdict"]) == (7, pytest.approx(1 / 7), None)


def test_who_was_rung_soon_and_bought_more_is_told_to_have_bought_more(store: Store) -> None:
    soon = [
        replace(waiting(50, 60), won_at=days_ago(45), is_won=True, stage="won") for _ in range(12)
    ]
    holding(store, *soon, *(waiting(50, None) for _ in range(40)))
    rows = report(store, "conversion_by_speed", by="wait")["rows"]
    assert {row["wait"]: row["verdict"] for row in rows} == {
        "within 5 min": "better", "not tried": "worse",
    }  # fmt: skip


def test_who_moved_on_was_at_the_stages_before(store: Store) -> None:
    holding(
        store,
        lead(1, 100, 10),
        Lead(2, days_ago(100), qualified_at=days_ago(95), stage="lost"),
        Lead(3, days_ago(100), stage="qualified"),  # its export dates no stage
        Lead(4, days_ago(100), first_conversation_at=days_ago(60)),  # after the window
        Lead(5, days_ago(100), contacted_at=days_ago(99), stage="contacted"),
    )
    (row,) = store.rows("ui/conversion_funnel", window=30, **EVERYBODY)
    assert [row[one] for one in ("leads", "contacted", "qualified", "customers")] == [5, 3, 2, 1]
    assert (row["contacted_at_most"], row["qualified_at_most"]) == (4, 3)
    for behind in ("leads", "contacted", "qualified", "customers"):
        people = store.rows(
            "ui/conversion_people",
            behind=behind,
            window=30,
            most=None,
            dimension=None,
            key=None,
            **EVERYBODY,
        )
        assert len(people) == row.get(f"{behind}_at_most", row[behind])


MOMENTS = st.none() | st.floats(0, 400).map(days_ago)
STEPPED = st.lists(
    st.builds(
        Lead,
        st.just(1),
        MOMENTS,
        won_at=st.none(),
        is_won=st.just(value=False),
        stage=st.sampled_from(["new", "contacted", "qualified", "lost", "junk"]),
        source=st.sampled_from(["google", "justdial"]),
        contacted_at=MOMENTS,
        qualified_at=MOMENTS,
        first_conversation_at=MOMENTS,
    )
    | st.builds(lead, st.just(2), st.floats(0, 400), st.floats(0, 120)),
    max_size=30,
).map(lambda leads: [one for one in leads if one.won_at is None or one.won_at <= NOW])


def went(one: Lead, days: int | None, *, undated: bool) -> tuple[bool, bool, bool]:
    """Whether a lead was contacted, qualified and won in time, as a person reads its dates.

    What was done at a time that is not told was in time where ``undated``, or it is for ever.
    """
    undated = undated or days is None

    def in_time(at: datetime | None) -> bool:
        return bool(at) and (days is None or at - one.created_at <= timedelta(days=days))

    won = one.is_won if days is None else in_time(one.won_at)
    qualified = won or in_time(one.qualified_at)
    is_as_far = one.is_won or one.stage == "qualified"
    qualified |= undated and one.qualified_at is None and is_as_far
    spoken = [at for at in (one.contacted_at, one.first_conversation_at) if at]
    contacted = qualified or in_time(min(spoken, default=None))
    contacted |= undated and one.contacted_at is None and one.stage == "contacted"
    return contacted, qualified, won


@settings(max_examples=60, deadline=None)
@given(leads=STEPPED, window=st.sampled_from(WINDOWS))
def test_each_step_of_the_funnel_is_the_one_counted_by_hand(
    store: Store, leads: list[Lead], window: str
) -> None:
    days = None if window == "all" else int(window)
    counted = [
        one
        for one in leads
        if one.stage != "junk"
        and (days is None or (one.created_at and NOW - one.created_at >= timedelta(days=days)))
    ]
    least, most = (
        [len(counted), *(sum(step) for step in zip((0, 0, 0), *steps, strict=True))]
        for steps in (
            [went(one, days, undated=undated) for one in counted] for undated in (False, True)
        )
    )
    told_contacted = any(
        one.contacted_at or one.first_conversation_at or one.stage == "contacted" for one in counted
    )
    told_qualified = any(one.qualified_at or one.stage == "qualified" for one in counted)
    is_told = (told_contacted, told_contacted and told_qualified, told_qualified)
    holding(store, *leads)
    for place, name in enumerate(("contact_rate", "qualification_rate", "win_rate")):
        (row,) = report(store, name, window=window)["rows"]
        of, done = least[place : place + 2]
        of_most, done_most = most[place : place + 2]
        if not counted:
            assert row["value"] is None
            continue
        assert (row["reached"], row["reached_at_most"]) == (done, done_most)
        step = ("contacted", "qualified", "customers")[place]
        (beside,) = [
            one
            for one in report(store, "funnel_rate", by="step", window=window)["rows"]
            if one["step"] == step
        ]
        assert {name: beside[name] for name in row} == row
        if not is_told[place]:
            assert (row["value"], row["verdict"]) == (None, "not told")
        elif (of, done) != (of_most, done_most):
            assert (row["value"], row["n"], row["verdict"]) == (None, of_most, "undated")
            low = proportion_confint(done, of_most, method="wilson")[0]
            high = proportion_confint(done_most, max(of, done_most, 1), method="wilson")[1]
            assert (row["low"], row["high"]) == pytest.approx((low, high), abs=1e-6)
        elif of:
            assert (row["n"], row["value"]) == (of, pytest.approx(done / of))
            bounds = proportion_confint(done, of, method="wilson")
            assert (row["low"], row["high"]) == pytest.approx(bounds, abs=1e-6)
        else:
            assert row["value"] is None


@pytest.mark.parametrize("window", ["7", "30", "all"])
def test_new_callers_noted_as_leads_are_those_of_plain_python(
    demo: tuple[Store, World], window: str
) -> None:
    store, told = demo
    now, days = last_told(told), None if window == "all" else timedelta(days=int(window))
    with store.engine.cursor() as cursor:
        rows = cursor.execute(
            "select caller, started_at, day from calls where is_first_of_caller"
            " and caller not in (select number from excluded_numbers)"
        ).fetchall()
        led = {one for (one,) in cursor.execute(
            "select person from conversions(null, null, null, null, null, $days)"
            " where standing = 'ripe'", {"days": days and days.days}).fetchall()}  # fmt: skip
        persons = dict(cursor.execute("select number, person from other_numbers").fetchall())
        records = cursor.execute(
            "select unnest(numbers), created_at::date from lead_records"
            " where created_at is not null"
        ).fetchall()
    noted: dict[int, date] = {}
    for number, day in records:
        noted[number] = min(noted.get(number, day), day)
    ripe = [(caller, day) for caller, at, day in rows if days is None or now - at >= days]
    counted = [
        caller
        for caller, day in ripe
        if caller in noted
        and noted[caller] >= day
        and (days is None or noted[caller] - day <= days)
    ]
    (row,) = report(store, "lead_rate", window=window)["rows"]
    assert (row["n"], row["callers"], row["reached"]) == (len(ripe), len(ripe), len(counted))
    assert 0 < row["reached"] < row["n"]
    assert row["leads"] == len({persons.get(one, one) for one, _ in ripe} & led)
    by_source = report(store, "lead_rate", by="source", window=window)["rows"]
    assert sum(one["n"] for one in by_source) == row["n"]
    assert sum(one["reached"] for one in by_source) == row["reached"]
