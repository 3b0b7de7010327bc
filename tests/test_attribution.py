"""Who is credited with a customer: every model shares out each of them once, over what came before.

What the models give is counted again here in plain Python, on histories that are made up.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rsoft_analytics.errors import RsoftError
from rsoft_analytics.metrics import Filters, all_metrics, report
from rsoft_analytics.metrics.crediting import ENOUGH
from rsoft_analytics.store import Store

INDIA = timezone(timedelta(hours=5, minutes=30))
CREATED = datetime(2026, 3, 10, 12, tzinfo=INDIA)
LOOK_BACK, HALF_LIFE = timedelta(days=90), 7
SIMPLE = ("first", "last", "last_non_direct", "last_paid", "linear", "time_decay", "position_based")
MODELS = all_metrics()["attributed_won"].models
CHANNELS = {
    "Google Ads": "Paid Search",
    "Newspaper": "Print and outdoor",
    "Google": "Organic Search",
    "Direct": "Direct",
}
PAID = ("Paid Search", "Print and outdoor")


@dataclass(frozen=True)
class Touch:
    """A contact with a source, so many hours after the person became a lead; None is undated."""

    source: str
    hours: float | None
    is_told: bool = False
    of_record: bool = False

    @property
    def at(self) -> datetime | None:
        """When it was."""
        return None if self.hours is None else CREATED + timedelta(hours=self.hours)

    @property
    def is_paid(self) -> bool:
        """Whether it was bought."""
        return CHANNELS[self.source] in PAID


@dataclass(frozen=True)
class Person:
    """A lead, what touched them, and after how many hours they bought; None is never."""

    touches: tuple[Touch, ...]
    hours: float | None = 240
    is_day: bool = False  # the CRM tells the day alone

    @property
    def won_at(self) -> datetime | None:
        """When they bought, as it is told."""
        if self.hours is None:
            return None
        at = CREATED + timedelta(hours=self.hours)
        return at.replace(hour=0) if self.is_day else at


@dataclass
class Path:
    """What counts of the touches of somebody, in order: source and moment."""

    met: list[tuple[str, datetime | None]] = field(default_factory=list)


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    """A store to be filled by the tests."""
    with Store(None) as opened:
        yield opened


def holding(store: Store, *people: Person) -> Store:
    """The store with these leads and their touches, and no others, their credits derived."""
    with store.writing() as writing:
        cursor = writing._cursor  # noqa: SLF001 - what imports would put there
        cursor.execute("delete from leads; delete from touches; delete from credits")
        for key, one in enumerate(people):
            cursor.execute(
                """
                insert into leads by name select ? as lead_id, ? as lead_key, 'Google' as source,
                    'Organic Search' as channel, 'Unknown' as campaign,
                    ?::timestamptz as created_at, created_at::date as day,
                    ?::timestamptz as won_at, won_at is not null as is_won,
                    if(is_won, 'won', 'new') as stage, 'Call' as origin, '' as name_key,
                    []::varchar[] as emails, is_won::integer as wins, false as answered_at_once,
                    false as do_not_call, 1 as rows
                """,
                [key, key, CREATED.astimezone(UTC), one.won_at],
            )
            for touch in one.touches:
                cursor.execute(
                    """
                    insert into touches by name select ? as touch_id, ? as lead_key,
                        ?::timestamptz as touched_at, 'call details' as basis, ? as is_told,
                        ? as is_paid, ? as channel, ? as source, ?::bigint as call_id, 1 as row_id
                    """,
                    [id(touch) % 10**15, key, touch.at, touch.is_told, touch.is_paid,
                     CHANNELS[touch.source], touch.source, None if touch.of_record else 1],
                )  # fmt: skip
        cursor.execute("create or replace temp table lead_keys as select lead_key from leads")
        writing.run(
            "store/models/20_credits", business_zone="Asia/Kolkata", credit_lookback_days=90
        )
    return store


def path_of(person: Person) -> list[tuple[str, datetime | None]]:
    """What counts of the touches before somebody bought: one a source and day, in order."""
    end = person.won_at
    assert end is not None
    midnight = end.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)

    def is_before(touch: Touch) -> bool:
        if touch.at is None:
            return True
        until = midnight if touch.of_record or end.hour == end.minute == end.second == 0 else None
        return end - LOOK_BACK <= touch.at and (touch.at < until if until else touch.at <= end)

    before = [touch for touch in person.touches if is_before(touch)]
    tracked = [touch for touch in before if not touch.is_told]
    written = [touch for touch in person.touches if touch.of_record]
    days: dict[tuple, datetime | None] = {}
    for touch in tracked or before or written:
        day = touch.at and touch.at.astimezone(INDIA).date()
        known = days.get((touch.source, day), touch.at)
        days[touch.source, day] = min(known, touch.at) if known and touch.at else touch.at
    return sorted(
        ((source, at) for (source, _), at in days.items()),
        key=lambda one: (one[1] is not None, one[1] or end, CHANNELS[one[0]], one[0]),
    )


def last_where(path: list, is_so: Callable[[str], bool]) -> int | None:
    """The place of the last touch of some kind."""
    return max((place for place, (source, _) in enumerate(path) if is_so(source)), default=None)


def parts(model: str, path: list[tuple[str, datetime | None]]) -> list[float]:
    """The credit of each touch of a path by a simple model."""
    n = len(path)
    not_direct = last_where(path, lambda source: source != "Direct")
    paid = last_where(path, lambda source: CHANNELS[source] in PAID)
    not_direct = n - 1 if not_direct is None else not_direct
    one_of = {
        "first": 0,
        "last": n - 1,
        "last_non_direct": not_direct,
        "last_paid": not_direct if paid is None else paid,
    }
    if model in one_of:
        return [float(place == one_of[model]) for place in range(n)]
    if model == "linear":
        return [1 / n] * n
    if model == "position_based":
        middle = [0.2 / (n - 2)] * (n - 2) if n > 2 else []
        return {1: [1.0], 2: [0.5, 0.5]}.get(n, [0.4, *middle, 0.4])
    dated = [at for _, at in path if at]
    newest, oldest = (max(dated), min(dated)) if dated else (CREATED, CREATED)
    ages = [(newest - (at or oldest)).total_seconds() / 86400 for _, at in path]
    weights = [math.pow(2, -age / HALF_LIFE) for age in ages]
    return [weight / sum(weights) for weight in weights]


def by_hand(model: str, people: list[Person]) -> dict[str, float]:
    """The credit of each source by a model, without a database."""
    credit: dict[str, float] = {}
    for one in people:
        if one.won_at is None:
            continue
        path = path_of(one) or [("Unknown", None)]
        shares = parts(model, path) if path != [("Unknown", None)] else [1.0]
        for (source, _), share in zip(path, shares, strict=True):
            credit[source] = credit.get(source, 0) + share
    return credit


def told(store: Store, model: str, by: str = "source") -> dict[str, float]:
    """The credit of each key by a model."""
    rows = report(store, "attributed_won", by=by, model=model)["rows"]
    return {row[by]: row["value"] for row in rows}


TOUCHES = st.lists(
    st.builds(
        Touch,
        st.sampled_from(sorted(CHANNELS)),
        st.none() | st.floats(-2500, 600).map(lambda hours: round(hours, 3)),
        st.booleans(),
        st.booleans(),
    ),
    max_size=6,
).map(tuple)
PEOPLE = st.lists(
    st.builds(Person, TOUCHES, st.none() | st.integers(0, 500), st.booleans()),
    min_size=1,
    max_size=5,
)


@settings(max_examples=40, deadline=None)
@given(PEOPLE)
def test_every_simple_model_gives_what_is_counted_by_hand(
    store: Store, people: list[Person]
) -> None:
    rows = report(holding(store, *people), "attributed_won", by="source")["rows"]
    for model in SIMPLE:
        given_to = {row["source"]: row[model] for row in rows if row[model]}
        counted = {source: value for source, value in by_hand(model, people).items() if value}
        assert given_to == pytest.approx(counted, abs=1e-6), model


@settings(max_examples=10, deadline=None)
@given(PEOPLE, st.sampled_from(MODELS))
def test_by_any_model_and_dimension_the_credits_add_up_to_those_won(
    store: Store, people: list[Person], model: str
) -> None:
    (won,) = report(holding(store, *people), "won")["rows"]
    (whole,) = report(store, "attributed_won", model=model)["rows"]
    assert whole["value"] == pytest.approx(won["value"])
    for by in ("source", "channel", "campaign"):
        assert sum(told(store, model, by).values()) == pytest.approx(won["value"])


def test_all_models_agree_where_everybody_was_touched_once(store: Store) -> None:
    counted = {"Direct": 1, "Google": 3, "Google Ads": 2}
    holding(
        store,
        *(
            Person((Touch(source, -1),))
            for source, people in counted.items()
            for _ in range(people)
        ),
    )
    for model in MODELS:
        assert told(store, model) == pytest.approx(counted)


def test_a_customer_whom_nothing_touched_is_credited_to_unknown_and_never_to_direct(
    store: Store,
) -> None:
    holding(store, Person(()), Person((Touch("Google", -1),)))
    for model in MODELS:
        assert told(store, model) == pytest.approx({"Google": 1, "Unknown": 1})


def test_a_touch_before_the_look_back_has_no_part(store: Store) -> None:
    holding(store, Person((Touch("Newspaper", -24 * 81), Touch("Google", -1)), hours=240))
    assert told(store, "first") == {"Google": 1}


def test_what_somebody_told_us_speaks_only_where_nothing_was_tracked(store: Store) -> None:
    answer = Touch("Newspaper", 1, is_told=True, of_record=True)
    holding(store, Person((answer, Touch("Google", -1))), Person((answer,)))
    assert told(store, "linear") == {"Google": 1, "Newspaper": 1}


def test_a_record_written_after_the_purchase_speaks_where_nothing_else_does(store: Store) -> None:
    record = Touch("Newspaper", 500, of_record=True)
    holding(store, Person((record,)), Person((record, Touch("Google", -1))))
    assert told(store, "linear") == {"Google": 1, "Newspaper": 1}


def test_few_customers_are_no_ground_for_a_verdict(store: Store) -> None:
    few = [Person((Touch("Google", -1),))] * (ENOUGH - 1)
    rows = report(holding(store, *few), "attributed_won", by="source")["rows"]
    assert {row["verdict"] for row in rows} == {"too few"}
    assert "markov" not in rows[0]


def test_a_source_that_leads_by_every_model_is_best_under_every_model(store: Store) -> None:
    many = [Person((Touch("Google", -1),))] * (ENOUGH + 9) + [
        Person((Touch("Newspaper", -1),))
    ] * ENOUGH
    rows = report(holding(store, *many), "attributed_won", by="source")["rows"]
    assert {row["source"]: row["verdict"] for row in rows} == {
        "Google": "best under every model",
        "Newspaper": "2nd under every model",
    }
    assert rows[0]["markov"] == pytest.approx(ENOUGH + 9)


def test_a_source_that_only_opens_depends_on_the_model(store: Store) -> None:
    path = (Touch("Newspaper", -48), Touch("Google", -1))
    rows = report(holding(store, *[Person(path)] * ENOUGH), "attributed_won", by="source")["rows"]
    assert {row["verdict"] for row in rows} == {"depends on the model: 1st to 2nd"}


def test_a_lead_is_credited_to_what_came_before_it_was_one(store: Store) -> None:
    holding(store, Person((Touch("Newspaper", -48), Touch("Google", 30)), hours=None))
    rows = report(store, "attributed_leads", by="source", model="last")["rows"]
    assert [(row["source"], row["value"]) for row in rows] == [("Newspaper", 1)]


def test_a_model_is_known_by_any_spelling_and_else_refused_with_those_there_are(
    store: Store,
) -> None:
    assert told(store, "Last non-direct") == told(store, "last_non_direct")
    with pytest.raises(RsoftError, match=r"no model 'magic'\. It has: last_non_direct, first"):
        report(store, "attributed_won", model="magic")
    with pytest.raises(RsoftError, match=r"Calls has no model 'first'\. It has none: leave it"):
        report(store, "calls", model="first")


def test_the_model_that_is_meant_without_a_word_is_the_settings(tmp_path) -> None:
    with Store(tmp_path / "rsoft.duckdb") as opened:
        assert report(opened, "attributed_won")["filters"]["model"] == "last_non_direct"
        opened.keep_settings(credit_model="linear")
        assert report(opened, "attributed_won", Filters())["filters"]["model"] == "linear"
        with pytest.raises(RsoftError, match=r"credit_model is 'markov'\. It takes one of"):
            opened.keep_settings(credit_model="markov")
