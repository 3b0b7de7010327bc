"""Credit by what would go lost without a source: a Markov chain of first order with two ends.

From each source people go on to another, buy, or leave, as often as the paths say. The
removal effect of a source is the part of all purchases that goes lost when whoever comes
to it leaves (Anderl et al. 2016); the credits are the effects, scaled to add up to 1.
"""

from collections.abc import Callable

import numpy as np

from rsoft_analytics.credit.paths import Numbers, Paths


def markov(paths: Paths) -> Callable[[Numbers], Numbers]:
    """What tells the shares of the sources, were the paths taken by so many people."""
    # a place is the start, then each source; a step leads from a place to a source
    steps = [
        (row, place, source)
        for row, walk in enumerate(paths.walks)
        for place, source in zip([0, *(one + 1 for one in walk)], walk, strict=False)
    ]
    rows, places, sources = np.array(steps).T
    last = np.array([walk[-1] + 1 for walk in paths.walks])
    shape = (len(paths.sources) + 1, len(paths.sources) + 2)

    def shares(people: Numbers) -> Numbers:
        went = np.zeros(shape)
        np.add.at(went, (places, sources), people.sum(axis=0)[rows])
        np.add.at(went, (last, np.full_like(last, -2)), people[0])
        np.add.at(went, (last, np.full_like(last, -1)), people[1])
        effects = removal_effects(went)
        whole: float = effects.sum()
        return effects / whole if whole else effects

    return shares


def removal_effects(went: Numbers) -> Numbers:
    """The share of purchases that goes lost without each source.

    ``went`` counts who went from each place to each source, bought there, left there. Whoever
    buys without a source has never come to it: what goes lost is the chance to come there times
    the chance to buy from there. The chance to come is the expected visits from the start by
    those from the place itself, which tell how often one is back.
    """
    sums = went.sum(axis=1, keepdims=True)
    chance = np.divide(went, sums, out=np.zeros_like(went), where=sums > 0)
    among = np.zeros((len(went), len(went)))
    among[:, 1:] = chance[:, :-2]  # nobody comes back to the start
    visits = np.linalg.inv(np.eye(len(went)) - among)
    buys = visits @ chance[:, -2]
    if not buys[0]:
        return np.zeros(len(went) - 1)
    effects: Numbers = (visits[0] / visits.diagonal() * buys / buys[0])[1:]
    return effects
