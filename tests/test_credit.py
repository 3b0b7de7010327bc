"""Markov's and Shapley's credit are what going through everything by brute force gives."""

from collections import Counter, defaultdict
from itertools import groupby, pairwise, permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rsoft_analytics.credit import MODELS, Path, Paths, ranges, shared_out

STEPS = 2_000  # of the walk by brute force; what is still walking then is nobody
WALKS = st.lists(st.sampled_from("abcd"), min_size=1, max_size=5).map(tuple)
PATHS = st.lists(st.builds(Path, WALKS, st.integers(0, 9), st.integers(0, 9)), max_size=6).filter(
    lambda paths: any(path.bought for path in paths)
)


def by_orders(paths: list[Path]) -> dict[str, float]:
    """Shapley's value by every order in which the sources could come."""
    sources = sorted({source for path in paths for source in path.sources})
    orders = list(permutations(sources))
    gained = dict.fromkeys(sources, 0.0)
    for order in orders:
        for place, source in enumerate(order):
            with_it, without = set(order[: place + 1]), set(order[:place])
            gained[source] += (worth(paths, with_it) - worth(paths, without)) / len(orders)
    return {source: gain / worth(paths, set(sources)) for source, gain in gained.items()}


def worth(paths: list[Path], sources: set[str]) -> float:
    """How many bought having met only these sources."""
    return sum(path.bought for path in paths if set(path.sources) <= sources)


def by_walking(paths: list[Path]) -> dict[str, float]:
    """Removal effects by letting everybody walk, with each source taken out in turn."""
    went: dict[str, Counter] = defaultdict(Counter)
    for path in paths:
        walk = ["start", *(source for source, _ in groupby(path.sources))]
        for here, there in pairwise(walk):
            went[here][there] += path.bought + path.left
        went[walk[-1]]["bought"] += path.bought
        went[walk[-1]]["left"] += path.left
    whole = share_buying(went, None)
    sources = sorted({source for path in paths for source in path.sources})
    effects = {source: 1 - share_buying(went, source) / whole for source in sources}
    return {source: effect / sum(effects.values()) for source, effect in effects.items()}


def share_buying(went: dict[str, Counter], without: str | None) -> float:
    """The share that ends by buying, where whoever comes to one source leaves."""
    at, bought = {"start": 1.0}, 0.0
    for _ in range(STEPS):
        onward: dict[str, float] = defaultdict(float)
        for place, share in at.items():
            for there, count in went[place].items():
                onward[there] += share * count / went[place].total()
        bought += onward.pop("bought", 0.0)
        onward.pop("left", None)
        onward.pop(without or "", None)
        at = {place: share for place, share in onward.items() if share > 1e-15}
        if not at:
            break
    return bought


def told(model: str, paths: list[Path]) -> dict[str, float]:
    """The shares that a model gives."""
    return shared_out(model, Paths(paths))


def used(paths: list[Path]) -> list[Path]:
    """The paths that somebody took."""
    return [path for path in paths if path.bought + path.left]


@settings(max_examples=60, deadline=None)
@given(PATHS)
def test_shapley_is_the_mean_gain_over_all_orders(paths: list[Path]) -> None:
    assert told("shapley", paths) == pytest.approx(by_orders(used(paths)), abs=1e-9)


@settings(max_examples=60, deadline=None)
@given(PATHS)
def test_markov_is_what_goes_lost_when_each_source_is_taken_out(paths: list[Path]) -> None:
    assert told("markov", paths) == pytest.approx(by_walking(used(paths)), abs=1e-6)


@settings(max_examples=60, deadline=None)
@given(PATHS)
def test_the_shares_of_a_model_add_up_to_one(paths: list[Path]) -> None:
    for model in MODELS:
        assert sum(told(model, paths).values()) == pytest.approx(1)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.sampled_from("abcd"), st.integers(0, 9), st.integers(0, 9))))
def test_models_agree_where_every_path_has_one_source(drawn: list) -> None:
    paths = [Path((source,), bought, left) for source, bought, left in drawn]
    bought: Counter = Counter()
    for path in used(paths):
        bought[path.sources[0]] += path.bought
    whole = bought.total()
    shares = {source: count / whole for source, count in bought.items()} if whole else {}
    assert told("markov", paths) == pytest.approx(shares)
    assert told("shapley", paths) == pytest.approx(shares)


def test_a_source_met_twice_in_a_row_is_met_once() -> None:
    once = [Path(("a", "b"), 3, 1), Path(("a",), 1, 5)]
    twice = [Path(("a", "a", "b", "b"), 3, 1), Path(("a", "a"), 1, 5)]
    assert told("markov", once) == told("markov", twice)


@pytest.mark.parametrize("model", MODELS)
def test_the_range_of_a_share_holds_it_and_narrows_with_more_people(model: str) -> None:
    few, many = (
        Paths([Path(("a", "b"), 5 * times, 20 * times), Path(("b",), 9 * times, 9 * times)])
        for times in (1, 100)
    )
    wide, narrow, share = ranges(model, few), ranges(model, many), shared_out(model, few)
    for source in "ab":
        assert wide[source][0] <= share[source] <= wide[source][1]
        assert narrow[source][1] - narrow[source][0] < wide[source][1] - wide[source][0]
    assert ranges(model, few) == wide  # drawn again, the same


def test_where_nobody_bought_there_is_nothing_to_share_out() -> None:
    assert shared_out("markov", Paths([])) == {}
    assert shared_out("shapley", Paths([Path(("a",), 0, 7)])) == {}
    assert ranges("shapley", Paths([Path(("a",), 0, 7)])) == {}
