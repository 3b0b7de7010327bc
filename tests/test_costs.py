"""What a call, a lead and a customer cost: spend over people of the same sources and days."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import chi2

from rsoft_analytics.errors import RsoftError
from rsoft_analytics.files.export import Export
from rsoft_analytics.imports.load import load
from rsoft_analytics.metrics import Filters, report
from rsoft_analytics.store import Store

INDIA = timezone(timedelta(hours=5, minutes=30))
LAST = date(2026, 6, 30)  # the newest call
FIRST = LAST - timedelta(days=200)
SOURCES = ("Google Ads", "Newspaper", "Unknown")


@dataclass(frozen=True)
class Spent:
    """A line of spend."""

    source: str
    since: date
    days: int
    paise: int
    currency: str = "INR"
    campaign: str = "Tiles"

    @property
    def until(self) -> date:
        """The last of its days."""
        return self.since + timedelta(days=self.days - 1)

    def in_days(self, since: date, until: date) -> float:
        """Its part in some days, were it spread evenly."""
        days = (min(self.until, until) - max(self.since, since)).days + 1
        return self.paise / 100 * max(days, 0) / self.days


@dataclass(frozen=True)
class Person:
    """A lead."""

    source: str
    day: date
    won_after: int | None = None
    campaign: str = "Tiles"

    @property
    def created_at(self) -> datetime:
        """At noon."""
        return datetime.combine(self.day, time(12), INDIA)


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    """A store whose newest call is of the last day at 18:00, and that is otherwise empty."""
    with Store(None) as opened:
        with opened.engine.cursor() as cursor:
            cursor.execute(
                """
                insert into calls by name
                select 1 as call_id, ?::timestamptz as started_at, ?::date as day,
                    18 as hour, 1 as weekday, 1 as party_key, 'number' as party_kind,
                    'outgoing' as direction, 'connected' as outcome, true as is_conversation,
                    false as is_first_of_caller,
                    'Unknown' as source, 'Unknown' as channel, 1 as rows
                """,
                [datetime.combine(LAST, time(18), INDIA).astimezone(UTC), LAST],
            )
        yield opened


def holding(store: Store, spent: list[Spent], people: list[Person]) -> Store:
    """The store with this spend and these leads, and no others."""
    with store.engine.cursor() as cursor:
        cursor.execute("delete from spend")
        cursor.execute("delete from leads")
        for place, one in enumerate(spent):
            cursor.execute(
                """
                insert into spend by name select ? as record, ? as since, ? as until, ? as source,
                    ? as channel, ? as campaign, ? / 100 as cost, ? as currency
                """,
                [place, one.since, one.until, one.source, f"by {one.source}", one.campaign,
                 one.paise, one.currency],
            )  # fmt: skip
        for place, one in enumerate(people):
            won = None if one.won_after is None else one.created_at + timedelta(days=one.won_after)
            cursor.execute(
                """
                insert into leads by name select ? as lead_id, ? as lead_key, ? as source,
                    ? as channel, ? as campaign, ?::timestamptz as created_at, ?::date as day,
                    ?::timestamptz as won_at, won_at is not null as is_won,
                    if(is_won, 'won', 'new') as stage, 'Call' as origin, '' as name_key,
                    []::varchar[] as emails, is_won::integer as wins, false as answered_at_once,
                    false as do_not_call, 1 as rows
                """,
                [place, place, one.source, f"by {one.source}", one.campaign, one.created_at,
                 one.day, won],
            )  # fmt: skip
    with store.writing() as writing:
        writing.run("store/models/23_extent")
    return store


DAYS = st.integers(0, 199).map(lambda days: FIRST + timedelta(days=days))
SPENT = st.lists(
    st.builds(
        Spent,
        st.sampled_from(SOURCES),
        DAYS,
        st.integers(1, 45),
        st.integers(1, 10_000_00),
        st.sampled_from(["INR", "INR", "USD"]),
        st.sampled_from(["Tiles", "Taps"]),
    ),
    max_size=8,
)
PEOPLE = st.lists(
    st.builds(
        Person,
        st.sampled_from(SOURCES),
        DAYS,
        st.none() | st.integers(0, 60),
        st.sampled_from(["Tiles", "Taps", "Unknown"]),
    ),
    max_size=40,
).map(
    lambda people: [
        one
        for one in people
        if one.won_after is None or one.day + timedelta(days=one.won_after) < LAST
    ]
)
PERIODS = st.none() | st.tuples(DAYS, DAYS).map(sorted)


def by_hand(
    spent: list[Spent], people: list[Person], since: date, until: date, by: str | None
) -> dict[tuple, tuple[float, int]]:
    """Spend and people of each key and currency, without a database."""
    spends: dict[tuple, float] = {}
    paid: dict[tuple, tuple[date, date]] = {}  # the days of each source that spend is told of
    for one in spent:
        begin, end = max(one.since, since), min(one.until, until)
        if begin > end:
            continue
        of = (one.source, one.campaign if by == "campaign" else None, one.currency)
        first, last = paid.get(of, (begin, end))
        paid[of] = min(first, begin), max(last, end)
        for month in sorted({day.replace(day=1) for day in days_of(begin, end)}):
            last_of_month = (month + timedelta(days=31)).replace(day=1) - timedelta(days=1)
            key = (key_of(one.source, one.campaign, month, by), one.currency)
            cost = one.in_days(max(begin, month), min(end, last_of_month))
            spends[key] = spends.get(key, 0.0) + cost
    counts: dict[tuple, int] = {}
    for one in people:
        for (source, campaign, currency), (first, last) in paid.items():
            is_same = one.source == source and campaign in (None, one.campaign)
            if is_same and first <= one.day <= last:
                key = (key_of(one.source, one.campaign, one.day, by), currency)
                counts[key] = counts.get(key, 0) + 1
    return {key: (cost, counts.get(key, 0)) for key, cost in spends.items()}


def days_of(since: date, until: date) -> list[date]:
    """Every day from one to another."""
    return [since + timedelta(days=days) for days in range((until - since).days + 1)]


def key_of(source: str, campaign: str, day: date, by: str | None) -> str | None:
    """What somebody or something is told under."""
    named = {"source": source, "channel": f"by {source}", "campaign": campaign}
    return f"{day:%Y-%m}" if by == "month" else named.get(by or "")


def told(store: Store, metric: str, by: str | None, **asked: object) -> dict[tuple, dict]:
    """The rows of a report by key and currency."""
    rows = report(store, metric, by=by, **asked)["rows"]
    return {(row.get(by or ""), row["currency"]): row for row in rows if "currency" in row}


@settings(max_examples=40, deadline=None)
@given(SPENT, PEOPLE, PERIODS, st.sampled_from([None, "source", "channel", "campaign", "month"]))
def test_the_cost_of_a_lead_is_the_one_counted_by_hand(
    store: Store, spent: list[Spent], people: list[Person], period: list | None, by: str | None
) -> None:
    filters = Filters(*period) if period else Filters()
    since, until = period or (date.min, LAST)
    rows = told(holding(store, spent, people), "cost_per_lead", by, filters=filters)
    counted = by_hand(spent, people, since, min(until, LAST), by)
    assert {key: row["n"] for key, row in rows.items()} == {
        key: count for key, (_, count) in counted.items()
    }
    for key, (cost, count) in counted.items():
        row = rows[key]
        assert row["spend"] == pytest.approx(cost, abs=0.006)
        assert row["value"] == (pytest.approx(cost / count, abs=0.006) if count else None)
        most = chi2.ppf(0.975, 2 * count + 2) / 2
        fewest = chi2.ppf(0.025, 2 * count) / 2 if count else None
        assert row["low"] == pytest.approx(cost / most, abs=0.006)
        assert row["high"] == (pytest.approx(cost / fewest, abs=0.006) if fewest else None)


@settings(max_examples=40, deadline=None)
@given(SPENT, PEOPLE, st.sampled_from(["7", "30", "90"]), st.sampled_from([None, "source"]))
def test_a_customer_costs_what_was_spent_on_days_whose_leads_all_had_the_window(
    store: Store, spent: list[Spent], people: list[Person], window: str, by: str | None
) -> None:
    rows = told(holding(store, spent, people), "cost_per_won", by, window=window)
    customers = [
        one for one in people if one.won_after is not None and one.won_after <= int(window)
    ]
    last = LAST - timedelta(days=int(window) + 1)
    counted = by_hand(spent, customers, date.min, last, by)
    assert {key: row["n"] for key, row in rows.items()} == {
        key: count for key, (_, count) in counted.items()
    }
    for key, (cost, _) in counted.items():
        assert rows[key]["spend"] == pytest.approx(cost, abs=0.006)


@settings(max_examples=40, deadline=None)
@given(SPENT, PERIODS)
def test_spend_by_anything_adds_up_to_the_spend_of_each_currency(
    store: Store, spent: list[Spent], period: list | None
) -> None:
    filters = Filters(*period) if period else Filters()
    holding(store, spent, [])
    whole = {currency: row["value"] for (_, currency), row in told(
        store, "spend", None, filters=filters).items()}  # fmt: skip
    for by in ("source", "channel", "campaign", "month"):
        rows = told(store, "spend", by, filters=filters)
        for currency, value in whole.items():
            parts = [row["value"] for key, row in rows.items() if key[1] == currency]
            assert sum(parts) == pytest.approx(value, abs=0.01 * len(parts) + 0.01)


def day(number: int) -> date:
    """A day of March."""
    return date(2026, 3, number)


def test_a_week_of_a_months_spend_is_its_share_of_days(store: Store) -> None:
    holding(store, [Spent("Newspaper", day(1), 31, 3100_00)], [])
    (row,) = report(store, "spend", Filters(day(10), day(16)))["rows"]
    assert row["value"] == 700


def test_leads_before_and_after_the_spend_are_not_what_it_brought(store: Store) -> None:
    people = [Person("Google Ads", day(number)) for number in (1, 10, 11, 20, 31)]
    holding(store, [Spent("Google Ads", day(10), 11, 1000_00)], people)
    (row,) = report(store, "cost_per_lead")["rows"]
    assert (row["n"], row["value"]) == (3, 333.33)
    assert (row["since"], row["until"]) == (day(10), day(20))


def test_people_of_sources_without_spend_make_nothing_cheaper(store: Store) -> None:
    people = [Person("Google Ads", day(10)), *[Person("Unknown", day(10))] * 9]
    holding(store, [Spent("Google Ads", day(10), 1, 100_00)], people)
    assert report(store, "cost_per_lead")["rows"][0]["value"] == 100


def test_spend_that_brought_nobody_says_so_and_has_no_cost(store: Store) -> None:
    holding(store, [Spent("Google Ads", day(10), 1, 100_00)], [])
    (row,) = report(store, "cost_per_lead")["rows"]
    assert (row["value"], row["high"], row["verdict"]) == (None, None, "no leads yet")
    assert (row["spend"], row["low"]) == (100, 27.11)  # 100 / 3.689: what one costs at least
    (row,) = report(store, "cost_per_won", window="all")["rows"]
    assert row["verdict"] == "no customers yet"


def test_two_currencies_are_two_rows_and_say_that_each_is_a_part(store: Store) -> None:
    spent = [Spent("Google Ads", day(10), 1, 100_00), Spent("Google Ads", day(10), 1, 300, "USD")]
    holding(store, spent, [Person("Google Ads", day(10))] * 2)
    rows = report(store, "cost_per_lead", by="source")["rows"]
    assert [(row["currency"], row["value"]) for row in rows] == [("INR", 50), ("USD", 1.5)]
    assert {row["verdict"] for row in rows} == {"a part: more was spent in another currency"}
    assert [row["value"] for row in report(store, "spend")["rows"]] == [100, 3]


def test_spend_of_days_to_come_is_no_cost_yet(store: Store) -> None:
    holding(store, [Spent("Newspaper", LAST, 10, 1000_00)], [Person("Newspaper", LAST)])
    assert report(store, "cost_per_lead")["rows"][0]["spend"] == 100
    assert report(store, "spend")["rows"][0]["value"] == 1000


@pytest.mark.parametrize("metric", ["spend", "cost_per_call", "cost_per_won", "return_on_spend"])
def test_what_is_spent_is_told_of_no_rep(store: Store, metric: str) -> None:
    with pytest.raises(RsoftError, match="cannot be told of one rep"):
        report(store, metric, Filters(reps=("Asha",)))
    with pytest.raises(RsoftError, match=r"cannot be told by 'rep'\. It can by: source, "):
        report(store, metric, by="rep")


CALLS = (
    "Call Time,Phone Number,Call Type,Duration,Source\n"
    "2026-03-02 10:00,5500000001,Incoming,50,Google Ads\n"
    "2026-03-02 11:00,5500000002,Incoming,50,Google Ads\n"
    "2026-03-02 12:00,5500000003,Incoming,50,Google Ads\n"
    "2026-03-02 13:00,5500000004,Missed,0,Google Ads\n"
    "2026-03-02 14:00,5500000001,Incoming,50,Google Ads\n"
    "2026-03-02 15:00,5500000005,Missed,0,JustDial\n"
    "2026-06-30 10:00,5500000009,Outgoing,50,\n"
)
REPORT = (
    'Campaign report\n"March 1, 2026 - March 31, 2026"\n'
    "Day,Campaign,Campaign type,Currency code,Cost,Impr.,Clicks\n"
    "2026-03-02,Tiles,Search,INR,100.00,10,2\n2026-03-31,Tiles,Search,INR,60.00,10,2\n"
)
LEADS = (
    "Lead Id,Phone,Lead Source,Lead Status,Created,Converted On,Value,Currency\n"
    "L-1,5500000001,Google Ads,Won,2026-03-02 10:10,2026-03-12 10:00,400,INR\n"
    "L-2,5500000002,Google Ads,Won,2026-03-02 11:10,2026-03-12 10:00,7,USD\n"
    "L-3,5500000005,JustDial,Won,2026-03-02 15:10,2026-03-12 10:00,900,INR\n"
)


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A store into which calls, a report of spend and leads were loaded."""
    folder = tmp_path_factory.mktemp("exports")
    with Store(None) as opened:
        for name, text in (("calls.csv", CALLS), ("spend.csv", REPORT), ("leads.csv", LEADS)):
            (folder / name).write_text(text, encoding="utf-8")
            assert load(opened, Export(folder / name, name)).error is None
        yield opened


@pytest.mark.parametrize(
    ("metric", "value", "n"),
    [
        ("cost_per_call", 32, 5),
        ("cost_per_first_time_caller", 40, 4),
        ("cost_per_lead", 40, 4),
        ("cost_per_won", 80, 2),
        ("return_on_spend", 2.5, 1),  # what was paid in dollars is no return on rupees
        ("spend_on_missed_calls", 40, 1),
    ],
)
def test_what_the_spend_of_two_days_brought(
    imported: Store, metric: str, value: float, n: int
) -> None:
    (row,) = report(imported, metric, by="source")["rows"]
    assert (row["source"], row["currency"]) == ("Google Ads", "INR")
    assert (row["value"], row["n"], row["spend"]) == (value, n, 160)


def test_a_return_has_the_range_of_what_its_customers_were_worth(imported: Store) -> None:
    (row,) = report(imported, "return_on_spend", by="source")["rows"]
    assert row["worth"] == 400
    low, high = chi2.ppf([0.025], 2)[0] / 2, chi2.ppf([0.975], 4)[0] / 2
    assert (row["low"], row["high"]) == pytest.approx((low * 2.5, high * 2.5), rel=1e-6)
