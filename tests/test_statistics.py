"""Ranges, differences and curves are the ones that other people's libraries compute."""

from statistics import NormalDist

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import chi2, gamma
from statsmodels.duration.survfunc import SurvfuncRight
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint

from rsoft_analytics.metrics.counts import poisson_bounds, weighted_bounds
from rsoft_analytics.metrics.survival import Step, curve
from rsoft_analytics.store import Store

WATCHED = [(1, True), (2, True), (2, False), (3, True), (5, True), (8, False), (8, True)]
LIFELINES = {  # what lifelines 0.30.0 makes of them: the share left, and its band
    1: (0.857143, 0.334054, 0.978561),
    2: (0.714286, 0.258154, 0.919797),
    3: (0.535714, 0.131988, 0.824997),
    5: (0.357143, 0.051977, 0.698713),
    8: (0.178571, 0.008332, 0.537991),
}
HISTORIES = st.lists(st.tuples(st.integers(1, 40), st.booleans()), min_size=2, max_size=60)


def asked(store: Store, expression: str, *values: float) -> object:
    """The value of an expression of the rules."""
    with store.engine.cursor() as cursor:
        return cursor.execute(f"select {expression}", list(values)).fetchall()[0][0]


def steps(watched: list[tuple[int, bool]]) -> list[Step]:
    """How many it happened to at each time, of how many still watched."""
    times = sorted({time for time, happened in watched if happened})
    return [
        Step(
            time,
            sum(happened and time == one for one, happened in watched),
            sum(one >= time for one, _ in watched),
        )
        for time in times
    ]


@pytest.mark.parametrize(("k", "n"), [(3, 10), (0, 7), (7, 7), (66, 212), (1, 100_000)])
def test_the_range_of_a_share_is_wilsons(empty_store: Store, k: int, n: int) -> None:
    share = asked(empty_store, "ratio(?, ?)", k, n)
    assert (share["low"], share["high"]) == pytest.approx(
        proportion_confint(k, n, method="wilson"), abs=1e-7
    )


@pytest.mark.parametrize(
    ("k", "n", "other_k", "other_n"),
    [(56, 70, 48, 80), (9, 10, 3, 10), (0, 10, 0, 20), (10, 10, 0, 20), (5, 56, 0, 29)],
)
def test_the_range_of_a_difference_is_newcombes(
    empty_store: Store, k: int, n: int, other_k: int, other_n: int
) -> None:
    told = asked(empty_store, "difference(?, ?, ?, ?)", k, n, other_k, other_n)
    expected = confint_proportions_2indep(k, n, other_k, other_n, method="newcomb", compare="diff")
    assert (told["low"], told["high"]) == pytest.approx(expected, abs=1e-6)


def test_the_first_example_of_newcombes_paper(empty_store: Store) -> None:
    told = asked(empty_store, "difference(56, 70, 48, 80)")
    assert (round(told["low"], 4), round(told["high"], 4)) == (0.0524, 0.3339)


@pytest.mark.parametrize("comparisons", [1, 2, 3, 12, 400])
def test_more_comparisons_need_a_longer_reach(empty_store: Store, comparisons: int) -> None:
    told = asked(empty_store, "reach_of(?)", comparisons)
    assert told == pytest.approx(NormalDist().inv_cdf(1 - 0.025 / comparisons), abs=1e-6)


@pytest.mark.parametrize(
    ("values", "word"),  # customers, of how many, both of all; unripe; groups that are compared
    [
        ((60, 100, 90, 300, 0, 3), "better"),
        ((5, 100, 90, 300, 0, 3), "worse"),
        ((30, 100, 90, 300, 0, 3), "no clear difference"),
        ((9, 9, 90, 300, 0, 3), "too few"),
        ((9, 9, 90, 300, 5, 3), "too early"),
        ((0, 0, 90, 300, 40, 3), "too early"),
        ((9, 9, 9, 9, 0, 1), "too few"),
        ((60, 100, 60, 100, 0, 1), None),  # there is no rest
        ((60, 100, 65, 109, 0, 1), None),  # there is one, of too few
    ],
)
def test_a_verdict_is_a_word(empty_store: Store, values: tuple[int, ...], word: str | None) -> None:
    assert asked(empty_store, "verdict(?, ?, ?, ?, ?, ?)", *values) == word


def test_what_is_clear_between_two_is_not_among_twenty(empty_store: Store) -> None:
    words = [asked(empty_store, "verdict(40, 100, 90, 300, 0, ?)", groups) for groups in (2, 20)]
    assert words == ["better", "no clear difference"]


def test_the_curve_and_its_band_are_those_of_lifelines() -> None:
    told = {one.time: (1 - one.share, 1 - one.high, 1 - one.low) for one in curve(steps(WATCHED))}
    assert told == {time: pytest.approx(known, abs=1e-6) for time, known in LIFELINES.items()}


@given(HISTORIES)
def test_the_curve_is_that_of_statsmodels(watched: list[tuple[int, bool]]) -> None:
    other = SurvfuncRight(
        np.array([time for time, _ in watched]), np.array([int(one) for _, one in watched])
    )
    points = curve(steps(watched))
    left = dict(zip(other.surv_times, other.surv_prob, strict=True))
    assert {one.time: 1 - one.share for one in points} == pytest.approx(
        {one.time: left[one.time] for one in points}
    )


@given(HISTORIES)
def test_a_curve_never_falls_and_lies_in_its_band(watched: list[tuple[int, bool]]) -> None:
    points = curve(steps(watched))
    assert [one.share for one in points] == sorted(one.share for one in points)
    assert all(0 <= one.low <= one.share <= one.high <= 1 for one in points)


def test_where_nothing_happened_there_is_no_curve() -> None:
    assert curve([]) == []


@pytest.mark.parametrize("count", [0, 1, 2, 5, 30, 100, 2500, 100_000])
@pytest.mark.parametrize("confidence", [0.9, 0.95, 0.99])
def test_the_range_of_a_count_is_the_exact_one(count: int, confidence: float) -> None:
    tail = (1 - confidence) / 2
    low = chi2.ppf(tail, 2 * count) / 2 if count else 0
    high = chi2.ppf(1 - tail, 2 * count + 2) / 2
    assert poisson_bounds(count, confidence) == pytest.approx((low, high), rel=1e-7)
    if count:
        assert weighted_bounds(count, count, 1, confidence) == pytest.approx((low, high), rel=1e-7)


@given(st.lists(st.floats(1, 1e7), min_size=1, max_size=60), st.sampled_from([0.9, 0.95, 0.99]))
def test_the_range_of_a_sum_is_the_gamma_interval(worths: list[float], confidence: float) -> None:
    total, squares, largest = sum(worths), sum(one * one for one in worths), max(worths)
    tail = (1 - confidence) / 2
    more, wider = total + largest, squares + largest**2
    low = gamma.ppf(tail, total**2 / squares, scale=squares / total)
    high = gamma.ppf(1 - tail, more**2 / wider, scale=wider / more)
    told = weighted_bounds(total, squares, largest, confidence)
    assert told == pytest.approx((low, high), rel=1e-6)
    assert told[0] < total < told[1]


def test_the_range_of_a_sum_holds_the_truth_as_often_as_it_says() -> None:
    chance = np.random.default_rng(7)
    worths = np.array([100.0, 300.0, 5000.0])
    held = []
    for _ in range(2000):
        counts = chance.poisson(4, len(worths))
        if not counts.sum():
            continue
        came = worths[counts > 0].max()
        low, high = weighted_bounds(float(counts @ worths), float(counts @ worths**2), float(came))
        held.append(low <= 4 * worths.sum() <= high)
    assert np.mean(held) >= 0.94
